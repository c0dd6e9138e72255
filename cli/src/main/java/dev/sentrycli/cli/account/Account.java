package dev.sentrycli.cli.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.oauth.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A stored login: who, where, and with what. Times are milliseconds since 1970.
///
/// @param host the instance the tokens belong to
/// @param token null once the server refused to renew it
/// @param clientId the OAuth application it was made with; refreshing needs the same
/// @param scopes what the server granted; empty if it did not say
public record Account(
    String id,
    BaseUrl host,
    Identity identity,
    Kind kind,
    @Nullable String token,
    @Nullable String refreshToken,
    @Nullable Long expiresAt,
    @Nullable Long issuedAt,
    @Nullable String clientId,
    List<String> scopes,
    boolean active,
    long createdAt,
    long updatedAt,
    long lastUsedAt) {

  /// How the login was made.
  public enum Kind {
    OAUTH,
    TOKEN
  }

  /// Whom the server says a token belongs to. Everything may be missing: organization tokens have
  /// no user.
  public record Identity(
      @Nullable String userId,
      @Nullable String email,
      @Nullable String username,
      @Nullable String name) {
    public static final Identity UNKNOWN = new Identity(null, null, null, null);

    /// Reads a user object of the API or of a token answer.
    public static Identity of(@Nullable JsonObject user) {
      return new Identity(
          Fields.textOrNull(user, "id"),
          Fields.textOrNull(user, "email"),
          Fields.textOrNull(user, "username"),
          Fields.textOrNull(user, "name"));
    }

    /// `NAME <EMAIL>` as far as known, or null.
    public @Nullable String display() {
      String who = name != null && !name.isBlank() ? name : username;
      if (email == null) {
        return who;
      }
      return who == null || who.equals(email) ? email : who + " <" + email + ">";
    }

    /// The known parts, as `--json` shows a user.
    public JsonObject json() {
      JsonObject json = new JsonObject();
      put(json, "id", userId);
      put(json, "name", name);
      put(json, "email", email);
      put(json, "username", username);
      return json;
    }

    boolean isKnown() {
      return userId != null || email != null || username != null || name != null;
    }

    boolean isSameUser(Identity other) {
      if (userId != null && other.userId != null) {
        return userId.equals(other.userId);
      }
      return email != null && email.equalsIgnoreCase(other.email == null ? "" : other.email);
    }
  }

  public Account {
    scopes = List.copyOf(scopes);
  }

  /// What people call this account by: e-mail, else user name, else id.
  public String label() {
    if (identity.email() != null) {
      return identity.email();
    }
    String display = identity.display();
    return display == null ? "token " + id.substring(0, Math.min(8, id.length())) : display;
  }

  /// Whether it holds a token that works now or can be renewed.
  public boolean isUsable(long now) {
    return token != null && (refreshToken != null || expiresAt == null || expiresAt > now);
  }

  public boolean isExpired(long now) {
    return expiresAt != null && expiresAt <= now;
  }

  /// Whether a renewal is due: expired, or the last tenth of its life has begun.
  public boolean isRenewalDue(long now) {
    if (refreshToken == null || expiresAt == null) {
      return false;
    }
    long total = issuedAt == null ? 3_600_000L : expiresAt - issuedAt;
    return expiresAt - now <= total / 10;
  }

  /// Whether `name` may mean this account: its id, e-mail, user name, or `email:host[:port]`.
  public boolean answersTo(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    if (wanted.equals(id)
        || wanted.equals(lower(identity.email()))
        || wanted.equals(lower(identity.username()))) {
      return true;
    }
    int colon = wanted.indexOf(':');
    if (colon < 0 || identity.email() == null) {
      return false;
    }
    String place = wanted.substring(colon + 1);
    String host = host().origin().host();
    return wanted.substring(0, colon).equals(lower(identity.email()))
        && (place.equals(host)
            || place.equals(host + ":" + host().origin().port())
            || place.equals(host().toString()));
  }

  /// The account with what a renewal brought. A refresh token or scopes that the server does not
  /// mention stay as they were.
  Account renewed(Tokens tokens, long now) {
    Long expiry = tokens.expiresIn() == null ? null : now + tokens.expiresIn().toMillis();
    return new Account(
        id,
        host,
        identity,
        kind,
        tokens.accessToken(),
        tokens.refreshToken() == null ? refreshToken : tokens.refreshToken(),
        expiry,
        now,
        clientId,
        tokens.scopes().isEmpty() ? scopes : tokens.scopes(),
        active,
        createdAt,
        now,
        now);
  }

  /// The entry without its tokens: the server will not renew them, but who and where stay known.
  public Account withoutTokens(long now) {
    return new Account(
        id,
        host,
        identity,
        kind,
        null,
        null,
        null,
        null,
        clientId,
        scopes,
        active,
        createdAt,
        now,
        lastUsedAt);
  }

  Account withActive(boolean nowActive, long now) {
    return new Account(
        id,
        host,
        identity,
        kind,
        token,
        refreshToken,
        expiresAt,
        issuedAt,
        clientId,
        scopes,
        nowActive,
        createdAt,
        updatedAt,
        active || nowActive ? now : lastUsedAt);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("host", host.toString());
    put(json, "userId", identity.userId());
    put(json, "email", identity.email());
    put(json, "username", identity.username());
    put(json, "name", identity.name());
    json.addProperty("kind", kind.name().toLowerCase(Locale.ROOT));
    put(json, "token", token);
    put(json, "refreshToken", refreshToken);
    put(json, "expiresAt", expiresAt);
    put(json, "issuedAt", issuedAt);
    put(json, "clientId", clientId);
    JsonArray granted = new JsonArray();
    scopes.forEach(granted::add);
    json.add("scopes", granted);
    json.addProperty("active", active);
    json.addProperty("createdAt", createdAt);
    json.addProperty("updatedAt", updatedAt);
    json.addProperty("lastUsedAt", lastUsedAt);
    return json;
  }

  static Account fromJson(JsonObject json) {
    List<String> scopes = new ArrayList<>();
    JsonArray granted = Fields.arrayOrNull(json, "scopes");
    if (granted != null) {
      for (JsonElement scope : granted) {
        scopes.add(scope.getAsString());
      }
    }
    return new Account(
        Fields.text(json, "id"),
        BaseUrl.parse(Fields.text(json, "host")),
        new Identity(
            Fields.textOrNull(json, "userId"),
            Fields.textOrNull(json, "email"),
            Fields.textOrNull(json, "username"),
            Fields.textOrNull(json, "name")),
        Fields.text(json, "kind").equals("oauth") ? Kind.OAUTH : Kind.TOKEN,
        Fields.textOrNull(json, "token"),
        Fields.textOrNull(json, "refreshToken"),
        millis(json, "expiresAt"),
        millis(json, "issuedAt"),
        Fields.textOrNull(json, "clientId"),
        scopes,
        Fields.truth(json, "active"),
        Long.parseLong(Fields.text(json, "createdAt")),
        Long.parseLong(Fields.text(json, "updatedAt")),
        Long.parseLong(Fields.text(json, "lastUsedAt")));
  }

  /// Names who and where, never a token.
  @Override
  public String toString() {
    return label() + " on " + host;
  }

  private static @Nullable Long millis(JsonObject json, String name) {
    String text = Fields.textOrNull(json, name);
    return text == null ? null : Long.valueOf(text);
  }

  private static void put(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private static void put(JsonObject json, String name, @Nullable Long value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
