package dev.sentrycli.cli.setting;

import org.jspecify.annotations.Nullable;

/// How many pages of a list are fetched at most, so that a list without end ends.
public final class PageLimit {
  private static final int USUAL = 50;

  private PageLimit() {}

  /// What `SENTRY_MAX_PAGINATION_PAGES` says, else 50.
  public static int of(Environment environment) {
    Integer stated = stated(environment);
    return stated == null ? USUAL : stated;
  }

  /// What `SENTRY_MAX_PAGINATION_PAGES` says; null if it says nothing.
  public static @Nullable Integer stated(Environment environment) {
    String text = environment.get("SENTRY_MAX_PAGINATION_PAGES");
    if (text != null) {
      try {
        int pages = Integer.parseInt(text);
        return pages < 1 ? null : pages;
      } catch (NumberFormatException notANumber) {
        return null;
      }
    }
    return null;
  }
}
