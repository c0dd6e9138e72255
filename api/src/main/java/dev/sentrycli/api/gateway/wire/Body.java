package dev.sentrycli.api.gateway.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/// The body of an answer, taken out of the framing of the transfer (RFC 9112, 6 and 7).
abstract sealed class Body extends InputStream {
  final Feed feed;
  private boolean over;
  private boolean broken;

  private Body(Feed feed) {
    this.feed = feed;
  }

  /// Whether all of it was read.
  final boolean isOver() {
    return over;
  }

  /// Whether reading it failed, so that nobody knows where the connection stands.
  final boolean isBroken() {
    return broken;
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] to, int offset, int length) throws IOException {
    if (over) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    broken = true; // unless this ends well
    int read = some(to, offset, length);
    broken = false;
    over = read < 0;
    return read;
  }

  /// Reads at least one byte, or returns -1 at the end.
  abstract int some(byte[] to, int offset, int length) throws IOException;

  static EOFException cutOff() {
    return new EOFException("the connection ended within the body");
  }

  /// A body whose length the head tells.
  static final class Counted extends Body {
    private long left;

    Counted(Feed feed, long length) {
      super(feed);
      left = length;
    }

    @Override
    int some(byte[] to, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = feed.read(to, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw cutOff();
      }
      left -= read;
      return read;
    }
  }

  /// A body that comes in pieces, each with its length before it.
  static final class Chunked extends Body {
    private long left;
    private boolean inside;

    Chunked(Feed feed) {
      super(feed);
    }

    @Override
    int some(byte[] to, int offset, int length) throws IOException {
      if (left == 0) {
        if (inside && !feed.line().isEmpty()) {
          throw new ProtocolException("a piece of the body is longer than was said");
        }
        inside = true;
        feed.allowHead();
        left = size(feed.line());
        if (left == 0) {
          skipTrailers();
          return -1;
        }
      }
      int read = feed.read(to, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw cutOff();
      }
      left -= read;
      return read;
    }

    private void skipTrailers() throws IOException {
      String line = feed.line();
      while (!line.isEmpty()) {
        line = feed.line();
      }
    }

    private static long size(String line) throws ProtocolException {
      int end = line.indexOf(';');
      String digits = (end < 0 ? line : line.substring(0, end)).strip();
      long size = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = Character.digit(digits.charAt(i), 16);
        if (digit < 0 || i > 14) {
          throw new ProtocolException("a piece of the body has no length");
        }
        size = size * 16 + digit;
      }
      if (digits.isEmpty()) {
        throw new ProtocolException("a piece of the body has no length");
      }
      return size;
    }
  }

  /// A body that ends with the connection.
  static final class Rest extends Body {
    Rest(Feed feed) {
      super(feed);
    }

    @Override
    int some(byte[] to, int offset, int length) throws IOException {
      return feed.read(to, offset, length);
    }
  }
}
