package dev.sentrycli.sandbox.world.issue;

import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The events that are kept, by project and by issue. Whoever calls holds the lock of [Issues].
final class EventArchive {
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Map<Long, List<Event>> ofIssue = new HashMap<>();
  private final Map<Long, Attachment> attachments = new TreeMap<>();

  /// Keeps an event; those of an issue stay in order of time.
  void put(Event event) {
    events.put(key(event.projectId(), event.id()), event);
    Long issue = event.issueId();
    if (issue != null) {
      List<Event> all = ofIssue.computeIfAbsent(issue, id -> new ArrayList<>());
      int at = all.size();
      while (at > 0 && all.get(at - 1).timestamp().isAfter(event.timestamp())) {
        at--;
      }
      all.add(at, event);
    }
  }

  void put(Attachment attachment) {
    attachments.put(attachment.id(), attachment);
  }

  Collection<Event> all() {
    return events.values();
  }

  Collection<Attachment> attachments() {
    return attachments.values();
  }

  @Nullable Event get(long projectId, String eventId) {
    return events.get(key(projectId, eventId));
  }

  /// The events of an issue, oldest first.
  List<Event> of(long issueId) {
    return ofIssue.getOrDefault(issueId, List.of());
  }

  /// The event that many places after this one in its issue, before it if negative.
  @Nullable Event neighbour(Event event, int step) {
    Long issue = event.issueId();
    List<Event> all = issue == null ? List.of() : of(issue);
    int at = all.indexOf(event);
    return at < 0 || at + step < 0 || at + step >= all.size() ? null : all.get(at + step);
  }

  /// Hands the events of one issue over to another.
  void move(long fromIssue, long toIssue) {
    for (Event event : List.copyOf(of(fromIssue))) {
      put(event.ofIssue(toIssue));
    }
    ofIssue.remove(fromIssue);
  }

  void removeIssue(long issueId) {
    for (Event event : of(issueId)) {
      events.remove(key(event.projectId(), event.id()));
      attachments
          .values()
          .removeIf(
              one -> one.projectId() == event.projectId() && one.eventId().equals(event.id()));
    }
    ofIssue.remove(issueId);
  }

  void removeProject(long projectId) {
    events.values().removeIf(event -> event.projectId() == projectId);
    attachments.values().removeIf(one -> one.projectId() == projectId);
  }

  private static String key(long projectId, String eventId) {
    return projectId + "/" + eventId.toLowerCase(Locale.ROOT);
  }
}
