package dev.sentrycli.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final Passport HOME = Passport.anonymous(BaseUrl.parse("https://h/sentry"));
  private static final Passport SAAS = Passport.anonymous(BaseUrl.SENTRY_IO);

  @Test
  void encodesQueriesOnceAndKeepsTheirOrder() {
    Request request =
        Request.get("/api/0/x/")
            .query("query", "a+b c&d=é%20")
            .query("project", 1)
            .query("project", 2)
            .query("expand[]", "is:x");

    assertThat(address(request, HOME))
        .isEqualTo(
            "https://h/sentry/api/0/x/?query=a%2Bb%20c%26d%3D%C3%A9%2520&project=1&project=2"
                + "&expand[]=is%3Ax");
  }

  @Test
  void addsToAQueryThatThePathAlreadyHas() {
    assertThat(address(Request.get("/api/0/x/?a=1").query("b", "2"), HOME))
        .isEqualTo("https://h/sentry/api/0/x/?a=1&b=2");
  }

  @Test
  void fillsSegmentsEncoded() {
    assertThat(Request.get("/api/0/projects/{}/{}/", "a/b", "c?d#e%2f").path())
        .isEqualTo("/api/0/projects/a%2Fb/c%3Fd%23e%252f/");
    assertThat(Request.get("/releases/{}/", "app@1.0+1 x~").path())
        .isEqualTo("/releases/app@1.0%2B1%20x~/");
  }

  @Test
  void refusesSegmentsThatClimb() {
    assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/a/{}/", ".."));
    assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/a/{}/", "."));
    assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/a/{}/", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/a/{}/{}/", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Request.get("/a/{}/", "x", "y"));
  }

  @Property(tries = 300)
  void anySegmentStaysOneSegment(@ForAll String raw) {
    if (raw.isEmpty() || raw.equals(".") || raw.equals("..") || !isText(raw)) {
      return;
    }
    var url = WireRequests.address(Request.get("/a/{}/z/", raw), HOME);

    String[] segments = url.encodedPath().split("/", -1);
    assertThat(segments).hasSize(6).startsWith("", "sentry", "a").endsWith("z", "");
    assertThat(URLDecoder.decode(segments[3].replace("+", "%2B"), StandardCharsets.UTF_8))
        .isEqualTo(raw);
  }

  private static boolean isText(String raw) {
    return raw.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  @Test
  void asksTheRegionOnlyWithinSentryIo() {
    Request request = Request.get("/api/0/x/").in(BaseUrl.parse("https://de.sentry.io"));

    assertThat(address(request, SAAS)).isEqualTo("https://de.sentry.io/api/0/x/");
    assertThat(address(request, HOME)).isEqualTo("https://h/sentry/api/0/x/");
    assertThat(address(request.in(BaseUrl.parse("https://evil.example")), SAAS))
        .isEqualTo("https://sentry.io/api/0/x/");
  }

  @Test
  void textFormsHideSecrets() {
    Request request =
        Request.post("/oauth/token/")
            .form(List.of(new Request.Parameter("refresh_token", "secret")))
            .header("X-Key", "secret");

    assertThat(request + " " + request.body() + request.headers()).doesNotContain("secret");
    assertThat(Doors.passport(BaseUrl.SENTRY_IO).toString()).doesNotContain("secret");
    assertThat(
            Network.plain("x")
                .withProxyVariables(Map.of("HTTP_PROXY", "http://u:secret@p"))
                .toString())
        .doesNotContain("secret");
  }

  private static String address(Request request, Passport passport) {
    return WireRequests.address(request, passport).toString();
  }
}
