package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.ReceivedEvent;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.TagCounts;
import dev.sentrycli.sandbox.world.event.TagSummary;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import dev.sentrycli.sandbox.world.store.Slice;
import dev.sentrycli.sandbox.world.tracker.Trackers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The issues and their events: finding them, and what people do to them. Events arrive through
/// `World.ingest`. It is long because it is the one door to both: an issue without its events, or
/// the reverse, must never be seen from outside.
public final class Issues {
  private final Guard guard;
  private final Projects projects;
  private final Sequences sequences;
  private final Trackers trackers;
  private final Clock clock;
  private final IssueUpdates updates;
  private final IssueSearch search;
  private final Filing filing;
  private final Map<Long, Issue> issues = new TreeMap<>();
  private final Map<String, Long> issueOfHash = new HashMap<>();
  private final EventArchive archive = new EventArchive();

  public Issues(
      Guard guard,
      Sequences sequences,
      Directory directory,
      Projects projects,
      Trackers trackers,
      Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.clock = clock;
    this.projects = projects;
    this.trackers = trackers;
    this.updates = new IssueUpdates(directory, projects, sequences, clock);
    this.filing = new Filing(projects, sequences);
    this.search = new IssueSearch(directory, projects, this, clock);
  }

  /// The issues that a query finds, in its order, and the slice of them that it asks for.
  public Slice<Issue> find(IssueQuery query) throws SearchException {
    age();
    return search.find(query);
  }

  public @Nullable Issue get(long id) {
    age();
    return guard.<@Nullable Issue>read(() -> issues.get(id));
  }

  /// The issue of an organization with this id or short id, in any case.
  public @Nullable Issue get(Organization organization, String idOrShortId) {
    age();
    String wanted = idOrShortId.toUpperCase(Locale.ROOT);
    return guard.<@Nullable Issue>read(
        () -> {
          for (Issue one : issues.values()) {
            if ((one.shortId().equals(wanted) || Long.toString(one.id()).equals(wanted))
                && belongs(one.projectId(), organization)) {
              return one;
            }
          }
          return null;
        });
  }

  /// The issue that was shared under this id.
  public @Nullable Issue shared(String shareId) {
    return guard.<@Nullable Issue>read(
        () -> {
          for (Issue one : issues.values()) {
            if (shareId.equals(one.triage().shareId())) {
              return one;
            }
          }
          return null;
        });
  }

  /// All issues of an organization by id.
  public List<Issue> of(Organization organization) {
    return guard.read(
        () -> {
          List<Issue> found = new ArrayList<>();
          for (Issue one : issues.values()) {
            if (belongs(one.projectId(), organization)) {
              found.add(one);
            }
          }
          return found;
        });
  }

  /// Changes an issue as `PUT …/issues/{id}/` does with this body: `status`, `statusDetails`,
  /// `substatus`, `assignedTo`, `priority`, `hasSeen`, `isBookmarked`, `isSubscribed`, `isPublic`.
  public Issue update(Issue issue, JsonObject body, @Nullable User by)
      throws InvalidUpdateException {
    InvalidUpdateException[] refused = new InvalidUpdateException[1];
    Issue changed =
        guard.<@Nullable Issue>write(
            () -> {
              try {
                Issue result = updates.apply(issues.getOrDefault(issue.id(), issue), body, by);
                issues.put(result.id(), result);
                return result;
              } catch (InvalidUpdateException invalid) {
                refused[0] = invalid;
                return null;
              }
            });
    if (changed == null) {
      throw refused[0];
    }
    return changed;
  }

  /// Merges issues into the one with the most events, which is returned.
  public Issue merge(List<Issue> several, @Nullable User by) throws InvalidUpdateException {
    if (several.size() < 2) {
      throw new InvalidUpdateException("detail", "Please select at least two issues to merge.");
    }
    for (Issue one : several) {
      if (!one.subject().category().equals("error")) {
        throw new InvalidUpdateException("detail", "Only error issues can be merged.");
      }
    }
    return guard.write(
        () -> {
          List<Issue> now = new ArrayList<>();
          several.forEach(one -> now.add(issues.getOrDefault(one.id(), one)));
          now.sort(
              Comparator.comparingLong((Issue one) -> one.occurrences().count(Set.of()))
                  .thenComparingLong(Issue::id)
                  .reversed());
          Issue parent = now.get(0);
          for (Issue child : now.subList(1, now.size())) {
            Set<String> hashes = new HashSet<>(parent.hashes());
            hashes.addAll(child.hashes());
            parent = parent.with(hashes).with(parent.occurrences().merged(child.occurrences()));
            issues.remove(child.id());
            archive.move(child.id(), parent.id());
            trackers.issueMerged(child.id(), parent.id());
            for (String hash : child.hashes()) {
              issueOfHash.put(hashKey(child.projectId(), hash), parent.id());
            }
          }
          parent = updates.merged(parent, now.subList(1, now.size()), by);
          issues.put(parent.id(), parent);
          return parent;
        });
  }

  /// Deletes an issue with its events and its links to other trackers.
  public void remove(Issue issue) {
    guard.change(
        () -> {
          issues.remove(issue.id());
          issueOfHash.values().removeIf(id -> id == issue.id());
          archive.removeIssue(issue.id());
          trackers.issueRemoved(issue.id());
        });
  }

  /// Deletes a project with all it has received.
  public void removeProject(Project project) {
    guard.change(
        () -> {
          for (Issue one : List.copyOf(issues.values())) {
            if (one.projectId() == project.id()) {
              remove(one);
            }
          }
          archive.removeProject(project.id());
          projects.remove(project);
        });
  }

