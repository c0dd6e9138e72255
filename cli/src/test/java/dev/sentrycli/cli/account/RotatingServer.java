package dev.sentrycli.cli.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A token endpoint that takes each refresh token once. It speaks just enough HTTP for that.
final class RotatingServer implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger renewals = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private String valid;

  RotatingServer(String firstRefreshToken) throws IOException {
    valid = firstRefreshToken;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/oauth/token/";
  }

  int renewals() {
    return renewals.get();
  }

  int refusals() {
    return refusals.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        answer(client);
      } catch (SocketException closed) {
        return;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private void answer(Socket client) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    int length = 0;
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    char[] given = new char[length];
    int read = 0;
    while (read < length) {
      read += reader.read(given, read, length - read);
    }
    String answer;
    if (new String(given).equals(valid)) {
      int n = renewals.incrementAndGet();
      valid = "refresh-" + n;
      answer = response("200 OK", "access-" + n + " " + valid);
    } else {
      refusals.incrementAndGet();
      answer = response("400 Bad Request", "invalid_grant");
    }
    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String response(String status, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }
}
