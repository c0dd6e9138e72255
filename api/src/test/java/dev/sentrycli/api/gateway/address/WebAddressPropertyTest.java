package dev.sentrycli.api.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Holds [WebAddress] against the address parser of OkHttp. Where ours is the stricter one, on
/// purpose, stands in [WebAddressTest]: tabs and line breaks inside, hosts that readers disagree
/// about, signs before ports. Ours takes `xn--` labels as they stand where OkHttp decodes them. The
/// login is not compared, because ours does not keep it.
class WebAddressPropertyTest {
  @Property(tries = 5000)
  void agreesWithOkHttp(@ForAll("addresses") String written) {
    WebAddress ours = WebAddress.parse(written);
    HttpUrl theirs = okHttp(written);

    Statistics.collect(ours != null ? "both" : theirs != null ? "only OkHttp" : "neither");
    assertSame(written, ours, theirs);
  }

  @Property(tries = 5000)
  void resolvesLikeOkHttp(@ForAll("pages") String page, @ForAll("references") String reference) {
    WebAddress ourPage = Objects.requireNonNull(WebAddress.parse(page));
    HttpUrl theirPage = HttpUrl.get(page);
    assertSame(page, ourPage, theirPage);

    assertSame(reference, ourPage.resolve(reference), okHttp(theirPage, reference));
  }

  @Property(tries = 5000)
  void refusesNoOrdinaryAddress(
      @ForAll("ordinaryHosts") String host,
      @ForAll("ports") String port,
      @ForAll("paths") String path) {
    String written = "https://" + host + port + path;
    HttpUrl theirs = okHttp(written);
    boolean broken = written.matches("(?s).*[\\t\\n\\r\\f].*[^ \\t\\n\\r\\f].*");
    WebAddress ours = WebAddress.parse(written);

    assertThat(ours == null).as(written).isEqualTo(theirs == null || broken);
  }

  /// Nothing that anybody writes gets into a request as a line of its own.
  @Property(tries = 5000)
  void holdsOnlyPrintableAscii(@ForAll("anything") String text) {
    WebAddress page = Objects.requireNonNull(WebAddress.parse("https://a.example/b/c?d"));
    assertPrintable(WebAddress.parse(text));
    assertPrintable(WebAddress.parse("https://" + text));
    assertPrintable(WebAddress.parse("https://h" + text));
    assertPrintable(page.resolve(text));
    assertPrintable(page.resolve("/" + text));
    assertPrintable(page.resolve("?" + text));
  }

  @Property(tries = 5000)
  void isReadAgainAsItself(@ForAll("addresses") String written) {
    WebAddress address = WebAddress.parse(written);
    if (address != null) {
      WebAddress bare = address.withoutLogin();
      assertThat(WebAddress.parse(address.toString())).isEqualTo(bare).hasToString(bare.toString());
      assertThat(bare.resolve("")).isEqualTo(bare);
      assertThat(bare.resolve(bare.encodedPath().startsWith("//") ? "" : bare.target()))
          .isEqualTo(bare);
    }
  }

