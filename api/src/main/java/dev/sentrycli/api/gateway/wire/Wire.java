package dev.sentrycli.api.gateway.wire;

import dev.sentrycli.api.gateway.address.WebAddress;
import dev.sentrycli.api.gateway.probe.Handshake;
import dev.sentrycli.api.gateway.trust.KeyFiles;
import dev.sentrycli.api.gateway.trust.SettingException;
import dev.sentrycli.api.gateway.trust.Tls;
import dev.sentrycli.api.gateway.trust.TrustFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Sends one request once over HTTP/1.1: no redirects, no repeats, no cookies. Our own, because a
/// library's start-up took a third of every run. Everything about TLS is loaded when the first
/// https address is asked, because it costs more than all the rest.
public final class Wire implements AutoCloseable {
  private static final int MOST_IDLE = 5;
  private static final long LONGEST_IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /// After this a server may have said farewell (408), which must not be taken for an answer.
  private static final long DOUBTFUL_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// How long an address is tried before the next of the same host gets its chance.
  private static final int HEAD_START_MILLIS = 300;

  private final String userAgent;
  private final Duration connectLimit;
  private final List<TrustFile> trustFiles;
  private final @Nullable KeyFiles keyFiles;
  private final @Nullable Path memory;
  private final Consumer<String> warnings;
  private final Map<String, Deque<Connection>> idle = new HashMap<>();
  private final Set<String> slowHosts = ConcurrentHashMap.newKeySet();
  private boolean closed;
  private @Nullable Tls tls;

  /// @param connectLimit until a connection stands
  /// @param memory the folder that remembers which certificates were found good; null for none
  /// @param warnings hears of certificate files that cannot be used
  public Wire(
      String userAgent,
      Duration connectLimit,
      List<TrustFile> trustFiles,
      @Nullable KeyFiles keyFiles,
      @Nullable Path memory,
      Consumer<String> warnings) {
    this.userAgent = userAgent;
    this.connectLimit = connectLimit;
    this.trustFiles = trustFiles;
    this.keyFiles = keyFiles;
    this.memory = memory;
    this.warnings = warnings;
  }

  /// How far an attempt got.
  private static final class Progress {
    WireException.Stage stage = WireException.Stage.CONNECTING;
  }

  /// Sends a request.
  ///
  /// @param limit for the whole answer, or for each silence within it if it is `streamed`
  /// @return the answer, its body not read yet
  /// @throws WireException if there is none
  /// @throws SettingException if a setting of this machine is in the way
  public WireAnswer send(
      WireRequest request, @Nullable ProxyRoute proxy, Duration limit, boolean streamed)
      throws IOException {
    return withKeyExchange(
        request, anyGroup -> attempt(request, proxy, anyGroup, new Limit(limit, streamed)));
  }

  /// Connects as [#send] would, asks nothing, and hangs up.
  ///
  /// @return what securing the connection came to; null for plain http
  /// @throws WireException if there is no connection
  /// @throws SettingException if a setting of this machine is in the way
  public @Nullable Handshake greet(WireRequest request, @Nullable ProxyRoute proxy, Duration limit)
      throws IOException {
    return withKeyExchange(
        request, anyGroup -> greeted(request, proxy, anyGroup, new Limit(limit, false)));
  }

  /// What is done with a server, given whether every key exchange is offered to it.
  private interface Attempt<T extends @Nullable Object> {
    T made(boolean anyGroup) throws IOException;
  }

  /// Attempts with the quickest key exchanges, then with all of them where those may be why it
  /// failed; of such a server that is remembered.
  private <T extends @Nullable Object> T withKeyExchange(WireRequest request, Attempt<T> attempt)
      throws IOException {
    WebAddress url = request.url();
    boolean anyGroup = !url.isHttps() || slowHosts.contains(url.authority());
    try {
      return attempt.made(anyGroup);
    } catch (WireException failed) {
      if (anyGroup || !mayBeKeyExchange(failed)) {
        throw failed;
      }
      slowHosts.add(url.authority());
      return attempt.made(true);
    }
  }

  private @Nullable Handshake greeted(
      WireRequest request, @Nullable ProxyRoute proxy, boolean anyGroup, Limit limit)
      throws IOException {
    Progress progress = new Progress();
    try {
      Sockets sockets = sockets(request, proxy, anyGroup, limit, progress);
      try {
        return sockets.speaking instanceof SSLSocket secure ? tls().describe(secure) : null;
      } finally {
        sockets.raw.close();
      }
    } catch (SettingException mine) {
      throw mine;
    } catch (IOException why) {
      throw new WireException(progress.stage, why, wantedCertificate(request, progress));
    }
  }

  private boolean wantedCertificate(WireRequest request, Progress progress) throws IOException {
    return progress.stage != WireException.Stage.CONNECTING
        && request.url().isHttps()
        && tls().wantsCertificate(request.url().host());
  }

