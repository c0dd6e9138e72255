package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "hello, 5",
    "naïve, 5",
    "日本語, 6",
    "한국, 4",
    "ﾊﾝｶｸ, 4",
    "Ａ, 2",
    "│╭─…━, 5",
    "✔⚠ℹ⚙⎽▁█, 7",
    "🚀, 2",
    "𠀋, 2"
  })
  void countsColumns(String text, int columns) {
    assertThat(Width.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "e\u0301, 1, an accent",
    "\u1112\u1161\u11ab, 2, a syllable of jamo",
    "\u0915\u094d\u0937, 2, a conjunct",
    "\u2764\ufe0f, 2, a heart shown as emoji",
    "\u2764, 1, a heart shown as text",
    "1\ufe0f\u20e3, 2, a keycap",
    "👩\u200d👩\u200d👧, 2, a family",
    "👍🏽, 2, a tone of skin",
    "🇩🇪, 2, a flag",
    "🇩🇪🇫🇷, 4, two flags",
    "\u200b, 0, a zero width space",
    "a\u200db, 2, a joiner between letters"
  })
  void countsWhatIsDrawnTogetherOnce(String text, int columns, String what) {
    assertThat(Width.of(text)).as(what).isEqualTo(columns);
  }

  @Property
  void isTheSumOfWhatMayBeDivided(@ForAll String text) {
    int sum = 0;
    int at = 0;
    while (at < text.length()) {
      int end = Width.clusterEnd(text, at);
      assertThat(end).isGreaterThan(at);
      sum += Width.of(text.substring(at, end));
      at = end;
    }
    assertThat(at).isEqualTo(text.length());
    assertThat(Width.of(text)).isEqualTo(sum);
  }
}
