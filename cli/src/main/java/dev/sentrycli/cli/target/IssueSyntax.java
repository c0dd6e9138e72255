package dev.sentrycli.cli.target;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.grammar.UsageException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `<issue>` arguments.
public final class IssueSyntax {
  /// Words of the command line that are easily typed with a dash instead of a space.
  private static final Set<String> COMMAND_WORDS = Set.of("issue", "issues", "event", "events");

  private IssueSyntax() {}

  /// As [#parse(String, BaseUrl)] while no instance is known, so that links need their `https://`.
  public static IssueReference parse(String text) {
    return parse(text, null);
  }

  /// What the argument names. Of pasted text only the first line that is not blank counts.
  ///
  /// @throws UsageException if it can't name an issue
  public static IssueReference parse(String text, @Nullable BaseUrl configured) {
    String word = firstLine(text);
    if (word.isEmpty() || word.chars().allMatch(c -> c == '-' || c == '/' || c == '#')) {
      throw refused("Issue ID is required", FORMS);
    }
    if (SentryUrl.isSentryUrl(word, configured)) {
      return fromUrl(SentryUrl.parse(word, configured));
    }
    if (word.contains("://")) {
      throw refused("Only links that start with https:// or http:// can name an issue", FORMS);
    }
    int hash = word.indexOf('#');
    if (hash >= 0) {
      return afterHash(word.substring(0, hash), word.substring(hash + 1));
    }
    String[] parts = word.split("/", -1);
    return switch (parts.length) {
      case 1 -> alone(null, parts[0]);
      case 2 ->
          parts[0].isEmpty()
              ? alone(null, parts[1])
              : alone(Slug.of("organization", parts[0]), parts[1]);
      case 3 ->
          inProject(Slug.of("organization", parts[0]), Slug.of("project", parts[1]), parts[2]);
      default ->
          throw refused(
              "'%s' has more parts than an organization, a project and an issue"
                  .formatted(Slug.printable(word)),
              FORMS);
    };
  }

  /// Whether a word is written like `WEB-1A`, as slugs of projects never are.
  public static boolean isShortId(String word) {
    int dash = word.lastIndexOf('-');
    return dash > 0
        && Slug.isShortIdEnd(word.substring(dash + 1))
        && word.equals(word.toUpperCase(Locale.ROOT))
        && !word.equals(word.toLowerCase(Locale.ROOT));
  }

  private static IssueReference fromUrl(SentryUrl url) {
    return switch (url.page()) {
      case SentryUrl.Page.Issue _, SentryUrl.Page.Feedback _, SentryUrl.Page.Share _ ->
          new IssueReference.FromUrl(url);
      case SentryUrl.Page.Organization _,
          SentryUrl.Page.Project _,
          SentryUrl.Page.IssueList _,
          SentryUrl.Page.Event _,
          SentryUrl.Page.Trace _,
          SentryUrl.Page.Replay _,
          SentryUrl.Page.Dashboard _,
          SentryUrl.Page.AlertRule _,
          SentryUrl.Page.Conversation _,
          SentryUrl.Page.Alert _,
          SentryUrl.Page.Detector _,
          SentryUrl.Page.Release _,
          SentryUrl.Page.Monitor _,
          SentryUrl.Page.Api _ ->
          throw url.insteadOf("an issue");
    };
  }

  /// `web#WEB-1`, `acme/web#WEB-1`, `#WEB-1`.
  private static IssueReference afterHash(String before, String issue) {
    int slash = before.indexOf('/');
    String organization = slash < 0 ? null : Slug.of("organization", before.substring(0, slash));
    String project = before.substring(slash + 1);
    if (project.isEmpty()) {
      return alone(organization, issue);
    }
    return inProject(organization, Slug.of("project", project), issue);
  }

  private static IssueReference alone(@Nullable String organization, String written) {
    String issue = written.strip();
    if (issue.startsWith("@")) {
      return new IssueReference.Selected(organization, null, selector(issue));
    }
    int colon = issue.indexOf(':');
    if (colon > 0) {
      return inProject(
          organization, Slug.of("project", issue.substring(0, colon)), issue.substring(colon + 1));
    }
    Slug.of("issue", issue);
    if (Slug.isNumeric(issue)) {
      return new IssueReference.Numeric(organization, issue);
    }
    int dash = issue.lastIndexOf('-');
    if (dash > 0 && Slug.isShortIdEnd(issue.substring(dash + 1))) {
      if (organization == null && COMMAND_WORDS.contains(issue.substring(0, dash))) {
        String suffix = issue.substring(dash + 1);
        throw refused(
            "'%s' looks like a command typed with a dash, not like an issue".formatted(issue),
            "an issue's id stands alone: 'sentry issue view %s'".formatted(suffix),
            "for a project of that name write its organization too: 'acme/%s'".formatted(issue));
      }
      return new IssueReference.ShortId(organization, null, issue);
    }
    if (!Slug.isShortIdEnd(issue)) {
      throw refused("'%s' names no issue".formatted(Slug.printable(issue)), FORMS);
    }
    return new IssueReference.Suffix(organization, issue);
  }

  private static IssueReference inProject(
      @Nullable String organization, String project, String written) {
    String issue = written.strip();
    if (issue.startsWith("@")) {
      return new IssueReference.Selected(organization, project, selector(issue));
    }
    Slug.of("issue", issue);
    int dash = issue.lastIndexOf('-');
    if (dash > 0 && Slug.isShortIdEnd(issue.substring(dash + 1))) {
      return new IssueReference.ShortId(organization, project, issue);
    }
    if (!Slug.isShortIdEnd(issue)) {
      throw refused("'%s' names no issue".formatted(Slug.printable(issue)), FORMS);
    }
    return new IssueReference.InProject(organization, project, issue);
  }

  private static IssueReference.Selector selector(String word) {
    IssueReference.Selector selector = IssueReference.Selector.named(word);
    if (selector == null) {
      throw refused(
          "'%s' chooses no issue".formatted(Slug.printable(word)),
          "'@latest' is the unresolved issue seen last, '@most_frequent' the one with most events");
    }
    return selector;
  }

  private static String firstLine(String text) {
    for (String line : text.split("[\\r\\n]+", -1)) {
      if (!line.isBlank()) {
        return line.strip();
      }
    }
    return "";
  }

  private static final String FORMS =
      "an issue is an id (5001), a short id (WEB-1A, acme/WEB-1A), '@latest', or a link to it";

  private static UsageException refused(String message, String... hints) {
    return new UsageException(UsageException.Kind.SYNTAX, message, hints);
  }
}
