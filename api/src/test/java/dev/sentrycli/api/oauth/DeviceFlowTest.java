package dev.sentrycli.api.oauth;

import static dev.sentrycli.api.gateway.Doors.html;
import static dev.sentrycli.api.gateway.Doors.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Doors;
import dev.sentrycli.api.gateway.Gateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFlowTest {
  private static final String CODE =
      """
      {"device_code":"dc","user_code":"ABCD-EFGH","verification_uri":"https://s/oauth/device/",
       "verification_uri_complete":"https://s/oauth/device/?user_code=ABCD-EFGH",
       "expires_in":600,"interval":5,"more":1}
      """;
  private static final String TOKENS =
      """
      {"access_token":"secret-access","refresh_token":"secret-refresh","expires_in":2591999,
       "expires_at":"2026-12-23T10:00:00Z","token_type":"Bearer","scope":"org:read project:read",
       "user":{"id":"1","name":"Ada","email":"ada@example.com"}}
      """;

  private MockResponse answer = json(200, CODE);
  @AutoClose private final MockWebServer server = Doors.server(_ -> answer);

  @AutoClose
  private final Gateway gateway =
      Doors.gateway(BaseUrl.parse("http://127.0.0.1:" + server.getPort() + "/sentry"));

  private final DeviceFlow flow = new DeviceFlow(gateway);

  private DeviceCode begin() {
    return flow.request("client", List.of("org:read", "project:read"));
  }

  private Poll poll() {
    return flow.poll("dc", "client");
  }

  private Exchange refresh() {
    return flow.refresh("client", "old-refresh");
  }

  private Exchange redeem() {
    return flow.redeem("client", "sntryc_secret");
  }

  private RecordedRequest seen() throws InterruptedException {
    return server.takeRequest();
  }

  private static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  @Test
  void asksForACodeWithCustomHeadersAndWithoutToken() throws Exception {
    DeviceCode code = begin();

    assertThat(code)
        .isEqualTo(
            new DeviceCode(
                "dc",
                "ABCD-EFGH",
                "https://s/oauth/device/",
                "https://s/oauth/device/?user_code=ABCD-EFGH",
                Duration.ofMinutes(10),
                Duration.ofSeconds(5)));
    RecordedRequest seen = seen();
    assertThat(seen.getRequestLine()).isEqualTo("POST /sentry/oauth/device/code/ HTTP/1.1");
    assertThat(body(seen)).isEqualTo("client_id=client&scope=org%3Aread%20project%3Aread");
    assertThat(seen.getHeaders().get("Authorization")).isNull();
    assertThat(seen.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(seen.getHeaders().get("User-Agent")).isEqualTo("test/1.0");
    assertThat(seen.getHeaders().get("X-Gate-Key")).isEqualTo("secret-gate-key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://s/d/ | https://s/d/?user_code=A%26B",
        "https://s/d/?x=1 | https://s/d/?x=1&user_code=A%26B",
        "/d/ | {base}/sentry/d/?user_code=A%26B",
        "d/ | {base}/sentry/d/?user_code=A%26B",
        "/sentry/d/ | {base}/sentry/d/?user_code=A%26B",
        "//other/d/ | http://other/d/?user_code=A%26B",
        "javascript:alert(1) | javascript:alert(1)?user_code=A%26B",
      })
  void completesWhatTheServerLeavesOut(String uri, String complete) {
    answer =
        json(
            200,
            """
            {"device_code":"dc","user_code":"A&B","verification_uri":"%s","expires_in":"600"}
            """
                .formatted(uri));

    DeviceCode code = begin();

    assertThat(code.completeUri())
        .isEqualTo(complete.replace("{base}", "http://127.0.0.1:" + server.getPort()));
    assertThat(code.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(code.expiresIn()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 1", "0.5, 1", "'\"7\"', 7", "null, 5"})
  void anIntervalIsAtLeastASecond(String interval, int seconds) {
    answer = json(200, CODE.replace("\"interval\":5", "\"interval\":" + interval));

    assertThat(begin().interval()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"device_code", "user_code", "verification_uri", "expires_in"})
  void namesWhatIsMissing(String field) {
    answer = json(200, CODE.replace("\"" + field + "\"", "\"other\""));

    assertThat(catchThrowableOfType(OAuthException.Malformed.class, this::begin).what())
        .contains(field);
  }

  @Test
  void anOldServerHasNoDeviceLogin() {
    answer = html(404, "<html></html>");
    assertThat(notOffered()).returns(404, OAuthException.NotOffered::status);
    answer = new MockResponse.Builder().code(405).build();
    assertThat(notOffered()).returns(false, OAuthException.NotOffered::maybeGateway);
    answer = html(403, "<html><title>CSRF Verification Failed</title></html>");
    assertThat(notOffered()).returns(false, OAuthException.NotOffered::maybeGateway);
    answer = html(403, "<html><title>Forbidden</title></html>");
    assertThat(notOffered()).returns(true, OAuthException.NotOffered::maybeGateway);
  }

  private OAuthException.NotOffered notOffered() {
    return catchThrowableOfType(OAuthException.NotOffered.class, this::begin);
  }

  @Test
  void aRefusalSaysWhy() {
    answer =
        json(401, "{\"error\":\"invalid_client\",\"error_description\":\"Invalid client_id\"}");
    assertThat(catchThrowableOfType(OAuthException.UnknownClient.class, this::begin).description())
        .isEqualTo("Invalid client_id");
    answer = json(400, "{\"error\":\"invalid_scope\",\"error_description\":\"Unknown scope: X\"}");
    assertThat(catchThrowableOfType(OAuthException.BadScope.class, this::begin).description())
        .isEqualTo("Unknown scope: X");
    answer = json(400, "{\"error\":\"server_said_no\"}");
    assertThat(catchThrowableOfType(OAuthException.Refused.class, this::begin).error())
        .isEqualTo("server_said_no");
  }

  @Test
  void whatStandsBetweenIsNotTheServer() {
    answer = html(200, "<html><title>Log in</title></html>");
    assertThat(catchThrowableOfType(ApiException.NotSentry.class, this::begin).title())
        .isEqualTo("Log in");
    answer =
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://a.cloudflareaccess.com/x")
            .build();
    assertThat(catchThrowable(this::begin)).isInstanceOf(ApiException.NotSentry.class);
    answer = Doors.redirect(302, "/sentry/oauth/device/code/");
    assertThat(catchThrowable(this::begin)).isInstanceOf(ApiException.Redirected.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aBusyServerIsAskedThreeTimesForACode() {
    answer = json(503, "{\"error\":\"server_error\"}");
    assertThat(catchThrowable(this::begin)).isInstanceOf(ApiException.Status.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
    answer = json(429, "\"slow\"");
    assertThat(catchThrowable(this::begin)).isInstanceOf(ApiException.RateLimited.class);
  }

  @Test
  void pollsOnceWithTheDeviceCode() throws Exception {
    answer = json(400, "{\"error\":\"authorization_pending\"}");

    assertThat(poll()).isEqualTo(new Poll.Pending());

    RecordedRequest seen = seen();
    assertThat(seen.getRequestLine()).isEqualTo("POST /sentry/oauth/token/ HTTP/1.1");
    assertThat(body(seen))
        .isEqualTo(
            "client_id=client&device_code=dc"
                + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code");
  }

  @ParameterizedTest
  @CsvSource({
    "400, slow_down, SlowDown",
    "400, access_denied, Denied",
    "400, expired_token, Expired",
    "401, invalid_client, UnknownClient",
    "400, invalid_grant, Refused",
    "400, unsupported_grant_type, Refused",
    "418, whatever, Refused",
    "500, server_error, Unsettled",
    "429, whatever, Unsettled",
  })
  void everyAnswerHasItsMeaning(int status, String error, String meaning) {
    answer = json(status, "{\"error\":\"" + error + "\",\"error_description\":\"d\"}");

    assertThat(poll().getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anApprovalBringsTokens() {
    answer = json(200, TOKENS);

    Poll.Granted granted = (Poll.Granted) poll();

    Tokens tokens = granted.tokens();
    assertThat(tokens.accessToken()).isEqualTo("secret-access");
    assertThat(tokens.refreshToken()).isEqualTo("secret-refresh");
    assertThat(tokens.expiresIn()).isEqualTo(Duration.ofSeconds(2591999));
    assertThat(tokens.expiresAt(Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(2591999));
    assertThat(tokens.scopes()).containsExactly("org:read", "project:read");
    assertThat(tokens.user()).isEqualTo(new Tokens.User("1", "Ada", "ada@example.com"));
    assertThat(granted.toString()).doesNotContain("secret");
  }

  @Test
  void tokensMayLackWhatIsNotNeeded() {
    answer = json(200, "{\"access_token\":\"a\",\"expires_in\":null,\"refresh_token\":null}");

    assertThat(poll())
        .isEqualTo(new Poll.Granted(new Tokens("a", null, null, List.of(), null, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token_type\":\"Bearer\",\"refresh_token\":\"secret\"}",
        "{\"access_token\":\"\",\"refresh_token\":\"secret\"}",
        "{\"access_token\":\"secret\",\"token_type\":\"mac\"}",
        "{\"access_token\":\"secret\"",
        "\"secret\"",
        "[]",
      })
  void aSuccessThatIsNoneIsToldWithoutItsBody(String body) {
    answer = json(200, body);

    assertThat(poll()).isInstanceOf(Poll.Malformed.class).asString().doesNotContain("secret");
    assertThat(refresh())
        .isInstanceOf(Exchange.Malformed.class)
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void aFailureNeverKeepsATokenEither() {
    answer = json(500, "{\"access_token\":\"secret\"}");

    Poll.Unsettled unsettled = (Poll.Unsettled) poll();

    ApiException.Status why = (ApiException.Status) unsettled.why();
    assertThat(why.detail() + why.answer().text() + why).doesNotContain("secret");
  }

  @Test
  void whatPassesIsUnsettled() {
    answer = json(503, "{}").newBuilder().addHeader("Retry-After", "20").build();
    assertThat(poll())
        .isInstanceOfSatisfying(
            Poll.Unsettled.class,
            unsettled -> assertThat(unsettled.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
    answer = html(200, "<html><title>Log in</title></html>");
    assertThat(((Poll.Unsettled) poll()).why()).isInstanceOf(ApiException.NotSentry.class);
    answer = html(502, "<html><title>Bad gateway</title></html>");
    assertThat(((Poll.Unsettled) poll()).why()).isInstanceOf(ApiException.NotSentry.class);
    answer = html(404, "<html><title>None</title></html>");
    assertThat(((Poll.Unsettled) poll()).why()).isInstanceOf(ApiException.Status.class);
    answer = new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    assertThat(((Poll.Unsettled) poll()).why()).isInstanceOf(ApiException.Unreachable.class);
    assertThat(((Exchange.Unsettled) refresh()).why()).isInstanceOf(ApiException.Unreachable.class);
  }

  @Test
  void aRedirectEndsThePolling() {
    answer = Doors.redirect(307, "/sentry/oauth/token/");

    assertThat(catchThrowable(this::poll)).isInstanceOf(ApiException.Redirected.class);
    assertThat(catchThrowable(this::refresh)).isInstanceOf(ApiException.Redirected.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void refreshesWithoutScope() throws Exception {
    answer = json(200, TOKENS);

    assertThat(refresh()).isInstanceOf(Exchange.Granted.class).asString().doesNotContain("secret");
    assertThat(body(seen()))
        .isEqualTo("client_id=client&grant_type=refresh_token&refresh_token=old-refresh");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, Rejected",
    "401, invalid_client, UnknownClient",
    "400, invalid_request, Refused",
    "500, server_error, Unsettled",
    "429, whatever, Unsettled",
  })
  void everyRefusalOfARefreshHasItsMeaning(int status, String error, String meaning) {
    answer = json(status, "{\"error\":\"" + error + "\"}");

    assertThat(refresh().getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redeemsASetupCodeOnceAndWithoutToken() throws Exception {
    answer = json(200, TOKENS);

    assertThat(redeem())
        .isInstanceOfSatisfying(
            Exchange.Granted.class,
            granted -> assertThat(granted.tokens().accessToken()).isEqualTo("secret-access"));
    RecordedRequest seen = seen();
    assertThat(seen.getRequestLine()).isEqualTo("POST /sentry/oauth/token/ HTTP/1.1");
    assertThat(seen.getHeaders().get("Authorization")).isNull();
    assertThat(body(seen))
        .isEqualTo(
            "client_id=client&grant_type=urn%3Asentry%3Aparams%3Aoauth%3Agrant-type%3Asetup_code"
                + "&setup_code=sntryc_secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429, 500})
  void aServerThatRepeatsASecretIsNotQuoted(int status) {
    for (String name : List.of("error", "error_description", "detail")) {
      answer = json(status, "{\"error\":\"x\",\"%s\":\"no sntryc_secret here\"}".formatted(name));

      Exchange exchange = redeem();

      assertThat(exchange.toString()).doesNotContain("sntryc_secret");
      if (exchange instanceof Exchange.Unsettled(ApiException.Status why, var _)) {
        assertThat(why.detail() + why.answer().text()).doesNotContain("sntryc_secret");
      }
    }
  }
}
