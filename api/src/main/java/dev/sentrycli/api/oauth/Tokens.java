package dev.sentrycli.api.oauth;

import java.time.Duration;
import java.time.Instant;
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
