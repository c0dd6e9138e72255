package dev.sentrycli.sandbox.world.tracker;

import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which issues of other trackers stand for issues here, and the apps some of these trackers are
/// connected through. It knows issues and integrations by their ids alone, as both take their links
/// along when they go.
public final class Trackers {
  private final Guard guard;
  private final Sequences sequences;
  private final Map<String, App> apps = new TreeMap<>();
  private final Map<Long, Link> links = new TreeMap<>();

  public Trackers(Guard guard, Sequences sequences) {
    this.guard = guard;
    this.sequences = sequences;
  }

  public void put(App app) {
    guard.change(() -> apps.put(app.uuid(), app));
  }

  public void put(Link link) {
    guard.change(() -> links.put(link.id(), link));
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

  public List<Link> links(long issueId) {
    List<Link> found = new ArrayList<>(links());
    found.removeIf(one -> one.issueId() != issueId);
    return found;
  }

  /// A link that was asked for.
  ///
  /// @param isNew false if it was there already
  public record Linked(Link link, boolean isNew) {}

  /// Links an issue to one that an integration leads to.
  public Linked link(long issueId, long integrationId, String key, String title, String url) {
    return guard.write(
        () -> {
          for (Link one : links(issueId)) {
            if (one.isOf(integrationId) && one.key().equals(key)) {
              return new Linked(one, false);
            }
          }
          Link link =
              new Link(
                  sequences.next("external issue"), issueId, integrationId, null, key, title, url);
          links.put(link.id(), link);
          return new Linked(link, true);
        });
  }

  /// Links an issue to one of an app, in place of the one it was linked to before.
  public Link link(long issueId, App app, String key) {
    return guard.write(
        () -> {
          links.values().removeIf(one -> one.issueId() == issueId && app.slug().equals(one.app()));
          Link link =
              new Link(
                  sequences.next("external issue"),
                  issueId,
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

  /// An issue has become a part of another, to which its links go unless that has the same.
  public void issueMerged(long childId, long parentId) {
    guard.change(
        () -> {
          List<Link> kept = links(parentId);
          for (Link one : links(childId)) {
            if (kept.stream().anyMatch(one::excludes)) {
              links.remove(one.id());
            } else {
              links.put(one.id(), one.movedTo(parentId));
            }
          }
        });
  }

  public void issueRemoved(long issueId) {
    guard.change(() -> links.values().removeIf(one -> one.issueId() == issueId));
  }

  public void integrationRemoved(long integrationId) {
    guard.change(() -> links.values().removeIf(one -> one.isOf(integrationId)));
  }
}
