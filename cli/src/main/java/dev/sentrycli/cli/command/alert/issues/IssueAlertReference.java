package dev.sentrycli.cli.command.alert.issues;

import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import org.jspecify.annotations.Nullable;

/// Which alert about issues a word means: `<id|name>` where the project is known, or
/// `<org>/<project>/<id|name>`.
///
/// @param target the project, as far as it is named
/// @param alert a number or a name
/// @param typed the whole word
/// @param ofRule whether a link named it, with the number of an alert rule
public record IssueAlertReference(Target target, String alert, String typed, boolean ofRule) {
  static final Positional WORD =
      Positional.required(
              "[<org>/<project>/]<id|name>", "The alert, by its number or the name people see")
          .missing("An alert is required: '<org>/<project>/<id|name>'");

  /// @throws UsageException if it can't be one
  static IssueAlertReference parse(String text) {
    String word = text.strip();
    if (SentryUrl.isSentryUrl(word, null)) {
      return ofLink(word);
    }
    int first = word.indexOf('/');
    if (first < 0) {
      if (word.isEmpty()) {
        throw wrong(text);
      }
      return new IssueAlertReference(new Target.Detect(), word, text, false);
    }
    int second = word.indexOf('/', first + 1);
    if (second < 0) {
      throw withoutProject(word, first, text);
    }
    String organization = Slug.of("organization", word.substring(0, first).strip());
    String project = Slug.of("project", word.substring(first + 1, second).strip());
    String alert = word.substring(second + 1).strip();
    if (alert.isEmpty()) {
      throw wrong(text);
    }
    return new IssueAlertReference(
        TargetSyntax.parse(organization + "/" + project), alert, text, false);
  }

  /// The page of a rule names its project and number, that of an alert only its number.
  private static IssueAlertReference ofLink(String word) {
    SentryUrl url = SentryUrl.parse(word, null);
    String organization = url.organization();
    if (url.page() instanceof SentryUrl.Page.AlertRule(@Nullable String project, String rule)
        && organization != null
        && project != null) {
      return new IssueAlertReference(
          TargetSyntax.parse(organization + "/" + project),
          rule,
          organization + "/" + project + "/" + rule,
          true);
    }
    if (url.page() instanceof SentryUrl.Page.Alert(String alert) && organization != null) {
      return new IssueAlertReference(
          new Target.Org(organization), alert, organization + "/" + alert, false);
    }
    throw url.insteadOf("an alert about issues");
  }

  private static UsageException wrong(String text) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "'" + Slug.printable(text) + "' does not name an alert about issues",
        "it is written '<org>/<project>/<id|name>', or '<id|name>' where the project is known");
  }

  /// One slash: what stands before it can be meant as an organization or as a project.
  private static UsageException withoutProject(String word, int slash, String text) {
    String before = Slug.printable(word.substring(0, slash).strip());
    String after = Slug.printable(word.substring(slash + 1).strip());
    if (before.isEmpty() || after.isEmpty()) {
      return wrong(text);
    }
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "'" + Slug.printable(text) + "' lacks the project of the alert, or its organization",
        "write '" + before + "/<project>/" + after + "' or '<org>/" + before + "/" + after + "'",
        "'sentry alert issues list " + before + "/' shows the alerts of an organization");
  }

  /// Whether it says where the alert is.
  boolean isPlaced() {
    return !(target instanceof Target.Detect);
  }

  /// Whether it says which project the alert is of.
  boolean namesProject() {
    return isPlaced() && !(target instanceof Target.Org);
  }
}
