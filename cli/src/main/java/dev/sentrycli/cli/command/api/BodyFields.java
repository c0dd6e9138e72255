package dev.sentrycli.cli.command.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields given as `key=value` on the command line, put together to one JSON object. Keys can nest:
/// `a[b]=1`, `a[]=x`.
final class BodyFields {
  private static final Set<String> REFUSED = Set.of("__proto__", "constructor", "prototype");

  private final JsonObject body = new JsonObject();

  /// Adds a field whose value is JSON where it reads as JSON, else text. A later one wins.
  void addTyped(String field) {
    int equals = equalsSign(field);
    put(field.substring(0, equals), typed(field.substring(equals + 1)));
  }

  /// Adds a field whose value is text. Naming it again keeps both.
  void addRaw(String field) {
    int equals = equalsSign(field);
    String key = field.substring(0, equals);
    JsonPrimitive value = new JsonPrimitive(field.substring(equals + 1));
    if (key.indexOf('[') < 0 && body.has(key)) {
      JsonElement before = body.get(key);
      JsonArray both = before instanceof JsonArray list ? list : new JsonArray();
      if (!(before instanceof JsonArray)) {
        both.add(before);
      }
      both.add(value);
      body.add(key, both);
    } else {
      put(key, value);
    }
  }

  JsonObject body() {
    return body;
  }

  boolean isEmpty() {
    return body.isEmpty();
  }

  /// The JSON a text spells (RFC 8259), or the text itself.
  static JsonElement typed(String text) {
    JsonElement json = json(text);
    return json == null ? new JsonPrimitive(text) : json;
  }

  /// The JSON a text spells, or null.
  static @Nullable JsonElement json(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement json = com.google.gson.JsonParser.parseReader(reader);
      return reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT ? json : null;
    } catch (JsonParseException | java.io.IOException | IllegalStateException notJson) {
      return null;
    }
  }

  private static int equalsSign(String field) {
    int equals = field.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(
          Kind.VALUE, "The field '" + field + "' has no '='", "write it as 'key=value'");
    }
    return equals;
  }

  private void put(String key, JsonElement value) {
    List<String> path = path(key);
    JsonElement here = body;
    for (int i = 0; i < path.size(); i++) {
      boolean last = i == path.size() - 1;
      String step = path.get(i);
      JsonElement next =
          last ? value : path.get(i + 1).isEmpty() ? new JsonArray() : new JsonObject();
      here = descend(here, step, next, last, key);
    }
  }

  /// Puts `next` at a step of a path unless something is there already that can hold the rest.
  private static JsonElement descend(
      JsonElement here, String step, JsonElement next, boolean last, String key) {
    if (step.isEmpty()) {
      if (!(here instanceof JsonArray array)) {
        throw clash(key);
      }
      boolean emptyList =
          last
              && next instanceof JsonPrimitive text
              && text.isString()
              && text.getAsString().isEmpty();
      if (!emptyList) {
        array.add(next);
      }
      return next;
    }
    if (!(here instanceof JsonObject object)) {
      throw clash(key);
    }
    JsonElement before = object.get(step);
    if (last || before == null) {
      if (last && before != null && !before.isJsonPrimitive() && !before.isJsonNull()) {
        throw clash(key);
      }
      object.add(step, next);
      return next;
    }
    if (before.getClass() != next.getClass()) {
      throw clash(key);
    }
    return before;
  }

  private static UsageException clash(String key) {
    return new UsageException(
        Kind.VALUE,
        "The field '" + key + "' does not fit the fields before it",
        "a name holds one of a value (a=1), a list (a[]=1) or an object (a[b]=1)");
  }

  /// `a[b][]` as `a`, `b` and an empty step that appends.
  private static List<String> path(String key) {
    List<String> path = new ArrayList<>();
    int open = key.indexOf('[');
    path.add(open < 0 ? key : key.substring(0, open));
    int at = open;
    while (at >= 0 && at < key.length()) {
      int close = key.indexOf(']', at);
      if (key.charAt(at) != '[' || close < 0) {
        throw new UsageException(
            Kind.VALUE, "The field name '" + key + "' has brackets that do not match");
      }
      path.add(key.substring(at + 1, close));
      at = close + 1;
    }
    for (String step : path) {
      if (REFUSED.contains(step) || path.getFirst().isEmpty()) {
        throw new UsageException(Kind.VALUE, "The field name '" + key + "' is not allowed");
      }
    }
    return path;
  }
}