  private WireAnswer attempt(
      WireRequest request, @Nullable ProxyRoute proxy, boolean anyGroup, Limit limit)
      throws IOException {
    Progress progress = new Progress();
    try {
      return answered(request, proxy, anyGroup, limit, progress);
    } catch (SettingException mine) {
      throw mine;
    } catch (IOException why) {
      throw new WireException(progress.stage, why, wantedCertificate(request, progress));
    }
  }

  private WireAnswer answered(
      WireRequest request,
      @Nullable ProxyRoute proxy,
      boolean anyGroup,
      Limit limit,
      Progress progress)
      throws IOException {
    WireRequest complete = request.complete();
    String key =
        request.url().scheme()
            + "://"
            + request.url().authority()
            + (request.isIdentifying() ? " by certificate" : "")
            + " through "
            + proxy;
    Connection known = idle(key, !request.method().equals("GET"));
    if (known != null) {
      progress.stage = WireException.Stage.ASKING;
      try {
        return exchanged(complete, proxy, known, limit);
      } catch (IOException problem) {
        // A server may hang up on a silent connection just when it is used again.
        boolean stale = Connection.isHangUp(problem) && !known.hasBegunToAnswer();
        if (!stale || !request.method().equals("GET")) {
          throw problem;
        }
      }
      progress.stage = WireException.Stage.CONNECTING;
    }
    return exchanged(
        complete, proxy, connect(complete, proxy, key, anyGroup, limit, progress), limit);
  }

