package dev.sentrycli.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// Ends the handling of a request with an answer other than the usual one.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  public Refusal(Response response) {
    super("refused with " + response.status(), null, false, false);
    this.response = response;
  }

  /// Refused with `{"detail": "…"}`.
  public Refusal(int status, String detail) {
    this(Response.detail(status, detail));
  }

  /// Refused with `{"field": ["message"]}`.
  public static Refusal of(String field, String message) {
    return new Refusal(Response.json(400, wrong(field, message)));
  }

  /// What is wrong with one field, as it stands in the answer or within what is said of another.
  public static JsonObject wrong(String field, String message) {
    JsonObject wrong = new JsonObject();
    wrong.add(field, messages(message));
    return wrong;
  }

  /// What is said of a field, where several are told of at once.
  public static JsonArray messages(String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    return messages;
  }

  public Response response() {
    return response;
  }
}
