package dev.sentrycli.sandbox.world.credential;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bearer token that this instance has issued. Personal and OAuth tokens belong to a user,
/// organization tokens to an organization.
public record Token(
    long id,
    String value,
    Kind kind,
    String name,
    Set<String> scopes,
    @Nullable Long userId,
    @Nullable Long organizationId,
    @Nullable String clientId,
    @Nullable String refreshToken,
    Instant created,
    @Nullable Instant lastUsed,
    @Nullable Instant expires) {

  /// What kind of token it is, which decides its prefix and what it may do without a user.
  public enum Kind {
    PERSONAL,
    OAUTH,
    ORGANIZATION,
    INTEGRATION
  }

  public Token {
    scopes = Set.copyOf(scopes);
  }

  public boolean expiredAt(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  Token usedAt(Instant now) {
    return new Token(
        id,
        value,
        kind,
        name,
        scopes,
        userId,
        organizationId,
        clientId,
        refreshToken,
        created,
        now,
        expires);
  }

  @Override
  public String toString() {
    return "Token[" + id + ", " + kind + ", " + name + "]";
  }
}