  private WireAnswer exchanged(
      WireRequest request, @Nullable ProxyRoute proxy, Connection connection, Limit limit)
      throws IOException {
    boolean proxyReads = proxy != null && !request.url().isHttps();
    String target = proxyReads ? request.url().toString() : request.url().target();
    try {
      Connection.Head head = connection.exchange(request, target, limit);
      Body body = connection.body(request, head);
      boolean staysOpen = !(body instanceof Body.Rest) && connection.staysOpen(request, head);
      Exchange exchange = new Exchange(this, connection, body, staysOpen);
      return new WireAnswer(exchange, head.status(), head.reason(), head.headers(), body);
    } catch (IOException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  /// A connected socket, and the one to speak on: the same, or TLS over it.
  private static final class Sockets {
    final Socket raw;
    final Socket speaking;

    Sockets(Socket raw, Socket speaking) {
      this.raw = raw;
      this.speaking = speaking;
    }
  }

  private Connection connect(
      WireRequest request,
      @Nullable ProxyRoute proxy,
      String key,
      boolean anyGroup,
      Limit limit,
      Progress progress)
      throws IOException {
    Sockets sockets = sockets(request, proxy, anyGroup, limit, progress);
    try {
      return new Connection(key, sockets.raw, sockets.speaking, limit);
    } catch (IOException | RuntimeException failed) {
      sockets.raw.close();
      throw failed;
    }
  }

  private Sockets sockets(
      WireRequest request,
      @Nullable ProxyRoute proxy,
      boolean anyGroup,
      Limit limit,
      Progress progress)
      throws IOException {
    WebAddress url = request.url();
    if (url.isHttps()) {
      tls().expect(url.host()); // also finds out whether the client certificate can be used
    }
    Socket raw =
        proxy == null
            ? connected(url.host(), url.port(), limit)
            : connected(proxy.host(), proxy.port(), limit);
    try {
      Socket socket = raw;
      if (url.isHttps()) {
        if (proxy != null) {
          openTunnel(raw, url, proxy, limit);
        }
        progress.stage = WireException.Stage.SECURING;
        socket = secured(raw, request, anyGroup, limit);
      }
      progress.stage = WireException.Stage.ASKING;
      return new Sockets(raw, socket);
    } catch (IOException | RuntimeException failed) {
      raw.close();
      throw failed;
    }
  }

  /// A server that expects no TLS may wait for more instead of answering, so this has a limit of
  /// its own.
  private Socket secured(Socket raw, WireRequest request, boolean anyGroup, Limit limit)
      throws IOException {
    WebAddress url = request.url();
    int left = limit.millis();
    int most = (int) Math.min(left, connectLimit.toMillis());
    try (Watch watch = new Watch(raw)) {
      watch.allow(most);
      IOException failure = null;
      Socket socket = raw;
      try {
        socket = tls().over(raw, url.host(), url.port(), anyGroup, request.isIdentifying());
      } catch (IOException failed) {
        failure = failed;
      }
      if (!watch.end()) {
        SocketTimeoutException slow = new SocketTimeoutException("no TLS within its time");
        if (failure != null) {
          slow.initCause(failure);
        }
        throw left <= most ? ended(slow) : slow;
      }
      if (failure != null) {
        throw failure;
      }
      return socket;
    }
  }

  /// A socket connected to any of the addresses of a host. One that is silent does not keep the
  /// others from being tried, as where a network knows of IPv6 but does not carry it.
  private Socket connected(String host, int port, Limit limit) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    long start = System.nanoTime();
    List<InetAddress> silent = new ArrayList<>();
    @Nullable IOException first = null;
    if (addresses.length > 1) {
      for (InetAddress address : addresses) {
        int left = Math.min(left(start), limit.millis());
        try {
          return connected(address, port, Math.min(HEAD_START_MILLIS, left));
        } catch (SocketTimeoutException slow) {
          silent.add(address);
        } catch (IOException refused) {
          first = first == null ? refused : first;
        }
      }
    } else {
      silent.add(addresses[0]);
    }
    for (int i = 0; i < silent.size(); i++) {
      int share = left(start) / (silent.size() - i);
      int most = limit.millis();
      try {
        return connected(silent.get(i), port, Math.max(1, Math.min(share, most)));
      } catch (SocketTimeoutException slow) {
        if (most <= share) {
          throw ended(slow);
        }
        first = first == null ? slow : first;
      } catch (IOException refused) {
        first = first == null ? refused : first;
      }
    }
    throw first == null ? new SocketTimeoutException("no address answers") : first;
  }

  private int left(long start) {
    long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return (int) Math.max(1, connectLimit.toMillis() - spent);
  }

  private static InterruptedIOException ended(SocketTimeoutException slow) {
    InterruptedIOException ended = new InterruptedIOException("the time for an answer is over");
    ended.initCause(slow);
    return ended;
  }

  private static Socket connected(InetAddress address, int port, int millis) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY); // whatever Java's own settings say of proxies
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, port), millis);
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /// Asks a proxy to hand on whatever comes (RFC 9110, 9.3.6).
  private void openTunnel(Socket socket, WebAddress url, ProxyRoute proxy, Limit limit)
      throws IOException {
    String target =
        (url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host()) + ":" + url.port();
    Headers headers = new Headers();
    headers.add("Host", target);
    headers.add("User-Agent", userAgent);
    headers.add("Proxy-Connection", "Keep-Alive");
    String login = proxy.authorization();
    if (login != null) {
      headers.add("Proxy-Authorization", login);
    }
    int left = limit.millis();
    boolean ofConnection = connectLimit.toMillis() < left;
    Limit own = ofConnection ? new Limit(connectLimit, false) : limit;
    Connection toProxy = new Connection("", socket, socket, own);
    int status;
    try {
      status =
          toProxy.exchange(new WireRequest("CONNECT", url, headers, null), target, own).status();
    } catch (InterruptedIOException silent) {
      SocketTimeoutException slow = new SocketTimeoutException("the proxy says nothing");
      slow.initCause(silent);
      throw ofConnection ? slow : ended(slow);
    }
    if (status < 200 || status > 299) {
      throw new ProxyRefusalException(status);
    }
  }

  /// Whether a handshake failed in a way that offering more key exchanges may cure.
  private static boolean mayBeKeyExchange(WireException failed) {
    if (failed.stage() != WireException.Stage.SECURING) {
      return false;
    }
    for (Throwable t = failed.why(); t != null; t = t.getCause()) {
      if (t instanceof CertificateException || t instanceof SettingException) {
        return false;
      }
    }
    IOException why = failed.why();
    return why instanceof SSLHandshakeException
        || why instanceof SSLProtocolException
        || why instanceof SocketException;
  }

  private synchronized Tls tls() throws IOException {
    if (tls == null) {
      tls = new Tls(trustFiles, keyFiles, memory, warnings);
    }
    return tls;
  }

  private synchronized @Nullable Connection idle(String key, boolean sure) {
    Deque<Connection> waiting = idle.get(key);
    Connection connection = waiting == null ? null : waiting.pollLast();
    while (connection != null) {
      boolean doubtful = sure || connection.rests(DOUBTFUL_IDLE_NANOS);
      if (!connection.rests(LONGEST_IDLE_NANOS) && (!doubtful || connection.isAlive())) {
        return connection;
      }
      connection.close();
      connection = waiting == null ? null : waiting.pollLast();
    }
    return null;
  }

  /// Keeps a connection for the next request to the same server.
  synchronized void keep(Connection connection) {
    connection.rest();
    Deque<Connection> waiting = idle.get(connection.key());
    if (waiting == null) {
      waiting = new ArrayDeque<>();
      idle.put(connection.key(), waiting);
    }
    if (closed || waiting.size() >= MOST_IDLE) {
      connection.close();
    } else {
      waiting.addLast(connection);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Deque<Connection> waiting : idle.values()) {
      for (Connection connection : waiting) {
        connection.close();
      }
      waiting.clear();
    }
  }
}
