package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  @ParameterizedTest
  @CsvSource({
    "a\u001b[31mred\u001b[0mb, aredb",
    "a\u001b]8;;http://x\u0007link\u001b]8;;\u0007b, alinkb",
    "a\u001b]0;title\u001b\\b, ab",
    "a\u009b2Jb, ab",
    "a\u001bPq1;2\u001b\\b, ab",
    "a\u001bcb, ab",
    "a\u0008\u007f\u0000b, ab",
    "a\u202eb\u2066c\u200f, abc",
    "naïve 日本 👍, naïve 日本 👍"
  })
  void takesOutWhatATerminalWouldObey(String text, String safe) {
    assertThat(Printable.of(text)).isEqualTo(safe);
  }

  @Test
  void endsAnUnfinishedSequenceWithItsLine() {
    assertThat(Printable.of("a\u001b]0;never\nb")).isEqualTo("a\nb");
    assertThat(Printable.of("a\u001b[31\nb")).isEqualTo("a\nb");
    assertThat(Printable.of("a\u001b")).isEqualTo("a");
  }

  @Test
  void makesOneLineOfMany() {
    assertThat(Printable.line("  a\r\n\tb  c\u001b[0m ")).isEqualTo("a b c");
    assertThat(Printable.line(" \n ")).isEmpty();
  }

  @Property
  void leavesNoControlCharacter(@ForAll String text) {
    assertThat(Printable.of(text).chars()).allMatch(c -> c == '\n' || !Character.isISOControl(c));
    assertThat(Printable.line(text).chars()).noneMatch(Character::isISOControl);
  }

  @Property
  void changesNothingTwice(@ForAll String text) {
    String once = Printable.of(text);
    assertThat(Printable.of(once)).isEqualTo(once);
  }
}