  /// Java's rules for names are of 2003, OkHttp's of today.
  @Test
  void everyCharacterLeadsToTheHostThatOkHttpFinds() {
    List<String> wrong = new ArrayList<>();
    for (int code = 0x80; code <= Character.MAX_VALUE; code++) {
      String character = Character.toString(code);
      for (String host : new String[] {character, "a" + character + "b.example"}) {
        WebAddress ours = WebAddress.parse("https://" + host + "/");
        HttpUrl theirs = ours == null ? null : okHttp("https://" + host + "/");
        if (ours != null && (theirs == null || !theirs.host().equals(ours.host()))) {
          wrong.add(
              "%x: %s, not %s".formatted(code, ours.host(), theirs == null ? "-" : theirs.host()));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Property(tries = 5000)
  void internationalNamesLeadToTheHostThatOkHttpFinds(@ForAll("internationalHosts") String host) {
    Assume.that(!host.contains("xn--")); // OkHttp undoes bogus ones, we take all as they are
    WebAddress ours = WebAddress.parse("https://" + host + "/");
    HttpUrl theirs = okHttp("https://" + host + "/");

    Statistics.collect(ours != null ? "both" : theirs != null ? "only OkHttp" : "neither");
    assertSame(host, ours, theirs);
  }

  private static @Nullable HttpUrl okHttp(String text) {
    try {
      return HttpUrl.parse(text);
    } catch (ArrayIndexOutOfBoundsException tooManyGroups) {
      return null; // of an IPv6 address
    }
  }

  private static @Nullable HttpUrl okHttp(HttpUrl page, String reference) {
    try {
      return page.resolve(reference);
    } catch (ArrayIndexOutOfBoundsException tooManyGroups) {
      return null;
    }
  }

  private static void assertSame(
      String written, @Nullable WebAddress ours, @Nullable HttpUrl theirs) {
    if (ours == null) {
      return;
    }
    if (theirs == null) {
      assertThat(written).containsIgnoringCase("xn--");
      return;
    }
    assertThat(ours.scheme()).isEqualTo(theirs.scheme());
    assertThat(ours.isHttps()).isEqualTo(theirs.isHttps());
    assertThat(ours.host()).isEqualTo(theirs.host());
    assertThat(ours.port()).isEqualTo(theirs.port());
    assertThat(ours.encodedPath()).isEqualTo(theirs.encodedPath());
    assertThat(ours.encodedQuery()).isEqualTo(theirs.encodedQuery());
    HttpUrl bare = theirs.newBuilder().username("").password("").fragment(null).build();
    assertThat(ours).hasToString(bare.toString());
  }

  private static void assertPrintable(@Nullable WebAddress address) {
    if (address != null) {
      assertThat(address.target()).matches("/[!-~]*");
      assertThat(address.authority()).matches("[!-~]+");
      assertThat(address.host()).matches("[a-z0-9._:-]+");
      assertThat(address.toString()).matches("[!-~]+");
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    return Combinators.combine(
            Arbitraries.of(
                "http://", "https://", "HTTPS://", "http:", "https:/", "http:\\\\", " http://"),
            Arbitraries.of("", "", "", "", "", "u@", "u:p@", "@", "a@b@", "[::1]@"),
            hosts(),
            ports(),
            paths())
        .as((scheme, login, host, port, path) -> scheme + login + host + port + path);
  }

  @Provide
  Arbitrary<String> pages() {
    return paths()
        .map(path -> path.replaceAll("[\\t\\n\\r\\f]", ""))
        .map(path -> HttpUrl.get("https://a.example:8443" + path).toString());
  }

  @Provide
  Arbitrary<String> references() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(
                    "http:", "https:", "HTTP:", "", "//", "\\/", "ftp:", "https://", "a:"),
                Arbitraries.oneOf(hosts(), Arbitraries.of("")),
                paths())
            .as((start, host, path) -> start + host + path),
        paths(),
        paths().map(path -> path.isEmpty() ? "" : path.substring(1)));
  }

  @Provide
  Arbitrary<String> ordinaryHosts() {
    Arbitrary<String> label =
        Combinators.combine(
                Arbitraries.of("a", "Z", "sentry", "_x"),
                Arbitraries.strings().withChars("aZ09-_").ofMaxLength(20),
                Arbitraries.of("b", "9", "Q"))
            .as((first, middle, last) -> first + middle + last);
    Arbitrary<String> names =
        label.list().ofMinSize(1).ofMaxSize(4).map(all -> String.join(".", all));
    Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
    Arbitrary<String> ipv4 =
        Combinators.combine(octet, octet, octet, octet)
            .as((a, b, c, d) -> a + "." + b + "." + c + "." + d);
    Arbitrary<String> group =
        Arbitraries.oneOf(
            Arbitraries.of("0", "0", "0", "0000", "00ab", "ffff"),
            Arbitraries.integers().between(0, 0xffff).map(Integer::toHexString));
    Arbitrary<String> ipv6 =
        Combinators.combine(
                group.list().ofMaxSize(5), group.list().ofMaxSize(5), Arbitraries.of("::", ":"))
            .as((a, b, gap) -> "[" + String.join(":", a) + gap + String.join(":", b) + "]");
    Arbitrary<String> mixed =
        Combinators.combine(Arbitraries.of("::", "::ffff:", "1::", "1:2:3:4:5:6:", "::1:"), ipv4)
            .as((start, end) -> "[" + start + end + "]");
    return Arbitraries.oneOf(names, names.map(name -> name + "."), ipv4, ipv6, mixed);
  }

  private Arbitrary<String> hosts() {
    return Arbitraries.oneOf(
        ordinaryHosts(),
        internationalHosts(),
        Arbitraries.strings().withChars("aZ09xf-_.é。:%[]2e@!").ofMinLength(1).ofMaxLength(10));
  }

  /// Letters, marks that join them, characters that stand for several others, dots of all kinds.
  @Provide
  Arbitrary<String> internationalHosts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('\u00a1', '\u052f').ofMinLength(1).ofMaxLength(3),
            Arbitraries.strings()
                .withChars("\u0301\u0308\u0327\u0345\u093c\u05b0\u3099\u309a")
                .ofLength(1),
            Arbitraries.strings().withCharRange('\u1100', '\u11ff').ofMaxLength(3),
            Arbitraries.strings().withCharRange('\u3041', '\u30ff').ofMaxLength(3),
            Arbitraries.strings().withCharRange('\u4e00', '\u9fa5').ofMaxLength(3),
            Arbitraries.strings().withCharRange('\uf900', '\uffef').ofMaxLength(2),
            Arbitraries.strings().withCharRange('\u1e00', '\u2fff').ofMaxLength(2),
            Arbitraries.of("a", "B", "1", "-", "_", ".", ".", "。", "．", "｡", "İ", "ǅ", "ﬃ", "㏂"),
            Arbitraries.of("xn--", "XN--", "xn--bcher-kva", "xn--a", "😀", "𝒳", "Σ", "ß", "ς"));
    return piece.list().ofMinSize(1).ofMaxSize(5).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> ports() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "", "", ":", ":80", ":443", ":0", ":65535", ":65536", ":x", ":0080"),
        Arbitraries.integers().between(-1, 100_000).map(port -> ":" + port));
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "/", "/", "/", "\\", ".", "..", "%2e", "%2E", "%2F", "%", "%zz", "//", "a"),
            Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(3),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(2),
            Arbitraries.of("?", "#", "&a=b", "é", "日", "😀", "\ud800", "\udc00", ":", "@", " "));
    return piece
        .list()
        .ofMaxSize(10)
        .map(pieces -> pieces.isEmpty() ? "" : "/" + String.join("", pieces));
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(4),
            Arbitraries.strings().ascii().ofMaxLength(4),
            Arbitraries.of(
                "\r\n", "\n", "\u0085", "\u2028", "\u0000", "\u00a0", "\u3000", "\u010a", "\u560a"),
            Arbitraries.of(
                "http://", "https:", "//", "/", "?", "#", "@", ":", "[", "]", ".", "%0a", "h"));
    return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
  }
}
