package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The two spellings of time in the protocol: seconds since 1970, or ISO 8601, which without a zone
/// means UTC.
public final class Times {
  private static final double EARLIEST = 0;
  private static final double LATEST = 253_402_300_799.0;

  private Times() {}

  public static Instant instant(@Nullable JsonElement sent, Instant otherwise) {
    Instant read = instant(sent);
    return read == null ? otherwise : read;
  }

  public static @Nullable Instant instant(@Nullable JsonElement sent) {
    if (!(sent instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
      return null;
    }
    String text = primitive.getAsString().strip();
    try {
      double seconds = Double.parseDouble(text);
      if (!(seconds >= EARLIEST && seconds <= LATEST)) {
        return null;
      }
      long micros = Math.round(seconds * 1_000_000);
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    } catch (NumberFormatException words) {
      return iso(text);
    }
  }

  private static @Nullable Instant iso(String text) {
    String spelled = text.indexOf(' ') == 10 ? text.replace(' ', 'T') : text;
    try {
      return OffsetDateTime.parse(spelled).toInstant();
    } catch (DateTimeException noZone) {
      try {
        return LocalDateTime.parse(spelled).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException neither) {
        return null;
      }
    }
  }

  /// Seconds since 1970 with microseconds, as the protocol keeps them.
  public static double seconds(Instant instant) {
    long micros = instant.getNano() / 1000;
    return instant.getEpochSecond() + micros / 1_000_000.0;
  }
}
