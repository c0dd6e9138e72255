package dev.sentrycli.sandbox.oauth;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Response;

/// How the OAuth endpoints word things.
final class OAuthAnswers {
  private OAuthAnswers() {}

  /// An error as the device authorization endpoint words it.
  static Response error(int status, String error, String description) {
    JsonObject body = new JsonObject();
    body.addProperty("error", error);
    body.addProperty("error_description", description);
    return unstored(Response.json(status, body));
  }

  /// An error as the token endpoint words it: one word.
  static Response error(int status, String error) {
    JsonObject body = new JsonObject();
    body.addProperty("error", error);
    return unstored(Response.json(status, body));
  }

  static Response invalidClient() {
    return error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"oauth\"");
  }

  /// With the headers that keep it out of every cache.
  static Response unstored(Response response) {
    return response.with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }
}
