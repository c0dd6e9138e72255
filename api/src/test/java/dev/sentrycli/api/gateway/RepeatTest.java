package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.html;
import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException.TimedOut;
import dev.sentrycli.api.gateway.ApiException.Unreachable;
import dev.sentrycli.api.gateway.ApiException.Unreachable.Reason;
import dev.sentrycli.api.gateway.ApiException.Unreadable;
import dev.sentrycli.api.gateway.ApiException.Unreadable.Flaw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked again, and how what never answers is told apart.
class RepeatTest {
  private static final Request GET = Request.get("/api/0/organizations/");
  private static final Request PUT = Request.put("/api/0/x/").json(new JsonObject());
  private static final MockResponse OK = json(200, "{}");

  private final List<Duration> slept = new ArrayList<>();

  private Gateway gateway(BaseUrl home) {
    return gateway(home, Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  private Gateway gateway(BaseUrl home, Duration toConnect, Duration toAnswer) {
    return new Gateway(
        Doors.network(slept).withLimits(new Network.Limits(toConnect, toAnswer)),
        Doors.passport(home),
        Notices.NONE);
  }

  private static ApiException failure(Gateway gateway, Request request) {
    return catchThrowableOfType(ApiException.class, () -> gateway.send(request));
  }

  @Test
  void saysHowOftenItTried() {
    MockResponse busy = json(503, "{}");
    try (MockWebServer server = Doors.script(busy, busy, busy, busy);
        Gateway gateway = gateway(Doors.base(server))) {
      assertThat(failure(gateway, GET).attempts()).isEqualTo(3);
      assertThat(failure(gateway, PUT).attempts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, GET, 2", "429, PUT, 2", "500, GET, 2", "502, GET, 2", "503, GET, 2", "504, GET, 2",
    "500, PUT, 1", "503, PUT, 1", "408, GET, 1", "418, GET, 1", "501, GET, 1", "507, GET, 1",
    "500, IDEMPOTENT, 2", "507, IDEMPOTENT, 2", "524, IDEMPOTENT, 2", "429, ONCE, 1",
        "500, ONCE, 1",
  })
  void repeatsWhatMayBeRepeated(int status, String kind, int requests) {
    Request request =
        switch (kind) {
          case "GET" -> GET;
          case "PUT" -> PUT;
          case "IDEMPOTENT" -> PUT.idempotent();
          default -> GET.once();
        };
    try (MockWebServer server = Doors.script(json(status, "{}"), OK);
        Gateway gateway = gateway(Doors.base(server))) {
      Answer answer = gateway.exchange(request);

      assertThat(server.getRequestCount()).isEqualTo(requests);
      assertThat(answer.status()).isEqualTo(requests == 2 ? 200 : status);
      assertThat(slept).hasSize(requests - 1);
    }
  }

  @Test
  void givesUpAfterTwoRepeats() {
    try (MockWebServer server = Doors.server(html(503, "<html><title>Maintenance</title></html>"));
        Gateway gateway = gateway(Doors.base(server))) {
      ApiException.NotSentry failure =
          catchThrowableOfType(ApiException.NotSentry.class, () -> gateway.send(GET));

      assertThat(failure.title()).isEqualTo("Maintenance");
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    MockResponse busy = json(429, "{}");
    try (MockWebServer server =
            Doors.script(
                busy.newBuilder().addHeader("Retry-After", "3").build(),
                busy.newBuilder()
                    .addHeader("X-Sentry-Rate-Limit-Remaining", "0")
                    .addHeader("X-Sentry-Rate-Limit-Reset", "" + (now.getEpochSecond() + 4))
                    .build(),
                OK);
        Gateway gateway =
            new Gateway(
                Network.plain("t").withTime(Clock.fixed(now, ZoneOffset.UTC), slept::add),
                Doors.passport(Doors.base(server)),
                Notices.NONE)) {
      gateway.send(GET);

      assertThat(slept).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void doesNotWaitLongerThanTenSeconds(int status) {
    try (MockWebServer server =
            Doors.server(json(status, "{}").newBuilder().addHeader("Retry-After", "11").build());
        Gateway gateway = gateway(Doors.base(server))) {
      assertThat(gateway.exchange(GET).status()).isEqualTo(status);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsRepeatedBehindOurBack() {
    MockResponse busy = json(503, "{}").newBuilder().addHeader("Retry-After", "0").build();
    try (MockWebServer server = Doors.server(busy);
        Gateway gateway = gateway(Doors.base(server))) {
      Answer answer = gateway.exchange(PUT);

      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(answer.header("Retry-After")).isEqualTo("0");
    }
  }

  @Test
  void anInterruptEndsTheWait() {
    try (MockWebServer server = Doors.server(json(503, "{}"));
        Gateway gateway =
            new Gateway(
                Network.plain("t")
                    .withTime(
                        Clock.systemUTC(),
                        _ -> {
                          throw new InterruptedException();
                        }),
                Doors.passport(Doors.base(server)),
                Notices.NONE)) {
      assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> gateway.send(GET));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /// A server that speaks in its own way to each connection.
  private interface Speech {
    void to(Socket socket) throws IOException;
  }

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger hangUps = new AtomicInteger();

  private ServerSocket raw(Speech speech) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  connections.incrementAndGet();
                  speech.to(socket);
                } catch (IOException hungUp) {
                  hangUps.incrementAndGet();
                }
              }
            });
    return server;
  }

  private static void readRequest(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = socket.getInputStream().read();
      if (c < 0) {
        return;
      }
      head.append((char) c);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static BaseUrl base(ServerSocket server) {
    return BaseUrl.parse("http://127.0.0.1:" + server.getLocalPort());
  }

  private ApiException failure(Speech speech, Request request) throws IOException {
    return failure(speech, request, Duration.ofSeconds(20));
  }

  private ApiException failure(Speech speech, Request request, Duration toAnswer)
      throws IOException {
    try (ServerSocket server = raw(speech);
        Gateway gateway = gateway(base(server), Duration.ofSeconds(20), toAnswer)) {
      return catchThrowableOfType(ApiException.class, () -> gateway.exchange(request));
    }
  }

  @Test
  void aConnectionThatClosesIsTriedAgainOnlyForReading() throws IOException {
    Speech closing = RepeatTest::readRequest;

    assertThat(((Unreachable) failure(closing, GET)).reason()).isEqualTo(Reason.CLOSED);
    assertThat(connections).hasValue(3);
    assertThat(((Unreachable) failure(closing, PUT)).reason()).isEqualTo(Reason.CLOSED);
    assertThat(connections).hasValue(4);
    assertThat(((Unreachable) failure(closing, PUT.idempotent())).reason())
        .isEqualTo(Reason.CLOSED);
    assertThat(connections).hasValue(7);
  }

  @Test
  void aConnectionThatIsResetIsClosed() throws IOException {
    Speech resetting =
        socket -> {
          readRequest(socket);
          socket.setSoLinger(true, 0);
        };

    assertThat(((Unreachable) failure(resetting, PUT)).reason()).isEqualTo(Reason.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n{\"slug\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"slug\"",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\0\0\0\0\0\0\0ab",
      })
  void anAnswerThatEndsEarlyIsTruncated(String answer) throws IOException {
    Speech truncating =
        socket -> {
          readRequest(socket);
          write(socket, answer);
        };

    assertThat(((Unreadable) failure(truncating, GET)).flaw()).isEqualTo(Flaw.TRUNCATED);
    assertThat(connections).hasValue(3);
  }

  @Test
  void whatIsNoHttpIsSaidSo() throws IOException {
    Speech other =
        socket -> {
          readRequest(socket);
          write(socket, "220 smtp.example.com ESMTP\r\n");
        };

    assertThat(((Unreadable) failure(other, GET)).flaw()).isEqualTo(Flaw.NOT_HTTP);
    assertThat(connections).hasValue(1);
  }

  @Test
  void aServerThatSaysNothingTimesOutOnce() throws IOException {
    Speech silent =
        socket -> {
          readRequest(socket);
          socket.getInputStream().read();
        };

    TimedOut late = (TimedOut) failure(silent, GET, Duration.ofMillis(300));

    assertThat(late.limit()).isEqualTo(Duration.ofMillis(300));
    assertThat(late.connecting()).isFalse();
    assertThat(connections).hasValue(1);
  }

  @Test
  void theLimitIsForTheWholeAnswer() throws IOException {
    Speech dripping =
        socket -> {
          readRequest(socket);
          write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n{");
          socket.getInputStream().read();
        };

    TimedOut late = (TimedOut) failure(dripping, GET, Duration.ofMillis(300));
    assertThat(late.limit()).isEqualTo(Duration.ofMillis(300));
    assertThat(((TimedOut) failure(dripping, GET.within(Duration.ofMillis(100)))).limit())
        .isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aClosedPortRefuses() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    BaseUrl closed = base(server);
    server.close();
    try (Gateway gateway = gateway(closed)) {
      Unreachable gone = catchThrowableOfType(Unreachable.class, () -> gateway.send(GET));

      assertThat(gone.reason()).isEqualTo(Reason.REFUSED);
      assertThat(gone.proxy()).isNull();
      assertThat(slept).hasSize(2);
    }
  }

  @Test
  void aServerThatTakesNoConnectionTimesOutEarlier() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Gateway gateway = gateway(base(full), Duration.ofMillis(200), Duration.ofSeconds(20))) {
      assumeThat(fill(full, queue)).as("a full queue makes connections wait").isTrue();

      TimedOut late = catchThrowableOfType(TimedOut.class, () -> gateway.send(GET));

      assertThat(late.connecting()).isTrue();
      assertThat(late.securing()).isFalse();
      assertThat(late.limit()).isEqualTo(Duration.ofMillis(200));
      assertThat(slept).isEmpty();
    } finally {
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  /// Fills a server's queue of waiting connections; false where that cannot be done.
  private static boolean fill(ServerSocket server, List<Socket> queue) throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      queue.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 100);
      } catch (SocketTimeoutException isFull) {
        return true;
      }
    }
    return false;
  }

  @Test
  void anUnknownHostIsNotAskedAgain() {
    try (Gateway gateway = gateway(BaseUrl.parse("http://no-such-host.invalid"))) {
      Unreachable gone = catchThrowableOfType(Unreachable.class, () -> gateway.send(GET));

      assertThat(gone.reason()).isEqualTo(Reason.UNKNOWN_HOST);
      assertThat(slept).isEmpty();
    }
  }

  @Test
  void aNameWithSeveralAddressesIsTriedOnAll() throws IOException {
    Speech greeting =
        socket -> {
          readRequest(socket);
          write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        };
    try (ServerSocket server = raw(greeting);
        Gateway gateway = gateway(BaseUrl.parse("http://localhost:" + server.getLocalPort()))) {
      assertThat(gateway.send(GET).status()).isEqualTo(200);
    }
  }
}
