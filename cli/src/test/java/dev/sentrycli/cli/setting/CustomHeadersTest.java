package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.Header;
import dev.sentrycli.cli.output.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomHeadersTest {
  static Stream<Arguments> readable() {
    return Stream.of(
        row(
            "X-Custom-Auth:my-token,X-Forwarded-For:10.0.0.1",
            "X-Custom-Auth: my-token",
            "X-Forwarded-For: 10.0.0.1"),
        row("X-A: 1, X-B: 2 , X-C: 3", "X-A: 1", "X-B: 2", "X-C: 3"),
        row("X-A: 1; X-B: 2", "X-A: 1", "X-B: 2"),
        row("X-A: 1\nX-B: 2", "X-A: 1", "X-B: 2"),
        row("X-A: 1\r\nX-B: 2\r\n", "X-A: 1", "X-B: 2"),
        row("X-A: 1;", "X-A: 1"),
        row("X-Forwarded-For: 10.0.0.1, 10.0.0.2", "X-Forwarded-For: 10.0.0.1, 10.0.0.2"),
        row("X-Origin: https://p.example:8443/x", "X-Origin: https://p.example:8443/x"),
        row("X-List: https://a/, https://b/", "X-List: https://a/, https://b/"),
        row("X-A: a,b;X-B: c", "X-A: a,b", "X-B: c"),
        row("X-A: \"a; b\", X-B: 2", "X-A: a; b", "X-B: 2"),
        row("Cookie: \"a=1; b=2\"", "Cookie: a=1; b=2"),
        row("X-A: x, note: y", "X-A: x", "note: y"),
        row("X-A: x, note: y;", "X-A: x, note: y"),
        row("X-A: \"x, note: y\"", "X-A: x, note: y"),
        row("X-A: \"say \\\"hi\\\"\"", "X-A: say \"hi\""),
        row("X-A: \"back\\\\slash\"", "X-A: back\\slash"),
        row("X-A: ünï", "X-A: ünï"),
        row("X-Empty:", "X-Empty: "),
        row("X-Empty:;X-B: 1", "X-Empty: ", "X-B: 1"),
        row(";; X-A: 1;;X-B: 2;;", "X-A: 1", "X-B: 2"),
        row(",X-A: 1", "X-A: 1"),
        row("\n\nX-A: 1\n\n", "X-A: 1"),
        row("X-A: 1; X-B: 2; x-a: 3", "X-B: 2", "x-a: 3"),
        row("X-A:   two  words  ", "X-A: two  words"),
        row("X-A: a \"quoted\" word", "X-A: a \"quoted\" word"),
        row("X-A: \"one\" and \"two\"", "X-A: \"one\" and \"two\""),
        row("X-A: \"unclosed", "X-A: \"unclosed"),
        row("X-A: \"unclosed; X-B: 2", "X-A: \"unclosed", "X-B: 2"),
        row("X-A: \"a; b\" c; X-B: 2", "X-A: \"a; b\" c", "X-B: 2"),
        row("X-A : 1", "X-A: 1"),
        row("X-A: one\ttab", "X-A: one\ttab"),
        row("X-A: a:b:c", "X-A: a:b:c"),
        row("X-A: 1,", "X-A: 1,"),
        row("Accept: text/plain", "Accept: text/plain"),
        row("Proxy-Authorization: Basic eDp5", "Proxy-Authorization: Basic eDp5"),
        row(
            "CF-Access-Client-Id: x; Referer: y; Origin: z",
            "CF-Access-Client-Id: x",
            "Referer: y",
            "Origin: z"),
        row("!#$%&'*+-.^_`|~09aZ: odd", "!#$%&'*+-.^_`|~09aZ: odd"),
        row(""),
        row("  "),
        row(" ; ; "));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("readable")
  void isRead(String text, List<String> headers) {
    assertThat(plain(CustomHeaders.parse(text, "SENTRY_CUSTOM_HEADERS"))).isEqualTo(headers);
  }

  @ParameterizedTest
  @MethodSource("readable")
  void aTrailingSeparatorMakesAnInputOfOneHeaderNoDifferent(String text, List<String> headers) {
    if (headers.size() == 1 && !text.contains(";") && !text.contains("\n")) {
      String strict = text.startsWith(",") ? text.substring(1) : text;

      assertThat(plain(CustomHeaders.parse(strict + ";", "x"))).isEqualTo(headers);
    }
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        bad("X-Bücher: SECRET", "header 1"),
        bad("X Bad: SECRET", "header 1"),
        bad(": SECRET", "header 1"),
        bad("SECRET", "header 1"),
        bad("X-A: 1; SECRET", "header 2"),
        bad("Cookie: a=1; b=SECRET", "header 2"),
        bad("X-A: a;b SECRET,X-B: SECRET", "header 2"),
        bad("X-A: SECRET\u0000", "header 1", "'X-A'"),
        bad("X-A: SEC\rRET", "header 1", "'X-A'"),
        bad("X-A: 1; X-B: SEC\u0007RET", "header 2", "'X-B'"),
        bad("X-A: SECRET\u0085", "header 1", "'X-A'"),
        bad("X-A: \"SECRET\nSECRET\"", "header 1", "'X-A'"),
        bad("X-A: SECRET\u20AC", "header 1", "'X-A'"),
        bad("X-A: 1\r;X-B: 2", "header 1", "'X-A'"),
        bad(":method: SECRET", "header 1"),
        bad("X-IAP-Token", "header 1", "'X-IAP-Token'"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("unreadable")
  void isRefusedByPositionAndNameButNeverByValue(String text, List<String> named) {
    SettingException refused =
        catchThrowableOfType(
            SettingException.class, () -> CustomHeaders.parse(text, "SENTRY_CUSTOM_HEADERS"));

    assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    assertThat(refused.getMessage()).startsWith("SENTRY_CUSTOM_HEADERS: ").contains(named);
    assertThat(refused.getMessage() + refused.details() + refused.hints())
        .doesNotContain("SECRET")
        .doesNotContain("SEC");
    assertThat(refused.hints()).hasSize(1);
  }

  @Test
  void aValueThatWasCutAtASemicolonGetsTheQuotingHint() {
    SettingException refused =
        catchThrowableOfType(
            SettingException.class, () -> CustomHeaders.parse("Cookie: a=1; b=2", "x"));

    assertThat(refused.hints()).singleElement().asString().contains("double quotes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "Host",
        "CONTENT-TYPE",
        "content-length",
        "user-agent",
        "sentry-trace",
        "baggage",
        "connection",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "keep-alive",
        "proxy-connection",
        "expect",
        "content-encoding",
        "accept-encoding",
        "X-Sentry-Auth",
        "cookie2"
      })
  void aReservedNameIsRefused(String name) {
    SettingException refused =
        catchThrowableOfType(
            SettingException.class,
            () -> CustomHeaders.parse("X-A: 1; " + name + ": SECRET", "SENTRY_CUSTOM_HEADERS"));

    assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    assertThat(refused.getMessage()).contains("header 2", name).doesNotContain("SECRET");
  }

  @Test
  void whatIsTypedToBeStoredIsRefusedAsAValue() {
    assertThat(
            catchThrowableOfType(
                    SettingException.class, () -> CustomHeaders.typed("Host: x", "The headers"))
                .exit())
        .isEqualTo(Exit.VALIDATION);
  }

  @Test
  void noTextFormShowsAValue() {
    CustomHeaders headers = CustomHeaders.parse("X-A: SECRET; X-B: SECRET", "x");

    assertThat(headers).hasToString("X-A: ***; X-B: ***");
  }

  @Property(tries = 3000)
  void anyTextIsReadOrRefusedProperly(@ForAll("texts") String text) {
    try {
      for (Header header : CustomHeaders.parse(text, "x").headers()) {
        assertThat(header.name()).matches("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
        assertThat(header.value().chars()).allMatch(c -> c == '\t' || (c >= ' ' && c != 127));
        assertThat(header.value().chars()).allMatch(c -> c <= 0xFF);
      }
    } catch (SettingException refused) {
      assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    }
  }

  @Property(tries = 3000)
  void noRefusalRepeatsAValue(@ForAll("headerLines") List<String> lines) {
    String text = String.join(";", lines);
    try {
      CustomHeaders.parse(text, "x");
    } catch (SettingException refused) {
      assertThat(refused.getMessage() + refused.hints()).doesNotContain("Zz9");
    }
  }

  @Property
  void whatIsQuotedComesBackWhole(@ForAll("values") String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(plain(CustomHeaders.parse("X-A: \"" + quoted + "\"; X-B: 2", "x")))
        .containsExactly("X-A: " + value, "X-B: 2");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("XYab:;,\"\\ \t\n\r/=-")
        .withChars('\u0000', '\u0007', '\u00fc', '\u20ac', '\u0085')
        .ofMaxLength(40);
  }

  /// Headers of all kinds of brokenness whose values all hold the same marker.
  @Provide
  Arbitrary<List<String>> headerLines() {
    Arbitrary<String> names =
        Arbitraries.of("X-A", "Authorization", "X B", "", "X-\u00fc", "Host", "a b", "X-A,X-B");
    Arbitrary<String> colons = Arbitraries.of(":", " : ", "", "=", "::");
    Arbitrary<String> values =
        Arbitraries.of(
            "Zz9", "\"Zz9", "Zz9\u0001", "a Zz9 b", "\u20acZz9", "Zz9,Zz9", "\"Zz9\" Zz9");
    return net.jqwik.api.Combinators.combine(names, colons, values)
        .as((name, colon, value) -> name + colon + value)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("ab;,:\"\\ x/=").ofMinLength(0).ofMaxLength(20);
  }

  private static Arguments row(String text, String... headers) {
    return Arguments.of(text, List.of(headers));
  }

  private static Arguments bad(String text, String... named) {
    return Arguments.of(text, List.of(named));
  }

  private static List<String> plain(CustomHeaders headers) {
    List<String> lines = new ArrayList<>();
    for (Header header : headers.headers()) {
      lines.add(header.name() + ": " + header.value());
    }
    return lines;
  }
}
