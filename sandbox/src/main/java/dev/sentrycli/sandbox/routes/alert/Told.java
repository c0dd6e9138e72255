package dev.sentrycli.sandbox.routes.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client says an alert should be, looked at field by field as the server does.
///
/// @param partial whether what is missing stays as it is
record Told(JsonObject body, boolean partial) {
  private static final String REQUIRED = "This field is required.";

  /// A refusal of one field.
  static Refusal wrong(String field, String message) {
    return Refusal.of(field, message);
  }

  static Refusal wrong(String field, JsonElement messages) {
    JsonObject errors = new JsonObject();
    errors.add(field, messages);
    return new Refusal(Response.json(400, errors));
  }

  /// A field by its name as clients spell it; null if it is missing or null.
  @Nullable JsonElement get(String name) {
    JsonElement value = body.get(name);
    return value == null || value instanceof JsonNull ? null : value;
  }

  boolean has(String name) {
    return body.has(name);
  }

  /// A text that has to be there.
  String text(String name, int longest) {
    JsonElement value = get(name);
    if (value == null) {
      throw wrong(name, body.has(name) ? "This field may not be null." : REQUIRED);
    }
    if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
      throw wrong(name, "Not a valid string.");
    }
    String text = primitive.getAsString().strip();
    if (text.isEmpty()) {
      throw wrong(name, "This field may not be blank.");
    }
    if (text.length() > longest) {
      throw wrong(name, "Ensure this field has no more than " + longest + " characters.");
    }
    return text;
  }

  String choice(String name, List<String> choices) {
    JsonElement value = get(name);
    if (value == null) {
      throw wrong(name, REQUIRED);
    }
    String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    if (!choices.contains(text)) {
      throw wrong(name, "\"" + text + "\" is not a valid choice.");
    }
    return text;
  }

  /// A whole number that has to be there.
  long number(String name, long least, long most) {
    JsonElement value = get(name);
    if (value == null) {
      throw wrong(name, REQUIRED);
    }
    Double number = Json.number(body, name);
    if (number == null || number != Math.rint(number)) {
      throw wrong(name, "A valid integer is required.");
    }
    if (number < least) {
      throw wrong(name, "Ensure this value is greater than or equal to " + least + ".");
    }
    if (number > most) {
      throw wrong(name, "Ensure this value is less than or equal to " + most + ".");
    }
    return number.longValue();
  }

  /// The objects of a list; null if it is missing.
  @Nullable List<JsonObject> objects(String name) {
    JsonElement value = get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(name, "Expected a list of items but got type \"" + type(value) + "\".");
    }
    for (JsonElement element : array) {
      if (!element.isJsonObject()) {
        throw wrong(name, "Incorrect type. Expected a mapping, but got " + type(element));
      }
    }
    return Json.objects(body, name);
  }

  private static String type(JsonElement value) {
    if (value.isJsonObject()) {
      return "dict";
    }
    return value instanceof JsonPrimitive primitive && primitive.isNumber() ? "int" : "str";
  }

  /// `team:5`, `user:7`, or null for nobody.
  JsonElement owner() {
    JsonElement value = get("owner");
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    if (!text.matches("(team|user):\\d+")) {
      throw wrong(
          "owner",
          "Could not parse actor. Format should be `type:id` where type is `team` or `user`.");
    }
    return value;
  }
}
