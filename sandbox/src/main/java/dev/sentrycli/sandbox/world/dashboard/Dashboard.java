package dev.sentrycli.sandbox.world.dashboard;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A board of widgets.
///
/// @param content its `widgets`, `projects` and what else was saved of it, in the words of the API
/// @param creator the user who made it, null for none
public record Dashboard(
    long id,
    long organizationId,
    String title,
    JsonObject content,
    @Nullable Long creator,
    Instant created,
    @Nullable Instant visited) {
  /// The same dashboard with other content.
  Dashboard with(String newTitle, JsonObject newContent) {
    return new Dashboard(id, organizationId, newTitle, newContent, creator, created, visited);
  }

  Dashboard visitedAt(Instant now) {
    return new Dashboard(id, organizationId, title, content, creator, created, now);
  }
}
