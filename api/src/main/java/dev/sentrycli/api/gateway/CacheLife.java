package dev.sentrycli.api.gateway;

import java.time.Duration;

/// How long an answer may be shown again without asking the server.
public enum CacheLife {
  NONE(Duration.ZERO),
  SHORT(Duration.ofMinutes(1)),
  USUAL(Duration.ofMinutes(5)),
  LONG(Duration.ofDays(1));

  private final Duration duration;

  CacheLife(Duration duration) {
    this.duration = duration;
  }

  public Duration duration() {
    return duration;
  }

  /// The life that fits a path below the base URL when the request states none.
  static CacheLife of(String path) {
    if (path.equals("/api/0/")
        || !path.startsWith("/api/0/")
        || path.startsWith("/api/0/auth/")
        || path.contains("/org-auth-tokens/")
        || path.contains("/chunk-upload/")
        || path.contains("/autofix/")
        || path.contains("/seer/")) {
      return NONE;
    }
    boolean moving =
        path.contains("/issues/")
            || path.contains("/events/")
            || path.contains("/logs/")
            || path.contains("/trace")
            || path.contains("/spans/");
    return moving ? SHORT : USUAL;
  }
}
