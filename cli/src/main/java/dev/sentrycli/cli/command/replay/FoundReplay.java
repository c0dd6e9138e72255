package dev.sentrycli.cli.command.replay;

import dev.sentrycli.api.replay.Replay;
import org.jspecify.annotations.Nullable;

/// A replay that is meant, as the server described it.
///
/// @param project its slug or id, told by the server or else by who asks; null if neither told it
record FoundReplay(String organization, @Nullable String project, Replay replay) {
  /// How it is typed.
  @Override
  public String toString() {
    return organization + "/" + replay.id();
  }
}
