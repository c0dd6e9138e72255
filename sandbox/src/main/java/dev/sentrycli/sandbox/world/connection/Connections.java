package dev.sentrycli.sandbox.world.connection;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.tracker.Trackers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The services and code repositories that organizations are connected to.
public final class Connections {
  private final Guard guard;
  private final Trackers trackers;
  private final Map<Long, Integration> integrations = new TreeMap<>();
  private final Map<Long, Repository> repositories = new TreeMap<>();

  public Connections(Guard guard, Trackers trackers) {
    this.guard = guard;
    this.trackers = trackers;
  }

  /// The integrations of an organization, oldest first.
  public List<Integration> integrations(Organization organization) {
    return guard.read(
        () -> {
          List<Integration> found = new ArrayList<>();
          for (Integration one : integrations.values()) {
            if (one.organizationId() == organization.id()) {
              found.add(one);
            }
          }
          return found;
        });
  }

  public @Nullable Integration integration(Organization organization, String id) {
    for (Integration one : integrations(organization)) {
      if (Long.toString(one.id()).equals(id)) {
        return one;
      }
    }
    return null;
  }

  /// The integrations of an organization that its issues can be linked through, oldest first.
  public List<Integration> holdingIssues(Organization organization) {
    List<Integration> found = new ArrayList<>(integrations(organization));
    found.removeIf(one -> !one.isActive() || !one.holdsIssues());
    return found;
  }

  /// The repositories of an organization by name.
  public List<Repository> repositories(Organization organization) {
    return repositories(organization.id());
  }

  public List<Repository> repositories(long organizationId) {
    return guard.read(
        () -> {
          List<Repository> found = new ArrayList<>();
          for (Repository one : repositories.values()) {
            if (one.organizationId() == organizationId) {
              found.add(one);
            }
          }
          found.sort(Comparator.comparing(Repository::name).thenComparingLong(Repository::id));
          return found;
        });
  }

  public void put(Integration integration) {
    guard.change(() -> integrations.put(integration.id(), integration));
  }

  public void put(Repository repository) {
    guard.change(() -> repositories.put(repository.id(), repository));
  }

  /// Removes an integration with the links that were made through it. Its repositories stay, as
  /// commits of theirs are known.
  public void remove(Integration integration) {
    guard.change(
        () -> {
          integrations.remove(integration.id());
          trackers.integrationRemoved(integration.id());
          repositories.replaceAll((id, one) -> one.isOf(integration) ? one.disconnected() : one);
        });
  }
}
