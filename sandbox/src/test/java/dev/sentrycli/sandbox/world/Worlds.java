package dev.sentrycli.sandbox.world;

import dev.sentrycli.sandbox.ingest.IngestException;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.IssueQuery;
import dev.sentrycli.sandbox.world.search.SearchException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/// What tests of the world share: a clock that can be moved, and short ways to send and look.
public final class Worlds {
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private Worlds() {}

  /// A clock that stands still until it is moved.
  public static final class MovableClock extends Clock {
    private Instant now = NOW;

    public MovableClock() {}

    @Override
    public Instant instant() {
      return now;
    }

    public void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  public static Organization organization(World world, String slug) {
    return Objects.requireNonNull(world.directory().organization(slug), slug);
  }

  public static Project project(World world, String slug) {
    for (Project one : world.projects().all()) {
      if (one.slug().equals(slug)) {
        return one;
      }
    }
    throw new IllegalArgumentException(slug);
  }

  /// Stores an event body in the first project and returns its id.
  public static String send(World world, String json) throws IngestException {
    return world.store(
        world.projects().all().getFirst().id(), json.getBytes(StandardCharsets.UTF_8));
  }

  /// The issues that a query finds in the first organization, by date.
  public static List<Issue> find(World world, String query) throws SearchException {
    Organization first = world.directory().organizations().getFirst();
    return world
        .issues()
        .find(IssueQuery.of(first).query(query).viewer(world.directory().users().getFirst()))
        .items();
  }

  public static Issue only(World world) throws SearchException {
    List<Issue> all = find(world, "");
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " issues");
    }
    return all.getFirst();
  }
}
