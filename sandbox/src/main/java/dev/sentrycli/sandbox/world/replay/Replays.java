package dev.sentrycli.sandbox.world.replay;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Projects;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.store.Guard;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The replays that have been received. When they become too many or too large, those go whose last
/// piece came longest ago.
public final class Replays {
  private static final int MOST = 1000;
  private static final long LARGEST = 64L * 1024 * 1024;

  private final Guard guard;
  private final Projects projects;
  private final Map<String, Replay> replays = new LinkedHashMap<>();
  private long size;

  public Replays(Guard guard, Projects projects) {
    this.guard = guard;
    this.projects = projects;
  }

  /// Those of an organization, in the order their last pieces came.
  public List<Replay> of(Organization organization) {
    return guard.read(
        () -> {
          List<Replay> found = new ArrayList<>(replays.values());
          found.removeIf(one -> !belongsTo(organization, one));
          return found;
        });
  }

  public @Nullable Replay get(Organization organization, String id) {
    return guard.<@Nullable Replay>read(
        () -> {
          for (Replay one : replays.values()) {
            if (one.id().equals(id) && belongsTo(organization, one)) {
              return one;
            }
          }
          return null;
        });
  }

  public @Nullable Replay get(Project project, String id) {
    return guard.<@Nullable Replay>read(() -> replays.get(key(project.id(), id)));
  }

  /// All there are, for those who save them.
  public List<Replay> all() {
    return guard.read(() -> List.copyOf(replays.values()));
  }

  /// Takes in a piece.
  public void add(Project project, String id, Segment segment) {
    guard.change(
        () -> {
          Replay known = replays.get(key(project.id(), id));
          put((known == null ? new Replay(id, project.id()) : known).with(segment));
        });
  }

  /// Notes that somebody has watched it.
  public void seen(Replay replay, User by) {
    guard.change(() -> put(replay.seenBy(by.id())));
  }

  /// Throws the recording away.
  public void delete(Replay replay) {
    guard.change(() -> put(replay.deleted()));
  }

  public void put(Replay replay) {
    guard.change(
        () -> {
          Replay before = replays.remove(key(replay.projectId(), replay.id()));
          size += replay.size() - (before == null ? 0 : before.size());
          replays.put(key(replay.projectId(), replay.id()), replay);
          Iterator<Replay> oldest = replays.values().iterator();
          while (replays.size() > 1 && (replays.size() > MOST || size > LARGEST)) {
            size -= oldest.next().size();
            oldest.remove();
          }
        });
  }

  private boolean belongsTo(Organization organization, Replay replay) {
    Project project = projects.get(replay.projectId());
    return project != null && project.organizationId() == organization.id();
  }

  private static String key(long project, String id) {
    return project + "/" + id;
  }
}
