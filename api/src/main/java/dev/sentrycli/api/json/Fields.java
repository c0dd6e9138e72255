package dev.sentrycli.api.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading fields of Gson's tree: required ones, optional ones, and those that servers of different
/// ages spell as text or number.
public final class Fields {
  /// Up to here doubles hold every whole number.
  private static final long WHOLE = 1L << 53;

  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16
  };

  private Fields() {}

  /// @throws UnexpectedJsonException if the field is missing, null, or neither text nor a number
  public static String text(JsonObject object, String name) {
    String text = textOrNull(object, name);
    if (text == null) {
      throw new UnexpectedJsonException("the answer has no usable field '%s'".formatted(name));
    }
    return text;
  }

  /// The field as text, numbers as they were spelled; null if it is missing or something else.
  public static @Nullable String textOrNull(@Nullable JsonObject object, String name) {
    JsonElement value = object == null ? null : object.get(name);
    return value instanceof JsonPrimitive primitive && !primitive.isBoolean()
        ? primitive.getAsString()
        : null;
  }

  /// As [#textOrNull] with another word for absence.
  public static String textOr(@Nullable JsonObject object, String name, String otherwise) {
    String text = textOrNull(object, name);
    return text == null ? otherwise : text;
  }

  public static boolean truth(@Nullable JsonObject object, String name) {
    JsonElement value = object == null ? null : object.get(name);
    return value instanceof JsonPrimitive primitive
        && (primitive.isBoolean()
            ? primitive.getAsBoolean()
            : primitive.getAsString().equals("true"));
  }

  public static @Nullable Double numberOrNull(@Nullable JsonObject object, String name) {
    return numberOrNull(textOrNull(object, name));
  }

  /// The number that a text is, or null.
  public static @Nullable Double numberOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    double plain = plainNumber(text);
    if (!Double.isNaN(plain)) {
      return plain;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /// A number of digits and a point as it is exactly, where two doubles hold it without loss; NaN
  /// for others. Java takes its slow way for the 16 digits of a time with microseconds, which large
  /// answers are full of.
  private static double plainNumber(String text) {
    long digits = 0;
    int point = -1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0 && i > 0 && i + 1 < length) {
        point = i;
      } else if (c >= '0' && c <= '9' && digits < WHOLE / 10) {
        digits = digits * 10 + (c - '0');
      } else {
        return Double.NaN;
      }
    }
    int decimals = point < 0 ? 0 : length - 1 - point;
    return length == 0 || decimals >= TENS.length ? Double.NaN : digits / TENS[decimals];
  }

  /// As [#numberOrNull] without what is behind the point.
  public static @Nullable Long wholeOrNull(@Nullable JsonObject object, String name) {
    Double number = numberOrNull(object, name);
    return number == null ? null : number.longValue();
  }

  public static @Nullable JsonObject objectOrNull(@Nullable JsonObject object, String name) {
    return object != null && object.get(name) instanceof JsonObject inner ? inner : null;
  }

  public static @Nullable JsonArray arrayOrNull(@Nullable JsonObject object, String name) {
    return object != null && object.get(name) instanceof JsonArray array ? array : null;
  }

  /// The objects in an array field; other elements are left out, a missing field is empty.
  public static List<JsonObject> objects(@Nullable JsonObject object, String name) {
    List<JsonObject> found = new ArrayList<>();
    JsonArray array = arrayOrNull(object, name);
    if (array != null) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject inner) {
          found.add(inner);
        }
      }
    }
    return found;
  }

  /// The texts in an array field, numbers and truth values as they are spelled; other elements are
  /// left out, a missing field is empty.
  public static List<String> texts(@Nullable JsonObject object, String name) {
    List<String> found = new ArrayList<>();
    JsonArray array = arrayOrNull(object, name);
    if (array != null) {
      for (JsonElement element : array) {
        if (element instanceof JsonPrimitive text) {
          found.add(text.getAsString());
        }
      }
    }
    return found;
  }

  /// Texts as an array, as [#texts] reads it.
  public static JsonArray array(Collection<String> texts) {
    JsonArray array = new JsonArray();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  /// A shallow copy with one more field at the end, or the field replaced where it stood.
  public static JsonObject with(JsonObject object, String name, JsonElement value) {
    JsonObject copy = new JsonObject();
    object.entrySet().forEach(field -> copy.add(field.getKey(), field.getValue()));
    copy.add(name, value);
    return copy;
  }

  public static JsonObject with(JsonObject object, String name, String value) {
    return with(object, name, new JsonPrimitive(value));
  }

  /// A number as JSON has it: whole ones are written as such, and what is none is null.
  public static JsonElement number(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return JsonNull.INSTANCE;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? new JsonPrimitive(value.longValue())
        : new JsonPrimitive(value);
  }
}
