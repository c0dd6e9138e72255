package dev.sentrycli.cli;

import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.output.Presentation;
import dev.sentrycli.cli.output.jq.JqException;
import dev.sentrycli.cli.output.jq.JqProgram;
import dev.sentrycli.cli.output.template.Template;
import dev.sentrycli.cli.output.template.TemplateException;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the flags and variables about output come to.
final class OutputFlags {
  private static final String VARIABLE = "SENTRY_OUTPUT_FORMAT";

  private OutputFlags() {}

  /// @param own the flags of the command, which may give a name another meaning
  /// @param fields what is left of the JSON output; null for all
  /// @throws UsageException if they contradict each other, or an expression or template is none
  static Presentation read(
      Arguments arguments,
      List<Flag<?>> own,
      @Nullable FieldSelection fields,
      Environment environment) {
    String jq = text(SharedFlags.JQ, arguments, own);
    String template = text(SharedFlags.TEMPLATE, arguments, own);
    Boolean json = arguments.get(SharedFlags.JSON);
    String word = text(SharedFlags.OUTPUT, arguments, own);
    Form form = word == null ? null : Form.of(word);
    if (json != null && form != null && json != (form == Form.JSON)) {
      throw contradiction(json ? "--json" : "--no-json", "--output " + form.word());
    }
    if (jq == null && template == null) {
      return Presentation.of(form != null ? form : form(json, environment), fields);
    }
    if (jq != null && template != null) {
      throw contradiction("--jq", "--template");
    }
    String named = jq != null ? "--jq" : "--template";
    if (json != null && !json) {
      throw contradiction("--no-json", named);
    }
    if (form != null && form != Form.JSON) {
      throw contradiction("--output " + form.word(), named);
    }
    return new Presentation(
        Form.JSON,
        jq == null ? null : program(jq),
        template == null ? null : template(template),
        fields);
  }

  private static Form form(@Nullable Boolean json, Environment environment) {
    if (json != null) {
      return json ? Form.JSON : Form.TABLE;
    }
    String variable = environment.get(VARIABLE);
    Form form = variable == null ? null : Form.of(variable);
    return form == null ? Form.TABLE : form;
  }

  /// What to say if the form is the one for people only because the variable holds a word that
  /// means nothing; null if that is not so.
  static @Nullable String warning(
      Arguments arguments, List<Flag<?>> own, Presentation presentation, Environment environment) {
    String variable = environment.get(VARIABLE);
    if (variable == null
        || presentation.form() != Form.TABLE
        || Form.of(variable) != null
        || variable.equalsIgnoreCase("human")
        || variable.equalsIgnoreCase("text")
        || arguments.given(SharedFlags.JSON)
        || text(SharedFlags.OUTPUT, arguments, own) != null) {
      return null;
    }
    int last = Form.WORDS.size() - 1;
    return VARIABLE
        + " is none of "
        + String.join(", ", Form.WORDS.subList(0, last))
        + " and "
        + Form.WORDS.get(last)
        + ", so the output is for people";
  }

  /// The flag's value, unless the command has one of this name itself.
  private static @Nullable String text(
      Flag<@Nullable String> flag, Arguments arguments, List<Flag<?>> own) {
    if (!arguments.given(flag)) {
      return null;
    }
    for (Flag<?> other : own) {
      if (other.name().equals(flag.name())) {
        return null;
      }
    }
    return arguments.get(flag);
  }

  private static JqProgram program(String expression) {
    try {
      return JqProgram.compile(expression);
    } catch (JqException unreadable) {
      throw unreadable(expression, "jq", unreadable);
    }
  }

  private static Template template(String text) {
    try {
      return Template.parse(text);
    } catch (TemplateException unreadable) {
      throw unreadable(text, "template", unreadable);
    }
  }

  private static UsageException unreadable(String text, String flag, RuntimeException reason) {
    return new UsageException(
        Kind.SYNTAX, "Failed to parse \"" + text + "\" for " + flag + ": " + reason.getMessage());
  }

  private static UsageException contradiction(String one, String other) {
    return new UsageException(
        Kind.SYNTAX, "'" + one + "' and '" + other + "' can't be had together");
  }
}
