package dev.sentrycli.sandbox.world.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that can be asked about: a span, a log line, an event.
public interface Item {

  /// A text, a long, a double, a boolean, an instant, a JSON array, or null.
  @Nullable Object value(Column column);

  Instant time();

  long projectId();

  /// What has been sent along by whoever made it.
  JsonObject attributes();

  @Nullable String environment();

  /// An attribute somebody has sent, as a column wants it; null if it is something else.
  static @Nullable Object attribute(@Nullable JsonElement sent, Column column) {
    if (sent instanceof JsonArray array) {
      return column.kind() == Field.Kind.ARRAY ? array : null;
    }
    if (!(sent instanceof JsonPrimitive value)) {
      return null;
    }
    return switch (column.kind()) {
      case STRING, DATE -> value.isString() || column.known() ? value.getAsString() : null;
      case BOOLEAN -> value.isBoolean() ? (Boolean) value.getAsBoolean() : null;
      case ARRAY -> null;
      case INTEGER -> value.isNumber() ? (Long) (long) value.getAsDouble() : null;
      case NUMBER, DURATION, SIZE, PERCENTAGE, RATE, CURRENCY ->
          value.isNumber() ? (Double) value.getAsDouble() : null;
    };
  }
}
