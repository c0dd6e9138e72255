package dev.sentrycli.sandbox.world.telemetry;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.store.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was received and is neither an event nor a span: outcomes, sessions, check-ins, logs.
public final class Telemetry {
  private final Guard guard;
  private final Projects projects;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<SessionTally> sessions = new ArrayList<>();
  private final List<CheckIn> checkIns = new ArrayList<>();
  private final List<LogEntry> logs = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();

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
    guard.change(() -> outcomes.add(outcome));
  }

  public List<SessionTally> sessions(Organization organization) {
    return guard.read(
        () -> {
          List<SessionTally> found = new ArrayList<>(sessions);
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
                  isForeign(one.projectId(), organization)
                      || (traceId != null && !traceId.equals(one.traceId())));
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
    guard.change(() -> metrics.add(measured));
  }

  public void add(SessionTally sessionsOfAKind) {
    guard.change(() -> sessions.add(sessionsOfAKind));
  }

  public void add(CheckIn checkIn) {
    guard.change(() -> checkIns.add(checkIn));
  }

  public void add(LogEntry line) {
    guard.change(() -> logs.add(line));
  }

  private boolean isForeign(long projectId, Organization organization) {
    Project project = projects.get(projectId);
    return project == null || project.organizationId() != organization.id();
  }
}
