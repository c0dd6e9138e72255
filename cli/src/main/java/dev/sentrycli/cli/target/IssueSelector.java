package dev.sentrycli.cli.target;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Words that choose one of the unresolved issues.
public enum IssueSelector {
  LATEST("@latest", "date"),
  MOST_FREQUENT("@most_frequent", "freq");

  private final String word;
  private final String sort;

  IssueSelector(String word, String sort) {
    this.word = word;
    this.sort = sort;
  }

  public String word() {
    return word;
  }

  /// The order whose first issue is meant.
  public String sort() {
    return sort;
  }

  /// The selector of this name in any spelling (`@most_frequent`, `@mostFrequent`,
  /// `@most-frequent`), or null.
  public static @Nullable IssueSelector named(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    return switch (plain) {
      case "@latest" -> LATEST;
      case "@mostfrequent" -> MOST_FREQUENT;
      default -> null;
    };
  }
}
