package dev.sentrycli.api.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON read into elements, numbers as they were spelled, by the letter of RFC 8259.
public final class JsonTree {
  /// Spans lie within one another, two levels for each; the library allows 255 by itself.
  private static final int DEEPEST = 1024;

  private JsonTree() {}

  /// @param members the only members of objects, at any depth, that are kept: of a large answer,
  ///   what is left out takes neither time nor memory; null for all
  /// @throws IOException if it is no JSON
  /// @throws JsonParseException if it is no JSON
  public static JsonElement read(String text, @Nullable Set<String> members) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    JsonElement json =
        members == null ? JsonParser.parseReader(reader) : new Selection(reader, members).read();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("more than one JSON value");
    }
    return json;
  }

  private record Selection(JsonReader reader, Set<String> members) {
    JsonElement read() throws IOException {
      Deque<JsonElement> open = new ArrayDeque<>();
      JsonElement last = value();
      while (true) {
        if (last instanceof JsonObject || last instanceof JsonArray) {
          open.push(last);
        }
        while (!open.isEmpty() && !reader.hasNext()) {
          last = close(open.pop());
        }
        JsonElement around = open.peek();
        if (around == null) {
          return last;
        }
        if (around instanceof JsonObject object) {
          String name = reader.nextName();
          if (!members.contains(name)) {
            reader.skipValue();
            last = JsonNull.INSTANCE;
            continue;
          }
          last = value();
          object.add(name, last);
        } else {
          last = value();
          around.getAsJsonArray().add(last);
        }
      }
    }

    private JsonElement close(JsonElement container) throws IOException {
      if (container instanceof JsonObject) {
        reader.endObject();
      } else {
        reader.endArray();
      }
      return container;
    }

    /// A value; of an object or an array, its beginning.
    private JsonElement value() throws IOException {
      return switch (reader.peek()) {
        case BEGIN_OBJECT -> {
          reader.beginObject();
          yield new JsonObject();
        }
        case BEGIN_ARRAY -> {
          reader.beginArray();
          yield new JsonArray();
        }
        case STRING -> new JsonPrimitive(reader.nextString());
        case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
        case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
        case NULL -> {
          reader.nextNull();
          yield JsonNull.INSTANCE;
        }
        default -> throw new JsonParseException("no JSON value");
      };
    }
  }
}
