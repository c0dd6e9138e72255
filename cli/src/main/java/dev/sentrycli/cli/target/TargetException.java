package dev.sentrycli.cli.target;

import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is meant can't be worked out, or does not exist.
public final class TargetException extends Failure {
  private TargetException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// Nothing says which organization or project is meant.
  ///
  /// @param what is missing, such as "organization and project"
  /// @param usage of the command with placeholders
  /// @param findings what was looked at and did not help
  static TargetException missing(String what, String usage, List<String> findings) {
    List<String> hints = new ArrayList<>();
    hints.add("name it: '%s'".formatted(usage));
    hints.add(
        what.contains("project")
            ? "or set SENTRY_ORG and SENTRY_PROJECT, or org and project in a .sentryclirc"
            : "or set SENTRY_ORG, or org in a .sentryclirc");
    hints.add("or work in a folder whose code, .env file or SENTRY_DSN holds a DSN");
    hints.add(
        "'sentry org list' shows the organizations, 'sentry project list <org>/' the projects");
    return new TargetException(
        Exit.CONTEXT_MISSING, "It is not clear which %s to use".formatted(what), findings, hints);
  }

  /// The argument names less than the command needs.
  static TargetException incomplete(String message, String usage) {
    return new TargetException(
        Exit.CONTEXT_MISSING, message, List.of(), List.of("name it: '%s'".formatted(usage)));
  }

  /// What was named does not exist, as far as this account can see.
  ///
  /// @param near what may have been meant, as it is typed
  public static TargetException notFound(
      String message, List<String> details, List<String> near, @Nullable String next) {
    List<String> hints = new ArrayList<>();
    if (!near.isEmpty()) {
      hints.add("Did you mean " + quoted(near) + "?");
    }
    if (next != null) {
      hints.add(next);
    }
    return new TargetException(Exit.RESOLUTION, message, details, hints);
  }

  /// What takes the short id of an issue, for where a project was looked for by it.
  static String ofIssue(String shortId) {
    return "for an issue: 'sentry trace view %s' shows its trace, 'sentry trace logs %s' its logs, "
            .formatted(shortId, shortId)
        + "'sentry issue events %s' its events".formatted(shortId);
  }

  /// Several things fit.
  ///
  /// @param choices as they are typed
  public static TargetException ambiguous(String message, List<String> choices) {
    return new TargetException(
        Exit.RESOLUTION, message, List.of(), List.of("write one of " + quoted(choices)));
  }

  /// Names in quotes, separated by commas.
  static String quoted(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.isEmpty() ? "'" : ", '").append(Slug.printable(name)).append('\'');
    }
    return text.toString();
  }
}
