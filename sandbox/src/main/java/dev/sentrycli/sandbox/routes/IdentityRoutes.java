package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.User;

/// Who am I, and where.
final class IdentityRoutes {
  void addTo(Api api) {
    api.addOpen("GET", "", IdentityRoutes::index);
    api.addLenient("GET", "auth/", IdentityRoutes::auth);
    api.add("GET", "users/me/", Api.ORG_READ, IdentityRoutes::me);
    api.add("GET", "users/me/regions/", Api.ORG_READ, IdentityRoutes::regions);
  }

  private static Response index(Call call) {
    Token token = call.caller().token();
    User user = call.caller().user();
    JsonObject body = new JsonObject();
    body.addProperty("version", "0");
    if (token == null) {
      body.add("auth", JsonNull.INSTANCE);
    } else {
      JsonArray scopes = new JsonArray();
      Scopes.ordered(token.scopes()).forEach(scopes::add);
      JsonObject auth = new JsonObject();
      auth.add("scopes", scopes);
      body.add("auth", auth);
    }
    body.add("user", user == null ? JsonNull.INSTANCE : call.shapes().user(user));
    return Response.json(body);
  }

  private static Response auth(Call call) {
    User user = call.caller().user();
    return user == null ? Response.empty(400) : Response.json(call.shapes().user(user));
  }

  private static Response me(Call call) {
    User user = call.caller().user();
    if (user == null) {
      throw Gate.forbidden();
    }
    return Response.json(call.shapes().user(user));
  }

  private static Response regions(Call call) {
    if (call.caller().user() == null) {
      throw Gate.forbidden();
    }
    JsonObject region = new JsonObject();
    region.addProperty("name", "--monolith--");
    region.addProperty("url", call.base());
    JsonArray regions = new JsonArray();
    regions.add(region);
    JsonObject body = new JsonObject();
    body.add("regions", regions);
    return Response.json(body);
  }
}
