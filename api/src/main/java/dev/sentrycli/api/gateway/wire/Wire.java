package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSession;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Sends one request once: no redirects, no repeats, no cookies. Everything about TLS is loaded
/// when the first https address is asked, because it costs more than all the rest.
public final class Wire implements AutoCloseable {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HELD_RETRY_AFTER = "Held-Retry-After";

  private final String userAgent;
  private final Duration connectLimit;
  private final List<TrustFile> trustFiles;
  private final @Nullable KeyFiles keyFiles;
  private final Consumer<String> warnings;
  private final Map<String, OkHttpClient> clients = new ConcurrentHashMap<>();
  private final Set<String> slowHosts = ConcurrentHashMap.newKeySet();
  private final Map<String, X509Certificate> misnamed = new ConcurrentHashMap<>();
  private @Nullable OkHttpClient plain;
  private @Nullable Tls tls;

  /// @param connectLimit until a connection stands
  /// @param warnings hears of certificate files that cannot be used
  public Wire(
      String userAgent,
      Duration connectLimit,
      List<TrustFile> trustFiles,
      @Nullable KeyFiles keyFiles,
      Consumer<String> warnings) {
    this.userAgent = userAgent;
    this.connectLimit = connectLimit;
    this.trustFiles = trustFiles;
    this.keyFiles = keyFiles;
    this.warnings = warnings;
  }

  /// How a server is reached; each way has a client of its own, all share their connections.
  private record Way(boolean https, @Nullable ProxyRoute proxy, boolean anyGroup) {
    /// Also the key of its client: the generated methods of a record are slow to start.
    @Override
    public String toString() {
      return (https ? anyGroup ? "https" : "fast https" : "http") + " through " + proxy;
    }
  }

  /// Sends a request.
  ///
  /// @param limit for the whole answer, or for each silence within it if it is `streamed`
  /// @return the answer, its body not read yet
  /// @throws WireException if there is none
  /// @throws SettingException if a setting of this machine is in the way
  public Response send(
      Request request, @Nullable ProxyRoute proxy, Duration limit, boolean streamed)
      throws IOException {
    boolean https = request.url().isHttps();
    String host = request.url().host() + ":" + request.url().port();
    boolean anyGroup = !https || slowHosts.contains(host);
    try {
      return attempt(request, new Way(https, proxy, anyGroup), limit, streamed);
    } catch (WireException failed) {
      if (anyGroup || !mayBeKeyExchange(failed)) {
        throw failed;
      }
      slowHosts.add(host);
      return attempt(request, new Way(https, proxy, true), limit, streamed);
    }
  }

  private Response attempt(Request request, Way way, Duration limit, boolean streamed)
      throws IOException {
    OkHttpClient client = client(way);
    if (streamed) {
      client = client.newBuilder().readTimeout(limit).build();
    }
    Call call = client.newCall(request);
    if (!streamed) {
      call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
    Progress progress = new Progress();
    call.addEventListener(progress);
    try {
      Response response = call.execute();
      String held = response.header(HELD_RETRY_AFTER);
      return held == null
          ? response
          : response.newBuilder().removeHeader(HELD_RETRY_AFTER).header(RETRY_AFTER, held).build();
    } catch (IOException why) {
      throw new WireException(
          progress.stage,
          why,
          why instanceof SSLPeerUnverifiedException ? misnamed.get(request.url().host()) : null,
          way.https() && tls().wantsCertificate(request.url().host()));
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

  private synchronized OkHttpClient client(Way way) throws IOException {
    OkHttpClient known = clients.get(way.toString());
    if (known != null) {
      return known;
    }
    OkHttpClient.Builder builder = plain().newBuilder();
    if (way.https()) {
      Tls secure = tls();
      builder
          .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
          .sslSocketFactory(
              way.anyGroup() ? secure.sockets() : secure.fastSockets(), secure.trust())
          .hostnameVerifier(new NameCheck(plain().hostnameVerifier()));
    }
    ProxyRoute proxy = way.proxy();
    if (proxy != null) {
      builder
          .proxy(
              new Proxy(
                  Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
          .proxyAuthenticator((_, response) -> tunnel(response, proxy));
    }
    OkHttpClient client = builder.build();
    clients.put(way.toString(), client);
    return client;
  }

  private OkHttpClient plain() {
    if (plain == null) {
      plain =
          new OkHttpClient.Builder()
              .proxy(Proxy.NO_PROXY)
              .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
              // HTTP/2 pays off with many requests at once; a run makes few, and its threads cost
              // more.
              .protocols(List.of(Protocol.HTTP_1_1))
              .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
              .followRedirects(false)
              .followSslRedirects(false)
              .retryOnConnectionFailure(false)
              .connectTimeout(connectLimit)
              .readTimeout(Duration.ZERO)
              .writeTimeout(Duration.ZERO)
              .addNetworkInterceptor(Wire::holdRetryAfter)
              .build();
    }
    return plain;
  }

  private synchronized Tls tls() throws IOException {
    if (tls == null) {
      tls = new Tls(trustFiles, keyFiles, warnings);
    }
    return tls;
  }

  /// OkHttp repeats by itself what was answered with 503 and `Retry-After: 0`, which is not its
  /// business here.
  private static Response holdRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String value = response.code() == 503 ? response.header(RETRY_AFTER) : null;
    return value == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(HELD_RETRY_AFTER, value).build();
  }

  /// Gives the request for a tunnel our name and the proxy's login, once: OkHttp asks before the
  /// first try and again if the proxy wants another login.
  private @Nullable Request tunnel(Response response, ProxyRoute proxy) {
    Request connect = response.request();
    boolean first = "OkHttp-Preemptive".equals(response.header("Proxy-Authenticate"));
    if (!first) {
      return null;
    }
    Request.Builder named = connect.newBuilder().header("User-Agent", userAgent);
    String login = proxy.authorization();
    return (login == null ? named : named.header("Proxy-Authorization", login)).build();
  }

  @Override
  public synchronized void close() {
    if (plain != null) {
      plain.connectionPool().evictAll();
    }
  }

  private final class NameCheck implements HostnameVerifier {
    private final HostnameVerifier usual;

    NameCheck(HostnameVerifier usual) {
      this.usual = usual;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
      if (usual.verify(host, session)) {
        return true;
      }
      try {
        if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
          misnamed.put(host, certificate);
        }
      } catch (SSLPeerUnverifiedException none) {
        misnamed.remove(host);
      }
      return false;
    }
  }

  private static final class Progress extends EventListener {
    private volatile WireException.Stage stage = WireException.Stage.CONNECTING;

    @Override
    public void secureConnectStart(Call call) {
      stage = WireException.Stage.SECURING;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      stage = WireException.Stage.ASKING;
    }
  }
}
