package dev.sentrycli.api.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// What comes in on a connection, read within the limits of the exchange at hand.
final class Feed extends InputStream {
  private static final int LARGEST_HEAD = 256 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int next;
  private int end;
  private Limit limit;
  private int headLeft = LARGEST_HEAD;
  private boolean begun;

  Feed(Socket socket, Limit limit) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.limit = limit;
  }

  /// Starts with another exchange.
  void renew(Limit other) {
    limit = other;
    headLeft = LARGEST_HEAD;
    begun = false;
  }

  /// Lets another head, or what is like one, be as large as any.
  void allowHead() {
    headLeft = LARGEST_HEAD;
  }

  /// Whether more came than was asked for.
  boolean hasSurplus() {
    return next < end;
  }

  /// Whether anything came for this exchange.
  boolean hasBegun() {
    return begun;
  }

  /// Whether the other side has nothing to say and has not hung up.
  boolean isQuiet() {
    if (next < end) {
      return false;
    }
    try {
      socket.setSoTimeout(1);
      int read = in.read(buffer, 0, 1);
      end = Math.max(0, read);
      next = 0;
      return false;
    } catch (SocketTimeoutException silence) {
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  /// A line of the head without its end.
  ///
  /// @throws EOFException if the connection ends before the line does
  /// @throws ProtocolException if the head is larger than any sensible one
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = read(); b != '\n'; b = read()) {
      if (b < 0) {
        throw new EOFException("the connection ended within a line");
      }
      if (--headLeft < 0) {
        throw new ProtocolException("the head of the answer does not end");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == end && length >= buffer.length) {
      return take(to, offset, length);
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, end - next);
    System.arraycopy(buffer, next, to, offset, some);
    next += some;
    return some;
  }

  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    end = Math.max(0, take(buffer, 0, buffer.length));
    next = 0;
    return end > 0;
  }

  private int take(byte[] to, int offset, int length) throws IOException {
    socket.setSoTimeout(limit.millis());
    int taken = in.read(to, offset, length);
    begun |= taken > 0;
    return taken;
  }
}
