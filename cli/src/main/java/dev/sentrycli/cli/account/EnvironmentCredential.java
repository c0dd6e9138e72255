package dev.sentrycli.cli.account;

import dev.sentrycli.api.gateway.Credential;
import org.jspecify.annotations.Nullable;

/// A token that a variable or a file gives. Nobody can renew it.
public final class EnvironmentCredential implements Credential {
  private final String token;

  public EnvironmentCredential(String token) {
    this.token = token;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public @Nullable String renewed(String rejectedToken) {
    return null;
  }

  /// A fingerprint: whom a token speaks for only the server knows.
  @Override
  public String identity() {
    return "token-" + Credential.fingerprint(token);
  }

  @Override
  public String toString() {
    return identity();
  }
}
