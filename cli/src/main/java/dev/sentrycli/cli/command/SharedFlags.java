package dev.sentrycli.cli.command;

import dev.sentrycli.cli.output.Form;
import dev.sentrycli.cli.query.SortOrder;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flags that mean the same wherever they appear.
public final class SharedFlags {
  public static final Flag<@Nullable Boolean> JSON =
      Flag.choiceOfToggle("json", "Print JSON instead of text");
  public static final Flag<@Nullable String> FIELDS =
      Flag.text("fields", "a,b.c", "Only these fields of the JSON output, separated by commas");
  public static final Flag<@Nullable String> OUTPUT =
      Flag.choice("output", Form.WORDS, "The form of the output").letter('o');
  public static final Flag<@Nullable String> JQ =
      Flag.text("jq", "expression", "What this expression of jq makes of the JSON output");
  public static final Flag<@Nullable String> TEMPLATE =
      Flag.text("template", "text", "What this Go template makes of the JSON output");
  public static final Flag<@Nullable String> LOG_LEVEL =
      Flag.choice(
              "log-level",
              List.of("error", "warn", "log", "info", "debug", "trace"),
              "How much to say on standard error")
          .hide();
  public static final Flag<Boolean> VERBOSE =
      Flag.toggle("verbose", "Say on standard error what is asked of which server")
          .letter('v')
          .hide();
  public static final Flag<@Nullable String> ORG =
      Flag.text("org", "slug", "The organization, as SENTRY_ORG").hide();
  public static final Flag<@Nullable String> PROJECT =
      Flag.text("project", "slug", "The project, as SENTRY_PROJECT").hide();

  public static final Flag<Boolean> FRESH =
      Flag.toggle("fresh", "Ask the server even where an answer is at hand").letter('f');
  public static final Flag<Boolean> WEB =
      Flag.toggle("web", "Open the page in a browser").letter('w');
  public static final Flag<@Nullable String> CURSOR =
      Flag.text("cursor", "next|prev|first|cursor", "Which page of the list to show").letter('c');

  /// Given several times, or once with commas.
  public static final Flag<List<String>> ENVIRONMENT =
      Flag.list("environment", "name", "Only what happened in this environment; several count all")
          .letter('e');

  private SharedFlags() {}

  /// What every command takes.
  public static Flag<?>[] global() {
    return new Flag<?>[] {JSON, FIELDS, OUTPUT, JQ, TEMPLATE, LOG_LEVEL, VERBOSE, ORG, PROJECT};
  }

  /// Whether the line itself asks for JSON, or for what is made of JSON.
  public static boolean asksForData(Arguments arguments) {
    String form = arguments.get(OUTPUT);
    return Boolean.TRUE.equals(arguments.get(JSON))
        || (form != null && Form.of(form) != Form.TABLE)
        || arguments.given(JQ)
        || arguments.given(TEMPLATE);
  }

  /// What rows are sorted by, `-` before it for the largest first.
  public static Flag<@Nullable SortOrder> sort(String brief) {
    return Flag.value(
            "sort",
            "field",
            brief,
            text -> {
              try {
                return SortOrder.parse(text);
              } catch (UsageException wrong) {
                throw new IllegalArgumentException(wrong.getMessage(), wrong);
              }
            })
        .letter('s');
  }

  /// How many things of a list to show.
  public static Flag<Integer> limit(String things) {
    return limit(things, 25);
  }

  /// @param usual how many where it is not given
  public static Flag<Integer> limit(String things, int usual) {
    return Flag.count("limit", usual, 1, 1000, "How many " + things + " to show, 1000 at most")
        .letter('n');
  }
}
