package dev.sentrycli.api.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FingerprintTest {
  @Property
  void isSha256(@ForAll String text) throws NoSuchAlgorithmException {
    assertThat(Fingerprint.of(text)).isEqualTo(javas(text));
  }

  @Example
  void everyLengthOfTheLastBlockIsRight() throws NoSuchAlgorithmException {
    for (int length = 0; length < 200; length++) {
      assertThat(Fingerprint.of("x".repeat(length))).isEqualTo(javas("x".repeat(length)));
    }
  }

  private static String javas(String text) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
