package dev.sentrycli.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Large answers, read without keeping more of them than is needed: what is left out takes neither
/// time nor memory. The library used here takes longer to be loaded than that of [JsonTree] and
/// less to read, so this is not for small answers.
public final class JsonStream {
  private JsonStream() {}

  /// What an object is read into.
  public interface Reading<T> {
    /// @param parser at the beginning of the object, and at its end when this returns
    T read(JsonParser parser) throws IOException;
  }

  /// Loads the library while an answer is waited for, which takes longer than to read most answers.
  public static void prepare() {
    try {
      objects(new byte[] {'[', ']'}, parser -> object(parser, Set.of()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The objects of a list; other elements are left out.
  ///
  /// @param utf8 the text in UTF-8
  /// @return null if it is JSON of another kind
  /// @throws IOException if it is no JSON
  public static <T> @Nullable List<T> objects(byte[] utf8, Reading<T> reading) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(JsonTree.DEEPEST).build())
            .build();
    try (JsonParser parser = factory.createParser(utf8)) {
      List<T> objects = null;
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonParseException("no JSON value");
      } else if (first == JsonToken.START_ARRAY) {
        objects = objects(parser, reading);
      } else {
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new JsonParseException("more than one JSON value");
      }
      return objects;
    }
  }

  /// As [#objects(byte[], Reading)].
  ///
  /// @param parser at the beginning of the list, and at its end when this returns
  public static <T> List<T> objects(JsonParser parser, Reading<T> reading) throws IOException {
    JsonToken element = parser.nextToken();
    if (element == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<T> objects = new ArrayList<>();
    for (; element != JsonToken.END_ARRAY; element = parser.nextToken()) {
      if (element == JsonToken.START_OBJECT) {
        objects.add(reading.read(parser));
      } else {
        parser.skipChildren();
      }
    }
    return objects;
  }

  /// An object with some members only, at any depth. Numbers become texts.
  ///
  /// @param parser at the beginning of the object, and at its end when this returns
  public static JsonObject object(JsonParser parser, Set<String> members) throws IOException {
    JsonObject object = new JsonObject();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken first = parser.nextToken();
      if (members.contains(name)) {
        object.add(name, value(parser, first, members));
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private static JsonElement value(
      JsonParser parser, @Nullable JsonToken token, Set<String> members) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser, members);
      case START_ARRAY -> {
        JsonArray array = new JsonArray();
        for (JsonToken element = parser.nextToken();
            element != JsonToken.END_ARRAY;
            element = parser.nextToken()) {
          array.add(value(parser, element, members));
        }
        yield array;
      }
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new JsonPrimitive(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new JsonPrimitive(parser.getBooleanValue());
      case VALUE_NULL -> JsonNull.INSTANCE;
      case null, default -> throw new JsonParseException("no JSON value");
    };
  }
}
