package dev.sentrycli.api.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/// JSON as the program writes it: two spaces of indentation, characters unescaped where JSON
/// allows, numbers as the server spelled them. Written out here because the library's writer sets
/// up Java's formatter first, which takes longer than all the writing.
public final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private final boolean pretty;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /// The element over several lines, without a line feed at the end.
  public static String pretty(JsonElement element) {
    return written(element, true, 0);
  }

  /// As [#pretty(JsonElement)], for an element that stands so deep within others: its first line is
  /// not indented, as something stands before it.
  public static String pretty(JsonElement element, int depth) {
    return written(element, true, depth);
  }

  /// A text in quotes, as a key is written.
  public static String quoted(String text) {
    JsonText writer = new JsonText(false);
    writer.quote(text);
    return writer.text.toString();
  }

  /// The element on one line.
  public static String compact(JsonElement element) {
    return written(element, false, 0);
  }

  private static String written(JsonElement element, boolean pretty, int depth) {
    JsonText writer = new JsonText(pretty);
    writer.write(element, depth);
    return writer.text.toString();
  }

  // A chain, because a switch over types makes the JVM build a class in every run.
  private void write(JsonElement element, int depth) {
    if (element instanceof JsonObject object) {
      text.append('{');
      boolean first = true;
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        next(first, depth + 1);
        first = false;
        quote(field.getKey());
        text.append(pretty ? ": " : ":");
        write(field.getValue(), depth + 1);
      }
      end(first, depth);
      text.append('}');
    } else if (element instanceof JsonArray array) {
      text.append('[');
      boolean first = true;
      for (JsonElement item : array) {
        next(first, depth + 1);
        first = false;
        write(item, depth + 1);
      }
      end(first, depth);
      text.append(']');
    } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      quote(primitive.getAsString());
    } else {
      text.append(element.isJsonNull() ? "null" : element.getAsString());
    }
  }

  private void next(boolean first, int depth) {
    if (!first) {
      text.append(',');
    }
    line(depth);
  }

  private void end(boolean empty, int depth) {
    if (!empty) {
      line(depth);
    }
  }

  private void line(int depth) {
    if (pretty) {
      text.append('\n');
      for (int i = 0; i < depth; i++) {
        text.append(INDENT);
      }
    }
  }

  private void quote(String string) {
    text.append('"');
    int plain = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (needsEscape(c)) {
        text.append(string, plain, i);
        escape(c);
        plain = i + 1;
      }
    }
    text.append(string, plain, string.length()).append('"');
  }

  /// What JSON demands, and what a terminal obeys or what turns the writing direction: as an escape
  /// it means the same.
  private static boolean needsEscape(char c) {
    if (c < 0x7f) {
      return c < ' ' || c == '"' || c == '\\';
    }
    return c <= '\u009f'
        || c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\f' -> text.append("\\f");
      default -> text.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
    }
  }
}
