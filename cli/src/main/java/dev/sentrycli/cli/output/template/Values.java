package dev.sentrycli.cli.output.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.terminal.Printable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a template works with: text, numbers, truth values, JSON objects and arrays, or nothing.
final class Values {
  private static final String NOTHING = "<no value>";

  private Values() {}

  /// A JSON value as a template sees it. Numbers keep their spelling.
  static @Nullable Object of(@Nullable JsonElement element) {
    return switch (element) {
      case JsonObject object -> object;
      case JsonArray array -> array;
      case JsonPrimitive primitive when primitive.isString() -> safe(primitive.getAsString());
      case JsonPrimitive primitive when primitive.isBoolean() -> primitive.getAsBoolean();
      case JsonPrimitive number -> number.getAsNumber();
      case null, default -> null;
    };
  }

  static String safe(String text) {
    return Printable.of(text);
  }

  /// A field of an object; a field of nothing is nothing, as many fields of servers may be null.
  static @Nullable Object field(@Nullable Object value, String name) {
    return switch (value) {
      case null -> null;
      case JsonObject object -> of(object.get(name));
      default -> throw new TemplateException("'." + name + "' can't be taken from " + kind(value));
    };
  }

  static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case String text -> !text.isEmpty();
      case Number number -> decimal(number).signum() != 0;
      case JsonObject object -> !object.isEmpty();
      case JsonArray array -> !array.isEmpty();
      default -> true;
    };
  }

  static String print(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case JsonElement element -> JsonText.compact(element);
      case BigDecimal decimal -> decimal.toPlainString();
      default -> String.valueOf(value);
    };
  }

  /// A text, or an empty one for nothing.
  static String text(@Nullable Object value) {
    return value == null ? "" : print(value);
  }

  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String _ -> "a text";
      case Number _ -> "a number";
      case Boolean _ -> "a truth value";
      case JsonArray _ -> "a list";
      default -> "an object";
    };
  }

  static BigDecimal decimal(Number number) {
    try {
      BigDecimal decimal = new BigDecimal(number.toString());
      // What is written with an exponent of millions would fill the memory when it is compared.
      return Math.abs((long) decimal.scale()) > 10_000
          ? BigDecimal.valueOf(Math.clamp(number.doubleValue(), -1e300, 1e300))
          : decimal;
    } catch (NumberFormatException | ArithmeticException unreadable) {
      throw new TemplateException("'" + Printable.line(number.toString()) + "' is no number");
    }
  }

  static long whole(@Nullable Object value, String function) {
    if (value instanceof Number number) {
      BigDecimal decimal = decimal(number);
      if (decimal.stripTrailingZeros().scale() <= 0
          && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return decimal.longValue();
      }
    }
    throw new TemplateException("'" + function + "' needs a whole number, not " + kind(value));
  }

  static boolean equal(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return decimal(first).compareTo(decimal(second)) == 0;
    }
    if (one == null || other == null) {
      return one == null && other == null;
    }
    if (one.getClass() == other.getClass()) {
      return one.equals(other);
    }
    throw new TemplateException(kind(one) + " and " + kind(other) + " can't be compared");
  }

  static int compare(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return decimal(first).compareTo(decimal(second));
    }
    if (one instanceof String first && other instanceof String second) {
      return first.compareTo(second);
    }
    throw new TemplateException(kind(one) + " and " + kind(other) + " have no order");
  }
}
