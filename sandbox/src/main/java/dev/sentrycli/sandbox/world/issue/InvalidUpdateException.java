package dev.sentrycli.sandbox.world.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// A change that the server refuses with 400.
public final class InvalidUpdateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field the field the message is about, its parents before it with dots; `detail` for the
  ///   request as a whole
  public InvalidUpdateException(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /// The body of the answer: `{"detail": "…"}`, or the message in a list below its field.
  public JsonObject json() {
    JsonObject json = new JsonObject();
    String message = getMessage();
    if (field.equals("detail")) {
      json.addProperty("detail", message);
      return json;
    }
    JsonArray messages = new JsonArray();
    messages.add(message);
    int dot = field.indexOf('.');
    if (dot < 0) {
      json.add(field, messages);
    } else {
      JsonObject inner = new JsonObject();
      inner.add(field.substring(dot + 1), messages);
      json.add(field.substring(0, dot), inner);
    }
    return json;
  }
}
