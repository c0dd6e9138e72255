package dev.sentrycli.sandbox.world.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The values in rows: compared, as numbers, as text, as JSON.
final class Cells {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Cells() {}

  static @Nullable Double number(@Nullable Object cell) {
    return switch (cell) {
      case Long whole -> (Double) (double) whole;
      case Double number -> number;
      case null, default -> null;
    };
  }

  static @Nullable String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> null;
      case Instant time -> SECONDS.format(time);
      default -> cell.toString();
    };
  }

  static JsonElement json(@Nullable Object cell) {
    return switch (cell) {
      case null -> JsonNull.INSTANCE;
      case Long whole -> new JsonPrimitive(whole);
      case Double number -> Json.plain(number);
      case Boolean truth -> new JsonPrimitive(truth);
      case JsonArray array -> array;
      default -> new JsonPrimitive(String.valueOf(text(cell)));
    };
  }

  /// Numbers by size, times by age, all else as text; nothing comes last.
  static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null ? (other == null ? 0 : 1) : -1;
    }
    Double number = number(one);
    Double otherNumber = number(other);
    if (number != null && otherNumber != null) {
      return one instanceof Long a && other instanceof Long b
          ? Long.compare(a, b)
          : Double.compare(number, otherNumber);
    }
    return one instanceof Instant time && other instanceof Instant otherTime
        ? Long.compare(time.getEpochSecond(), otherTime.getEpochSecond())
        : one.toString().compareTo(other.toString());
  }
}
