package dev.sentrycli.api.gateway.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads certificates and private keys from PEM files, whatever else stands in them.
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final byte[] RSA = bytes(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0);
  private static final byte[] EC = bytes(0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);
  private static final byte[] VERSION_0 = bytes(0x02, 1, 0);

  private Pem() {}

  private record Block(String type, String body) {
    byte[] decoded() {
      return Base64.getMimeDecoder().decode(body);
    }
  }

  /// All certificates of a file, in order.
  ///
  /// @throws CertificateException if one of them is broken
  static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Block block : blocks(Files.readAllBytes(file))) {
      if (block.type().equals("CERTIFICATE") || block.type().equals("TRUSTED CERTIFICATE")) {
        try {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.decoded())));
        } catch (IllegalArgumentException noBase64) {
          throw new CertificateException(noBase64);
        }
      }
    }
    return certificates;
  }

  /// The first private key of a file: PKCS#8, or the older forms for RSA and elliptic curves.
  ///
  /// @throws GeneralSecurityException if there is none that can be read; the message says why
  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    for (Block block : blocks(Files.readAllBytes(file))) {
      if (!block.type().endsWith("PRIVATE KEY")) {
        continue;
      }
      if (block.type().startsWith("ENCRYPTED") || block.body().contains("ENCRYPTED")) {
        throw new InvalidKeySpecException("holds an encrypted key, which cannot be used");
      }
      try {
        return switch (block.type()) {
          case "PRIVATE KEY" -> key(block.decoded());
          case "RSA PRIVATE KEY" -> key(pkcs8(RSA, block.decoded()));
          case "EC PRIVATE KEY" -> key(ec(block.decoded()));
          default ->
              throw new InvalidKeySpecException("holds a key of an unknown kind, " + block.type());
        };
      } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
        throw new InvalidKeySpecException("holds a broken private key", broken);
      }
    }
    throw new InvalidKeySpecException("holds no private key");
  }

  private static List<Block> blocks(byte[] file) {
    List<Block> blocks = new ArrayList<>();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
      int typeStart = begin + BEGIN.length();
      int typeEnd = text.indexOf(DASHES, typeStart);
      if (typeEnd < 0) {
        break;
      }
      String type = text.substring(typeStart, typeEnd);
      int end = text.indexOf("-----END " + type + DASHES, typeEnd);
      if (end >= 0) {
        blocks.add(new Block(type, text.substring(typeEnd + DASHES.length(), end)));
      }
    }
    return blocks;
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    GeneralSecurityException last = null;
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException other) {
        last = other;
      }
    }
    throw new InvalidKeySpecException("holds a private key that cannot be read", last);
  }

  /// Finds the curve inside an elliptic-curve key (RFC 5915), which PKCS#8 wants outside.
  private static byte[] ec(byte[] sec1) throws InvalidKeySpecException {
    int at = contentStart(sec1, 0); // the outer sequence
    at = contentStart(sec1, at) + length(sec1, at); // version
    at = contentStart(sec1, at) + length(sec1, at); // the key itself
    if (at >= sec1.length || (sec1[at] & 0xff) != 0xa0) {
      throw new InvalidKeySpecException("holds an elliptic-curve key without its curve");
    }
    int start = contentStart(sec1, at);
    byte[] curve = new byte[length(sec1, at)];
    System.arraycopy(sec1, start, curve, 0, curve.length);
    return pkcs8(joined(EC, curve), sec1);
  }

  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    return tagged(0x30, joined(VERSION_0, tagged(0x30, algorithm), tagged(0x04, key)));
  }

  private static int contentStart(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xff);
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 0x80
            ? bytes(tag, length)
            : length < 0x100
                ? bytes(tag, 0x81, length)
                : bytes(tag, 0x82, length >> 8, length & 0xff);
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
