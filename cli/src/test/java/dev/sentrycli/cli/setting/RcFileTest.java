package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RcFileTest {
  private static final Path PATH = Path.of("/repo/.sentryclirc");

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("\uFEFF[Defaults]\r\nORG = acme\r\n", RcFile.ORGANIZATION, "acme"),
        Arguments.of("[ defaults ]\norg=\"my org\"", RcFile.ORGANIZATION, "my org"),
        Arguments.of(
            "[defaults]\norg=a\n[auth]\ntoken=t\n[defaults]\norg=b", RcFile.ORGANIZATION, "b"),
        Arguments.of("[defaults]\norg=a\n[auth]\ntoken=t\n[defaults]\norg=b", RcFile.TOKEN, "t"),
        Arguments.of("[auth]\ntoken==x==", RcFile.TOKEN, "=x=="),
        Arguments.of("[defaults\norg=z\n[defaults]\norg=a", RcFile.ORGANIZATION, "a"),
        Arguments.of("[defaults\norg=z", RcFile.ORGANIZATION, null),
        Arguments.of("org=z\n[defaults]", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\n# org=x\n  ; org=y\n", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\norg = acme ; x", RcFile.ORGANIZATION, "acme ; x"),
        Arguments.of("[defaults]\norg: acme", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\norg='acme'", RcFile.ORGANIZATION, "acme"),
        Arguments.of("[defaults]\norg=\"acme'", RcFile.ORGANIZATION, "\"acme'"),
        Arguments.of("[defaults]\norg=\"", RcFile.ORGANIZATION, "\""),
        Arguments.of("[defaults]\norg=\"\"", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\norg=", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\norg=a\norg=", RcFile.ORGANIZATION, null),
        Arguments.of("[defaults]\norg=a\norg=b", RcFile.ORGANIZATION, "b"),
        Arguments.of("[DEFAULTS]\nProject=web", RcFile.PROJECT, "web"),
        Arguments.of("[defaults]\nurl = http://h:9000/x?y=1", RcFile.URL, "http://h:9000/x?y=1"),
        Arguments.of("[auth]\n[http\ntoken=t", RcFile.TOKEN, "t"),
        Arguments.of("[defaults]\n=x\norg=a", RcFile.ORGANIZATION, "a"),
        Arguments.of("", RcFile.ORGANIZATION, null));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isReadLeniently(String text, String key, @Nullable String value) {
    Setting<String> found = parse(text).get(key);

    assertThat(found == null ? null : found.value()).isEqualTo(value);
  }

  @Test
  void everyValueKnowsItsLine() {
    RcFile file = parse("# hello\n\n[defaults]\r\norg=a\n[auth]\ntoken=t");

    assertThat(file.get(RcFile.ORGANIZATION))
        .isEqualTo(new Setting<>("a", new Source.RcFile(PATH, 4, false)));
    assertThat(file.get(RcFile.TOKEN))
        .isEqualTo(new Setting<>("t", new Source.RcFile(PATH, 6, false)));
  }

  @Test
  void settingsOfOtherProgramsArePassedOverButKnown() {
    RcFile file = parse("[http]\nverify_ssl=false\n[defaults]\norg=a");

    assertThat(file.ignored()).containsExactly("http.verify_ssl");
    assertThat(file.get(RcFile.ORGANIZATION)).isNotNull();
  }

  @Test
  void noTextFormShowsAToken() {
    assertThat(parse("[auth]\ntoken=SECRET").toString()).doesNotContain("SECRET");
  }

  @Property(tries = 2000)
  void noBytesAreRefused(@ForAll byte[] bytes) {
    RcFile.parse(PATH, false, bytes);
  }

  @Property(tries = 2000)
  void noTextIsRefusedAndEveryLineExists(@ForAll("nearlyFiles") String text) {
    RcFile file = parse(text);

    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    assertThat(file.entries().values()).allMatch(e -> e.line() >= 1 && e.line() <= lines);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("slugs") String org, @ForAll("slugs") String token) {
    RcFile file =
        parse("; written\n[defaults]\r\n org = " + org + "\r\n\n[auth]\ntoken=\"" + token + "\"\n");

    assertThat(file.get(RcFile.ORGANIZATION)).extracting(Setting::value).isEqualTo(org);
    assertThat(file.get(RcFile.TOKEN)).extracting(Setting::value).isEqualTo(token);
  }

  @Provide
  Arbitrary<String> nearlyFiles() {
    return Arbitraries.of(
            "[defaults]",
            "[auth]",
            "[",
            "]",
            "org",
            "url",
            "token",
            "=",
            "\n",
            "\r\n",
            "\"",
            "'",
            " ",
            ";",
            "#",
            "\uFEFF",
            "\u0000",
            "x",
            "https://h")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> slugs() {
    return Arbitraries.strings().withChars("abcXYZ019-_").ofMinLength(1).ofMaxLength(20);
  }

  private static RcFile parse(String text) {
    return RcFile.parse(PATH, false, text.getBytes(StandardCharsets.UTF_8));
  }
}
