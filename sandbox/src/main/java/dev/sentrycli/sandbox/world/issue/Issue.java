package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A group of events that have the same cause. A value: every change makes a new one, which
/// [Issues] keeps under the same id.
public record Issue(
    long id,
    long projectId,
    String shortId,
    Set<String> hashes,
    Subject subject,
    Triage triage,
    Occurrences occurrences,
    List<Activity> activity) {

  public Issue {
    hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
    activity = List.copyOf(activity);
  }

  /// What the issue is about, as its latest event says.
  public record Subject(
      String title,
      String culprit,
      String type,
      String category,
      String issueType,
      String level,
      String platform,
      @Nullable String logger,
      JsonObject metadata,
      boolean unhandled) {}

  /// What people have decided about the issue.
  public record Triage(
      Status status,
      @Nullable Substatus substatus,
      JsonObject statusDetails,
      Priority priority,
      @Nullable Instant priorityLocked,
      @Nullable Assignee assignee,
      @Nullable String shareId,
      boolean seen,
      boolean bookmarked,
      boolean subscribed) {

    /// How an issue starts its life.
    public static Triage fresh(Priority priority) {
      return new Triage(
          Status.UNRESOLVED,
          Substatus.NEW,
          new JsonObject(),
          priority,
          null,
          null,
          null,
          false,
          false,
          true);
    }

    public Triage status(Status to, @Nullable Substatus finer, JsonObject details) {
      return new Triage(
          to,
          finer,
          details,
          priority,
          priorityLocked,
          assignee,
          shareId,
          seen,
          bookmarked,
          subscribed);
    }

    public Triage priority(Priority to, @Nullable Instant locked) {
      return new Triage(
          status,
          substatus,
          statusDetails,
          to,
          locked,
          assignee,
          shareId,
          seen,
          bookmarked,
          subscribed);
    }

    public Triage assignee(@Nullable Assignee to) {
      return new Triage(
          status,
          substatus,
          statusDetails,
          priority,
          priorityLocked,
          to,
          shareId,
          seen,
          bookmarked,
          subscribed);
    }

    public Triage shareId(@Nullable String to) {
      return new Triage(
          status,
          substatus,
          statusDetails,
          priority,
          priorityLocked,
          assignee,
          to,
          seen,
          bookmarked,
          subscribed);
    }

    public Triage marks(boolean nowSeen, boolean nowBookmarked, boolean nowSubscribed) {
      return new Triage(
          status,
          substatus,
          statusDetails,
          priority,
          priorityLocked,
          assignee,
          shareId,
          nowSeen,
          nowBookmarked,
          nowSubscribed);
    }
  }

  /// One line of an issue's history.
  public record Activity(
      long id, String type, @Nullable Long userId, JsonObject data, Instant when) {}

  public int comments() {
    int notes = 0;
    for (Activity one : activity) {
      if (one.type().equals("note")) {
        notes++;
      }
    }
    return notes;
  }

  public Issue with(Triage changed) {
    return new Issue(id, projectId, shortId, hashes, subject, changed, occurrences, activity);
  }

  public Issue with(Subject changed) {
    return new Issue(id, projectId, shortId, hashes, changed, triage, occurrences, activity);
  }

  public Issue with(Occurrences changed) {
    return new Issue(id, projectId, shortId, hashes, subject, triage, changed, activity);
  }

  public Issue with(Set<String> changed) {
    return new Issue(id, projectId, shortId, changed, subject, triage, occurrences, activity);
  }

  /// With one more line of history, newest first as the API shows them.
  public Issue with(Activity happened) {
    List<Activity> longer = new ArrayList<>();
    longer.add(happened);
    longer.addAll(activity);
    return new Issue(id, projectId, shortId, hashes, subject, triage, occurrences, longer);
  }
}
