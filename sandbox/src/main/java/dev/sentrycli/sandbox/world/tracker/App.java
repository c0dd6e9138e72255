package dev.sentrycli.sandbox.world.tracker;

import java.util.Map;

/// A tracker that is connected through an app of its own (the integration platform), with the
/// issues it knows.
///
/// @param uuid of its installation in the organization
/// @param issues titles by key, such as `ENG-12`
public record App(
    long organizationId,
    String slug,
    String name,
    String uuid,
    String web,
    Map<String, String> issues) {
  public App {
    issues = Map.copyOf(issues);
  }

  /// The page of one of its issues.
  public String page(String key) {
    return web + "/issue/" + key;
  }
}
