package dev.sentrycli.cli.command.trace;

import dev.sentrycli.api.event.Event;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.recovery.TraceReference;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.grammar.Positional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trace that words name, before any server is asked.
public sealed interface NamedTrace {
  /// The words: a trace, alone or after its organization or project, in one or two; or an issue.
  Positional WORDS =
      Positional.oneOrMore("trace", "A trace id, after its organization or project; or a link")
          .missing("Trace ID is required");

  /// How people are told of the forms.
  String FORMS =
      """
      A trace is named by its id, alone ('7f3a…'), after its organization ('acme/7f3a…') or after its \
      project ('acme/web/7f3a…', 'acme/web 7f3a…'), or by a link. The short id of an issue (WEB-1A) \
      stands for the trace of its latest event.""";

  record ById(TraceReference trace) implements NamedTrace {}

  /// The trace of an issue's latest event, or of the event that the words name with it.
  record OfIssue(IssueReference issue) implements NamedTrace {}

  /// @param bare what a single name before a trace is
  /// @throws dev.sentrycli.grammar.UsageException if the target can't be one
  /// @throws dev.sentrycli.cli.recovery.IdException if the id can't be one
  static NamedTrace parse(List<String> words, TraceSyntax.Bare bare) {
    IssueReference issue =
        switch (words.size()) {
          case 1 -> issue(words.getFirst().strip());
          case 2 -> issue(words.getFirst().strip(), words.get(1).strip(), bare);
          default -> null;
        };
    return issue == null ? new ById(TraceSyntax.parse(words, bare)) : new OfIssue(issue);
  }

  /// Where the trace is.
  ///
  /// @param usage of the command with placeholders
  /// @param command that shows a trace, without its last word
  /// @throws TargetException if it can't be found out, or the event belongs to none
  default TracePlace place(String usage, String command, Session session) {
    return switch (this) {
      case ById(TraceReference trace) -> TracePlace.of(trace, usage, command, session);
      case OfIssue(IssueReference issue) -> ofIssue(session.issueTargets().find(issue), session);
    };
  }

  private static TracePlace ofIssue(IssueTarget issue, Session session) {
    String event = issue.event() == null ? "latest" : issue.event();
    Event found = session.api().events().ofIssue(issue.organization(), issue.id(), event);
    String id = found.trace();
    if (id == null) {
      throw TargetException.notFound(
          "The latest event of the issue '%s' belongs to no trace".formatted(issue),
          List.of(),
          List.of(),
          "'sentry issue view %s' shows the event".formatted(issue));
    }
    return new TracePlace(issue.organization(), null, id);
  }

  /// The issue that a word names behind its organization or project; null if it can't be one.
  private static @Nullable IssueReference issue(String place, String word, TraceSyntax.Bare bare) {
    if (Command.isWebAddress(place) || word.indexOf('/') >= 0 || issue(word) == null) {
      return null;
    }
    boolean project = bare == TraceSyntax.Bare.PROJECT && place.indexOf('/') < 0;
    return IssueSyntax.parse(place + (project ? "#" : place.endsWith("/") ? "" : "/") + word);
  }

  /// Whether it is an id as links and spans write it: `span-15622d9537a9931b`.
  private static boolean isPrefixed(String word) {
    for (String prefix : WrittenId.PREFIXES) {
      if (word.regionMatches(true, 0, prefix, 0, prefix.length())) {
        String id = word.substring(prefix.length());
        return id.length() >= WrittenId.ENOUGH
            && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
      }
    }
    return false;
  }

  /// The issue a word names; null if it can't be one, or is more likely the id of a trace.
  private static @Nullable IssueReference issue(String word) {
    if (Command.isWebAddress(word)) {
      SentryUrl url = SentryUrl.parse(word, null);
      return url.page() instanceof SentryUrl.Page.Issue ? new IssueReference.FromUrl(url) : null;
    }
    String last = word.substring(word.lastIndexOf('/') + 1);
    if (word.indexOf('#') >= 0) {
      return IssueSyntax.parse(word);
    }
    int dash = last.lastIndexOf('-');
    if (dash <= 0
        || isPrefixed(last)
        || !Slug.isShortIdEnd(last.substring(dash + 1))
        || HexId.parse(last) != null) {
      return null;
    }
    boolean hex = last.replace("-", "").chars().allMatch(c -> Character.digit(c, 16) >= 0);
    boolean capital = IssueSyntax.isShortId(last);
    boolean numbered = last.substring(dash).chars().anyMatch(Character::isDigit);
    boolean longHex = hex && last.length() > 8;
    boolean prefixed = HexId.parse(last.substring(dash + 1)) != null || last.length() > 40;
    return (capital || numbered) && !longHex && !prefixed ? IssueSyntax.parse(word) : null;
  }
}
