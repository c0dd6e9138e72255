package dev.sentrycli.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/// JSON as the program writes it: two spaces of indentation, characters unescaped where JSON
/// allows, numbers as the server spelled them.
public final class JsonText {
  private JsonText() {}

  /// The element over several lines, without a line feed at the end.
  public static String pretty(JsonElement element) {
    return write(element, "  ");
  }

  /// The element on one line.
  public static String compact(JsonElement element) {
    return write(element, "");
  }

  private static String write(JsonElement element, String indent) {
    StringWriter text = new StringWriter();
    try {
      write(element, indent, text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return harmless(text.toString());
  }

  /// Characters that a terminal obeys, or that turn the writing direction, stand in JSON only
  /// inside strings, and there as escapes they mean the same.
  private static String harmless(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean obeyed =
          (c >= '\u007f' && c <= '\u009f')
              || c == '\u061c'
              || c == '\u200e'
              || c == '\u200f'
              || (c >= '\u202a' && c <= '\u202e')
              || (c >= '\u2066' && c <= '\u2069');
      if (obeyed && escaped == null) {
        escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
      }
      if (escaped != null && obeyed) {
        escaped.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  private static void write(JsonElement element, String indent, Writer target) throws IOException {
    JsonWriter writer = new JsonWriter(target);
    writer.setStrictness(Strictness.LENIENT);
    writer.setHtmlSafe(false);
    writer.setSerializeNulls(true);
    writer.setIndent(indent);
    write(element, writer);
  }

  // A chain, because a switch over types makes the JVM build a class in every run.
  private static void write(JsonElement element, JsonWriter writer) throws IOException {
    if (element instanceof JsonObject object) {
      writer.beginObject();
      for (var field : object.entrySet()) {
        write(field.getValue(), writer.name(field.getKey()));
      }
      writer.endObject();
    } else if (element instanceof JsonArray array) {
      writer.beginArray();
      for (JsonElement item : array) {
        write(item, writer);
      }
      writer.endArray();
    } else if (element instanceof JsonPrimitive primitive) {
      if (primitive.isBoolean()) {
        writer.value(primitive.getAsBoolean());
      } else if (primitive.isNumber()) {
        writer.value(primitive.getAsNumber());
      } else {
        writer.value(primitive.getAsString());
      }
    } else {
      writer.nullValue();
    }
  }
}
