package dev.sentrycli.cli.account;

import dev.sentrycli.api.gateway.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return "token-" + HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public String toString() {
    return identity();
  }
}
