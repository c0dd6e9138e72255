package dev.sentrycli.sandbox.world.issue;

import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.search.SearchParser;
import dev.sentrycli.sandbox.world.search.Term;
import dev.sentrycli.sandbox.world.search.Term.Operand;
import dev.sentrycli.sandbox.world.search.Wildcard;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The search keys that ask about an issue as a whole. All others ask about its events.
final class IssueTerms {
  private static final Set<String> KEYS =
      Set.of(
          "status",
          "substatus",
          "is.assigned",
          "is.for_review",
          "is.linked",
          "assigned_to",
          "assigned_or_suggested",
          "bookmarked_by",
          "subscribed_by",
          "team",
          "first_seen",
          "last_seen",
          "first_release",
          "times_seen",
          "issue",
          "issue.id",
          "issue.category",
          "issue.priority",
          "issue.type",
          "issue.seer_actionability",
          "issue.seer_last_run");
  private static final Set<String> CATEGORIES =
      Set.of(
          "error",
          "performance",
          "profile",
          "cron",
          "replay",
          "feedback",
          "uptime",
          "metric_alert",
          "outage",
          "frontend",
          "http_client",
          "db_query",
          "mobile",
          "metric");

  private final Directory directory;
  private final @Nullable User viewer;
  private final Organization organization;

  IssueTerms(Directory directory, Organization organization, @Nullable User viewer) {
    this.directory = directory;
    this.organization = organization;
    this.viewer = viewer;
  }

  boolean covers(Term term) {
    return KEYS.contains(term.key());
  }

  /// Whether conditions say themselves which categories they are about. All others are not about
  /// feedback, which the server shows to those only who ask for it.
  static boolean chooseCategories(List<Term> terms) {
    for (Term term : terms) {
      if (term.key().equals("issue.category") || term.key().equals("issue.type")) {
        return true;
      }
    }
    return false;
  }

  /// Refuses values that the server knows to be none.
  static void check(List<Term> terms) throws SearchException {
    for (Term term : terms) {
      if (term.operand() instanceof Operand.Texts(var values)) {
        for (String value : values) {
          check(term.key(), value);
        }
      }
    }
  }

  private static void check(String key, String value) throws SearchException {
    switch (key) {
      case "issue.category" -> {
        if (!CATEGORIES.contains(value)) {
          throw new SearchException("Invalid category value of '" + value + "'");
        }
      }
      case "issue.priority" -> {
        if (Priority.of(value) == null) {
          throw new SearchException("Invalid priority value of '" + value + "'");
        }
      }
      case "status" -> {
        if (!Set.of("resolved", "unresolved", "ignored", "archived", "muted", "reprocessing")
            .contains(value)) {
          throw new SearchException("invalid status value of '" + value + "'");
        }
      }
      case "substatus" -> {
        if (Substatus.of(value) == null) {
          throw new SearchException("invalid substatus value of '" + value + "'");
        }
      }
      default -> {}
    }
  }

  /// Whether an issue satisfies a condition that [#covers].
  boolean satisfied(Issue issue, Term term) {
    return term.negated() != plainly(issue, term);
  }

  private boolean plainly(Issue issue, Term term) {
    return switch (term.operand()) {
      case Operand.Moment(var when) -> moment(issue, term.key(), term.operator(), when);
      case Operand.Numbers(var anyOf) ->
          SearchParser.compares((double) number(issue, term.key()), term.operator(), anyOf);
      case Operand.Pattern _ -> false;
      case Operand.Presence() -> isSet(issue, term.key());
      case Operand.Truth(var wanted) -> !wanted;
      case Operand.Texts(var anyOf) -> {
        for (String value : anyOf) {
          if (is(issue, term.key(), value)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private static long number(Issue issue, String key) {
    return key.equals("issue.id") ? issue.id() : issue.occurrences().count(Set.of());
  }

  private static boolean moment(Issue issue, String key, Term.Operator operator, Instant when) {
    Instant at =
        switch (key) {
          case "first_seen" -> issue.occurrences().firstSeen();
          case "last_seen" -> issue.occurrences().lastSeen();
          default -> null;
        };
    return at != null && operator.accepts(at.compareTo(when));
  }

  private static boolean isSet(Issue issue, String key) {
    return switch (key) {
      case "assigned_to", "assigned_or_suggested" -> issue.triage().assignee() != null;
      case "first_release" -> issue.occurrences().firstRelease() != null;
      case "bookmarked_by" -> issue.triage().bookmarked();
      case "subscribed_by" -> issue.triage().subscribed();
      case "issue.seer_actionability", "issue.seer_last_run" -> false;
      default -> true;
    };
  }

  private boolean is(Issue issue, String key, String value) {
    Issue.Triage triage = issue.triage();
    Substatus substatus = triage.substatus();
    return switch (key) {
      case "status" ->
          triage
              .status()
              .word()
              .equals(value.equals("archived") || value.equals("muted") ? "ignored" : value);
      case "substatus" -> substatus != null && substatus.word().equals(value);
      case "is.assigned" -> (triage.assignee() != null) == value.equals("true");
      case "is.for_review" ->
          triage.status() == Status.UNRESOLVED
              && (substatus == Substatus.NEW
                  || substatus == Substatus.REGRESSED
                  || substatus == Substatus.ESCALATING);
      case "is.linked" -> !value.equals("true");
      case "assigned_to", "assigned_or_suggested" -> isAssigned(triage.assignee(), value);
      case "team" -> isTeam(triage.assignee(), value.startsWith("#") ? value.substring(1) : value);
      case "bookmarked_by" -> triage.bookmarked() && isViewer(value);
      case "subscribed_by" -> triage.subscribed() && isViewer(value);
      case "first_release" -> {
        String release = issue.occurrences().firstRelease();
        yield release != null && new Wildcard(value).matches(release);
      }
      case "issue" -> issue.shortId().equals(value.toUpperCase(Locale.ROOT));
      case "issue.category" -> issue.subject().category().equals(value);
      case "issue.priority" -> triage.priority().word().equals(value);
      case "issue.type" -> issue.subject().issueType().equals(value);
      default -> false;
    };
  }

  private boolean isViewer(String value) {
    return viewer != null
        && (value.equals("me")
            || value.equalsIgnoreCase(viewer.email())
            || value.equals(Long.toString(viewer.id())));
  }

  private boolean isAssigned(@Nullable Assignee assignee, String value) {
    if (value.equals("none")) {
      return assignee == null;
    }
    if (assignee == null) {
      return false;
    }
    if (value.startsWith("#")) {
      return isTeam(assignee, value.substring(1));
    }
    if (assignee.kind() == Assignee.Kind.TEAM) {
      Team team = directory.team(assignee.id());
      return value.equals("my_teams")
          && viewer != null
          && team != null
          && team.roles().containsKey(viewer.id());
    }
    if (value.equals("me")) {
      return viewer != null && viewer.id() == assignee.id();
    }
    User user = directory.user(value);
    return user != null && user.id() == assignee.id();
  }

  private boolean isTeam(@Nullable Assignee assignee, String slug) {
    Team team = directory.team(organization, slug);
    return assignee != null
        && assignee.kind() == Assignee.Kind.TEAM
        && team != null
        && team.id() == assignee.id();
  }
}
