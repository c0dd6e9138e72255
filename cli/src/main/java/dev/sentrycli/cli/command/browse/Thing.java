package dev.sentrycli.cli.command.browse;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import org.jspecify.annotations.Nullable;

/// What a word given to `sentry browse` names.
sealed interface Thing {
  /// An organization or a project.
  record Place(Target target) implements Thing {}

  record Issue(IssueReference reference) implements Thing {}

  /// @param organization null if it was not written
  record Event(@Nullable String organization, String id) implements Thing {}

  /// A page of the instance, by its address.
  record Link(String address, SentryUrl url) implements Thing {}

  /// Issues are written as short ids and numbers, with `#` or `@`, or with three parts; all else is
  /// an organization or a project.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if it can't name anything
  static Thing of(@Nullable String text) {
    String word = text == null ? "" : text.strip();
    if (Command.isWebAddress(word)) {
      return new Link(word, SentryUrl.parse(word, null));
    }
    int slash = word.lastIndexOf('/');
    String last = word.substring(slash + 1);
    String event = HexId.parse(last);
    if (event != null && word.indexOf('/') == slash) {
      return new Event(
          slash <= 0 ? null : Slug.of("organization", word.substring(0, slash)), event);
    }
    return isIssue(word, last)
        ? new Issue(IssueSyntax.parse(word))
        : new Place(TargetSyntax.parse(word));
  }

  private static boolean isIssue(String word, String last) {
    int slash = word.indexOf('/');
    boolean threeParts = slash > 0 && word.indexOf('/', slash + 1) > 0 && !last.isEmpty();
    if (last.startsWith("@") || word.indexOf('#') >= 0 || last.indexOf(':') > 0 || threeParts) {
      return true;
    }
    if (Slug.isNumeric(last)) {
      return true;
    }
    int dash = last.lastIndexOf('-');
    if (dash <= 0 || !Slug.isShortIdEnd(last.substring(dash + 1))) {
      return false;
    }
    // Slugs have no capitals, and few end in a piece that holds a digit.
    return last.chars().anyMatch(Character::isUpperCase)
        || last.substring(dash).chars().anyMatch(Character::isDigit);
  }
}
