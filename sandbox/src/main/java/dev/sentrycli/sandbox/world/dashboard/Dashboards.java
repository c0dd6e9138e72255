package dev.sentrycli.sandbox.world.dashboard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The dashboards of all organizations, and what they were before where that is kept.
public final class Dashboards {
  private final Guard guard;
  private final Sequences sequences;
  private final Clock clock;
  private final Map<Long, Dashboard> dashboards = new TreeMap<>();
  private final Map<Long, Revision> revisions = new TreeMap<>();
  private final Set<Long> keeping = new TreeSet<>();

  public Dashboards(Guard guard, Sequences sequences, Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.clock = clock;
  }

  /// By title.
  public List<Dashboard> of(Organization organization) {
    List<Dashboard> found = new ArrayList<>(all());
    found.removeIf(one -> one.organizationId() != organization.id());
    found.sort(Comparator.comparing(Dashboard::title).thenComparingLong(Dashboard::id));
    return found;
  }

  public List<Dashboard> all() {
    return guard.read(() -> List.copyOf(dashboards.values()));
  }

  public @Nullable Dashboard get(Organization organization, String id) {
    for (Dashboard one : of(organization)) {
      if (Long.toString(one.id()).equals(id)) {
        return one;
      }
    }
    return null;
  }

  public void put(Dashboard dashboard) {
    guard.change(() -> dashboards.put(dashboard.id(), dashboard));
  }

  public void put(Revision revision) {
    guard.change(() -> revisions.put(revision.id(), revision));
  }

  /// Makes a dashboard of what was posted.
  ///
  /// @throws DashboardException if it can't be
  public Dashboard create(Organization organization, JsonObject posted, @Nullable Long creator) {
    return guard.write(
        () -> {
          WidgetWriter writer = new WidgetWriter(sequences, clock);
          String title = writer.title(posted, null);
          requireFree(
              organization.id(), title, -1, new JsonPrimitive("Dashboard title already taken"));
          long id = sequences.next("dashboard");
          JsonObject content = writer.content(id, new JsonObject(), posted);
          Dashboard made =
              new Dashboard(id, organization.id(), title, content, creator, clock.instant(), null);
          dashboards.put(id, made);
          return made;
        });
  }

  /// Makes a dashboard what was sent.
  ///
  /// @throws DashboardException if it can't be
  public Dashboard update(Dashboard before, JsonObject sent, @Nullable Long author) {
    return guard.write(
        () -> {
          WidgetWriter writer = new WidgetWriter(sequences, clock);
          String title = writer.title(sent, before.title());
          requireFree(before.organizationId(), title, before.id(), taken());
          JsonObject content = writer.content(before.id(), before.content(), sent);
          keep(before, "edit", author);
          Dashboard changed = before.with(title, content);
          dashboards.put(before.id(), changed);
          return changed;
        });
  }

  public void visited(Dashboard dashboard) {
    guard.change(
        () -> {
          if (dashboards.containsKey(dashboard.id())) {
            dashboards.put(dashboard.id(), dashboard.visitedAt(clock.instant()));
          }
        });
  }

  public void remove(Dashboard dashboard) {
    guard.change(
        () -> {
          dashboards.remove(dashboard.id());
          revisions.values().removeIf(one -> one.dashboardId() == dashboard.id());
        });
  }

  /// Whether what dashboards were before is kept, which an administrator has to switch on.
  public boolean keepsRevisions(Organization organization) {
    return guard.read(() -> keeping.contains(organization.id()));
  }

  public void keepRevisions(long organizationId) {
    guard.change(() -> keeping.add(organizationId));
  }

  /// The organizations whose revisions are kept.
  public List<Long> keeping() {
    return guard.read(() -> List.copyOf(keeping));
  }

  public List<Revision> revisions() {
    return guard.read(() -> List.copyOf(revisions.values()));
  }

  /// What a dashboard was, the newest first.
  public List<Revision> revisions(Dashboard dashboard) {
    List<Revision> found = new ArrayList<>(revisions());
    found.removeIf(one -> one.dashboardId() != dashboard.id());
    return found.reversed();
  }

  /// Makes a dashboard what it was; what it is becomes a revision, too.
  ///
  /// @throws DashboardException if its old title belongs to another one now
  public Dashboard restore(Dashboard now, Revision revision, @Nullable Long author) {
    return guard.write(
        () -> {
          requireFree(now.organizationId(), revision.title(), now.id(), taken());
          keep(now, "pre-restore", author);
          Dashboard restored = now.with(revision.title(), revision.content());
          dashboards.put(now.id(), restored);
          return restored;
        });
  }

  private void keep(Dashboard before, String source, @Nullable Long author) {
    if (keeping.contains(before.organizationId())) {
      long id = sequences.next("dashboard revision");
      revisions.put(
          id,
          new Revision(
              id, before.id(), before.title(), before.content(), source, author, clock.instant()));
    }
  }

  private static JsonObject taken() {
    JsonObject answer = new JsonObject();
    answer.addProperty("detail", "Dashboard with that title already exists.");
    return answer;
  }

  private void requireFree(long organizationId, String title, long except, JsonElement answer) {
    if (isTaken(organizationId, title, except)) {
      throw new DashboardException(409, answer);
    }
  }

  private boolean isTaken(long organizationId, String title, long except) {
    for (Dashboard one : dashboards.values()) {
      if (one.organizationId() == organizationId
          && one.id() != except
          && one.title().equals(title)) {
        return true;
      }
    }
    return false;
  }
}
