package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One saved thing. Reading is strict: whatever we did not write ourselves is an error.
record Row(JsonObject json) {
  Row() {
    this(new JsonObject());
  }

  Row put(String name, @Nullable Object value) {
    json.add(
        name,
        switch (value) {
          case null -> JsonNull.INSTANCE;
          case JsonElement element -> element;
          case Number number -> new JsonPrimitive(number);
          case Boolean truth -> new JsonPrimitive(truth);
          case Collection<?> several -> {
            JsonArray array = new JsonArray();
            for (Object one : several instanceof Set<?> set ? sorted(set) : several) {
              if (one instanceof Number number) {
                array.add(number);
              } else {
                array.add(String.valueOf(one));
              }
            }
            yield array;
          }
          default -> new JsonPrimitive(value.toString());
        });
    return this;
  }

  /// Sets have no order, files should.
  private static List<?> sorted(Set<?> set) {
    List<Object> all = new ArrayList<>(set);
    all.sort(Comparator.comparing(String::valueOf));
    return all;
  }

  String text(String name) throws IOException {
    String text = textOrNull(name);
    if (text == null) {
      throw new IOException("the saved field '" + name + "' is missing");
    }
    return text;
  }

  @Nullable String textOrNull(String name) {
    return Json.text(json, name);
  }

  boolean truth(String name) {
    return Json.isTrue(json, name);
  }

  long number(String name) throws IOException {
    Long number = numberOrNull(name);
    if (number == null) {
      throw new IOException("the saved field '" + name + "' is missing");
    }
    return number;
  }

  @Nullable Long numberOrNull(String name) throws IOException {
    String text = textOrNull(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException other) {
      throw new IOException("the saved field '" + name + "' is no number", other);
    }
  }

  Instant instant(String name) throws IOException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException other) {
      throw new IOException("the saved field '" + name + "' is no time", other);
    }
  }

  @Nullable Instant instantOrNull(String name) throws IOException {
    return textOrNull(name) == null ? null : instant(name);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) throws IOException {
    try {
      return Enum.valueOf(type, text(name));
    } catch (IllegalArgumentException other) {
      throw new IOException("the saved field '" + name + "' has an unknown value", other);
    }
  }

  JsonObject object(String name) throws IOException {
    JsonObject object = Json.object(json, name);
    if (object == null) {
      throw new IOException("the saved field '" + name + "' is missing");
    }
    return object;
  }

  List<Row> rows(String name) {
    List<Row> rows = new ArrayList<>();
    Json.objects(json, name).forEach(one -> rows.add(new Row(one)));
    return rows;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonArray array = Json.array(json, name);
    if (array != null) {
      array.forEach(one -> texts.add(one.getAsString()));
    }
    return texts;
  }

  Set<String> set(String name) {
    return new TreeSet<>(texts(name));
  }

  List<Long> numbers(String name) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try {
      texts(name).forEach(one -> numbers.add(Long.valueOf(one)));
    } catch (NumberFormatException other) {
      throw new IOException("the saved field '" + name + "' holds no numbers", other);
    }
    return numbers;
  }
}
