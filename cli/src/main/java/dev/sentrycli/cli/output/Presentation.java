package dev.sentrycli.cli.output;

import dev.sentrycli.cli.output.jq.JqProgram;
import dev.sentrycli.cli.output.template.Template;
import org.jspecify.annotations.Nullable;

/// How the results of a run are to be written.
///
/// @param form what becomes of them; JSON where a program or a template takes it from there
/// @param jq what `--jq` makes of the JSON, or null
/// @param template what `--template` makes of the JSON, or null
/// @param fields what `--fields` leaves of the JSON; null for everything
public record Presentation(
    Form form,
    @Nullable JqProgram jq,
    @Nullable Template template,
    @Nullable FieldSelection fields) {

  public static Presentation of(Form form, @Nullable FieldSelection fields) {
    return new Presentation(form, null, null, fields);
  }
}
