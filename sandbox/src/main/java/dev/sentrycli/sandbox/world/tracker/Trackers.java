package dev.sentrycli.sandbox.world.tracker;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The trackers that organizations have connected, and which of their issues stand for issues here.
public final class Trackers {
  private final Guard guard;
  private final Sequences sequences;
  private final Map<Long, Installation> installations = new TreeMap<>();
  private final Map<String, App> apps = new TreeMap<>();
  private final Map<Long, Link> links = new TreeMap<>();

  public Trackers(Guard guard, Sequences sequences) {
    this.guard = guard;
    this.sequences = sequences;
  }

  public void put(Installation installation) {
    guard.change(() -> installations.put(installation.id(), installation));
  }

  public void put(App app) {
    guard.change(() -> apps.put(app.uuid(), app));
  }

  public void put(Link link) {
    guard.change(() -> links.put(link.id(), link));
  }

  public List<Installation> installations() {
    return guard.read(() -> List.copyOf(installations.values()));
  }

  public List<Installation> installations(Organization organization) {
    List<Installation> found = new ArrayList<>(installations());
    found.removeIf(one -> one.organizationId() != organization.id());
    return found;
  }

  public List<App> apps() {
    return guard.read(() -> List.copyOf(apps.values()));
  }

  public List<App> apps(Organization organization) {
    List<App> found = new ArrayList<>(apps());
    found.removeIf(one -> one.organizationId() != organization.id());
    return found;
  }

  public List<Link> links() {
    return guard.read(() -> List.copyOf(links.values()));
  }

  public List<Link> links(Issue issue) {
    List<Link> found = new ArrayList<>(links());
    found.removeIf(one -> one.issueId() != issue.id());
    return found;
  }

  /// Links an issue to one of an installation.
  ///
  /// @return null if they are linked already
  public @Nullable Link link(
      Issue issue, Installation installation, String key, String title, String url) {
    return guard.<@Nullable Link>write(
        () -> {
          for (Link one : links(issue)) {
            if (one.key().equals(key)
                && one.installationId() != null
                && one.installationId() == installation.id()) {
              return null;
            }
          }
          Link link =
              new Link(
                  sequences.next("external issue"),
                  issue.id(),
                  installation.id(),
                  null,
                  key,
                  title,
                  url);
          links.put(link.id(), link);
          return link;
        });
  }

  /// Links an issue to one of an app, in place of the one it was linked to before.
  public Link link(Issue issue, App app, String key) {
    return guard.write(
        () -> {
          links
              .values()
              .removeIf(one -> one.issueId() == issue.id() && app.slug().equals(one.app()));
          Link link =
              new Link(
                  sequences.next("external issue"),
                  issue.id(),
                  null,
                  app.slug(),
                  key,
                  app.issues().getOrDefault(key, key),
                  app.page(key));
          links.put(link.id(), link);
          return link;
        });
  }

  public void remove(Link link) {
    guard.change(() -> links.remove(link.id()));
  }
}
