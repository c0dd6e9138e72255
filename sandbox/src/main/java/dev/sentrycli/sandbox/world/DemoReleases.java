package dev.sentrycli.sandbox.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.release.Deploy;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.telemetry.SessionTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The releases of a project of the demo: what they are made of, where they run, and how those who
/// use them fare.
final class DemoReleases {
  private static final int[] AGES = {6, 20, 62, 95};
  private static final Duration BUILD = Duration.ofMinutes(40);
  private static final int COMMITS_EACH = 3;
  private static final int SHA_LENGTH = 40;

  /// Sessions are told hour by hour for so long, then day by day.
  private static final int HOURS = 48;

  private static final int DAYS = 30;
  private static final int USERS_AT_A_TIME = 9;

  /// How long it takes until nearly everybody has the new release.
  private static final double SPREAD_HOURS = 40;

  private final World world;
  private final JsonObject script;
  private final Project project;

  /// The newest first.
  private final List<Release> releases = new ArrayList<>();

  DemoReleases(World world, JsonObject script, Project project) {
    this.world = world;
    this.script = script;
    this.project = project;
  }

  /// The version that was newest at some time.
  String at(Instant time) {
    JsonArray versions = versions();
    for (int i = 0; i < versions.size() - 1; i++) {
      if (time.isAfter(created(i))) {
        return versions.get(i).getAsString();
      }
    }
    return versions.get(versions.size() - 1).getAsString();
  }

  private JsonArray versions() {
    return script.getAsJsonArray("releases");
  }

  private Instant created(int index) {
    return world.now().minus(Duration.ofDays(AGES[index]));
  }

  void tell() {
    JsonArray versions = versions();
    for (int i = versions.size() - 1; i >= 0; i--) {
      Release release = release(versions.get(i).getAsString(), created(i));
      world.projects().put(release);
      releases.addFirst(release);
      deploy(release, i == 0);
      commits(release, versions.size() - 1 - i);
    }
    JsonObject sessions = Json.object(script, "sessions");
    if (sessions != null) {
      sessions(sessions);
    }
  }

  private Release release(String version, Instant created) {
    String repository = Json.text(script, "repository");
    String tag = Release.shortVersion(version);
    return new Release(
        world.sequences().next("release"),
        project.organizationId(),
        version,
        List.of(project.id()),
        created,
        created.plus(BUILD),
        repository == null ? null : tag,
        repository == null
            ? null
            : "https://"
                + Json.text(script, "codeHost", "github.com")
                + "/"
                + repository
                + "/releases/"
                + tag,
        false);
  }

  private void deploy(Release release, boolean newest) {
    Instant built = release.created().plus(BUILD);
    if (newest && script.getAsJsonArray("environments").contains(new JsonPrimitive("staging"))) {
      put(release, "staging", built.minusSeconds(1500));
    }
    put(release, "production", built);
  }

  private void put(Release release, String environment, Instant finished) {
    world
        .releases()
        .put(
            release,
            new Deploy(
                world.sequences().next("deploy"),
                environment,
                environment.equals("production") ? "rollout" : null,
                null,
                finished.minusSeconds(420),
                finished));
  }

  /// @param number 0 for the oldest
  private void commits(Release release, int number) {
    JsonArray work = Json.array(script, "work");
    String repository = Json.text(script, "repository");
    if (work == null || repository == null) {
      return;
    }
    List<Commit> all = new ArrayList<>();
    for (int i = 0; i < COMMITS_EACH; i++) {
      int index = number * COMMITS_EACH + i;
      if (index < work.size()) {
        JsonArray told = work.get(index).getAsJsonArray();
        Instant when = release.created().minus(Duration.ofHours(5L * (COMMITS_EACH - i)));
        all.addFirst(commit(repository, told.get(0).getAsString(), told.get(1), when));
      }
    }
    world.releases().setCommits(release, all);
  }

  private Commit commit(String repository, String message, JsonElement author, Instant when) {
    String email = author.getAsString();
    User user = world.directory().user(email);
    String sha = Secrets.stable("commit", repository, message) + Secrets.stable(message);
    return new Commit(
        sha.substring(0, SHA_LENGTH),
        repository,
        message,
        user == null ? null : user.name(),
        email,
        when);
  }

  private void sessions(JsonObject told) {
    Random random = new Random(project.slug().hashCode());
    double hourly = told.get("hour").getAsDouble();
    for (int hour = 24 * DAYS; hour > HOURS; hour -= 24) {
      told(told, random, hour, 24 * hourly);
    }
    for (int hour = HOURS; hour >= 1; hour--) {
      told(told, random, hour, hourly * (1 + 0.6 * Math.sin(hour * Math.PI / 12)));
    }
  }

  /// What was told in one go, so many hours ago.
  private void told(JsonObject told, Random random, int hour, double total) {
    Instant when = world.now().minus(Duration.ofHours(hour)).plus(Duration.ofMinutes(30));
    double left = 1;
    for (int i = 0; i < releases.size() && left > 0; i++) {
      Release release = releases.get(i);
      double age = Duration.between(release.date(), when).toMinutes() / 60.0;
      boolean oldest = i == releases.size() - 1;
      double share = oldest ? left : Math.clamp(age / SPREAD_HOURS, 0, 0.94) * left;
      left -= share;
      long quantity = Math.round(total * share * (0.85 + 0.3 * random.nextDouble()));
      if (quantity > 0 && age > 0) {
        ended(release, when, quantity, share, told, random);
      }
    }
  }

  private void ended(
      Release release, Instant when, long quantity, double share, JsonObject told, Random random) {
    double worse = 1 + 0.7 * releases.indexOf(release);
    long crashed = chance(quantity * told.get("crash").getAsDouble() * worse, random);
    long errored = chance(quantity * told.get("error").getAsDouble() * worse, random);
    tally(release, when, "crashed", crashed, told, random);
    tally(release, when, "errored", errored, told, random);
    long rest = Math.max(0, quantity - crashed - errored);
    long users = Math.max(1, Math.round(USERS_AT_A_TIME * share));
    long parts = told.has("users") ? Math.min(rest, users) : 1;
    for (long part = 0; part < parts; part++) {
      long few = rest * (part + 1) / parts - rest * part / parts;
      tally(release, when, "exited", few, told, random);
    }
  }

  /// The expected number, rounded up as often as its fraction says.
  private static long chance(double expected, Random random) {
    return (long) Math.floor(expected + random.nextDouble());
  }

  private void tally(
      Release release, Instant when, String status, long quantity, JsonObject told, Random random) {
    if (quantity > 0) {
      world
          .telemetry()
          .add(
              new SessionTally(
                  project.id(),
                  when,
                  release.version(),
                  "production",
                  status,
                  quantity,
                  null,
                  user(told, random)));
    }
  }

  private @Nullable String user(JsonObject told, Random random) {
    return told.has("users")
        ? Json.text(script, "people", "")
            + "-"
            + (100 + random.nextInt(told.get("users").getAsInt()))
        : null;
  }
}
