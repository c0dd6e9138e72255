package dev.sentrycli.api.oauth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server grants: a token, and how to get the next one.
///
/// @param refreshToken null if there is none (after a refresh: the old one goes on)
/// @param expiresIn null if it never expires
/// @param scopes as granted; empty if the server does not say
public record Tokens(
    String accessToken,
    @Nullable String refreshToken,
    @Nullable Duration expiresIn,
    List<String> scopes,
    @Nullable User user,
    @Nullable String organizationId) {
  /// Whom the token speaks for.
  public record User(@Nullable String id, @Nullable String name, @Nullable String email) {}

  public Tokens {
    scopes = List.copyOf(scopes);
  }

  /// What an answer lacks to be a grant, or null if it lacks nothing. Names fields, never values.
  static @Nullable String lack(JsonObject json) {
    String token = Fields.textOrNull(json, "access_token");
    if (token == null || token.isBlank()) {
      return "no 'access_token'";
    }
    String type = Fields.textOrNull(json, "token_type");
    return type == null || type.equalsIgnoreCase("bearer")
        ? null
        : "a token that is no bearer token";
  }

  /// Reads an answer that lacks nothing.
  static Tokens read(JsonObject json) {
    String refresh = Fields.textOrNull(json, "refresh_token");
    Double expiresIn = Fields.numberOrNull(json, "expires_in");
    JsonObject user = Fields.objectOrNull(json, "user");
    return new Tokens(
        Fields.text(json, "access_token"),
        refresh == null || refresh.isBlank() ? null : refresh,
        expiresIn == null ? null : DeviceCode.seconds(expiresIn),
        scopes(json.get("scope")),
        user == null
            ? null
            : new User(
                Fields.textOrNull(user, "id"),
                Fields.textOrNull(user, "name"),
                Fields.textOrNull(user, "email")),
        Fields.textOrNull(json, "organization_id"));
  }

  private static List<String> scopes(@Nullable JsonElement scope) {
    List<String> scopes = new ArrayList<>();
    if (scope instanceof JsonArray array) {
      for (JsonElement one : array) {
        if (one.isJsonPrimitive()) {
          scopes.add(one.getAsString());
        }
      }
    } else if (scope != null && scope.isJsonPrimitive()) {
      for (String one : scope.getAsString().split(" ", -1)) {
        if (!one.isBlank()) {
          scopes.add(one);
        }
      }
    }
    return scopes;
  }

  /// When the token expires if it was granted at `now`; null for never.
  public @Nullable Instant expiresAt(Instant now) {
    return expiresIn == null ? null : now.plus(expiresIn);
  }

  /// Without the tokens.
  @Override
  public String toString() {
    return "Tokens[" + String.join(" ", scopes) + "]";
  }
}
