package dev.sentrycli.cli.output.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;

/// JSON from one library's tree to the other's.
final class JsonNodes {
  private static final JsonNodeFactory MADE = JsonNodeFactory.instance;
  private static final int DIGITS_OF_INT = 9;
  private static final int DIGITS_OF_LONG = 18;

  private JsonNodes() {}

  static JsonNode node(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        ObjectNode node = MADE.objectNode();
        object.entrySet().forEach(field -> node.set(field.getKey(), node(field.getValue())));
        yield node;
      }
      case JsonArray array -> {
        ArrayNode node = MADE.arrayNode(array.size());
        array.forEach(item -> node.add(node(item)));
        yield node;
      }
      case JsonPrimitive primitive when primitive.isString() ->
          MADE.textNode(primitive.getAsString());
      case JsonPrimitive primitive when primitive.isBoolean() ->
          MADE.booleanNode(primitive.getAsBoolean());
      case JsonPrimitive number -> number(number.getAsString());
      default -> MADE.nullNode();
    };
  }

  /// Whole numbers stay whole however large they are, as ids of servers may be.
  private static JsonNode number(String spelled) {
    for (int i = 0; i < spelled.length(); i++) {
      char c = spelled.charAt(i);
      if ((c < '0' || c > '9') && !(c == '-' && i == 0)) {
        return MADE.numberNode(Double.parseDouble(spelled));
      }
    }
    if (spelled.length() <= DIGITS_OF_INT) {
      return MADE.numberNode(Integer.parseInt(spelled));
    }
    return spelled.length() <= DIGITS_OF_LONG
        ? MADE.numberNode(Long.parseLong(spelled))
        : MADE.numberNode(new BigInteger(spelled));
  }

  static JsonElement element(JsonNode node) {
    if (node.isObject()) {
      JsonObject object = new JsonObject();
      node.properties().forEach(field -> object.add(field.getKey(), element(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      JsonArray array = new JsonArray();
      node.forEach(item -> array.add(element(item)));
      return array;
    }
    if (node.isTextual()) {
      return new JsonPrimitive(node.textValue());
    }
    if (node.isBoolean()) {
      return new JsonPrimitive(node.booleanValue());
    }
    return node.isNumber() ? number(node) : JsonNull.INSTANCE;
  }

  /// As jq spells numbers: `3` for 3.0, the ends of the range for infinities, null for no number.
  private static JsonElement number(JsonNode node) {
    if (!node.isFloatingPointNumber()) {
      return new JsonPrimitive(node.bigIntegerValue());
    }
    double value = node.doubleValue();
    if (Double.isNaN(value)) {
      return JsonNull.INSTANCE;
    }
    if (Double.isInfinite(value)) {
      return new JsonPrimitive(Math.copySign(Double.MAX_VALUE, value));
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e17) {
      return new JsonPrimitive((long) value);
    }
    return new JsonPrimitive(new BigDecimal(Double.toString(value)));
  }
}
