package dev.sentrycli.api.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.gateway.address.WebAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 as it goes over a socket, against servers that say exactly what a test tells them to.
class WireTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration SHORT = Duration.ofMillis(150);

  /// For what has to come, on a busy machine too, before something else does not.
  private static final Duration AMPLE = Duration.ofSeconds(2);

  private static final List<ScriptedServer> SERVERS = new ArrayList<>();

  private final Wire wire =
      new Wire("test", Duration.ofSeconds(5), List.of(), null, null, warning -> {});

  @AfterContainer
  static void stop() throws IOException {
    for (ScriptedServer server : SERVERS) {
      server.socket.close();
    }
  }

  @Example
  void sendsWhatTheRequestSays() throws IOException {
    ScriptedServer server = server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    Headers headers = new Headers();
    headers.add("X-One", "1");
    headers.add("Content-Length", "999");
    headers.add("Transfer-Encoding", "chunked");
    WireRequest request =
        new WireRequest(
            "POST", server.address("/a?b=c"), headers, "body".getBytes(StandardCharsets.UTF_8));
    assertThat(text(request)).isEqualTo("hi");
    assertThat(server.requests)
        .containsExactly(
            "POST /a?b=c HTTP/1.1\r\nX-One: 1\r\nContent-Length: 4\r\nHost: 127.0.0.1:"
                + server.socket.getLocalPort()
                + "\r\nConnection: Keep-Alive\r\n\r\nbody");
  }

  @Example
  void readsPiecesTrailersAndInterimAnswers() throws IOException {
    ScriptedServer server =
        server(
            String.join(
                "\r\n",
                List.of(
                    "HTTP/1.1 103 Early Hints",
                    "Link: </a>",
                    "",
                    "HTTP/1.1 200",
                    "Transfer-Encoding: chunked",
                    "",
                    "3;x=y",
                    "abc",
                    "0002",
                    "de",
                    "0",
                    "X: y",
                    "",
                    "")),
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertThat(text(get(server))).isEqualTo("abcde");
    assertThat(text(get(server))).isEmpty();
    assertThat(server.connections).hasValue(1);
  }

  @Example
  void lenientServersAreUnderstood() throws IOException {
    assertThat(text(get(server("HTTP/1.0 200 OK\nX:y\n\nuntil the end"))))
        .isEqualTo("until the end");
    ScriptedServer folding =
        server("HTTP/1.1 200 OK\r\nContent-Length:\r\n\t2\r\nX: a\r\n  b: c\r\n\r\nhi");
    try (WireAnswer answer = wire.send(get(folding), null, LIMIT, false)) {
      assertThat(answer.headers().first("X")).isEqualTo("a b: c");
      assertThat(answer.body().readAllBytes()).hasSize(2);
    }
    assertThat(text(get(server("HTTP/1.1 204 None\r\n\r\n")))).isEmpty();
    assertThat(text(get(server("HTTP/1.1 304 \r\nContent-Length: 10\r\n\r\n")))).isEmpty();
    WireRequest head =
        new WireRequest(
            "HEAD",
            get(server("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")).url(),
            new Headers(),
            null);
    assertThat(text(head)).isEmpty();
  }

  @Property(tries = 60)
  void aBodyIsTheSameHoweverItIsCut(
      @ForAll @Size(max = 40_000) byte[] body, @ForAll @IntRange(min = 1, max = 9000) int piece)
      throws IOException {
    StringBuilder chunked =
        new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n");
    String all = new String(body, StandardCharsets.ISO_8859_1);
    for (int from = 0; from < all.length(); from += piece) {
      String some = all.substring(from, Math.min(all.length(), from + piece));
      chunked.append(Integer.toHexString(some.length())).append("\r\n").append(some).append("\r\n");
    }
    String counted = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n" + all;
    ScriptedServer server = server(chunked + "0\r\n\r\n", counted);
    assertThat(bytes(get(server))).isEqualTo(body);
    assertThat(bytes(get(server))).isEqualTo(body);
  }

  @Property(tries = 100)
  void noAnswerIsTooStrange(@ForAll String noise) {
    String answer = noise.length() % 2 == 0 ? noise : "HTTP/1.1 200 OK\r\n" + noise;
    try {
      assertThat(bytes(get(server(answer)))).isNotNull();
    } catch (IOException refused) {
      assertThat(refused.toString()).isNotEmpty();
    }
  }

  @Example
  void whatIsNotHttpIsSaid() throws IOException {
    fails("SSH-2.0-OpenSSH\r\n\r\n", ProtocolException.class);
    fails("HTTP/1.1 20 OK\r\n\r\n", ProtocolException.class);
    fails("HTTP/2 200 OK\r\n\r\n", ProtocolException.class);
    fails("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", ProtocolException.class);
    fails("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", ProtocolException.class);
    fails(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        ProtocolException.class);
    fails("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nx", ProtocolException.class);
    fails("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", ProtocolException.class);
    fails("HTTP/1.1 200 OK\r\nX: " + "y".repeat(300_000), ProtocolException.class);
    fails("", EOFException.class);
    fails("HTTP/1.1 200 OK\r\nX: y\r\n", EOFException.class);
  }

  @Example
  void anAnswerThatEndsTooEarlyIsNotTaken() throws IOException {
    for (String cut :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")) {
      assertThatExceptionOfType(EOFException.class).isThrownBy(() -> text(get(server(cut))));
    }
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(
            () ->
                text(get(server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"))));
  }

  @Example
  void aConnectionIsUsedAgainUnlessOneSideSaysOtherwise() throws IOException {
    String kept = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx";
    ScriptedServer keeping = server(kept, kept, kept);
    ScriptedServer closing =
        server("HTTP/1.1 200 OK\r\nConnection: foo, Close\r\nContent-Length: 1\r\n\r\nx", kept);
    ScriptedServer old = server("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", kept);
    for (ScriptedServer server : List.of(keeping, closing, old)) {
      text(get(server));
      text(get(server));
    }
    text(new WireRequest("POST", keeping.address("/"), new Headers(), new byte[0]));
    assertThat(keeping.connections).hasValue(1);
    assertThat(closing.connections).hasValue(2);
    assertThat(old.connections).hasValue(2);
  }

  @Example
  void manySmallPiecesAreNoEndlessHead() throws IOException {
    String pieces = "1\r\nx\r\n".repeat(100_000);
    ScriptedServer server =
        server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + "0\r\n\r\n");
    assertThat(text(get(server))).hasSize(100_000);
  }

  @Example
  void whatCameUnaskedIsNoAnswer() throws IOException {
    String kept = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx";
    ScriptedServer server = server("HTTP/1.1 204 None\r\n\r\nHTTP/1.1 200 OK\r\n\r\nevil", kept);
    text(get(server));
    assertThat(text(get(server))).isEqualTo("x");
    assertThat(server.connections).hasValue(2);
  }

  @Example
  void aFarewellToASilentConnectionIsNoAnswer() throws Exception {
    String kept = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx";
    ScriptedServer server = server(kept + ScriptedServer.FAREWELL, kept);
    text(get(server));
    server.awaitHangUps(1);
    Thread.sleep(1100);
    assertThat(text(get(server))).isEqualTo("x");
  }

  @Example
  void aRefusalBeforeTheBodyIsThroughIsHeard() throws IOException {
    ScriptedServer server = server(ScriptedServer.REFUSAL);
    byte[] large = new byte[32 * 1024 * 1024];
    WireRequest request = new WireRequest("POST", server.address("/"), new Headers(), large);
    try (WireAnswer answer = wire.send(request, null, LIMIT, false)) {
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body().readAllBytes()).hasSize(1);
    }
  }

  @Example
  void twoLengthsLeaveNoConnectionBehind() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n";
    String both = head + "1\r\nx\r\n0\r\n\r\n";
    ScriptedServer server = server(both + ScriptedServer.HANG_UP, both);
    assertThat(text(get(server))).isEqualTo("x");
    assertThat(text(get(server))).isEqualTo("x");
    assertThat(server.connections).hasValue(2);
  }

  @Example
  void identityIsNoTransferEncoding() throws IOException {
    String said = "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 1\r\n\r\nx";
    assertThat(text(get(server(said + ScriptedServer.SILENCE)))).isEqualTo("x");
  }

  @Example
  void aConnectionTheServerGaveUpIsReplaced() throws Exception {
    String last = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx" + ScriptedServer.HANG_UP;
    ScriptedServer server = server(last, last, last);
    text(get(server));
    server.awaitHangUps(1);
    assertThat(text(get(server))).isEqualTo("x");
    server.awaitHangUps(2);
    assertThat(text(new WireRequest("POST", server.address("/"), new Headers(), new byte[0])))
        .isEqualTo("x");
    assertThat(server.connections).hasValue(3);
  }

  @Example
  void nothingIsSentTwiceThatMayHaveBeenHeard() throws IOException {
    String kept = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx";
    ScriptedServer server = server(kept, ScriptedServer.HANG_UP, kept);
    text(get(server));
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(
            () -> text(new WireRequest("POST", server.address("/"), new Headers(), new byte[0])));
    assertThat(server.requests).hasSize(2);
  }

  @Example
  void silenceEnds() throws IOException {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc" + ScriptedServer.SILENCE;
    for (boolean streamed : new boolean[] {true, false}) {
      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> wire.send(get(server(ScriptedServer.SILENCE)), null, SHORT, streamed))
          .satisfies(failed -> assertThat(failed.why()).isInstanceOf(InterruptedIOException.class));
      try (WireAnswer answer = wire.send(get(server(half)), null, AMPLE, streamed)) {
        assertThatExceptionOfType(InterruptedIOException.class)
            .isThrownBy(() -> answer.body().readAllBytes());
      }
    }
  }

  @Example
  void aServerThatDoesNotListenDoesNotHoldUsUp() throws IOException {
    ScriptedServer server = server(ScriptedServer.DEAF);
    byte[] large = new byte[32 * 1024 * 1024];
    WireRequest request = new WireRequest("POST", server.address("/"), new Headers(), large);
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> wire.send(request, null, SHORT, false))
        .satisfies(failed -> assertThat(failed.why()).isInstanceOf(InterruptedIOException.class));
  }

  @Example
  void aLargeBodyArrivesWhole() throws IOException {
    ScriptedServer server = server("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    byte[] large = new byte[3 * 1024 * 1024];
    assertThat(text(new WireRequest("PUT", server.address("/"), new Headers(), large)))
        .isEqualTo("x");
    assertThat(server.requests.getFirst()).hasSizeGreaterThan(large.length);
  }

  @Example
  void anAddressThatIsSilentIsTriedForItsShareOnly() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Wire hasty = new Wire("t", SHORT, List.of(), null, null, warning -> {})) {
      List<Socket> waiting = new ArrayList<>();
      try {
        // What nobody accepts fills the queue; then the system answers no more.
        for (int i = 0; i < 8; i++) {
          Socket socket = new Socket();
          waiting.add(socket);
          socket.connect(full.getLocalSocketAddress(), 100);
        }
      } catch (SocketTimeoutException queueIsFull) {
        WebAddress url = address(full.getLocalPort(), "/");
        assertThatExceptionOfType(WireException.class)
            .isThrownBy(
                () ->
                    hasty.send(
                        new WireRequest("GET", url, new Headers(), null), null, LIMIT, false))
            .satisfies(
                failed -> {
                  assertThat(failed.stage()).isEqualTo(WireException.Stage.CONNECTING);
                  assertThat(failed.why()).isInstanceOf(SocketTimeoutException.class);
                });
      } finally {
        for (Socket socket : waiting) {
          socket.close();
        }
      }
    }
  }

  @Example
  void headersCannotSmuggleLines() {
    Headers headers = new Headers();
    for (String[] field :
        new String[][] {
          {"A", "b\r\nC: d"},
          {"A\r\nB", "c"},
          {"A", "\0"},
          {"", "x"},
          {"A B", "x"},
          {"A:", "x"},
          {"A", "\u0100"}
        }) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> headers.add(field[0], field[1]));
    }
    assertThat(headers.size()).isZero();
  }

  private void fails(String answer, Class<? extends IOException> why) throws IOException {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> text(get(server(answer))))
        .satisfies(
            failed -> {
              assertThat(failed.why()).isInstanceOf(why);
              assertThat(failed.stage()).isEqualTo(WireException.Stage.ASKING);
            });
  }

  private static WireRequest get(ScriptedServer server) {
    return new WireRequest("GET", server.address("/"), new Headers(), null);
  }

  private String text(WireRequest request) throws IOException {
    return new String(bytes(request), StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(WireRequest request) throws IOException {
    try (WireAnswer answer = wire.send(request, null, LIMIT, false)) {
      return answer.body().readAllBytes();
    }
  }

  private static WebAddress address(int port, String target) {
    return Objects.requireNonNull(WebAddress.parse("http://127.0.0.1:" + port + target));
  }

  private static ScriptedServer server(String... answers) throws IOException {
    ScriptedServer server = new ScriptedServer(List.of(answers));
    SERVERS.add(server);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  /// Gives its answers in turn, each to the next request, over as many connections as it takes.
  private static final class ScriptedServer {
    static final String HANG_UP = "\u2401";
    static final String SILENCE = "\u2402";
    static final String DEAF = "\u2403";

    /// After its answer, says that it waited long enough, as balancers do.
    static final String FAREWELL = "\u2404";

    /// Reads the head alone, says no and hangs up.
    static final String REFUSAL = "\u2405";

    final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> answers;
    private final List<Socket> open = new ArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private int hangUps;

    ScriptedServer(List<String> answers) throws IOException {
      this.answers = answers;
    }

    WebAddress address(String target) {
      return WireTest.address(socket.getLocalPort(), target);
    }

    synchronized void awaitHangUps(int count) throws InterruptedException {
      while (hangUps < count) {
        wait();
      }
    }

    private synchronized void hungUp() {
      hangUps++;
      notifyAll();
    }

    void serve() {
      int next = 0;
      try {
        while (next < answers.size()) {
          Socket connection = socket.accept();
          open.add(connection);
          connections.incrementAndGet();
          if (answers.get(next).equals(DEAF)) {
            return;
          }
          if (answers.get(next).equals(REFUSAL)) {
            connection.getInputStream().read(new byte[100]);
            say(connection, "HTTP/1.1 413 Too Large\r\nContent-Length: 1\r\n\r\nx");
            connection.close();
            return;
          }
          String request = request(connection);
          while (request != null) {
            requests.add(request);
            String answer = answers.get(next++);
            say(connection, answer.replace(HANG_UP, "").replace(SILENCE, "").replace(FAREWELL, ""));
            if (answer.endsWith(FAREWELL)) {
              Thread.sleep(100);
              say(connection, "HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\n\r\n");
              break;
            }
            if (answer.endsWith(SILENCE)) {
              return;
            }
            if (answer.endsWith(HANG_UP) || next == answers.size() || mustEnd(answer)) {
              break;
            }
            request = request(connection);
          }
          connection.close();
          hungUp();
        }
      } catch (IOException | InterruptedException clientGone) {
        hungUp();
      }
    }

    private static void say(Socket connection, String words) throws IOException {
      connection.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean mustEnd(String answer) {
      return answer.startsWith("HTTP/1.0") || answer.contains("Close");
    }

    private static @Nullable String request(Socket connection) throws IOException {
      InputStream in = connection.getInputStream();
      StringBuilder request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        request.append((char) b);
      }
      String mark = "Content-Length: ";
      int at = request.indexOf(mark);
      if (at >= 0) {
        int end = request.indexOf("\r\n", at);
        int length = Integer.parseInt(request, at + mark.length(), end, 10);
        request.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
      }
      return request.toString();
    }
  }
}
