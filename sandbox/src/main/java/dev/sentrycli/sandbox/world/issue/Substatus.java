package dev.sentrycli.sandbox.world.issue;

import org.jspecify.annotations.Nullable;

/// The finer state below [Status]; resolved issues have none.
public enum Substatus {
  NEW("new", Status.UNRESOLVED),
  ONGOING("ongoing", Status.UNRESOLVED),
  REGRESSED("regressed", Status.UNRESOLVED),
  ESCALATING("escalating", Status.UNRESOLVED),
  ARCHIVED_UNTIL_ESCALATING("archived_until_escalating", Status.IGNORED),
  ARCHIVED_UNTIL_CONDITION_MET("archived_until_condition_met", Status.IGNORED),
  ARCHIVED_FOREVER("archived_forever", Status.IGNORED);

  private final String word;
  private final Status status;

  Substatus(String word, Status status) {
    this.word = word;
    this.status = status;
  }

  /// As the API spells it.
  public String word() {
    return word;
  }

  /// The status it belongs to.
  public Status status() {
    return status;
  }

  public static @Nullable Substatus of(String word) {
    for (Substatus one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    return null;
  }
}
