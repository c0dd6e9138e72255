package dev.sentrycli.api.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An open connection that speaks HTTP/1.1 (RFC 9112), one exchange after the other.
final class Connection implements Closeable {
  /// What every system takes at once, so that writing it cannot hang.
  private static final int TAKEN_AT_ONCE = 16 * 1024;

  private static final int SWITCHING = 101;
  private static final Duration EARLY_ANSWER = Duration.ofSeconds(2);

  private final String key;
  private final Socket raw;
  private final Feed feed;
  private final OutputStream out;
  private boolean used;
  private boolean halfSent;
  private long idleSince;

  /// @param key what it can be used for again
  /// @param raw the socket that is closed in the end
  /// @param socket the one to speak on: the same, or TLS over it
  Connection(String key, Socket raw, Socket socket, Limit limit) throws IOException {
    this.key = key;
    this.raw = raw;
    this.feed = new Feed(socket, limit);
    this.out = socket.getOutputStream();
  }

  String key() {
    return key;
  }

  /// Whether it served before, so that the other side may have given it up meanwhile.
  boolean isUsed() {
    return used;
  }

  boolean hasBegunToAnswer() {
    return feed.hasBegun();
  }

  /// Whether the other side still seems to be there. Takes a millisecond.
  boolean isAlive() {
    return feed.isQuiet();
  }

  void rest() {
    used = true;
    idleSince = System.nanoTime();
  }

  boolean rests(long nanos) {
    return System.nanoTime() - idleSince > nanos;
  }

  /// The first line of an answer, and its fields.
  record Head(String version, int status, String reason, Headers headers) {}

  /// Sends a request and reads the head of its answer.
  ///
  /// @param target what stands in the first line: a path, or for a proxy an address
  Head exchange(WireRequest request, String target, Limit limit) throws IOException {
    feed.renew(limit);
    try {
      send(request, target, limit);
    } catch (InterruptedIOException late) {
      throw late;
    } catch (IOException brokenOff) {
      Head early = earlyAnswer(brokenOff);
      feed.renew(limit);
      return early;
    }
    return answer();
  }

  /// What a server says that hangs up on a body it does not want (413, 401).
  private Head earlyAnswer(IOException brokenOff) throws IOException {
    halfSent = true;
    feed.renew(new Limit(EARLY_ANSWER, false));
    try {
      return answer();
    } catch (IOException nothing) {
      brokenOff.addSuppressed(nothing);
      throw brokenOff;
    }
  }

  private Head answer() throws IOException {
    Head head = head();
    while (head.status() < 200) {
      if (head.status() == SWITCHING) {
        throw new ProtocolException("the server changes to another protocol");
      }
      head = head();
    }
    return head;
  }

  /// The body that follows a head.
  Body body(WireRequest request, Head head) throws ProtocolException {
    int status = head.status();
    if (request.method().equals("HEAD") || status == 204 || status == 304) {
      return new Body.Counted(feed, 0);
    }
    Headers headers = head.headers();
    if (headers.lists("Transfer-Encoding", "chunked")) {
      return new Body.Chunked(feed);
    }
    String length = headers.first("Content-Length");
    String transfer = headers.first("Transfer-Encoding");
    if (length != null && (transfer == null || transfer.equalsIgnoreCase("identity"))) {
      return new Body.Counted(feed, length(headers, length));
    }
    return new Body.Rest(feed);
  }

  /// Whether both sides let the connection stand.
  boolean staysOpen(WireRequest request, Head head) {
    Headers headers = head.headers();
    boolean doubtful =
        headers.first("Transfer-Encoding") != null && headers.first("Content-Length") != null;
    boolean closes =
        halfSent
            || doubtful
            || request.headers().lists("Connection", "close")
            || headers.lists("Connection", "close");
    return !closes
        && (head.version().equals("HTTP/1.1") || headers.lists("Connection", "keep-alive"));
  }

  private static long length(Headers headers, String first) throws ProtocolException {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase("Content-Length") && !headers.value(i).equals(first)) {
        throw new ProtocolException("the answer has two lengths");
      }
    }
    if (first.isEmpty()) {
      throw new ProtocolException("the answer has a length that is none");
    }
    long length = 0;
    for (int i = 0; i < first.length(); i++) {
      int digit = first.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 17) {
        throw new ProtocolException("the answer has a length that is none");
      }
      length = length * 10 + digit;
    }
    return length;
  }

  private void send(WireRequest request, String target, Limit limit) throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    byte[] body = request.body();
    if (body != null) {
      bytes.writeBytes(body);
    }
    if (bytes.size() <= TAKEN_AT_ONCE) {
      bytes.writeTo(out);
    } else {
      sendWatched(bytes.toByteArray(), limit);
    }
  }

  /// Writing has no time limit of its own, so another thread closes the connection.
  private void sendWatched(byte[] bytes, Limit limit) throws IOException {
    try (Watch watch = new Watch(raw)) {
      for (int from = 0; from < bytes.length; from += TAKEN_AT_ONCE) {
        watch.allow(limit.millis());
        try {
          out.write(bytes, from, Math.min(TAKEN_AT_ONCE, bytes.length - from));
        } catch (IOException broken) {
          if (!watch.end()) {
            throw unheard(broken);
          }
          throw broken;
        }
      }
      if (!watch.end()) {
        throw unheard(null);
      }
    }
  }

  private static InterruptedIOException unheard(@Nullable IOException cause) {
    InterruptedIOException late = new InterruptedIOException("the server does not listen");
    if (cause != null) {
      late.initCause(cause);
    }
    return late;
  }

  private Head head() throws IOException {
    String first = feed.line();
    while (first.isEmpty()) {
      first = feed.line();
    }
    boolean fits =
        first.length() >= 12
            && first.startsWith("HTTP/1.")
            && first.charAt(8) == ' '
            && (first.length() == 12 || first.charAt(12) == ' ');
    int status = fits ? status(first) : 0;
    if (status < 100) {
      throw new ProtocolException("the answer does not begin as HTTP does");
    }
    Headers headers = new Headers();
    for (String line = feed.line(); !line.isEmpty(); line = feed.line()) {
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        headers.goOn(line.strip()); // a folded line, which old servers send
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new ProtocolException("a header line has no name");
      }
      headers.received(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return new Head(
        first.substring(0, 8), status, first.length() > 13 ? first.substring(13) : "", headers);
  }

  private static int status(String first) {
    int status = 0;
    for (int i = 9; i < 12; i++) {
      int digit = first.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      status = status * 10 + digit;
    }
    return status;
  }

  /// Reads what is left of a body, if it is short and already here.
  boolean finish(Body body) {
    if (body.isBroken()) {
      return false;
    }
    if (body.isOver()) {
      return !feed.hasSurplus();
    }
    feed.renew(new Limit(Duration.ofMillis(50), false));
    byte[] rest = new byte[4096];
    try {
      for (int i = 0; i < 8; i++) {
        if (body.read(rest, 0, rest.length) < 0) {
          return !feed.hasSurplus();
        }
      }
    } catch (IOException notNow) {
      return false;
    }
    return false;
  }

  /// Without the farewell of TLS: everything awaited has come.
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException gone) {
      return; // what is broken is closed as well
    }
  }

  /// Told apart from other ends so that a connection the server gave up can be replaced.
  static boolean isHangUp(IOException problem) {
    return problem instanceof EOFException || problem instanceof SocketException;
  }
}
