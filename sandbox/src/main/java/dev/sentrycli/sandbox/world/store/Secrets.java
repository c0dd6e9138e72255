package dev.sentrycli.sandbox.world.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random ids and secrets, and ids that are always the same for the same words.
public final class Secrets {
  private Secrets() {}

  /// Random bytes as lower-case hex.
  public static String hex(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// 32 hex digits that depend on the words alone.
  public static String stable(String... words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(String.join("\u0000", words).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
