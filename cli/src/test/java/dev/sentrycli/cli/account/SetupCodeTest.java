package dev.sentrycli.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupCodeTest {
  private static final String SECRET = "abc-_" + "x".repeat(38);

  @Test
  void namesItsInstanceAndHidesItsSecret() {
    SetupCode code = SetupCode.of(code("{\"url\":\"https://h/sentry/\",\"iat\":1}"));

    assertThat(code).isNotNull();
    assertThat(code.url()).hasToString("https://h/sentry");
    assertThat(code.toString()).contains("https://h/sentry").doesNotContain(SECRET);
  }

  @Test
  void bothAlphabetsOfBase64AreRead() {
    String json = "{\"url\":\"https://h\",\"note\":\"\u00fe\u00ff~~\"}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    assertThat(url).containsAnyOf("-", "_");
    assertThat(SetupCode.of("sntryc_" + url + "_" + SECRET)).isNotNull();
    assertThat(SetupCode.of(code(json))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":null}",
        "{\"url\":\"\"}",
        "{\"url\":\"not a url\"}",
        "{\"url\":\"https://u:p@h\"}",
        "[]",
        "x"
      })
  void aCodeWithoutAnInstanceIsNone(String middle) {
    assertThat(SetupCode.of(code(middle))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sntryc_",
        "sntryc_eyJ1cmwiOiJodHRwczovL2gifQ",
        "sntryc_eyJ1cmwiOiJodHRwczovL2gifQ_short",
        "SNTRYC_eyJ1cmwiOiJodHRwczovL2gifQ_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sntrys_eyJ1cmwiOiJodHRwczovL2gifQ_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sntryc_eyJ1cmwiOiJodHRwczovL2gifQ_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sntryc_eyJ1cmwiOiJodHRwczovL2gifQ_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx x",
        "sntryc__xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void whatLacksAPartIsNone(String text) {
    assertThat(SetupCode.of(text)).isNull();
  }

  @Property
  void neverFails(@ForAll String middle, @ForAll String end) {
    SetupCode.of("sntryc_" + middle + "_" + SECRET);
    SetupCode.of("sntryc_" + middle + "_" + end);
    SetupCode.of(code(middle));
  }

  private static String code(String json) {
    return "sntryc_"
        + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
        + "_"
        + SECRET;
  }
}
