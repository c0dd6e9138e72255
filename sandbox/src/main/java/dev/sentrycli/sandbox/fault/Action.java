package dev.sentrycli.sandbox.fault;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Response;
import java.time.Duration;

/// What happens to a request that a [Fault] is for. In JSON the key in parentheses.
public sealed interface Action {
  /// Another answer than the usual one (`status`, `redirect`, `html`, `retryAfter`).
  record Answer(Response response) implements Action {}

  /// The usual answer, later (`delay`).
  record Delay(Duration time) implements Action {}

  /// No answer for that long, then the connection is closed without one (`hang`).
  record Hang(Duration time) implements Action {}

  /// The connection is closed without an answer (`reset`).
  record Reset() implements Action {}

  /// The usual answer, at this speed (`slow`).
  record Slow(int bytesPerSecond) implements Action {}

  /// The usual headers, but only the start of the body they announce (`truncate`).
  record Truncate(int bytes) implements Action {}

  /// The usual answer with other values in its JSON object, or in each object of its array
  /// (`patch`). As in a JSON merge patch a null removes the field.
  record Patch(JsonObject changes) implements Action {}

  static Action status(int status) {
    return new Answer(Response.empty(status));
  }

  static Action json(int status, JsonElement body) {
    return new Answer(Response.json(status, body));
  }

  static Action page(ForeignPage page) {
    return new Answer(page.response());
  }

  static Action redirect(int status, String url) {
    return new Answer(Response.redirect(status, url));
  }

  /// 429 as a gateway in front of the server sends it.
  ///
  /// @param retryAfter seconds, an HTTP date, or whatever else shall stand in the header
  static Action retryAfter(String retryAfter) {
    return new Answer(Response.text(429, "Too many requests\n").with("Retry-After", retryAfter));
  }
}
