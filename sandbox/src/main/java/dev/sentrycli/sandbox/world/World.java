package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.world.alert.Alerts;
import dev.sentrycli.sandbox.world.connection.Connections;
import dev.sentrycli.sandbox.world.credential.Credentials;
import dev.sentrycli.sandbox.world.dashboard.Dashboards;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.explore.data.Datasets;
import dev.sentrycli.sandbox.world.issue.Issues;
import dev.sentrycli.sandbox.world.monitor.Monitors;
import dev.sentrycli.sandbox.world.release.Releases;
import dev.sentrycli.sandbox.world.replay.Replays;
import dev.sentrycli.sandbox.world.replay.VisitSearch;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import dev.sentrycli.sandbox.world.telemetry.Traces;
import dev.sentrycli.sandbox.world.tracker.Trackers;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything this instance knows. Safe to use from many threads; what it hands out are values, and
/// a change is made by handing a changed value back.
///
/// ```
/// World world = World.demo(Clock.systemUTC());
/// Organization acme = world.directory().organization("acme");
/// Slice<Issue> open = world.issues().find(IssueQuery.of(acme).query("is:unresolved"));
/// ```
public final class World {
  private final Clock clock;
  private final Guard guard = new Guard();
  private final Sequences sequences = new Sequences();
  private final Directory directory;
  private final Projects projects;
  private final Credentials credentials;
  private final Connections connections;
  private final Dashboards dashboards;
  private final Releases releases;
  private final Issues issues;
  private final Traces traces;
  private final Telemetry telemetry;
  private final Trackers trackers;
  private final Replays replays;
  private final VisitSearch visits;
  private final Monitors monitors;
  private final Datasets explore;
  private volatile Edition edition = Edition.NEWEST;
  private final Alerts alerts;
  private final Intake intake;

  World(Clock clock) {
    this.clock = clock;
    directory = new Directory(guard, sequences, clock);
    projects = new Projects(guard, sequences, clock);
    credentials = new Credentials(guard, sequences, clock);
    trackers = new Trackers(guard, sequences);
    alerts = new Alerts(guard, sequences);
    connections = new Connections(guard, trackers);
    dashboards = new Dashboards(guard, sequences, clock);
    releases = new Releases(guard, sequences, projects, connections, clock);
    issues = new Issues(guard, sequences, directory, projects, trackers, clock);
    traces = new Traces(guard, projects, issues);
    telemetry = new Telemetry(guard, projects);
    replays = new Replays(guard, projects);
    visits = new VisitSearch(replays, issues);
    explore = new Datasets(projects, issues, traces, telemetry);
    monitors = new Monitors(telemetry, clock);
    intake = new Intake(this);
  }

  /// A fresh installation: organization `sentry`, one user, one personal token, project `internal`.
  public static World empty(Clock clock) {
    return Demo.empty(clock);
  }

  /// Two small companies with a history. All ids are the same every time, all times are relative to
  /// the clock.
  public static World demo(Clock clock) {
    return Demo.full(clock);
  }

  /// Adds generated issues to the first project, for measurements.
  public World withBulk(int count) {
    Demo.bulk(this, count);
    return this;
  }

  /// One in which there is nothing yet.
  public static World blank(Clock clock) {
    return new World(clock);
  }

  public Clock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public Guard guard() {
    return guard;
  }

  public Sequences sequences() {
    return sequences;
  }

  public Directory directory() {
    return directory;
  }

  public Projects projects() {
    return projects;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Connections connections() {
    return connections;
  }

  public Dashboards dashboards() {
    return dashboards;
  }

  /// What belongs to releases; they themselves are with the projects.
  public Releases releases() {
    return releases;
  }

  public Issues issues() {
    return issues;
  }

  public Traces traces() {
    return traces;
  }

  public Telemetry telemetry() {
    return telemetry;
  }

  public Datasets explore() {
    return explore;
  }

  public Monitors monitors() {
    return monitors;
  }

  /// Which Sentry this is.
  public Edition edition() {
    return edition;
  }

  public void edition(Edition other) {
    edition = other;
  }

  public Alerts alerts() {
    return alerts;
  }

  public Trackers trackers() {
    return trackers;
  }

  public Replays replays() {
    return replays;
  }

  /// Searches among the replays.
  public VisitSearch visits() {
    return visits;
  }

  /// Takes in an envelope, already unzipped, as `POST /api/{project}/envelope/` does. Items that
  /// are broken are dropped and counted; only an unreadable envelope is refused.
  ///
  /// @return the event id, null if the envelope names none
  public @Nullable String ingest(long projectId, byte[] envelope) throws IngestException {
    return intake.envelope(projectId, envelope);
  }

  /// Takes in the body of the older `POST /api/{project}/store/`.
  ///
  /// @return the event id
  public String store(long projectId, byte[] body) throws IngestException {
    return intake.store(projectId, body);
  }
}
