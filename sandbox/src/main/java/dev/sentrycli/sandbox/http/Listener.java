package dev.sentrycli.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The open port: turns exchanges into [Request]s and puts [Response]s on the wire, each on a
/// virtual thread of its own.
public final class Listener implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Listener.class.getName());

  private final HttpServer server;
  private final ExecutorService threads;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Listener(HttpServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /// Takes the port without answering yet.
  ///
  /// @param port 0 for any free one
  /// @param tls null for plain HTTP
  /// @throws BindException if the port is taken
  public static Listener open(String host, int port, @Nullable SSLContext tls, InstantSource clock)
      throws IOException {
    // Heads and bodies are written apart; without this every later answer on a connection waits
    // some 40 ms for the client's acknowledgement. Read once, when the first server is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (tls == null) {
      return new Listener(HttpServer.create(address, 0), clock);
    }
    HttpsServer secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new Listener(secure, clock);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Starts answering.
  public void serve(Answerer answerer) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> exchange(exchange, answerer));
    server.start();
  }

  /// Waits, but no longer than the server lives.
  public void pause(long milliseconds) {
    try {
      closed.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the server is closed.
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  private void exchange(HttpExchange exchange, Answerer answerer) {
    try (exchange) {
      deliver(exchange, answerer.answer(request(exchange)));
    } catch (IOException peerLeft) {
      LOGGER.log(System.Logger.Level.DEBUG, "The client left before the answer was out", peerLeft);
    }
  }

  private Request request(HttpExchange exchange) throws IOException {
    InetSocketAddress peer = exchange.getRemoteAddress();
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        clock.instant(),
        exchange.getRequestMethod(),
        path == null ? "/" : path,
        query == null ? "" : query,
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes(),
        peer.getAddress().getHostAddress(),
        peer.getAddress().isLoopbackAddress());
  }

  private void deliver(HttpExchange exchange, Response response) throws IOException {
    if (response.delivery() instanceof Delivery.Dropped) {
      return;
    }
    response.headers().forEach((name, all) -> exchange.getResponseHeaders().put(name, all));
    boolean bodiless =
        response.length() == 0
            || response.status() == 204
            || response.status() == 304
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.length());
    if (bodiless) {
      return;
    }
    OutputStream out = exchange.getResponseBody();
    byte[] body = response.body();
    switch (response.delivery()) {
      case Delivery.Whole() -> out.write(body);
      case Delivery.Slow(int bytesPerSecond) -> trickle(out, body, bytesPerSecond);
      case Delivery.Truncated(int bytes) -> {
        out.write(body, 0, Math.min(bytes, body.length));
        out.flush();
      }
      case Delivery.Dropped() -> throw new IllegalStateException("a dropped answer has no body");
    }
  }

  /// Writes ten portions a second.
  private void trickle(OutputStream out, byte[] body, int bytesPerSecond) throws IOException {
    int portion = Math.max(1, bytesPerSecond / 10);
    long wait = Math.max(1, 1000L * portion / Math.max(1, bytesPerSecond));
    for (int at = 0; at < body.length && closed.getCount() > 0; at += portion) {
      out.write(body, at, Math.min(portion, body.length - at));
      out.flush();
      pause(wait);
    }
  }

  /// Frees the port and ends all connections at once.
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
