package dev.sentrycli.sandbox.world.telemetry;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.store.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was received and is neither an event nor a span: outcomes, sessions, check-ins, logs,
/// measurements. Of each there are as many as there is room for: the oldest make way.
public final class Telemetry {
  private static final int MOST = 200_000;

  private final Guard guard;
  private final Projects projects;
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final Map<String, SessionTally> sessions = new LinkedHashMap<>();
  private long sessionsWithoutId;
  private final Deque<CheckIn> checkIns = new ArrayDeque<>();
  private final Deque<LogEntry> logs = new ArrayDeque<>();
  private final Deque<Metric> metrics = new ArrayDeque<>();

  public Telemetry(Guard guard, Projects projects) {
    this.guard = guard;
    this.projects = projects;
  }

  /// What became of everything sent, in order of arrival.
  public List<Outcome> outcomes(Organization organization) {
    return guard.read(
        () -> {
          List<Outcome> found = new ArrayList<>(outcomes);
          found.removeIf(one -> isForeign(one.projectId(), organization));
          return found;
        });
  }

  /// Notes what became of something sent.
  public void add(Outcome outcome) {
    keep(outcomes, outcome);
  }

  public List<SessionTally> sessions(Organization organization) {
    return guard.read(
        () -> {
          List<SessionTally> found = new ArrayList<>(sessions.values());
          found.removeIf(one -> isForeign(one.projectId(), organization));
          return found;
        });
  }

  public List<CheckIn> checkIns(Organization organization) {
    return guard.read(
        () -> {
          List<CheckIn> found = new ArrayList<>(checkIns);
          found.removeIf(one -> isForeign(one.projectId(), organization));
          return found;
        });
  }

  /// Log lines, newest first, of one trace if an id is given.
  public List<LogEntry> logs(Organization organization, @Nullable String traceId) {
    return guard.read(
        () -> {
          List<LogEntry> found = new ArrayList<>(logs);
          found.removeIf(
              one ->
                  (traceId != null && !traceId.equals(one.traceId()))
                      || isForeign(one.projectId(), organization));
          found.sort(
              Comparator.comparing(LogEntry::timestamp).thenComparing(LogEntry::id).reversed());
          return found;
        });
  }

  /// Measurements in order of arrival.
  public List<Metric> metrics(Organization organization) {
    return guard.read(
        () -> {
          List<Metric> found = new ArrayList<>(metrics);
          found.removeIf(one -> isForeign(one.projectId(), organization));
          return found;
        });
  }

  public void add(Metric measured) {
    keep(metrics, measured);
  }

  /// Notes sessions. News of a single one take the place of what was known of it.
  public void add(SessionTally sessionsOfAKind) {
    guard.change(
        () -> {
          String id = sessionsOfAKind.session();
          String key =
              id == null ? "#" + sessionsWithoutId++ : sessionsOfAKind.projectId() + "/" + id;
          sessions.put(key, sessionsOfAKind);
          if (sessions.size() > MOST) {
            sessions.remove(sessions.keySet().iterator().next());
          }
        });
  }

  public void add(CheckIn checkIn) {
    keep(checkIns, checkIn);
  }

  public void add(LogEntry line) {
    keep(logs, line);
  }

  private <T> void keep(Deque<T> all, T one) {
    guard.change(
        () -> {
          all.add(one);
          if (all.size() > MOST) {
            all.remove();
          }
        });
  }

  private boolean isForeign(long projectId, Organization organization) {
    Project project = projects.get(projectId);
    return project == null || project.organizationId() != organization.id();
  }
}
