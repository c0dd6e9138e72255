package dev.sentrycli.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Browser;
import dev.sentrycli.sandbox.MovableClock;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalPagesTest {
  private final MovableClock clock = new MovableClock();
  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.clock(clock));
  @AutoClose private final Wire wire = new Wire(sandbox.url(), null);
  @AutoClose private final Browser browser = new Browser(sandbox.url());

  private record Code(String device, String user) {}

  private Code code() {
    JsonObject body =
        wire.form(
                "/oauth/device/code/",
                "client_id",
                sandbox.clientId(),
                "scope",
                "org:read event:write")
            .object();
    return new Code(body.get("device_code").getAsString(), body.get("user_code").getAsString());
  }

  private String poll(Code code) {
    clock.move(Duration.ofSeconds(5));
    Wire.Reply reply =
        wire.form(
            "/oauth/token/",
            "client_id",
            sandbox.clientId(),
            "device_code",
            code.device(),
            "grant_type",
            TokenEndpoint.DEVICE_GRANT);
    return reply.status() == 200 ? "ok" : reply.object().get("error").getAsString();
  }

  private void login() throws Exception {
    browser.submit(Map.of("username", sandbox.user().email(), "password", Sandbox.PASSWORD));
  }

  @Test
  void asksForALoginFirstAndRemembersTheCodeMeanwhile() throws Exception {
    Code code = code();
    Wire.Reply anonymous = wire.get("/oauth/device/?user_code=" + code.user());
    assertThat(anonymous.status()).isEqualTo(302);
    assertThat(anonymous.header("Location")).startsWith("/auth/login/?next=");

    browser.open("/oauth/device/?user_code=" + code.user());
    assertThat(browser.heading()).isEqualTo("Log in");
    login();

    assertThat(browser.html()).contains(code.user(), "org:read", "event:write", "Approve", "Deny");
  }

  @Test
  void withoutACodeThereIsAFormForIt() throws Exception {
    browser.open("/oauth/device/");
    login();

    assertThat(browser.html()).contains("name=\"user_code\"");
  }

  @Test
  void approvingMakesTheNextPollSucceed() throws Exception {
    Code code = code();
    assertThat(poll(code)).isEqualTo("authorization_pending");

    String last = browser.decide(code.user(), sandbox.user().email(), Sandbox.PASSWORD, "approve");

    assertThat(last).isEqualTo("Device approved");
    assertThat(poll(code)).isEqualTo("ok");
  }

  @Test
  void denyingMakesTheNextPollFail() throws Exception {
    Code code = code();

    String last = browser.decide(code.user(), sandbox.user().email(), Sandbox.PASSWORD, "deny");

    assertThat(last).isEqualTo("Device denied");
    assertThat(poll(code)).isEqualTo("access_denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lower", "no dash", "spaces"})
  void caseDashesAndSpacesDoNotMatter(String how) throws Exception {
    Code code = code();
    String typed =
        switch (how) {
          case "lower" -> code.user().toLowerCase(Locale.ROOT);
          case "no dash" -> code.user().replace("-", "");
          default -> " " + code.user().replace('-', ' ') + " ";
        };

    assertThat(browser.decide(typed, sandbox.user().email(), Sandbox.PASSWORD, "approve"))
        .isEqualTo("Device approved");
  }

  @Test
  void aCodeCanBeDecidedOnce() throws Exception {
    Code code = code();
    browser.decide(code.user(), sandbox.user().email(), Sandbox.PASSWORD, "approve");

    browser.open("/oauth/device/?user_code=" + code.user());

    assertThat(browser.html()).contains("Invalid or expired code");
    assertThat(poll(code)).isEqualTo("ok");
  }

  @Test
  void wrongAndExpiredCodesAreTriedAgainOnTheSamePage() throws Exception {
    Code code = code();
    browser.open("/oauth/device/");
    login();
    browser.submit(Map.of("user_code", "BBBB-BBBB"));
    assertThat(browser.html()).contains("Invalid or expired code", "name=\"user_code\"");

    clock.move(Duration.ofMinutes(10));
    browser.submit(Map.of("user_code", code.user()));
    assertThat(browser.html()).contains("Invalid or expired code");
  }

  @Test
  void codesCannotBeGuessed() throws Exception {
    Code code = code();
    browser.open("/oauth/device/");
    login();
    for (int i = 0; i < 10; i++) {
      browser.submit(Map.of("user_code", "BBBB-BBBB"));
      assertThat(browser.html()).contains("Invalid or expired code");
    }

    browser.submit(Map.of("user_code", code.user()));
    assertThat(browser.html()).contains("Too many attempts");

    clock.move(Duration.ofSeconds(61));
    browser.submit(Map.of("user_code", code.user()));
    assertThat(browser.html()).contains("Approve");
  }

  @Test
  void aWrongPasswordIsNotALogin() throws Exception {
    browser.open("/oauth/device/");
    browser.submit(Map.of("username", sandbox.user().email(), "password", "guess"));

    assertThat(browser.heading()).isEqualTo("Log in");
    assertThat(browser.html()).contains("role=\"alert\"");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    Code code = code();
    browser.open("/oauth/device/?user_code=" + code.user());
    login();

    assertThat(browser.post("/oauth/device/", Map.of("op", "approve", "user_code", code.user())))
        .isEqualTo(403);
    assertThat(wire.form("/auth/login/", "username", "x", "password", "y").status()).isEqualTo(403);
    assertThat(poll(code)).isEqualTo("authorization_pending");
  }

  @Test
  void theLoginLeadsNowhereElse() throws Exception {
    for (String target : new String[] {"//evil.example", "https://evil.example", "/\\evil"}) {
      try (Browser other = new Browser(sandbox.url())) {
        other.open("/auth/login/?next=" + target.replace("\\", "%5C"));
        other.submit(Map.of("username", sandbox.user().email(), "password", Sandbox.PASSWORD));

        assertThat(other.address()).isEqualTo(sandbox.url() + "/oauth/device/");
      }
    }
  }

  @Test
  void whatAPageShowsIsText() throws Exception {
    sandbox
        .world()
        .credentials()
        .put(
            new OAuthApplication(
                "odd",
                null,
                "<script>alert(1)</script>",
                Set.of(),
                true,
                sandbox.user().id(),
                clock.instant()));
    String code =
        wire.form("/oauth/device/code/", "client_id", "odd")
            .object()
            .get("user_code")
            .getAsString();
    browser.open("/oauth/device/?user_code=" + code);
    login();

    assertThat(browser.html()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void pagesWorkBelowAPathPrefixAndBehindAGateway() throws Exception {
    SandboxOptions options =
        SandboxOptions.DEFAULT.pathPrefix("/sentry").publicUrl("https://sentry.example.com");
    try (Sandbox below = Sandbox.start(options);
        Wire direct = new Wire(below.url(), null);
        Browser other = new Browser(below.url())) {
      String code =
          direct
              .form("/oauth/device/code/", "client_id", below.clientId())
              .object()
              .get("user_code")
              .getAsString();

      assertThat(other.decide(code, below.user().email(), Sandbox.PASSWORD, "approve"))
          .isEqualTo("Device approved");
    }
  }

  @Test
  void anyOtherPageLeadsToTheLogin() {
    Wire.Reply reply = wire.get("/organizations/acme/issues/");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).startsWith("/auth/login/");
  }
}
