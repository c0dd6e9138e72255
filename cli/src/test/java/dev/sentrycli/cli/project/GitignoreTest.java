package dev.sentrycli.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitignoreTest {
  @ParameterizedTest
  @CsvSource({
    "*.log, a.log, true",
    "*.log, x/y/a.log, true",
    "*.log, a.logs, false",
    "/a.js, a.js, true",
    "/a.js, x/a.js, false",
    "x/a.js, x/a.js, true",
    "x/a.js, y/x/a.js, false",
    "gen/, gen, false",
    "gen/, gen/, true",
    "gen/, x/gen/, true",
    "**/gen/x.js, a/b/gen/x.js, true",
    "**/gen/x.js, gen/x.js, true",
    "a/**/z.js, a/z.js, true",
    "a/**/z.js, a/b/c/z.js, true",
    "a/**, a/b/c.js, true",
    "a/**, a/, false",
    "[ab].js, a.js, true",
    "[!ab].js, a.js, false",
    "[!ab].js, c.js, true",
    "[a-c]?.js, b1.js, true",
    "\\!x.js, !x.js, true",
    "\\#x.js, #x.js, true",
    "# x.js, x.js, false",
    "a*b*c.js, aXbYc.js, true",
  })
  void patternsMeanWhatTheyMeanToGit(String pattern, String path, boolean ignored) {
    assertThat(ignores(Gitignore.parse(pattern, 0, null), path)).isEqualTo(ignored);
  }

  @Test
  void aLaterLineBeatsAnEarlierOne() {
    Gitignore rules = Gitignore.parse("*.js\r\n!keep.js  \n", 0, null);
    assertThat(ignores(rules, "a.js")).isTrue();
    assertThat(ignores(rules, "keep.js")).isFalse();
  }

  @Test
  void aDeeperFileBeatsTheOnesAbove() {
    Gitignore top = Gitignore.parse("*.js", 0, null);
    Gitignore nested = Gitignore.parse("!own.js\n/only.ts", 1, top);
    assertThat(ignores(nested, "sub/own.js")).isFalse();
    assertThat(ignores(nested, "sub/other.js")).isTrue();
    assertThat(ignores(nested, "sub/only.ts")).isTrue();
    assertThat(ignores(nested, "sub/x/only.ts")).isFalse();
  }

  @Property
  void noFileBreaksIt(@ForAll String text, @ForAll String name) {
    Gitignore rules = Gitignore.parse(text, 0, null);
    Gitignore.ignores(rules, List.of("x", name), false);
    assertThat(Gitignore.matchesName("*", name)).isTrue();
  }

  private static boolean ignores(@org.jspecify.annotations.Nullable Gitignore rules, String path) {
    boolean folder = path.endsWith("/");
    String plain = folder ? path.substring(0, path.length() - 1) : path;
    return Gitignore.ignores(rules, List.of(plain.split("/", -1)), folder);
  }
}
