package dev.sentrycli.api.gateway;

import static dev.sentrycli.api.gateway.Doors.TOKEN;
import static dev.sentrycli.api.gateway.Doors.json;
import static dev.sentrycli.api.gateway.Doors.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException.NotSentry;
import dev.sentrycli.api.gateway.ApiException.Redirected;
import dev.sentrycli.api.gateway.ApiException.Redirected.Why;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  @AutoClose private final MockWebServer home = Doors.server(this::answer);
  @AutoClose private final MockWebServer other = Doors.server(json(200, "{}"));
  @AutoClose private final Gateway gateway = Doors.gateway(home);
  private int status = 302;
  private String location = "/api/0/there/";

  private MockResponse answer(RecordedRequest request) {
    return request.getUrl().encodedPath().equals("/api/0/here/")
        ? redirect(status, location)
        : json(200, "{\"ok\":true}");
  }

  @BeforeEach
  void start() {
    status = 302;
  }

  private static Request request(String method) {
    Request request = Request.of(method, "/api/0/here/");
    return method.equals("GET") || method.equals("HEAD") ? request : request.json(new JsonObject());
  }

  static Stream<Arguments> matrix() {
    return Stream.of("GET", "POST", "PUT", "DELETE")
        .flatMap(
            method ->
                Stream.of(301, 302, 303, 307, 308)
                    .flatMap(
                        status ->
                            Stream.of("same", "path", "port", "host", "scheme")
                                .map(target -> Arguments.of(method, status, target))));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void isFollowedOnlyWhereNothingChangesHands(String method, int givenStatus, String target) {
    status = givenStatus;
    location =
        switch (target) {
          case "same" -> Doors.base(home) + "/api/0/there/";
          case "path" -> "../there/";
          case "port" -> Doors.base(other) + "/api/0/there/";
          case "host" -> "http://localhost:" + home.getPort() + "/api/0/there/";
          case "scheme" -> "https://127.0.0.1:" + home.getPort() + "/api/0/there/";
          default -> throw new IllegalArgumentException(target);
        };
    boolean sameOrigin = target.equals("same") || target.equals("path");
    boolean keepsRequest = method.equals("GET") || givenStatus >= 307;

    if (sameOrigin && keepsRequest) {
      Answer answer = gateway.send(request(method));

      assertThat(answer.object().get("ok").getAsBoolean()).isTrue();
      assertThat(home.getRequestCount()).isEqualTo(2);
      RecordedRequest second = last(home, 2);
      assertThat(second.getMethod()).isEqualTo(method);
      assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    } else {
      Redirected refused =
          catchThrowableOfType(Redirected.class, () -> gateway.send(request(method)));

      assertThat(refused.status()).isEqualTo(givenStatus);
      assertThat(refused.why())
          .isEqualTo(
              !keepsRequest
                  ? Why.CHANGING_REQUEST
                  : target.equals("scheme") ? Why.TO_HTTPS : Why.OTHER_ORIGIN);
      assertThat(home.getRequestCount()).isEqualTo(1);
    }
    assertThat(other.getRequestCount()).isZero();
  }

  @Test
  void aRefusalNamesTheOriginItPointsTo() {
    location = Doors.base(other) + "/x?secret=1";

    Redirected refused = catchThrowableOfType(Redirected.class, () -> gateway.send(request("GET")));

    assertThat(refused.target()).isEqualTo(Doors.base(other).origin());
    assertThat(refused.url()).isEqualTo(Doors.base(home) + "/api/0/here/");
    assertThat(refused.getMessage()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void oauthEndpointsNeverRedirect(int givenStatus) {
    status = givenStatus;
    Request request = request("POST").audience(Audience.OAUTH);

    Redirected refused = catchThrowableOfType(Redirected.class, () -> gateway.exchange(request));

    assertThat(refused.why()).isEqualTo(Why.OAUTH);
    assertThat(refused.target()).isEqualTo(Doors.base(home).origin());
    assertThat(home.getRequestCount()).isEqualTo(1);
  }

  @Test
  void fiveHopsAreTheMost() {
    location = "/api/0/here/";

    Redirected refused = catchThrowableOfType(Redirected.class, () -> gateway.send(request("GET")));

    assertThat(refused.why()).isEqualTo(Why.TOO_MANY);
    assertThat(home.getRequestCount()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://x/", "javascript:alert(1)", "http://", "http://a b/"})
  void aRedirectNeedsAWebAddress(String nowhere) {
    location = nowhere;

    assertThat(gatewayFailure(request("GET")))
        .isInstanceOfSatisfying(
            Redirected.class,
            refused -> assertThat(refused.why()).isIn(Why.NOWHERE, Why.OTHER_ORIGIN, Why.TOO_MANY));
    assertThat(other.getRequestCount()).isZero();
  }

  @Test
  void whatCarriesNothingMayGoElsewhere() {
    location = Doors.base(other) + "/file";
    Request request = Request.get(Doors.base(home) + "/api/0/here/").audience(Audience.ANYONE);

    gateway.send(request);

    RecordedRequest seen = last(other, 1);
    assertThat(seen.getHeaders().names())
        .containsExactlyInAnyOrder("Host", "Connection", "Accept", "Accept-Encoding", "User-Agent");
  }

  @Test
  void whatCarriesAHeaderOrABodyMayNot() {
    location = Doors.base(other) + "/file";
    status = 307;
    String here = Doors.base(home) + "/api/0/here/";
    List<Request> carrying =
        List.of(
            Request.get(here).header("X-Mine", "1").audience(Audience.ANYONE),
            Request.put(here).bytes(new byte[1], null).audience(Audience.SIGNED),
            Request.post(here).bytes(new byte[1], null).audience(new Audience.Ingest("key")));

    for (Request request : carrying) {
      assertThat(gatewayFailure(request)).isInstanceOf(Redirected.class);
    }
    assertThat(other.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.cloudflareaccess.com/cdn-cgi/access/login, CLOUDFLARE_ACCESS",
    "https://accounts.google.com/o/oauth2/v2/auth, GOOGLE_IAP",
    "https://login.microsoftonline.com/x/oauth2/authorize, AZURE",
    "/oauth2/sign_in?rd=x, OAUTH2_PROXY",
    "/oauth2/start, OAUTH2_PROXY",
  })
  void aLoginGatewayIsRecognisedByWhereItPoints(String target, LoginGateway expected) {
    location = target;

    NotSentry stranger = catchThrowableOfType(NotSentry.class, () -> gateway.send(request("GET")));

    assertThat(stranger.gateway()).isEqualTo(expected);
    assertThat(stranger.status()).isEqualTo(302);
    assertThat(stranger.redirectedTo()).isNotNull();
    assertThat(home.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRenamedProjectSaysItsNewName() {
    try (MockWebServer moved =
            Doors.server(
                json(
                        302,
                        """
                        {"detail":{"code":"resource-moved","message":"moved",
                          "extra":{"slug":"new-name","url":"/x/"}}}
                        """)
                    .newBuilder()
                    .addHeader("Location", "/api/0/projects/acme/new-name/")
                    .build());
        Gateway door = Doors.gateway(moved)) {
      Redirected refused = catchThrowableOfType(Redirected.class, () -> door.send(request("PUT")));

      assertThat(refused.newSlug()).isEqualTo("new-name");
      assertThat(refused.why()).isEqualTo(Why.CHANGING_REQUEST);
    }
  }

  private Throwable gatewayFailure(Request request) {
    return catchThrowableOfType(ApiException.class, () -> gateway.send(request));
  }

  private static RecordedRequest last(MockWebServer server, int count) {
    try {
      RecordedRequest request = server.takeRequest();
      for (int i = 1; i < count; i++) {
        request = server.takeRequest();
      }
      return request;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