  /// The events of an issue that are still kept, newest first.
  public List<Event> events(Issue issue) {
    return guard.read(() -> List.copyOf(archive.of(issue.id()).reversed()));
  }

  /// The events of an issue that match a query, newest first; null bounds are open.
  public List<Event> events(
      Issue issue,
      String query,
      List<String> environments,
      @Nullable Instant start,
      @Nullable Instant end)
      throws SearchException {
    return search.events(issue, query, environments, start, end);
  }

  /// Everything an organization has received and still keeps, errors and transactions, newest
  /// first.
  public List<Event> events(Organization organization) {
    return guard.read(
        () -> {
          List<Event> found = new ArrayList<>();
          for (Event one : archive.all()) {
            if (belongs(one.projectId(), organization)) {
              found.add(one);
            }
          }
          found.sort(Comparator.comparing(Event::timestamp).thenComparing(Event::id).reversed());
          return found;
        });
  }

  public @Nullable Event event(Project project, String eventId) {
    return guard.<@Nullable Event>read(() -> archive.get(project.id(), eventId));
  }

  /// The event of this id in any project of an organization.
  public @Nullable Event event(Organization organization, String eventId) {
    for (Project project : projects.of(organization)) {
      Event found = event(project, eventId);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The newest event of an issue.
  public @Nullable Event latest(Issue issue) {
    List<Event> all = events(issue);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// The oldest event of an issue that is still kept.
  public @Nullable Event oldest(Issue issue) {
    List<Event> all = events(issue);
    return all.isEmpty() ? null : all.getLast();
  }

  /// The event after this one in its issue.
  public @Nullable Event next(Event event) {
    return guard.<@Nullable Event>read(() -> archive.neighbour(event, 1));
  }

  /// The event before this one in its issue.
  public @Nullable Event previous(Event event) {
    return guard.<@Nullable Event>read(() -> archive.neighbour(event, -1));
  }

  /// How a tag's values spread over the kept events; null if no event has the tag.
  public @Nullable TagSummary tag(Issue issue, String key, List<String> environments) {
    for (TagSummary one : tags(issue, environments)) {
      if (one.key().equals(key)) {
        return one;
      }
    }
    return null;
  }

  /// All tags of the kept events by key.
  public List<TagSummary> tags(Issue issue, List<String> environments) {
    return TagCounts.of(events(issue), environments);
  }

  /// The files that came with an event.
  public List<Attachment> attachments(Event event) {
    return attachments(
        one -> one.projectId() == event.projectId() && one.eventId().equals(event.id()));
  }

  /// All files that came with the events of a project.
  public List<Attachment> attachments(Project project) {
    return attachments(one -> one.projectId() == project.id());
  }

  private List<Attachment> attachments(Predicate<Attachment> wanted) {
    return guard.read(
        () -> {
          List<Attachment> found = new ArrayList<>(archive.attachments());
          found.removeIf(wanted.negate());
          return found;
        });
  }

  public @Nullable Attachment attachment(Event event, long id) {
    for (Attachment one : attachments(event)) {
      if (one.id() == id) {
        return one;
      }
    }
    return null;
  }

  private boolean belongs(long projectId, Organization organization) {
    Project project = projects.get(projectId);
    return project != null && project.organizationId() == organization.id();
  }

  /// Files a normalised event: an error under its issue, which is made if this is its first, a
  /// transaction on its own.
  ///
  /// @param arrived when it came in
  /// @param size in bytes, as sent
  /// @param count how many events the issue counts for this one
  /// @return the issue, null for a transaction
  public @Nullable Issue file(
      Project project, ReceivedEvent event, Instant arrived, int size, int count) {
    return guard.<@Nullable Issue>write(
        () -> {
          Issue issue =
              event.type().equals("transaction")
                  ? null
                  : filing.counted(project, event, ofHash(project, event), arrived, count);
          if (issue != null) {
            put(issue);
          }
          put(Filing.stored(project, event, issue == null ? null : issue.id(), arrived, size));
          return issue;
        });
  }

  /// Counts events that are no longer kept.
  public void addPast(Issue issue, Occurrences past) {
    guard.change(
        () -> {
          Issue now = issues.getOrDefault(issue.id(), issue);
          put(now.with(now.occurrences().merged(past)));
        });
  }

  private @Nullable Issue ofHash(Project project, ReceivedEvent event) {
    for (String hash : event.hashes()) {
      Long id = issueOfHash.get(hashKey(project.id(), hash));
      if (id != null) {
        return issues.get(id);
      }
    }
    return null;
  }

  /// Keeps an issue in place of the one with the same id, if there was one.
  public void put(Issue issue) {
    guard.change(
        () -> {
          issues.put(issue.id(), issue);
          for (String hash : issue.hashes()) {
            issueOfHash.put(hashKey(issue.projectId(), hash), issue.id());
          }
        });
  }

  /// Keeps an event in place of the one with the same id, if there was one.
  public void put(Event event) {
    guard.change(() -> archive.put(event));
  }

  public void put(Attachment attachment) {
    guard.change(() -> archive.put(attachment));
  }

  static String hashKey(long projectId, String hash) {
    return projectId + "/" + hash;
  }

  /// Lets the time that has passed since the last look do its work.
  private void age() {
    guard.change(
        () -> {
          Instant now = clock.instant();
          issues.replaceAll((id, issue) -> IssueLife.at(issue, now, sequences));
        });
  }
}
