package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Block.Grid;
import dev.sentrycli.terminal.Look.Colours;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PainterPropertiesTest {
  private static final String OWN_SEQUENCES =
      "\u001b\\[[0-9;]+m|\u001b\\]8;;(https?://[!-~]+)?\u0007";

  @Property(tries = 300)
  void emitsNoControlButItsOwn(
      @ForAll("blocks") List<Block> blocks,
      @ForAll Colours colours,
      @ForAll @IntRange(min = 1, max = 200) int width) {
    String drawn = Painter.paint(blocks, new Look(width, 24, true, colours));

    assertThat(drawn.replaceAll(OWN_SEQUENCES, "").chars())
        .allMatch(c -> c == '\n' || !Character.isISOControl(c));
  }

  @Property(tries = 300)
  void plainIsRichWithoutItsSequences(
      @ForAll("blocks") List<Block> blocks, @ForAll @IntRange(min = 1, max = 200) int width) {
    String rich = Painter.paint(blocks, new Look(width, 24, true, Colours.TRUE));

    assertThat(Painter.paint(blocks, new Look(width, 24, false, Colours.TRUE)))
        .isEqualTo(rich.replaceAll(OWN_SEQUENCES, ""));
  }

  @Property(tries = 300)
  void tablesStayWithinTheWidthAndAreStraight(
      @ForAll("tables") Block table, @ForAll @IntRange(min = 40, max = 200) int width) {
    String drawn = Painter.paint(List.of(table), new Look(width, 24, false, Colours.TRUE));

    List<Integer> widths = drawn.lines().map(Width::of).distinct().toList();
    assertThat(widths).hasSizeLessThanOrEqualTo(1).allMatch(columns -> columns <= width);
  }

  @Property(tries = 300)
  void paragraphsOfShortWordsStayWithinTheWidth(
      @ForAll("shortWords") List<String> words, @ForAll @IntRange(min = 16, max = 100) int width) {
    Text text = Text.of(String.join(" ", words));
    List<Block> blocks =
        List.of(
            new Block.Paragraph(text),
            new Block.Quote(text),
            new Block.Bullets(List.of(text, text)),
            new Block.Heading(1, text));

    assertThat(Painter.paint(blocks, new Look(width, 24, false, Colours.TRUE)).lines())
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(width));
  }

  @Provide
  Arbitrary<List<String>> shortWords() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(14).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Block>> blocks() {
    Arbitrary<Block> simple =
        texts()
            .flatMap(
                text ->
                    Arbitraries.of(
                        new Block.Heading(1, text),
                        new Block.Heading(3, text),
                        new Block.Paragraph(text),
                        new Block.Lines(List.of(text, Text.EMPTY)),
                        new Block.Bullets(List.of(text, text)),
                        new Block.Quote(text),
                        new Block.Code(List.of(text)),
                        new Block.Rule(5),
                        new Block.Gap()));
    return Arbitraries.oneOf(simple, tables()).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Block> tables() {
    Arbitrary<Column> columns =
        Combinators.combine(Arbitraries.strings().ofMaxLength(12), Arbitraries.of(true, false))
            .as((header, right) -> new Column(Printable.line(header), right, false, 0));
    Arbitrary<Cell> cells = texts().list().ofMaxSize(2).map(Cell::new);
    Arbitrary<Block> grids =
        columns
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .flatMap(
                header ->
                    Combinators.combine(
                            cells.list().ofSize(header.size()).list().ofMaxSize(4),
                            Arbitraries.of(true, false),
                            Arbitraries.of(true, false))
                        .as((rows, ruled, cut) -> new Grid(header, rows, ruled, cut)));
    Arbitrary<Block> facts =
        Combinators.combine(Arbitraries.strings().ofMaxLength(12), texts())
            .as(Fact::new)
            .list()
            .ofMaxSize(4)
            .map(Block.Facts::new);
    return Arbitraries.oneOf(grids, facts);
  }

  private static Arbitrary<Text> texts() {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(60),
            Arbitraries.strings()
                .withChars("ab \n\t\u001b[]8;m\\\u0007\u009b\u202e日👩\u200d\u0301\ufe0f1")
                .ofMaxLength(40));
    Arbitrary<String> addresses =
        Arbitraries.oneOf(
            Arbitraries.just("https://sentry.example/issues/1/"),
            Arbitraries.strings().ofMaxLength(20).map(path -> "http://a/" + path));
    Arbitrary<Style[]> styles = Arbitraries.of(Style.class).array(Style[].class).ofMaxSize(3);
    return Combinators.combine(words, words, addresses, styles)
        .as(
            (first, second, address, looks) ->
                Text.of(first, looks).plus(Text.link(second, address, looks)));
  }
}
