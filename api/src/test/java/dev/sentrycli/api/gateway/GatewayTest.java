package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.CUSTOM;
import static dev.sentrycli.api.gateway.Doors.TOKEN;
import static dev.sentrycli.api.gateway.Doors.html;
import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException.Misconfigured;
import dev.sentrycli.api.gateway.ApiException.NotSentry;
import dev.sentrycli.api.gateway.ApiException.RateLimited;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.gateway.ApiException.Unreadable;
import dev.sentrycli.api.gateway.ApiException.Unreadable.Flaw;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.DeflaterSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes out, and how what comes back is read.
class GatewayTest {
  private static final Request GET = Request.get("/api/0/organizations/");

  @AutoClose private final MockWebServer server = Doors.server(_ -> this.answer);
  @AutoClose private final Gateway gateway = Doors.gateway(server);
  private MockResponse answer = json(200, "{\"slug\":\"acme\"}");

  private RecordedRequest seen() {
    try {
      return server.takeRequest();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Test
  void sendsTokenCustomHeadersAndOurName() {
    gateway.send(GET.query("per_page", 100));

    RecordedRequest seen = seen();
    assertThat(seen.getRequestLine()).isEqualTo("GET /api/0/organizations/?per_page=100 HTTP/1.1");
    assertThat(seen.getHeaders().names())
        .containsExactlyInAnyOrder(
            "User-Agent",
            "Accept",
            "Accept-Encoding",
            "X-Gate-Key",
            "Authorization",
            "Host",
            "Connection");
    assertThat(seen.getHeaders().get("User-Agent")).isEqualTo("test/1.0");
    assertThat(seen.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(seen.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    assertThat(seen.getHeaders().get("X-Gate-Key")).isEqualTo(CUSTOM.value());
    assertThat(seen.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void sendsBodiesWithTheirTypeAndNoneWithout() {
    JsonObject body = new JsonObject();
    body.addProperty("a", "é<");
    gateway.send(Request.put("/api/0/x/").json(body));
    gateway.send(
        Request.post("/oauth/token/")
            .audience(Audience.OAUTH)
            .form(
                List.of(new Request.Parameter("scope", "a b"), new Request.Parameter("x", "1&2"))));
    gateway.send(Request.post("/api/0/x/"));
    gateway.send(Request.delete("/api/0/x/"));
    gateway.send(Request.post("/api/0/x/").bytes(new byte[] {1, 2}, "application/x-thing"));

    RecordedRequest put = seen();
    assertThat(put.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(text(put)).isEqualTo("{\"a\":\"é<\"}");
    RecordedRequest form = seen();
    assertThat(form.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(form.getHeaders().get("Authorization")).isNull();
    assertThat(text(form)).isEqualTo("scope=a%20b&x=1%262");
    RecordedRequest empty = seen();
    assertThat(empty.getHeaders().get("Content-Type")).isNull();
    assertThat(empty.getHeaders().get("Content-Length")).isEqualTo("0");
    assertThat(seen().getHeaders().get("Content-Type")).isNull();
    assertThat(seen().getHeaders().get("Content-Type")).isEqualTo("application/x-thing");
  }

  private static @Nullable String text(RecordedRequest request) {
    return request.getBody() == null ? null : request.getBody().utf8();
  }

  @Test
  void customHeadersReplaceUsualOnesAndTheRequestsOwnReplaceBoth() {
    Passport passport =
        new Passport(
            Doors.base(server),
            null,
            List.of(new Header("accept", "text/plain"), new Header("X-A", "ünï")));
    try (Gateway door = new Gateway(Network.plain("t"), passport, Notices.NONE)) {
      door.exchange(GET.header("x-a", "2"));
      door.exchange(GET);
    }

    RecordedRequest first = seen();
    assertThat(first.getHeaders().values("Accept")).containsExactly("text/plain");
    assertThat(first.getHeaders().values("X-A")).containsExactly("2");
    assertThat(first.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void aHeaderThatCannotBeSentIsNamedButNotShown() {
    Passport passport =
        new Passport(Doors.base(server), null, List.of(new Header("X-A", "sec\nret")));
    try (Gateway door = new Gateway(Network.plain("t"), passport, Notices.NONE)) {
      Misconfigured refused = catchThrowableOfType(Misconfigured.class, () -> door.send(GET));

      assertThat(refused.toString()).contains("X-A").doesNotContain("ret");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw", "gzip, identity"})
  void decodesWhatServersEncode(String encoding) throws Exception {
    Buffer plain = new Buffer().writeUtf8("{\"slug\":\"äcme\"}");
    Buffer encoded = new Buffer();
    if (encoding.equals("deflate") || encoding.equals("raw")) {
      try (var sink = new DeflaterSink(encoded, new Deflater(5, encoding.equals("raw")))) {
        sink.write(plain, plain.size());
      }
    } else {
      try (var sink = Okio.buffer(new GzipSink(encoded))) {
        sink.writeAll(plain);
      }
    }
    answer =
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("Content-Encoding", encoding.equals("raw") ? "deflate" : encoding)
            .body(encoded)
            .build();

    Answer read = gateway.send(GET);

    assertThat(read.object().get("slug").getAsString()).isEqualTo("äcme");
    assertThat(read.header("Content-Encoding")).isNull();
  }

  @Test
  void saysWhatIsWrongWithABody() {
    answer = json(200, "{}").newBuilder().addHeader("Content-Encoding", "br").build();
    assertThat(unreadable().flaw()).isEqualTo(Flaw.UNKNOWN_ENCODING);
    answer = json(200, "no gzip").newBuilder().addHeader("Content-Encoding", "gzip").build();
    assertThat(unreadable().flaw()).isEqualTo(Flaw.BROKEN_ENCODING);
  }

  private Unreadable unreadable() {
    return catchThrowableOfType(Unreadable.class, () -> gateway.send(GET));
  }

  @Test
  void readsNoMoreThan64Mebibytes() throws Exception {
    Buffer encoded = new Buffer();
    byte[] mebibyte = new byte[1024 * 1024];
    try (var sink = Okio.buffer(new GzipSink(encoded))) {
      for (int i = 0; i < 65; i++) {
        sink.write(mebibyte);
      }
    }
    answer = new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(encoded).build();

    assertThat(unreadable().flaw()).isEqualTo(Flaw.TOO_LARGE);
  }

  @Test
  void anEmptyAnswerIsNoMistake() {
    for (MockResponse empty :
        List.of(
            new MockResponse.Builder().code(204).build(),
            new MockResponse.Builder().code(205).addHeader("Content-Length", "0").build(),
            json(200, ""))) {
      answer = empty;
      Answer read = gateway.send(GET);
      assertThat(read.isEmpty()).isTrue();
      assertThat(read.json().isJsonNull()).isTrue();
    }
  }

  @Test
  void readsJsonAsItWasSpelled() {
    answer = json(200, "\ufeff{\"a\":1.0,\"b\":123456789012345678901,\"c\":\"\\u00e9\"}");
    assertThat(gateway.send(GET).object())
        .hasToString("{\"a\":1.0,\"b\":123456789012345678901,\"c\":\"é\"}");
  }

  @Test
  void readsTheDeclaredCharset() {
    answer =
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json; charset=\"ISO-8859-1\"")
            .body(new Buffer().write("\"é\"".getBytes(StandardCharsets.ISO_8859_1)))
            .build();

    assertThat(gateway.send(GET).json().getAsString()).isEqualTo("é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1 | BROKEN_JSON",
        "{a:1} | BROKEN_JSON",
        "[] [] | BROKEN_JSON",
        "NaN | BROKEN_JSON",
        "hello | BROKEN_JSON",
        "[] | WRONG_SHAPE",
        "null | WRONG_SHAPE",
        "`` | WRONG_SHAPE",
      })
  void saysWhatIsWrongWithJson(String body, Flaw flaw) {
    answer = json(200, body);
    Answer read = gateway.send(GET);

    Unreadable broken = catchThrowableOfType(Unreadable.class, read::object);

    assertThat(broken.flaw()).isEqualTo(flaw);
    assertThat(broken.status()).isEqualTo(200);
  }

  @Test
  void aPageInPlaceOfJsonIsAStranger() {
    answer =
        html(200, "<!doctype html><html><title>Log in</title>")
            .newBuilder()
            .addHeader("Server", "nginx")
            .addHeader("Set-Cookie", "_oauth2_proxy_csrf=1")
            .build();

    NotSentry stranger = catchThrowableOfType(NotSentry.class, () -> gateway.send(GET));

    assertThat(stranger.title()).isEqualTo("Log in");
    assertThat(stranger.server()).isEqualTo("nginx");
    assertThat(stranger.status()).isEqualTo(200);
    assertThat(stranger.gateway()).isEqualTo(LoginGateway.OAUTH2_PROXY);
    assertThat(gateway.exchange(GET).isPage()).isTrue();
    assertThat(gateway.send(GET.accept("text/html, */*")).isPage()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"401, true", "403, true", "500, true", "502, true", "503, true"})
  void aPageWithAnErrorStatusMayBeOne(int status, boolean stranger) {
    answer = html(status, "<html><title>Nope</title></html>");

    assertThat(
            catchThrowableOfType(ApiException.class, () -> gateway.send(GET)) instanceof NotSentry)
        .isEqualTo(stranger);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 414})
  void aPageThatSaysWhatIsWrongWithTheRequestIsAStatus(int status) {
    answer = html(status, "<html><head><title>413 Too Large</title></head><body>x</body></html>");

    Status failure = catchThrowableOfType(Status.class, () -> gateway.send(GET));

    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.detail()).isEqualTo("413 Too Large");
    assertThat(failure.isFromRouter()).isTrue();
  }

  @Test
  void aFailureCarriesItsFacts() {
    answer =
        json(403, "{\"detail\":\"You do not have permission to perform this action.\"}")
            .newBuilder()
            .addHeader("Server", "nginx")
            .addHeader(
                "WWW-Authenticate",
                "Bearer error=\"insufficient_scope\", scope=\"org:read org:write\"")
            .build();

    Status failure =
        catchThrowableOfType(Status.class, () -> gateway.send(GET.query("q", "secret")));

    assertThat(failure.status()).isEqualTo(403);
    assertThat(failure.method()).isEqualTo("GET");
    assertThat(failure.url()).isEqualTo(Doors.base(server) + "/api/0/organizations/");
    assertThat(failure.detail()).isEqualTo("You do not have permission to perform this action.");
    assertThat(failure.hasDetail()).isTrue();
    assertThat(failure.neededScopes()).containsExactly("org:read", "org:write");
    assertThat(failure.server()).isEqualTo("nginx");
    assertThat(failure.answer().object().has("detail")).isTrue();
    assertThat(failure.toString()).doesNotContain("secret");
  }

  @Test
  void anUnknownRouteHasAnEmptyBody() {
    answer = new MockResponse.Builder().code(404).build();

    Status failure = catchThrowableOfType(Status.class, () -> gateway.send(GET));

    assertThat(failure.isFromRouter()).isTrue();
    assertThat(failure.hasDetail()).isFalse();
    assertThat(failure.detail()).isNotBlank();
  }

  @Test
  void exchangeReturnsWhateverComes() {
    answer = json(418, "{\"detail\":\"tea\"}");

    Answer read = gateway.exchange(GET);

    assertThat(read.status()).isEqualTo(418);
    assertThat(read.text()).isEqualTo("{\"detail\":\"tea\"}");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRejectedTokenIsRenewedOnceAndTheRequestReplayed() {
    List<String> bodies = new ArrayList<>();
    try (MockWebServer strict =
            Doors.server(
                request -> {
                  bodies.add(text(request) + request.getHeaders().get("x-sentry-cli-retry"));
                  return "Bearer new".equals(request.getHeaders().get("Authorization"))
                      ? json(200, "{}")
                      : json(401, "{\"detail\":\"Token expired\"}");
                });
        Gateway door = door(strict, "new");
        Gateway hopeless = door(strict, "other");
        Gateway fixed = door(strict, null)) {
      Request put = Request.put("/api/0/x/").json(new JsonObject());

      assertThat(door.send(put).status()).isEqualTo(200);
      assertThat(bodies).containsExactly("{}null", "{}1");
      assertThat(catchThrowableOfType(Status.class, () -> hopeless.send(put)).detail())
          .isEqualTo("Token expired");
      assertThat(strict.getRequestCount()).isEqualTo(4);
      assertThat(catchThrowableOfType(Status.class, () -> fixed.send(put)).status()).isEqualTo(401);
      assertThat(strict.getRequestCount()).isEqualTo(5);
    }
  }

  private static Gateway door(MockWebServer server, @Nullable String renewed) {
    return new Gateway(
        Network.plain("t"),
        new Passport(Doors.base(server), new Doors.FixedCredential("old", renewed), List.of()),
        Notices.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sso-required", "2fa-required", "sudo-required", "member-disabled-over-limit"})
  void aTokenIsNotRenewedWhenItIsNotToBlame(String code) {
    answer = json(401, "{\"detail\":{\"code\":\"" + code + "\",\"message\":\"m\"}}");
    try (Gateway door = door(server, "new")) {
      Status failure = catchThrowableOfType(Status.class, () -> door.send(GET));

      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure.detail()).isEqualTo("m");
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void downloadsGoToTheStream() {
    answer = json(200, "x".repeat(200_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Answer read = gateway.download(GET, out);

    assertThat(out.size()).isEqualTo(200_000);
    assertThat(read.bytes()).isEmpty();
    answer = json(404, "{\"detail\":\"gone\"}");
    ByteArrayOutputStream none = new ByteArrayOutputStream();
    assertThat(catchThrowableOfType(Status.class, () -> gateway.download(GET, none)).detail())
        .isEqualTo("gone");
    assertThat(none.size()).isZero();
  }

  @Test
  void debugLinesShowHeaderNamesButNoSecret() {
    Doors.Heard heard = new Doors.Heard();
    try (Gateway door =
        new Gateway(Network.plain("t"), Doors.passport(Doors.base(server)), heard)) {
      door.send(GET.query("query", "is:unresolved"));
      door.exchange(
          Request.get(Doors.base(server) + "/file?X-Signature=secret").audience(Audience.SIGNED));
    }

    assertThat(heard.debug).hasSize(4);
    assertThat(heard.debug.getFirst())
        .contains("GET", "/api/0/organizations/?query=is%3Aunresolved", "X-Gate-Key: ***");
    assertThat(heard.debug.get(1)).startsWith("200 OK in");
    assertThat(String.join("\n", heard.debug)).doesNotContain("secret");
  }

  @Test
  void a429SaysHowLongToWait() {
    answer =
        json(429, "\"You are attempting to use this endpoint too frequently.\"")
            .newBuilder()
            .addHeader("Retry-After", "60")
            .build();

    RateLimited limited = catchThrowableOfType(RateLimited.class, () -> gateway.send(GET));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(limited.detail()).startsWith("You are attempting");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void oneDoorCanServeSeveralAccounts() {
    Passport other =
        new Passport(Doors.base(server), new Doors.FixedCredential("another", null), List.of());

    gateway.as(other).send(GET);

    assertThat(seen().getHeaders().get("Authorization")).isEqualTo("Bearer another");
  }

  @Test
  void multipartBodiesNameTheirParts() {
    gateway.send(
        Request.post("/api/0/files/")
            .body(
                new Request.Body.Multipart(
                    List.of(
                        new Request.Body.Part(
                            "name", null, null, "x".getBytes(StandardCharsets.UTF_8)),
                        new Request.Body.Part(
                            "file", "a.map", "application/json", new byte[] {'{', '}'})))));

    RecordedRequest seen = seen();
    assertThat(seen.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(text(seen))
        .contains(
            "name=\"name\"", "name=\"file\"; filename=\"a.map\"", "Content-Type: application/json");
  }
}
