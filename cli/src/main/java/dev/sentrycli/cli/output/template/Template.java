package dev.sentrycli.cli.output.template;

import com.google.gson.JsonElement;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.format.Ages;

/// A template in the language of Go's text/template, with the functions that 'gh' has.
///
/// What it is given is made safe first, so that it can be printed whatever the server sent; escape
/// sequences in what comes out are those of the template.
public final class Template {
  private final TemplateParser.Parsed parsed;

  private Template(TemplateParser.Parsed parsed) {
    this.parsed = parsed;
  }

  /// @throws TemplateException if it is no template
  public static Template parse(String text) {
    return new Template(TemplateParser.parse(text));
  }

  /// What it makes of a JSON value.
  ///
  /// @param look of the place it goes to
  /// @throws TemplateException if the value does not fit the template
  public String render(JsonElement input, Look look, Ages ages) {
    return new Rendering(parsed, new Functions(look, ages)).of(Values.of(input));
  }
}
