package dev.sentrycli.cli.command.event;

import dev.sentrycli.api.event.Event;
import org.jspecify.annotations.Nullable;

/// An event that is meant, as the server described it.
///
/// @param project a slug or an id; null if the server does not say
record EventTarget(String organization, @Nullable String project, Event event) {
  /// How it is typed.
  @Override
  public String toString() {
    return organization + "/" + (project == null ? "" : project + "/") + event.id();
  }
}
