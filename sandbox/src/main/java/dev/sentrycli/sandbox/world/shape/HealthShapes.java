package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the sessions of releases end, counted from what SDKs have told.
public final class HealthShapes {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final double LOW = 0.1;

  private final Instant now;
  private final ReleaseView view;
  private final Map<String, List<SessionTally>> byRelease = new HashMap<>();
  private final Map<Long, Count> projectDay = new HashMap<>();

  /// @param sessions all of the organization
  public HealthShapes(Instant now, ReleaseView view, List<SessionTally> sessions) {
    this.now = now;
    this.view = view;
    for (SessionTally one : sessions) {
      if (isCounted(one)) {
        byRelease
            .computeIfAbsent(key(one.projectId(), one.release()), _ -> new ArrayList<>())
            .add(one);
        if (!one.when().isBefore(now.minus(DAY))) {
          projectDay.computeIfAbsent(one.projectId(), _ -> new Count()).add(one);
        }
      }
    }
  }

  private boolean isCounted(SessionTally one) {
    String environment = one.environment() == null ? "" : one.environment();
    return !one.when().isBefore(now.minus(RETENTION))
        && !one.when().isAfter(now)
        && (view.environments().isEmpty() || view.environments().contains(environment));
  }

  private static String key(long project, @Nullable String version) {
    return project + "/" + version;
  }

  /// Sessions, and users as far as they are told apart.
  private static final class Count {
    private long sessions;
    private long crashed;
    private long errored;
    private final Set<String> users = new HashSet<>();
    private final Set<String> crashedUsers = new HashSet<>();

    private void add(SessionTally one) {
      sessions += one.quantity();
      if (one.user() != null) {
        users.add(one.user());
      }
      switch (one.status()) {
        case "crashed" -> {
          crashed += one.quantity();
          if (one.user() != null) {
            crashedUsers.add(one.user());
          }
        }
        case "errored", "abnormal" -> errored += one.quantity();
        default -> {}
      }
    }

    private @Nullable Double crashFreeSessions() {
      return sessions == 0 ? null : 100.0 * (sessions - crashed) / sessions;
    }

    private @Nullable Double crashFreeUsers() {
      return users.isEmpty() ? null : 100.0 * (users.size() - crashedUsers.size()) / users.size();
    }
  }

  /// What lists of releases can be sorted by.
  public enum Order {
    SESSIONS,
    USERS,
    CRASH_FREE_SESSIONS,
    CRASH_FREE_USERS
  }

  /// Whether anything was told of a release in a project.
  public boolean isKnown(long project, String version) {
    return byRelease.containsKey(key(project, version));
  }

  /// By what a release stands higher in an order; those that crash most stand first.
  public double rank(long project, String version, Order order) {
    Count count = since(project, version, duration(view.summary()));
    return switch (order) {
      case SESSIONS -> count.sessions;
      case USERS -> count.users.size();
      case CRASH_FREE_SESSIONS -> 100 - or(count.crashFreeSessions(), 100);
      case CRASH_FREE_USERS -> 100 - or(count.crashFreeUsers(), 100);
    };
  }

  private static double or(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  JsonObject of(long project, String version) {
    Count summary = since(project, version, duration(view.summary()));
    Count day = since(project, version, DAY);
    Count whole = projectDay.getOrDefault(project, new Count());
    return new Answer()
        .put("durationP50", null)
        .put("durationP90", null)
        .put("crashFreeUsers", summary.crashFreeUsers())
        .put("crashFreeSessions", summary.crashFreeSessions())
        .put("totalUsers", summary.users.size())
        .put("totalUsers24h", day.users.size())
        .put("totalProjectUsers24h", whole.users.size())
        .put("totalSessions", summary.sessions)
        .put("totalSessions24h", day.sessions)
        .put("totalProjectSessions24h", whole.sessions)
        .put("adoption", share(day.users.size(), whole.users.size()))
        .put("sessionsAdoption", share(day.sessions, whole.sessions))
        .put("sessionsCrashed", summary.crashed)
        .put("sessionsErrored", summary.errored)
        .put("hasHealthData", isKnown(project, version))
        .put("stats", series(project, version))
        .json();
  }

  /// How far a release has spread in a project.
  JsonObject adoption(long project, String version, @Nullable Instant adopted) {
    Double share =
        share(
            since(project, version, DAY).sessions,
            projectDay.getOrDefault(project, new Count()).sessions);
    String stage =
        share == null || share == 0
            ? "not_adopted"
            : share < 100 * LOW ? "low_adoption" : "adopted";
    return new Answer()
        .put("stage", stage)
        .put("adopted", stage.equals("not_adopted") ? null : adopted)
        .put("unadopted", null)
        .json();
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : 100.0 * part / whole;
  }

  private Count since(long project, String version, Duration ago) {
    Count count = new Count();
    for (SessionTally one : byRelease.getOrDefault(key(project, version), List.of())) {
      if (!one.when().isBefore(now.minus(ago))) {
        count.add(one);
      }
    }
    return count;
  }

  private JsonObject series(long project, String version) {
    JsonObject series = new JsonObject();
    if (view.series().isEmpty()) {
      return series;
    }
    Duration all = duration(view.series());
    Duration step =
        all.compareTo(Duration.ofHours(1)) <= 0
            ? Duration.ofMinutes(1)
            : all.compareTo(Duration.ofDays(2)) <= 0 ? Duration.ofHours(1) : DAY;
    long seconds = step.toSeconds();
    long first = (now.minus(all).getEpochSecond() / seconds + 1) * seconds;
    int length = (int) (all.toSeconds() / seconds);
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      counts.add(new Count());
    }
    for (SessionTally one : byRelease.getOrDefault(key(project, version), List.of())) {
      long place = Math.floorDiv(one.when().getEpochSecond() - first, seconds);
      if (place >= 0 && place < length) {
        counts.get((int) place).add(one);
      }
    }
    JsonArray points = new JsonArray();
    for (int i = 0; i < length; i++) {
      JsonArray point = new JsonArray();
      point.add(first + i * seconds);
      point.add(view.users() ? counts.get(i).users.size() : counts.get(i).sessions);
      points.add(point);
    }
    series.add(view.series(), points);
    return series;
  }

  private static Duration duration(String period) {
    long number = Long.parseLong(period.substring(0, period.length() - 1));
    return period.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
  }
}
