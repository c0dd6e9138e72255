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
    return text.toString();
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
