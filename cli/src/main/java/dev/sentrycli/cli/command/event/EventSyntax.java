package dev.sentrycli.cli.command.event;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.event.EventReference.Place;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.cli.recovery.IdKind;
import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueReference.Selector;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the words of `event view`: a target, events, or a target and events in it.
final class EventSyntax {
  private static final String FORMS =
      "an event's id has 32 hexadecimal digits, with dashes or without: 'sentry event view"
          + " acme/web e1f0a9b8c7d64352819091a2b3c4d5e6'";

  /// So many hexadecimal digits are more likely a cut id than a name.
  private static final int LIKELY_ID = 8;

  private EventSyntax() {}

  /// The events that are meant, each once and at least one. Words may hold several lines, as pasted
  /// text does.
  ///
  /// @throws UsageException if a word can't name an event
  static List<EventReference> parse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      for (String line : argument.split("[\\r\\n]+", -1)) {
        if (!line.isBlank()) {
          words.add(line.strip());
        }
      }
    }
    if (words.isEmpty()) {
      if (!arguments.isEmpty()) {
        throw refused("The event is named by an empty word");
      }
      return List.of(new EventReference.Here());
    }
    if (words.size() == 1) {
      return List.of(alone(words.getFirst()));
    }
    List<EventReference> found = new ArrayList<>();
    Place place = new Place.Within(new Target.Detect());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      EventReference complete = word.indexOf('/') < 0 ? null : complete(word);
      if (complete == null && i == 0 && !isId(word)) {
        place = place(word);
        continue;
      }
      if (complete instanceof EventReference.ById(Place where, String _)) {
        place = where;
      }
      EventReference reference = complete != null ? complete : named(place, word);
      if (!found.contains(reference)) {
        found.add(reference);
      }
    }
    return found;
  }

  /// What a word names that stands alone.
  private static EventReference alone(String word) {
    EventReference complete = complete(word);
    if (complete != null) {
      return complete;
    }
    if (Command.isWebAddress(word)) {
      return ofUrl(SentryUrl.parse(word, null));
    }
    if (word.substring(word.lastIndexOf('/') + 1).startsWith("@")
        || word.indexOf('#') >= 0
        || word.indexOf(':') > 0) {
      return new EventReference.OfIssue(IssueSyntax.parse(word));
    }
    int slash = word.indexOf('/');
    if (slash == word.length() - 1) {
      return latestOf(Slug.of("organization", word.substring(0, slash)), null);
    }
    String organization =
        slash <= 0 ? null : Slug.of("organization", word.substring(0, slash).strip());
    String last = word.substring(slash + 1).strip();
    if (Slug.isNumeric(last)) {
      return new EventReference.OfIssue(IssueSyntax.parse(word));
    }
    refuseCutId(last);
    int dash = last.lastIndexOf('-');
    if (dash > 0 && Slug.isShortIdEnd(last.substring(dash + 1))) {
      IssueReference issue = IssueSyntax.parse(word);
      return isCapital(last)
          ? new EventReference.OfIssue(issue)
          : new EventReference.Unclear(organization, last, issue);
    }
    return organization == null
        ? latestOf(Slug.of("organization", last), null)
        : latestOf(organization, Slug.of("project", last));
  }

  /// A word that names an event by its id without any other word's help; null if it does not.
  private static @Nullable EventReference complete(String word) {
    if (Command.isWebAddress(word)) {
      SentryUrl url = SentryUrl.parse(word, null);
      return switch (url.page()) {
        case SentryUrl.Page.Event(String _, String event) ->
            new EventReference.ById(new Place.Within(new Target.FromUrl(url)), event);
        case SentryUrl.Page.Issue(String _, String event, String _) when event != null ->
            new EventReference.OfIssue(new IssueReference.FromUrl(url));
        default -> null;
      };
    }
    String[] parts = word.split("/", -1);
    String last = parts[parts.length - 1].strip();
    if (Slug.isNumeric(last) || last.startsWith("@")) {
      return null;
    }
    String id = HexId.parse(last);
    return switch (parts.length) {
      case 1 ->
          id == null ? null : new EventReference.ById(new Place.Within(new Target.Detect()), id);
      case 2 ->
          id == null || parts[0].isEmpty()
              ? null
              : new EventReference.ById(
                  new Place.Within(new Target.Org(Slug.of("organization", parts[0].strip()))), id);
      case 3 ->
          named(
              new Place.Within(TargetSyntax.parse(parts[0].strip() + "/" + parts[1].strip())),
              last);
      default ->
          throw refused(
              "'%s' has more parts than an organization, a project and an event"
                  .formatted(Slug.printable(word)));
    };
  }

  /// What the first word names if ids follow it.
  private static Place place(String word) {
    String last = word.substring(word.lastIndexOf('/') + 1).strip();
    int dash = last.lastIndexOf('-');
    boolean issue =
        word.indexOf('#') >= 0
            || (dash > 0 && Slug.isShortIdEnd(last.substring(dash + 1)) && isCapital(last));
    if (Command.isWebAddress(word)) {
      SentryUrl url = SentryUrl.parse(word, null);
      issue = ofUrl(url) instanceof EventReference.OfIssue(IssueReference.FromUrl _);
    } else {
      refuseCutId(last);
    }
    return issue
        ? new Place.Beside(IssueSyntax.parse(word))
        : new Place.Within(TargetSyntax.parse(word));
  }

  private static EventReference ofUrl(SentryUrl url) {
    return switch (url.page()) {
      case SentryUrl.Page.Issue _, SentryUrl.Page.Feedback _, SentryUrl.Page.Share _ ->
          new EventReference.OfIssue(new IssueReference.FromUrl(url));
      case SentryUrl.Page.Organization _, SentryUrl.Page.Project _, SentryUrl.Page.IssueList _ ->
          latestOf(url.organization(), url.project());
      case SentryUrl.Page.Event(String _, String event) ->
          new EventReference.ById(new Place.Within(new Target.FromUrl(url)), event);
      case SentryUrl.Page.Trace _,
          SentryUrl.Page.Replay _,
          SentryUrl.Page.Dashboard _,
          SentryUrl.Page.AlertRule _,
          SentryUrl.Page.Conversation _,
          SentryUrl.Page.Alert _,
          SentryUrl.Page.Detector _,
          SentryUrl.Page.Release _,
          SentryUrl.Page.Monitor _,
          SentryUrl.Page.Api _ ->
          throw url.insteadOf("an event");
    };
  }

  static EventReference latestOf(@Nullable String organization, @Nullable String project) {
    return new EventReference.OfIssue(
        new IssueReference.Selected(organization, project, Selector.LATEST));
  }

  /// Whether a word is an event's id. Digits alone are the number of an issue.
  private static boolean isId(String word) {
    return !Slug.isNumeric(word) && HexId.parse(word) != null;
  }

  /// An event in a place. Where that is a project, an id may be cut: it can be completed there.
  private static EventReference named(Place place, String word) {
    String id = HexId.parse(word);
    if (id != null) {
      return new EventReference.ById(place, id);
    }
    if (place instanceof Place.Within within && within.target() instanceof Target.Explicit) {
      return new EventReference.ByPiece(within, WrittenId.parse(IdKind.EVENT, word));
    }
    throw refused("'%s' is no event id".formatted(Slug.printable(word)));
  }

  private static void refuseCutId(String word) {
    int digits = 0;
    boolean number = false;
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!hex && c != '-') {
        return;
      }
      digits += hex ? 1 : 0;
      number |= c >= '0' && c <= '9';
    }
    if (digits >= LIKELY_ID && number) {
      throw refused(
          "'%s' is no event id: it has %d digits".formatted(Slug.printable(word), digits));
    }
  }

  private static boolean isCapital(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT))
        && !word.equals(word.toLowerCase(Locale.ROOT));
  }

  private static UsageException refused(String message) {
    return new UsageException(UsageException.Kind.VALUE, message, FORMS);
  }
}
