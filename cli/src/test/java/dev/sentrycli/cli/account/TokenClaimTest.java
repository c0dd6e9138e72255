package dev.sentrycli.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimTest {
  @Test
  void saysWhereTheTokenIsFrom() {
    TokenClaim claim =
        TokenClaim.of(
            token(
                "{\"iat\":1.5,\"url\":\"https://h/sentry/\",\"region_url\":\"https://r\",\"org\":\"acme\"}"));

    assertThat(claim).isNotNull();
    assertThat(claim.url()).hasToString("https://h/sentry");
    assertThat(claim.organization()).isEqualTo("acme");
  }

  @Test
  void paddingMayBeMissing() {
    assertThat(TokenClaim.of(token("{\"iat\":1,\"url\":\"https://h\"}").replace("=", "")))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iat\":1,\"url\":null}",
        "{\"iat\":1,\"url\":\"\"}",
        "{\"url\":\"https://h\"}",
        "{\"iat\":0,\"url\":\"https://h\"}",
        "{\"iat\":1,\"url\":\"not a url\"}",
        "[]",
        "x"
      })
  void thatSaysNothingUsableIsNone(String middle) {
    assertThat(TokenClaim.of(token(middle))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "sntryu_abc", "sntrys_", "sntrys_abc", "SNTRYS_e30=_x", "sntrys_a_b_c"})
  void otherTokensHaveNone(String token) {
    assertThat(TokenClaim.of(token)).isNull();
  }

  @Test
  void anOverlongTokenHasNone() {
    assertThat(TokenClaim.of(token("{\"iat\":1,\"url\":\"https://h\"}") + "x".repeat(2048)))
        .isNull();
  }

  @Property
  void noTextIsRefused(@ForAll String text) {
    TokenClaim.of(text);
    TokenClaim.of("sntrys_" + text + "_x");
    TokenClaim.of(token(text));
  }

  private static String token(String claim) {
    return "sntrys_"
        + Base64.getEncoder().encodeToString(claim.getBytes(StandardCharsets.UTF_8))
        + "_secret";
  }
}
