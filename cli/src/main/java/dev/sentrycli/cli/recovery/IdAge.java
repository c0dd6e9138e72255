package dev.sentrycli.cli.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When something was made, as its id tells: the ids of logs are UUIDs of version 7, which begin
/// with the time.
public final class IdAge {
  /// So long servers keep things where nobody has told them otherwise.
  public static final Duration USUAL_RETENTION = Duration.ofDays(90);

  private static final int TIME_DIGITS = 12;

  private IdAge() {}

  /// When the thing with this id was made; null if the id does not tell.
  ///
  /// @param id 32 hexadecimal digits
  public static @Nullable Instant made(String id) {
    if (id.length() != 32 || id.charAt(TIME_DIGITS) != '7') {
      return null;
    }
    return Instant.ofEpochMilli(Long.parseLong(id.substring(0, TIME_DIGITS), 16));
  }

  /// Why a thing that is not found is probably gone; null if its id does not say so.
  public static @Nullable String likelyGone(String id, Instant now) {
    Instant made = made(id);
    if (made == null || !made.isBefore(now.minus(USUAL_RETENTION))) {
      return null;
    }
    return "it was made on "
        + made.atOffset(ZoneOffset.UTC).toLocalDate()
        + ", and servers usually keep things for "
        + USUAL_RETENTION.toDays()
        + " days";
  }
}
