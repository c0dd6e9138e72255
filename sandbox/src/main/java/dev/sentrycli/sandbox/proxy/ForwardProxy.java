package dev.sentrycli.sandbox.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A forward proxy as stands between many offices and their server: tunnels `CONNECT`, passes on
/// plain requests, may want a password. Whatever host it is asked for, it reaches one port of this
/// machine, so that a client can be given names that no loopback rule exempts.
public final class ForwardProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final @Nullable String credentials;
  private final List<Head> heads = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// The first lines of a request to the proxy itself; what goes through a tunnel it does not see.
  public record Head(String line, List<String> headers) {
    public Head {
      headers = List.copyOf(headers);
    }

    /// The value of a header, in any case, or null.
    public @Nullable String header(String name) {
      for (String header : headers) {
        int colon = header.indexOf(':');
        if (colon > 0 && header.substring(0, colon).equalsIgnoreCase(name)) {
          return header.substring(colon + 1).strip();
        }
      }
      return null;
    }
  }

  private ForwardProxy(ServerSocket server, int target, @Nullable String credentials) {
    this.server = server;
    this.target = target;
    this.credentials = credentials;
  }

  /// A proxy for everybody.
  ///
  /// @param target the port that every request ends at
  public static ForwardProxy to(int target) {
    return start(target, null);
  }

  /// A proxy that answers 407 to those without this name and password.
  public static ForwardProxy to(int target, String user, String password) {
    return start(
        target,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  private static ForwardProxy start(int target, @Nullable String credentials) {
    try {
      ForwardProxy proxy =
          new ForwardProxy(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, credentials);
      Thread.startVirtualThread(proxy::accept);
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /// What it was asked, in order.
  public List<Head> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Head head = head(client.getInputStream());
      if (head == null) {
        return;
      }
      heads.add(head);
      OutputStream out = client.getOutputStream();
      if (credentials != null && !credentials.equals(head.header("Proxy-Authorization"))) {
        write(
            out,
            """
            HTTP/1.1 407 Proxy Authentication Required
            Proxy-Authenticate: Basic realm="office"
            Content-Length: 0
            Connection: close

            """);
        return;
      }
      try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), target)) {
        open.add(onward);
        if (head.line().startsWith("CONNECT ")) {
          write(out, "HTTP/1.1 200 Connection established\n\n");
        } else {
          write(onward.getOutputStream(), passedOn(head));
        }
        Thread back = Thread.startVirtualThread(() -> pump(onward, client));
        pump(client, onward);
        back.join();
        open.remove(onward);
      }
    } catch (IOException left) {
      heads.add(new Head("broken: " + left.getMessage(), List.of()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /// The lines up to the first empty one; null if there is none.
  private static @Nullable Head head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int last = 0;
    for (int one = in.read(); one >= 0; one = in.read()) {
      bytes.write(one);
      last = one == '\r' ? last : one == '\n' ? last + 1 : 0;
      if (last == 2) {
        List<String> lines = bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
        return new Head(lines.getFirst(), lines.subList(1, lines.size() - 1));
      }
    }
    return null;
  }

  /// A request for a whole address as the server behind expects it.
  private static String passedOn(Head head) throws IOException {
    String[] line = head.line().split(" ", -1);
    if (line.length != 3) {
      throw new IOException("'" + head.line() + "' is no request");
    }
    URI address = URI.create(line[1]);
    String query = address.getRawQuery();
    List<String> lines = new ArrayList<>();
    lines.add(
        line[0] + " " + address.getRawPath() + (query == null ? "" : "?" + query) + " " + line[2]);
    for (String header : head.headers()) {
      String name = header.substring(0, Math.max(0, header.indexOf(':')));
      if (!name.regionMatches(true, 0, "Proxy-", 0, 6) && !name.equalsIgnoreCase("Connection")) {
        lines.add(header);
      }
    }
    lines.add("Connection: close");
    return String.join("\n", lines) + "\n\n";
  }

  private static void write(OutputStream out, String lines) throws IOException {
    out.write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /// Copies until one side is done, then says so to the other.
  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException over) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      System.getLogger(ForwardProxy.class.getName()).log(System.Logger.Level.DEBUG, "gone", gone);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    open.forEach(ForwardProxy::close);
  }
}
