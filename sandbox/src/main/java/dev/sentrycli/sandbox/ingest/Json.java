package dev.sentrycli.sandbox.ingest;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading what a stranger has sent: nothing here fails over a field of the wrong type, it is as if
/// the field were missing.
public final class Json {
  private Json() {}

  /// The one object that a text holds, null if it holds anything else.
  public static @Nullable JsonObject object(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      return element instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT
          ? object
          : null;
    } catch (JsonParseException | IOException | IllegalStateException malformed) {
      return null;
    }
  }

  /// The text of a field; numbers as they were spelled, true and false as words.
  public static @Nullable String text(@Nullable JsonElement holder, String name) {
    return text(field(holder, name));
  }

  public static String text(@Nullable JsonElement holder, String name, String otherwise) {
    String text = text(holder, name);
    return text == null ? otherwise : text;
  }

  public static @Nullable String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  public static @Nullable JsonObject object(@Nullable JsonElement holder, String name) {
    return field(holder, name) instanceof JsonObject object ? object : null;
  }

  public static @Nullable JsonArray array(@Nullable JsonElement holder, String name) {
    return field(holder, name) instanceof JsonArray array ? array : null;
  }

  public static @Nullable Boolean truth(@Nullable JsonElement holder, String name) {
    if (field(holder, name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return null;
  }

  public static boolean isTrue(@Nullable JsonElement holder, String name) {
    return Boolean.TRUE.equals(truth(holder, name));
  }

  /// A finite number, also when it was sent as text.
  public static @Nullable Double number(@Nullable JsonElement holder, String name) {
    String text = text(holder, name);
    if (text == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? (Double) number : null;
    } catch (NumberFormatException words) {
      return null;
    }
  }

  /// A number as most languages write it, never with an exponent.
  public static JsonPrimitive plain(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    return new JsonPrimitive(exact.scale() < 1 ? exact.setScale(1) : exact);
  }

  /// The objects in an array field, without what is none.
  public static List<JsonObject> objects(@Nullable JsonElement holder, String name) {
    List<JsonObject> found = new ArrayList<>();
    if (field(holder, name) instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject object) {
          found.add(object);
        }
      }
    }
    return found;
  }

  /// A field, with null for a missing one and for a JSON null.
  public static @Nullable JsonElement field(@Nullable JsonElement holder, String name) {
    JsonElement found = holder instanceof JsonObject object ? object.get(name) : null;
    return found instanceof JsonNull ? null : found;
  }
}
