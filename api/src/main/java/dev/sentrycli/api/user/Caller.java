package dev.sentrycli.api.user;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;

/// Whom the server takes the caller for.
public final class Caller {
  private final Gateway gateway;

  public Caller(Gateway gateway) {
    this.gateway = gateway;
  }

  /// The user of the token, as the server describes it. Servers answer 400 to tokens that stand for
  /// no user, and to invalid ones.
  public JsonObject user() {
    return gateway.send(Request.get("/api/0/auth/")).object();
  }

  /// The root of the API: `auth` with the token's scopes, and `user`. Works for every kind of token
  /// and every age of server.
  public JsonObject root() {
    return gateway.send(Request.get("/api/0/")).object();
  }
}
