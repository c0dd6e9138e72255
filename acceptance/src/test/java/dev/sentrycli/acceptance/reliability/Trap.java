package dev.sentrycli.acceptance.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Somebody else's server: writes down every byte it is sent, and answers what it was told to, be
/// it HTTP or not.
final class Trap implements AutoCloseable {
  /// What an obliging Sentry would say to a question for a list.
  static final Function<String, String> OBLIGING = request -> answer(200, "application/json", "[]");

  private final ServerSocket socket;
  private final Function<String, String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private Trap(ServerSocket socket, Function<String, String> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  static Trap open() {
    return open(OBLIGING);
  }

  /// @param answers from the request with its body to all bytes of the answer, in ISO 8859-1
  static Trap open(Function<String, String> answers) {
    try {
      Trap trap = new Trap(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), answers);
      Thread.ofVirtual().start(trap::accept);
      return trap;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String answer(int status, String type, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return ("HTTP/1.1 " + status + " Some\r\nContent-Type: " + type + "\r\nConnection: close\r\n")
        + ("Content-Length: " + length + "\r\n\r\n")
        + new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setSoTimeout(20_000);
      String request = read(connection.getInputStream());
      requests.add(request);
      byte[] answer = answers.apply(request).getBytes(StandardCharsets.ISO_8859_1);
      connection.getOutputStream().write(answer);
      connection.getOutputStream().flush();
    } catch (IOException gone) {
      requests.add("(broken off: " + gone.getMessage() + ")");
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int wanted = -1;
    while (wanted < 0 || bytes.size() < wanted) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      if (wanted < 0 && text.endsWith("\r\n\r\n")) {
        wanted = bytes.size() + length(text);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static int length(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
