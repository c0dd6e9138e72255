package dev.sentrycli.sandbox.world.credential;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.store.Guard;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.store.Sequences;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tokens, OAuth applications and device logins, as plain data: who may use them how is decided by
/// the OAuth endpoints.
public final class Credentials {
  private final Guard guard;
  private final Sequences sequences;
  private final Clock clock;
  private final Map<Long, Token> tokens = new TreeMap<>();
  private final Map<String, OAuthApplication> applications = new LinkedHashMap<>();
  private final Map<String, DeviceCode> deviceCodes = new LinkedHashMap<>();

  public Credentials(Guard guard, Sequences sequences, Clock clock) {
    this.guard = guard;
    this.sequences = sequences;
    this.clock = clock;
  }

  /// The token of this value, expired or not.
  public @Nullable Token token(String value) {
    return find(tokens.values(), one -> one.value().equals(value));
  }

  public @Nullable Token token(long id) {
    return guard.<@Nullable Token>read(() -> tokens.get(id));
  }

  /// The OAuth token that this refresh token renews.
  public @Nullable Token tokenToRefresh(String refreshToken) {
    return find(tokens.values(), one -> refreshToken.equals(one.refreshToken()));
  }

  public List<Token> tokens() {
    return guard.read(() -> List.copyOf(tokens.values()));
  }

  /// The personal tokens of a user.
  public List<Token> tokens(User user) {
    return filter(
        one ->
            one.kind() == Token.Kind.PERSONAL && one.userId() != null && one.userId() == user.id());
  }

  /// The organization tokens.
  public List<Token> tokens(Organization organization) {
    return filter(
        one ->
            one.kind() == Token.Kind.ORGANIZATION
                && one.organizationId() != null
                && one.organizationId() == organization.id());
  }

  /// Issues a personal token, `sntryu_` and 64 hex digits.
  public Token addPersonal(User user, String name, Set<String> scopes) {
    return add(
        new Token(
            0,
            "sntryu_" + Secrets.hex(32),
            Token.Kind.PERSONAL,
            name,
            scopes,
            user.id(),
            null,
            null,
            null,
            clock.instant(),
            null,
            null));
  }

  /// Issues an organization token, which tells the address `base` to whoever holds it.
  public Token addOrganizational(
      Organization organization, @Nullable User creator, String name, String base) {
    JsonObject claim = new JsonObject();
    claim.addProperty("iat", clock.millis() / 1000.0);
    claim.addProperty("url", base);
    claim.addProperty("region_url", base);
    claim.addProperty("org", organization.slug());
    String value =
        "sntrys_"
            + Base64.getEncoder()
                .withoutPadding()
                .encodeToString(claim.toString().getBytes(StandardCharsets.UTF_8))
            + "_"
            + Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Secrets.hex(16).getBytes(StandardCharsets.UTF_8));
    return add(
        new Token(
            0,
            value,
            Token.Kind.ORGANIZATION,
            name,
            Set.of("org:ci"),
            creator == null ? null : creator.id(),
            organization.id(),
            null,
            null,
            clock.instant(),
            null,
            null));
  }

  /// Issues an OAuth token with its refresh token; a null lifetime never ends.
  public Token addOAuth(
      User user, OAuthApplication application, Set<String> scopes, @Nullable Duration lifetime) {
    return add(
        new Token(
            0,
            "sntrya_" + Secrets.hex(32),
            Token.Kind.OAUTH,
            application.name(),
            scopes,
            user.id(),
            null,
            application.clientId(),
            "sntryr_" + Secrets.hex(32),
            clock.instant(),
            null,
            lifetime == null ? null : clock.instant().plus(lifetime)));
  }

  /// Keeps a token. With id 0 it gets the next one.
  public Token add(Token token) {
    return guard.write(
        () -> {
          Token kept =
              token.id() != 0
                  ? token
                  : new Token(
                      sequences.next("token"),
                      token.value(),
                      token.kind(),
                      token.name(),
                      token.scopes(),
                      token.userId(),
                      token.organizationId(),
                      token.clientId(),
                      token.refreshToken(),
                      token.created(),
                      token.lastUsed(),
                      token.expires());
          tokens.put(kept.id(), kept);
          return kept;
        });
  }

  /// Whether the token was still there; of two that try to remove it, one succeeds.
  public boolean remove(Token token) {
    return guard.write(() -> tokens.remove(token.id()) != null);
  }

  public void used(Token token) {
    guard.change(
        () -> tokens.computeIfPresent(token.id(), (id, one) -> one.usedAt(clock.instant())));
  }

  public List<OAuthApplication> applications() {
    return guard.read(() -> List.copyOf(applications.values()));
  }

  public @Nullable OAuthApplication application(String clientId) {
    return guard.<@Nullable OAuthApplication>read(() -> applications.get(clientId));
  }

  /// Adds an application, or keeps a changed one in place of the one with the same client id.
  public void put(OAuthApplication application) {
    guard.change(() -> applications.put(application.clientId(), application));
  }

  /// Registers an application; a public one has no secret.
  public OAuthApplication addApplication(User owner, String name, boolean confidential) {
    OAuthApplication made =
        new OAuthApplication(
            Secrets.hex(32),
            confidential ? Secrets.hex(32) : null,
            name,
            Set.of(),
            true,
            owner.id(),
            clock.instant());
    put(made);
    return made;
  }

  public @Nullable DeviceCode deviceCode(String deviceCode) {
    return guard.<@Nullable DeviceCode>read(() -> deviceCodes.get(deviceCode));
  }

  public List<DeviceCode> deviceCodes() {
    return guard.read(() -> List.copyOf(deviceCodes.values()));
  }

  /// The login of a code as `XXXX-XXXX`.
  public @Nullable DeviceCode userCode(String userCode) {
    return find(deviceCodes.values(), one -> one.userCode().equals(userCode));
  }

  /// Adds a device login, or keeps a changed one in place of the one with the same device code.
  public void put(DeviceCode code) {
    guard.change(() -> deviceCodes.put(code.deviceCode(), code));
  }

  /// Whether it was still there: a code can be used once.
  public boolean remove(DeviceCode code) {
    return guard.write(() -> deviceCodes.remove(code.deviceCode()) != null);
  }

  private List<Token> filter(Predicate<Token> wanted) {
    List<Token> found = new ArrayList<>();
    for (Token one : tokens()) {
      if (wanted.test(one)) {
        found.add(one);
      }
    }
    return found;
  }

  private <T> @Nullable T find(Iterable<T> all, Predicate<T> wanted) {
    return guard.<@Nullable T>read(
        () -> {
          for (T one : all) {
            if (wanted.test(one)) {
              return one;
            }
          }
          return null;
        });
  }
}
