package dev.sentrycli.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON read into elements, numbers as they were spelled, by the letter of RFC 8259.
public final class JsonTree {
  /// How deep things may lie within one another. Spans, and the elements of a page that is
  /// recorded, take two levels for each; the libraries allow fewer by themselves.
  public static final int DEEPEST = 1024;

  private JsonTree() {}

  /// @throws IOException if it is no JSON
  /// @throws JsonParseException if it is no JSON
  public static JsonElement read(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    JsonElement json = JsonParser.parseReader(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("more than one JSON value");
    }
    return json;
  }

  /// Reads no more than some members of objects, at any depth: what is left out of a large answer
  /// takes neither time nor memory. Numbers become texts. The library used here takes longer to be
  /// loaded and less to read, so this is not for small answers.
  ///
  /// @param utf8 the text in UTF-8
  /// @throws IOException if it is no JSON
  public static JsonElement read(byte[] utf8, Set<String> members) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    try (var parser = factory.createParser(utf8)) {
      JsonElement json = value(parser, parser.nextToken(), members);
      if (parser.nextToken() != null) {
        throw new JsonParseException("more than one JSON value");
      }
      return json;
    }
  }

  private static JsonElement value(
      com.fasterxml.jackson.core.JsonParser parser,
      com.fasterxml.jackson.core.@Nullable JsonToken token,
      Set<String> members)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != com.fasterxml.jackson.core.JsonToken.END_OBJECT) {
          String name = parser.currentName();
          var first = parser.nextToken();
          if (members.contains(name)) {
            object.add(name, value(parser, first, members));
          } else {
            parser.skipChildren();
          }
        }
        yield object;
      }
      case START_ARRAY -> {
        JsonArray array = new JsonArray();
        for (var element = parser.nextToken();
            element != com.fasterxml.jackson.core.JsonToken.END_ARRAY;
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
