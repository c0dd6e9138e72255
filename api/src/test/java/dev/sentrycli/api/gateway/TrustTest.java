package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.CUSTOM;
import static dev.sentrycli.api.gateway.Doors.TOKEN;
import static dev.sentrycli.api.gateway.Doors.json;
import static dev.sentrycli.api.gateway.Doors.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustTest {
  /// The servers of the property, by every name this machine answers to.
  private final List<MockWebServer> servers = new ArrayList<>();

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private volatile List<Hop> chain = List.of();

  /// @param server which server
  /// @param host by which name
  /// @param status how the hop before points here
  record Hop(int server, String host, int status) {}

  private Origin origin(Hop hop) {
    return new Origin("http", hop.host(), servers.get(hop.server()).getPort());
  }

  @BeforeProperty
  void start() {
    for (int i = 0; i < 2; i++) {
      servers.add(Doors.server(this::answer));
    }
  }

  private MockResponse answer(RecordedRequest request) {
    seen.add(
        request.getHeaders().get("Host")
            + " "
            + request.getTarget()
            + request.getHeaders()
            + request.getBody());
    String hops = request.getUrl().queryParameter("n");
    int next = hops == null ? 1 : Integer.parseInt(hops) + 1;
    return next < chain.size()
        ? redirect(chain.get(next).status(), origin(chain.get(next)) + "/hop/?n=" + next)
        : json(200, "{}");
  }

  @AfterProperty
  void stop() {
    servers.forEach(MockWebServer::close);
  }

  @Property(tries = 400)
  void noCredentialOrCustomHeaderReachesAnotherOrigin(
      @ForAll("hops") Hop home,
      @ForAll("chains") List<Hop> hops,
      @ForAll("audiences") Audience audience,
      @ForAll("methods") String method) {
    seen.clear();
    chain = hops;
    Origin first = origin(hops.getFirst());
    Request request = Request.of(method, first + "/hop/").audience(audience).once();
    if (method.equals("POST")) {
      request = request.form(List.of(new Request.Parameter("code", "secret-body")));
    }

    try (Gateway gateway = Doors.gateway(new BaseUrl(origin(home), ""))) {
      gateway.exchange(request);
    } catch (ApiException refused) {
      assertThat(refused.toString()).doesNotContain("secret");
    }

    for (String one : seen) {
      if (!one.startsWith(hostOf(origin(home)))) {
        assertThat(one).doesNotContain(TOKEN).doesNotContain(CUSTOM.value());
      }
      if (!one.startsWith(hostOf(first))) {
        assertThat(one).doesNotContain("secret-body");
      }
      if (!(audience instanceof Audience.Account)) {
        assertThat(one).doesNotContain(TOKEN);
      }
    }
    boolean bound = audience instanceof Audience.Account || audience instanceof Audience.OAuth;
    if (bound && !first.equals(origin(home))) {
      assertThat(seen).isEmpty();
    } else {
      assertThat(seen).isNotEmpty();
    }
  }

  private static String hostOf(Origin origin) {
    return origin.host() + ":" + origin.port() + " ";
  }

  @Provide
  Arbitrary<Hop> hops() {
    return Combinators.combine(
            Arbitraries.of(0, 1),
            Arbitraries.of("127.0.0.1", "localhost"),
            Arbitraries.of(301, 302, 303, 307, 308))
        .as(Hop::new);
  }

  @Provide
  Arbitrary<List<Hop>> chains() {
    return hops().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Audience> audiences() {
    return Arbitraries.of(
        Audience.ACCOUNT,
        Audience.OAUTH,
        Audience.SIGNED,
        Audience.ANYONE,
        new Audience.Ingest("public"));
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "POST");
  }

  @Test
  void anAbsoluteAddressElsewhereIsRefusedBeforeAnyByte() {
    try (MockWebServer home = Doors.server(json(200, "{}"));
        MockWebServer other = Doors.server(json(200, "{}"));
        Gateway gateway = Doors.gateway(home)) {
      ApiException.Untrusted refused =
          catchThrowableOfType(
              ApiException.Untrusted.class,
              () -> gateway.exchange(Request.get(Doors.base(other) + "/api/0/x/?q=secret")));

      assertThat(refused.target()).isEqualTo(Doors.base(other).origin());
      assertThat(refused.home()).isEqualTo(Doors.base(home).origin());
      assertThat(refused.toString()).doesNotContain("secret");
      assertThat(other.getRequestCount() + home.getRequestCount()).isZero();

      gateway.send(Request.get(Doors.base(home) + "/api/0/x/"));
      assertThat(home.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void allOfSentryIoIsOneHomeAndNeverGetsCustomHeaders() {
    Passport passport = Doors.passport(BaseUrl.SENTRY_IO);

    for (String host : List.of("sentry.io", "us.sentry.io", "acme.sentry.io")) {
      Origin origin = new Origin("https", host, 443);
      assertThat(headers(passport, Audience.ACCOUNT, origin))
          .containsExactly(new Header("Authorization", "Bearer " + TOKEN));
      assertThat(headers(passport, Audience.OAUTH, origin)).isEmpty();
    }
    for (Origin origin :
        List.of(
            new Origin("http", "sentry.io", 80),
            new Origin("https", "sentry.io", 8443),
            new Origin("https", "sentry.io.example", 443),
            new Origin("https", "xsentry.io", 443))) {
      assertThat(headers(passport, Audience.ACCOUNT, origin)).isNull();
      assertThat(headers(passport, Audience.OAUTH, origin)).isNull();
    }
  }

  @Test
  void aSelfHostedHomeIsExactlyOneOrigin() {
    Passport passport = Doors.passport(BaseUrl.parse("http://a.example.com:9000"));

    assertThat(headers(passport, Audience.ACCOUNT, new Origin("http", "a.example.com", 9000)))
        .containsExactly(CUSTOM, new Header("Authorization", "Bearer " + TOKEN));
    for (Origin origin :
        List.of(
            new Origin("https", "a.example.com", 9000),
            new Origin("http", "a.example.com", 80),
            new Origin("http", "b.example.com", 9000),
            new Origin("http", "example.com", 9000),
            new Origin("https", "sentry.io", 443))) {
      assertThat(headers(passport, Audience.ACCOUNT, origin)).isNull();
    }
  }

  @Test
  void ingestionGetsCustomHeadersAtHomeAndNothingElsewhere() {
    Passport passport = Doors.passport(BaseUrl.parse("http://a.example.com"));
    Audience ingest = new Audience.Ingest("key");

    assertThat(headers(passport, ingest, new Origin("http", "a.example.com", 80)))
        .containsExactly(CUSTOM);
    for (Origin elsewhere :
        List.of(
            new Origin("https", "a.example.com", 443),
            new Origin("http", "a.example.com", 8080),
            new Origin("http", "ingest.a.example.com", 80),
            new Origin("https", "o1.ingest.sentry.io", 443))) {
      assertThat(headers(passport, ingest, elsewhere)).isEmpty();
    }
  }

  @Test
  void ingestionNamesThePublicKeyInTheAddress() throws InterruptedException {
    try (MockWebServer home = Doors.server(json(200, "{}"));
        MockWebServer other = Doors.server(json(200, "{}"));
        Gateway gateway = Doors.gateway(home)) {
      gateway.send(
          Request.post(Doors.base(other) + "/api/7/envelope/")
              .bytes(new byte[1], null)
              .audience(new Audience.Ingest("public")));

      assertThat(other.takeRequest().getTarget())
          .startsWith("/api/7/envelope/?sentry_version=7&sentry_key=public&sentry_client=");
    }
  }

  /// Null if the passport refuses.
  private static @Nullable List<Header> headers(
      Passport passport, Audience audience, Origin origin) {
    try {
      return passport.headersFor(audience, TOKEN, origin, "GET", origin + "/");
    } catch (ApiException.Untrusted refused) {
      return null;
    }
  }
}
