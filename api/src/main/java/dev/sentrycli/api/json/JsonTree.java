package dev.sentrycli.api.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

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
}
