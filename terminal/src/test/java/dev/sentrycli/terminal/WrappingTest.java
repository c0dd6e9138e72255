package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Wrapping.LongWord;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void dividesAtSpaces() {
    assertThat(wrap("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
    assertThat(wrap("the quick brown fox", 9)).containsExactly("the quick", "brown fox");
    assertThat(wrap("the quick  brown", 10)).containsExactly("the quick", "brown");
  }

  @Test
  void breaksWordsThatAreLongerThanALine() {
    assertThat(wrap("e1f0a9b8c7d64352", 6)).containsExactly("e1f0a9", "b8c7d6", "4352");
    assertThat(wrap("id e1f0a9b8c7 x", 6)).containsExactly("id", "e1f0a9", "b8c7 x");
  }

  @Test
  void keepsLongWordsWholeWhereTheyMustBe() {
    assertThat(words(Wrapping.wrap(Text.of("see http://a.example/b/c/d now"), 10, LongWord.KEEP)))
        .containsExactly("see", "http://a.example/b/c/d", "now");
  }

  @Test
  void keepsIndentationAndLineFeeds() {
    assertThat(wrap("  in the\n\nend", 6)).containsExactly("  in", "the", "", "end");
  }

  @Test
  void neverDividesWideOrComposedCharacters() {
    assertThat(wrap("日本語", 3)).containsExactly("日", "本", "語");
    assertThat(wrap("ae\u0301b", 2)).containsExactly("ae\u0301", "b");
  }

  @Test
  void keepsTheStyleOfEachPart() {
    Text text = Text.of("one ", Style.RED).plus("two", Style.BOLD);
    assertThat(Wrapping.wrap(text, 4, LongWord.BREAK))
        .containsExactly(Text.of("one", Style.RED), Text.of("two", Style.BOLD));
  }

  @Test
  void cutsWithAnEllipsisInTheStyleOfWhatIsCut() {
    assertThat(Wrapping.cut(Text.of("abcdef", Style.RED), 4))
        .isEqualTo(Text.of("abc", Style.RED).plus("…", Style.RED));
    assertThat(Wrapping.cut(Text.of("abcd"), 4)).isEqualTo(Text.of("abcd"));
    assertThat(Wrapping.cut(Text.of("日本語"), 4).plain()).isEqualTo("日…");
    assertThat(Wrapping.cut(Text.of("abc"), 1).plain()).isEqualTo("…");
  }

  @Property
  void losesNothingButSpaces(@ForAll String words, @ForAll @IntRange(min = 1, max = 20) int width) {
    Text text = Text.of(words);
    String wrapped = String.join("", wrap(words, width));
    assertThat(wrapped.replace(" ", "")).isEqualTo(text.plain().replace(" ", "").replace("\n", ""));
  }

  @Property
  void neverExceedsTheWidth(@ForAll String words, @ForAll @IntRange(min = 2, max = 20) int width) {
    assertThat(Wrapping.wrap(Text.of(words), width, LongWord.BREAK))
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(width));
    assertThat(Width.of(Text.of(words).onOneLine(width))).isLessThanOrEqualTo(width);
  }

  private static List<String> wrap(String words, int width) {
    return words(Wrapping.wrap(Text.of(words), width, LongWord.BREAK));
  }

  private static List<String> words(List<Text> lines) {
    return lines.stream().map(Text::plain).toList();
  }
}
