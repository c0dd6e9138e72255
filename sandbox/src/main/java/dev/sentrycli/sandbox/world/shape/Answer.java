package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a JSON object down in few words.
final class Answer {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final JsonObject object;

  Answer() {
    this(new JsonObject());
  }

  private Answer(JsonObject object) {
    this.object = object;
  }

  /// Adds to an object.
  static Answer to(JsonObject object) {
    return new Answer(object);
  }

  /// Takes texts, numbers, truths, instants, JSON, collections of these, and null.
  Answer put(String name, @Nullable Object value) {
    object.add(name, value(value));
    return this;
  }

  JsonObject json() {
    return object;
  }

  static JsonElement value(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement element -> element;
      case String text -> new JsonPrimitive(text);
      case Double number -> Json.plain(number);
      case Number number -> new JsonPrimitive(number);
      case Boolean truth -> new JsonPrimitive(truth);
      case Instant instant -> new JsonPrimitive(time(instant));
      case Collection<?> several -> {
        JsonArray array = new JsonArray();
        several.forEach(one -> array.add(value(one)));
        yield array;
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  /// As the server spells times: in UTC, with microseconds unless there are none.
  static String time(Instant instant) {
    Instant exact = instant.truncatedTo(ChronoUnit.MICROS);
    return exact.equals(instant.truncatedTo(ChronoUnit.SECONDS))
        ? exact.toString()
        : MICROSECONDS.format(exact);
  }

  /// Ids are texts in most answers.
  static String id(long id) {
    return Long.toString(id);
  }

  static JsonObject letterAvatar() {
    return new Answer()
        .put("avatarType", "letter_avatar")
        .put("avatarUuid", null)
        .put("avatarUrl", null)
        .json();
  }
}
