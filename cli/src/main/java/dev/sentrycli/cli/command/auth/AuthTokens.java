package dev.sentrycli.cli.command.auth;

import dev.sentrycli.terminal.format.Amounts;
import org.jspecify.annotations.Nullable;

/// How tokens and their times are shown.
final class AuthTokens {
  private AuthTokens() {}

  /// Enough of a token to tell it from others, and not enough to use it.
  static String masked(String token) {
    return token.length() <= 12
        ? "****"
        : token.substring(0, 8) + "..." + token.substring(token.length() - 4);
  }

  /// `30 days` until a point in time; null if it never comes.
  static @Nullable String left(@Nullable Long expiresAt, long now) {
    if (expiresAt == null) {
      return null;
    }
    long seconds = Math.max(0, (expiresAt - now + 500) / 1000);
    if (seconds > 3600) {
      seconds = (seconds + 59) / 60 * 60; // a token of 30 days should not begin with 29
    }
    return seconds == 0 ? "now" : Amounts.durationInWords(seconds);
  }
}
