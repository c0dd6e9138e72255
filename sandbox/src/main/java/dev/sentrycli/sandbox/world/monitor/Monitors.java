package dev.sentrycli.sandbox.world.monitor;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.telemetry.CheckIn;
import dev.sentrycli.sandbox.world.telemetry.Telemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The monitors that check-ins have made. A check-in that tells of a schedule makes one, or changes
/// it; one that does not, of a monitor that nobody knows, counts for nothing.
public final class Monitors {
  private static final int MOST_MISSED = 1000;

  private final Telemetry telemetry;
  private final Clock clock;

  public Monitors(Telemetry telemetry, Clock clock) {
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /// What is known of a monitor while check-ins are read.
  private static final class Known {
    private final CheckIn first;
    private final Map<String, Map<String, List<CheckIn>>> runs = new TreeMap<>();
    private MonitorConfig config;

    Known(CheckIn first, MonitorConfig config) {
      this.first = first;
      this.config = config;
    }

    void add(CheckIn checkIn, @Nullable MonitorConfig changed) {
      config = changed == null ? config : changed;
      runs.computeIfAbsent(checkIn.environment(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(checkIn.id(), _ -> new ArrayList<>())
          .add(checkIn);
    }
  }

  /// Those of an organization, the ones that fail first, then by name.
  public List<Monitor> of(Organization organization) {
    List<CheckIn> all = new ArrayList<>(telemetry.checkIns(organization));
    all.sort(Comparator.comparing(CheckIn::when));
    Map<String, Known> known = new LinkedHashMap<>();
    for (CheckIn checkIn : all) {
      String key = checkIn.projectId() + "/" + checkIn.monitorSlug();
      MonitorConfig config = MonitorConfig.of(checkIn.monitorConfig());
      if (config != null) {
        known.computeIfAbsent(key, _ -> new Known(checkIn, config));
      }
      Known monitor = known.get(key);
      if (monitor != null) {
        monitor.add(checkIn, config);
      }
    }
    List<Monitor> monitors = new ArrayList<>();
    known.forEach((key, one) -> monitors.add(monitor(key, one)));
    monitors.sort(
        Comparator.<Monitor, Boolean>comparing(one -> !fails(one)).thenComparing(Monitor::slug));
    return monitors;
  }

  private static boolean fails(Monitor monitor) {
    return monitor.environments().stream().anyMatch(one -> one.status().equals("error"));
  }

  private Monitor monitor(String key, Known known) {
    String hex = Secrets.stable("monitor", key);
    List<Monitor.Watched> environments = new ArrayList<>();
    known.runs.forEach(
        (name, runs) -> environments.add(watched(name, new ArrayList<>(runs.values()), known)));
    return new Monitor(
        hex.substring(0, 8)
            + "-"
            + hex.substring(8, 12)
            + "-4"
            + hex.substring(13, 16)
            + "-a"
            + hex.substring(17, 20)
            + "-"
            + hex.substring(20),
        known.first.projectId(),
        known.first.monitorSlug(),
        known.config,
        known.first.when(),
        environments);
  }

  private Monitor.Watched watched(String name, List<List<CheckIn>> told, Known known) {
    MonitorConfig config = known.config;
    Instant now = clock.instant();
    Instant first = told.getFirst().getFirst().when();
    Instant last = first;
    Instant expected = first;
    List<Monitor.Run> runs = new ArrayList<>();
    for (List<CheckIn> one : told) {
      Monitor.Run run = run(one, expected, now, config);
      runs.add(run);
      last = run.updated().isAfter(last) ? run.updated() : last;
      expected = config.after(run.begun());
    }
    Instant next = config.after(last);
    for (int i = 0; i < MOST_MISSED && now.isAfter(next.plus(config.patience())); i++) {
      Instant noticed = next.plus(config.patience());
      runs.add(
          new Monitor.Run(
              Secrets.stable("missed", known.first.monitorSlug(), name, next.toString()),
              "missed",
              noticed,
              noticed,
              next,
              null));
      Instant following = config.after(next);
      if (!following.isAfter(next)) {
        break;
      }
      next = following;
    }
    Health health = Health.of(runs, config);
    return new Monitor.Watched(
        name,
        health.status,
        first,
        last,
        next,
        next.plus(config.patience()),
        health.failingSince,
        runs);
  }

  private static Monitor.Run run(
      List<CheckIn> told, Instant expected, Instant now, MonitorConfig config) {
    CheckIn begin = told.getFirst();
    CheckIn end = told.getLast();
    boolean late =
        end.status().equals("in_progress") && now.isAfter(begin.when().plus(config.longest()));
    return new Monitor.Run(
        begin.id(),
        late ? "timeout" : end.status(),
        begin.when(),
        end.when(),
        expected,
        end.durationSeconds());
  }

  /// Whether a job is well, after so many failures and successes as it takes to say so.
  private record Health(String status, @Nullable Instant failingSince) {
    static Health of(List<Monitor.Run> runs, MonitorConfig config) {
      int enoughFailures = config.failures() == null ? 1 : config.failures();
      int enoughSuccesses = config.recoveries() == null ? 1 : config.recoveries();
      Health health = new Health("active", null);
      Instant since = null;
      int failures = 0;
      int successes = 0;
      for (Monitor.Run run : runs) {
        switch (run.status()) {
          case "in_progress" -> {}
          case "ok" -> {
            failures = 0;
            successes++;
            if (!health.status.equals("error") || successes >= enoughSuccesses) {
              health = new Health("ok", null);
            }
          }
          default -> {
            successes = 0;
            since = failures++ == 0 || since == null ? run.begun() : since;
            if (failures >= enoughFailures && !health.status.equals("error")) {
              health = new Health("error", since);
            }
          }
        }
      }
      return health;
    }
  }
}
