package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.http.RateLimit;
import dev.sentrycli.sandbox.world.directory.Organization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private static final int MANY = 230;
  private static final String PATH = "organizations/big/projects/";

  @AutoClose
  private final Sandbox sandbox =
      Sandbox.start(SandboxOptions.DEFAULT.publicUrl("https://sentry.example.com"));

  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  @BeforeEach
  void fill() throws Exception {
    Organization big = sandbox.world().directory().addOrganization("big", "Big", sandbox.user());
    for (int i = 0; i < MANY; i++) {
      sandbox.world().projects().add(big, List.of(), "Project %03d".formatted(i), null, null);
    }
  }

  private static String link(String url, String relation, boolean results, String cursor) {
    return "<%s&cursor=%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\""
        .formatted(url, cursor, relation, results, cursor);
  }

  @Test
  void bothNeighboursAreAlwaysNamedAtThePublicAddress() {
    String url = "https://sentry.example.com/api/0/organizations/big/projects/?";

    assertThat(wire.api(PATH).header("Link"))
        .isEqualTo(
            link(url, "previous", false, "0:0:1") + ", " + link(url, "next", true, "0:100:0"));
    url += "per_page=50&query=Project";
    assertThat(wire.api(PATH + "?per_page=50&cursor=0:200:0&query=Project").header("Link"))
        .isEqualTo(
            link(url, "previous", true, "0:150:1") + ", " + link(url, "next", false, "0:250:0"));
    assertThat(wire.api(PATH + "?query=nothing").header("Link"))
        .contains("rel=\"previous\"; results=\"false\"", "rel=\"next\"; results=\"false\"");
  }

  @Test
  void followingTheCursorsShowsEverythingOnce() {
    Pattern next = Pattern.compile("rel=\"next\"; results=\"true\"; cursor=\"([^\"]+)\"");
    List<String> all = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Wire.Reply reply = wire.api(PATH + "?per_page=60" + cursor);
      all.addAll(reply.each("slug"));
      Matcher more = next.matcher(String.valueOf(reply.header("Link")));
      cursor = more.find() ? "&cursor=" + more.group(1) : null;
    }

    assertThat(all).hasSize(MANY).isSorted();
    assertThat(new HashSet<>(all)).hasSize(MANY);
  }

  @Test
  void aPageHasAHundredUnlessToldOtherwise() {
    assertThat(wire.api(PATH).array()).hasSize(100);
    assertThat(wire.api(PATH + "?per_page=7").array()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1"})
  void perPageHasItsBounds(String value) {
    Wire.Reply reply = wire.api(PATH + "?per_page=" + value);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .isEqualTo("{\"detail\":\"Invalid per_page value. Must be between 1 and 100.\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "per_page=many,Invalid per_page parameter.",
    "cursor=nonsense,Invalid cursor parameter.",
    "cursor=0:1,Invalid cursor parameter.",
    "cursor=0:-5:0,Invalid cursor parameter.",
    "cursor=a:b:c,Invalid cursor parameter.",
  })
  void whatIsNoNumberIsRefused(String query, String detail) {
    Wire.Reply reply = wire.api(PATH + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.object().get("detail").getAsString()).isEqualTo(detail);
  }

  @Test
  void aRateLimitAnswersWithAJsonString() {
    SandboxOptions options =
        SandboxOptions.DEFAULT.rateLimit(new RateLimit(2, Duration.ofHours(1)));
    try (Sandbox limited = Sandbox.start(options);
        Wire direct = new Wire(limited.url(), null)) {
      assertThat(direct.api("").header("X-Sentry-Rate-Limit-Remaining")).isEqualTo("1");
      assertThat(direct.api("").status()).isEqualTo(200);

      Wire.Reply reply = direct.api("");

      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.json().getAsString()).contains("too frequently");
      assertThat(reply.header("X-Sentry-Rate-Limit-Limit")).isEqualTo("2");
      assertThat(reply.header("X-Sentry-Rate-Limit-Remaining")).isEqualTo("0");
      assertThat(reply.header("X-Sentry-Rate-Limit-Reset")).matches("\\d{10}");
      assertThat(reply.header("Retry-After")).isNull();
      assertThat(direct.with(limited.token()).api("").status()).isEqualTo(200);
    }
  }
}
