package dev.sentrycli.sandbox.world.tracker;

import org.jspecify.annotations.Nullable;

/// An issue here and what stands for it elsewhere.
///
/// @param integrationId null if an app made it
/// @param app the slug of the app that made it, or null
/// @param key how the tracker calls it, such as `acme/storefront#77`; after a colon where names
///   mean nothing without the place, as `gitlab.example/acme:acme/storefront#77`
public record Link(
    long id,
    long issueId,
    @Nullable Long integrationId,
    @Nullable String app,
    String key,
    String title,
    String url) {
  public boolean isOf(long integration) {
    return integrationId != null && integrationId == integration;
  }

  /// The key as people write it.
  public String displayName() {
    return key.substring(key.lastIndexOf(':') + 1);
  }

  Link movedTo(long issue) {
    return new Link(id, issue, integrationId, app, key, title, url);
  }

  /// Whether one issue can't have both.
  boolean excludes(Link other) {
    return app != null
        ? app.equals(other.app)
        : integrationId != null && other.isOf(integrationId) && key.equals(other.key);
  }
}
