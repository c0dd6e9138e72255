package dev.sentrycli.sandbox.world.issue;

import org.jspecify.annotations.Nullable;

/// How urgent an issue is.
public enum Priority {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high");

  private final String word;

  Priority(String word) {
    this.word = word;
  }

  /// As the API spells it.
  public String word() {
    return word;
  }

  public static @Nullable Priority of(String word) {
    for (Priority one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    return null;
  }
}
