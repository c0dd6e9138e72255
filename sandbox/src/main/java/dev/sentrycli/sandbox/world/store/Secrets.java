package dev.sentrycli.sandbox.world.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
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

  /// A UUID of version 7 without dashes: it starts with the time.
  ///
  /// @param rest at least 20 hex digits, of which the id takes what the time leaves free
  public static String timed(Instant at, String rest) {
    String time = HexFormat.of().toHexDigits(at.toEpochMilli(), 12);
    char variant = "89ab".charAt(Character.digit(rest.charAt(3), 16) & 3);
    return time + "7" + rest.substring(0, 3) + variant + rest.substring(4, 19);
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
