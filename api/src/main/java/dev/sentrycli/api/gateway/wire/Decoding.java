package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Undoes what `Content-Encoding` says was done to a body.
public final class Decoding {
  private static final int BUFFER = 16 * 1024;

  /// For what comes after that. The fewer reads, the sooner a large answer is there.
  private static final int LARGE_BUFFER = 128 * 1024;

  private Decoding() {}

  /// The body is encoded in a way that was not asked for.
  public static final class UnknownEncodingException extends IOException {
    private final String encoding;

    UnknownEncodingException(String encoding) {
      super("unknown encoding " + encoding);
      this.encoding = encoding;
    }

    public String encoding() {
      return encoding;
    }
  }

  /// The body is larger than what is read into memory.
  public static final class TooLargeException extends IOException {
    TooLargeException(long limit) {
      super("more than " + limit + " bytes");
    }
  }

  /// A stream of the plain body.
  ///
  /// @param encodings the value of `Content-Encoding`, or null
  public static InputStream decoded(InputStream body, @Nullable String encodings)
      throws IOException {
    InputStream plain = body;
    String[] names = encodings == null ? new String[0] : encodings.split(",", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      String name = names[i].strip().toLowerCase(Locale.ROOT);
      switch (name) {
        case "", "identity" -> {}
        case "gzip", "x-gzip", "deflate" -> {
          PushbackInputStream start = new PushbackInputStream(plain, 2);
          int first = start.read();
          if (first < 0) {
            return start; // an empty body is not encoded
          }
          if (name.equals("deflate")) {
            plain = inflated(start, first);
          } else {
            start.unread(first);
            plain = new GZIPInputStream(start, BUFFER);
          }
        }
        default -> throw new UnknownEncodingException(name);
      }
    }
    return plain;
  }

  /// "deflate" means zlib by the book, but some servers send the bare stream.
  private static InputStream inflated(PushbackInputStream start, int first) throws IOException {
    int second = start.read();
    if (second >= 0) {
      start.unread(second);
    }
    start.unread(first);
    boolean zlib = (first & 0x0f) == 8 && second >= 0 && ((first << 8) | second) % 31 == 0;
    return new InflaterInputStream(start, new Inflater(!zlib), BUFFER);
  }

  /// Reads to the end.
  ///
  /// @throws TooLargeException if it does not come within the limit
  public static byte[] readAll(InputStream body, int limit) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    byte[] piece = new byte[BUFFER];
    int before = 0;
    int filled = 0;
    for (int some = 0; some >= 0; some = body.read(piece, filled, piece.length - filled)) {
      filled += some;
      if (before + filled > limit) {
        throw new TooLargeException(limit);
      }
      if (filled == piece.length) {
        pieces.add(piece);
        before += filled;
        filled = 0;
        piece = new byte[LARGE_BUFFER];
      }
    }
    byte[] bytes = new byte[before + filled];
    int at = 0;
    for (byte[] full : pieces) {
      System.arraycopy(full, 0, bytes, at, full.length);
      at += full.length;
    }
    System.arraycopy(piece, 0, bytes, at, filled);
    return bytes;
  }
}
