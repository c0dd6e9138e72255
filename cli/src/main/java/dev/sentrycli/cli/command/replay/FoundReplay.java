package dev.sentrycli.cli.command.replay;

import dev.sentrycli.api.replay.Replay;

/// A replay that is meant, as the server described it.
record FoundReplay(String organization, Replay replay) {
  /// How it is typed.
  @Override
  public String toString() {
    return organization + "/" + replay.id();
  }
}
