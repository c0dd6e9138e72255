package dev.sentrycli.sandbox.world.issue;

import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.EventFields;
import dev.sentrycli.sandbox.world.search.Expression;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.search.SearchParser;
import dev.sentrycli.sandbox.world.search.Term;
import dev.sentrycli.sandbox.world.store.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds issues and events by query.
final class IssueSearch {
  private static final String DEFAULT = "is:unresolved";

  private final Directory directory;
  private final Projects projects;
  private final Issues issues;
  private final Clock clock;

  IssueSearch(Directory directory, Projects projects, Issues issues, Clock clock) {
    this.directory = directory;
    this.projects = projects;
    this.issues = issues;
    this.clock = clock;
  }

  Slice<Issue> find(IssueQuery query) throws SearchException {
    String text = query.query();
    List<Term> terms = SearchParser.issueSearch(text == null ? DEFAULT : text, clock.instant());
    IssueTerms.check(terms);
    IssueTerms whole = new IssueTerms(directory, query.organization(), query.viewer());
    List<Term> ofEvents = new ArrayList<>(terms);
    ofEvents.removeIf(whole::covers);
    terms.removeAll(ofEvents);
    boolean allCategories = IssueTerms.chooseCategories(terms);

    List<Issue> found = new ArrayList<>();
    for (Issue issue : issues.of(query.organization())) {
      if (inScope(issue, query)
          && (allCategories || !issue.subject().category().equals("feedback"))
          && all(terms, term -> whole.satisfied(issue, term))
          && (ofEvents.isEmpty() || someEvent(issue, query, ofEvents))) {
        found.add(issue);
      }
    }
    found.sort(order(query).thenComparing(Comparator.comparingLong(Issue::id).reversed()));
    return Slice.of(found, query.offset(), query.limit());
  }

  private static boolean inScope(Issue issue, IssueQuery query) {
    return (query.projectIds().isEmpty()
            || query.projectIds().contains(-1L)
            || query.projectIds().contains(issue.projectId()))
        && issue.occurrences().count(query.environments(), query.start(), query.end()) > 0;
  }

  private boolean someEvent(Issue issue, IssueQuery query, List<Term> terms) {
    Project project = projects.get(issue.projectId());
    if (project == null) {
      return false;
    }
    List<Term> resolved = new ArrayList<>();
    terms.forEach(term -> resolved.add(latestRelease(term, project)));
    for (Event event : issues.events(issue)) {
      if (inScope(event, query.environments(), query.start(), query.end())
          && all(resolved, term -> EventFields.satisfies(event, project, term))) {
        return true;
      }
    }
    return false;
  }

  /// `release:latest` names the newest release of each project.
  private Term latestRelease(Term term, Project project) {
    if (!term.key().equals("release")
        || !(term.operand() instanceof Term.Operand.Texts(var values))
        || !values.contains("latest")) {
      return term;
    }
    Release latest = projects.latestRelease(project);
    List<String> named = new ArrayList<>();
    for (String value : values) {
      if (!value.equals("latest")) {
        named.add(value);
      } else if (latest != null) {
        named.add(latest.version());
      }
    }
    return new Term(term.key(), term.negated(), term.operator(), new Term.Operand.Texts(named));
  }

  private static boolean inScope(
      Event event, List<String> environments, @Nullable Instant start, @Nullable Instant end) {
    String environment = event.tag("environment");
    return (environments.isEmpty() || environments.contains(environment == null ? "" : environment))
        && (start == null || !event.timestamp().isBefore(start))
        && (end == null || !event.timestamp().isAfter(end));
  }

  List<Event> events(
      Issue issue,
      String query,
      List<String> environments,
      @Nullable Instant start,
      @Nullable Instant end)
      throws SearchException {
    Expression wanted = SearchParser.eventSearch(query, clock.instant());
    Project project = projects.get(issue.projectId());
    List<Event> found = new ArrayList<>();
    for (Event event : issues.events(issue)) {
      if (project != null
          && inScope(event, environments, start, end)
          && wanted.matches(term -> EventFields.satisfies(event, project, term))) {
        found.add(event);
      }
    }
    return found;
  }

  private Comparator<Issue> order(IssueQuery query) {
    return switch (query.sort()) {
      case DATE -> Comparator.comparing((Issue one) -> one.occurrences().lastSeen()).reversed();
      case NEW -> Comparator.comparing((Issue one) -> one.occurrences().firstSeen()).reversed();
      case FREQ ->
          Comparator.comparingLong(
                  (Issue one) ->
                      one.occurrences().count(query.environments(), query.start(), query.end()))
              .reversed();
      case USER ->
          Comparator.comparingInt((Issue one) -> one.occurrences().users().size()).reversed();
      case RECOMMENDED -> Comparator.comparingDouble(this::urgency).reversed();
    };
  }

  /// Recent, frequent and important issues first: each day of silence halves the weight.
  private double urgency(Issue issue) {
    double days =
        Duration.between(issue.occurrences().lastSeen(), clock.instant()).toMinutes() / 1440.0;
    double weight =
        switch (issue.triage().priority()) {
          case LOW -> 1;
          case MEDIUM -> 2;
          case HIGH -> 4;
        };
    return weight * Math.log1p((double) issue.occurrences().count(List.of())) * Math.pow(0.5, days);
  }

  private static boolean all(List<Term> terms, Predicate<Term> satisfied) {
    for (Term term : terms) {
      if (!satisfied.test(term)) {
        return false;
      }
    }
    return true;
  }
}
