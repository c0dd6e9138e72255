package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Block.Grid;
import dev.sentrycli.terminal.Look.Colours;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
  private static final Look RICH = new Look(80, 24, true, Colours.TRUE);
  private static final Column LEFT = new Column("Name", false, false, 0);
  private static final Column RIGHT = new Column("Count", true, false, 0);

  @Test
  void underlinesTitlesUpToThirtyColumns() {
    assertThat(plain(new Block.Heading(1, Text.of("Acme 日本")))).isEqualTo("Acme 日本\n━━━━━━━━━\n\n");
    assertThat(plain(new Block.Heading(2, Text.of("x".repeat(40)))))
        .isEqualTo("x".repeat(40) + "\n" + "━".repeat(30) + "\n\n");
    assertThat(plain(new Block.Heading(3, Text.of("Small")))).isEqualTo("Small\n\n");
  }

  @Test
  void drawsTheKindsOfText() {
    String drawn =
        paint(
            new Look(20, 24, false, Colours.SIXTEEN),
            new Block.Paragraph(Text.of("Words that go on over the line")),
            new Block.Gap(),
            new Block.Bullets(List.of(Text.of("first"), Text.of("second thing to be said"))),
            new Block.Quote(Text.of("somebody said something")),
            new Block.Code(List.of(Text.of("int x = 1;"), Text.EMPTY, Text.of("return x;"))),
            new Block.Rule(10),
            new Block.Lines(List.of(Text.of("a line that is longer than all others"))));

    assertThat(drawn)
        .isEqualTo(
            """
            Words that go on
            over the line

            • first
            • second thing to be
              said
              somebody said
              something
              int x = 1;

              return x;
            ──────────
            a line that is longer than all others
            """);
  }

  @Test
  void drawsEveryKindOfBlock() {
    List<Block> one =
        List.of(
            new Block.Heading(1, Text.of("x")),
            new Block.Paragraph(Text.of("x")),
            new Block.Lines(List.of(Text.of("x"))),
            new Block.Bullets(List.of(Text.of("x"))),
            new Block.Quote(Text.of("x")),
            new Block.Code(List.of(Text.of("x"))),
            new Block.Rule(1),
            new Block.Picture("\u001b_Ga=T\u001b\\\\"),
            new Block.Gap(),
            new Block.Facts(List.of(new Fact("x", Text.of("x")))),
            new Grid(List.of(LEFT), List.of(row("x")), false, false));

    assertThat(one).hasExactlyElementsOfTypes(Block.class.getPermittedSubclasses());
    assertThat(one).allSatisfy(block -> assertThat(plain(block)).endsWith("\n"));
  }

  @Test
  void showsPicturesOnlyWhereLooksMatter() {
    Block picture = new Block.Picture("\u001b_Ga=T;AAAA\u001b\\\n");

    assertThat(plain(picture)).isEqualTo("\n");
    assertThat(paint(RICH, picture)).isEqualTo("\u001b_Ga=T;AAAA\u001b\\\n");
  }

  @Test
  void drawsFactsInABoxWithoutHeader() {
    Block facts =
        new Block.Facts(
            List.of(new Fact("Slug", Text.of("acme")), new Fact("Members", Text.of("12"))));
    assertThat(plain(facts))
        .isEqualTo(
            """
            ╭─────────┬──────╮
            │ Slug    │ acme │
            │ Members │ 12   │
            ╰─────────┴──────╯
            """);
    assertThat(paint(RICH, facts)).contains("│ \u001b[1mSlug\u001b[0m    │ acme │\n");
  }

  @Test
  void drawsATableWithNumbersToTheRight() {
    Grid grid =
        new Grid(
            List.of(LEFT, RIGHT), List.of(row("storefront", "7"), row("日本", "1.2K")), false, false);
    assertThat(plain(grid))
        .isEqualTo(
            """
            ╭────────────┬───────╮
            │ NAME       │ COUNT │
            ├────────────┼───────┤
            │ storefront │     7 │
            │ 日本       │  1.2K │
            ╰────────────┴───────╯
            """);
  }

  @Test
  void hidesAHeaderThatSaysNothing() {
    Column silent = new Column("", false, false, 0);
    assertThat(plain(new Grid(List.of(silent), List.of(row("only")), false, false)))
        .isEqualTo("╭──────╮\n│ only │\n╰──────╯\n");
    assertThat(plain(new Grid(List.of(silent), List.of(), false, false))).isEmpty();
  }

  @Test
  void wrapsOrCutsWhatIsTooLong() {
    Look narrow = new Look(30, 24, false, Colours.SIXTEEN);
    List<List<Cell>> rows =
        List.of(
            row("TypeError: cannot read total", "1"),
            List.of(new Cell(List.of(Text.of("one"), Text.of("two"))), Cell.of("2")));

    assertThat(paint(narrow, new Grid(List.of(LEFT, RIGHT), rows, false, false)))
        .isEqualTo(
            """
            ╭────────────────────┬───────╮
            │ NAME               │ COUNT │
            ├────────────────────┼───────┤
            │ TypeError: cannot  │     1 │
            │ read total         │       │
            │ one                │     2 │
            │ two                │       │
            ╰────────────────────┴───────╯
            """);
    assertThat(paint(narrow, new Grid(List.of(LEFT, RIGHT), rows, true, true)))
        .isEqualTo(
            """
            ╭────────────────────┬───────╮
            │ NAME               │ COUNT │
            ├────────────────────┼───────┤
            │ TypeError: cannot… │     1 │
            ├────────────────────┼───────┤
            │ one                │     2 │
            │ two                │       │
            ╰────────────────────┴───────╯
            """);
  }

  @Test
  void mutesTheLinesBetweenRows() {
    Grid grid = new Grid(List.of(LEFT), List.of(row("a"), row("b")), true, true);
    assertThat(paint(RICH, grid))
        .contains("│ a    │\n\u001b[38;2;137;130;148m├──────┤\u001b[0m\n│ b    │\n");
  }

  @Test
  void refusesARowThatDoesNotFitTheColumns() {
    List<List<Cell>> rows = List.of(row("a", "b"));
    assertThatThrownBy(() -> new Grid(List.of(LEFT), rows, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 cells in a table of 1 columns");
  }

  @Test
  void speaksToEachTerminalInItsColours() {
    Text text = Text.of("bad", Style.RED, Style.BOLD).plus(" and ").plus("code", Style.CODE);
    assertThat(Painter.paint(text, RICH))
        .isEqualTo(
            "\u001b[1;38;2;254;65;68mbad\u001b[0m and"
                + " \u001b[38;2;34;211;238;48;2;26;47;58mcode\u001b[0m");
    assertThat(Painter.paint(text, new Look(80, 24, true, Colours.INDEXED)))
        .isEqualTo("\u001b[1;38;5;203mbad\u001b[0m and \u001b[38;5;45;48;5;236mcode\u001b[0m");
    assertThat(Painter.paint(text, new Look(80, 24, true, Colours.SIXTEEN)))
        .isEqualTo("\u001b[1;31mbad\u001b[0m and \u001b[36mcode\u001b[0m");
    assertThat(Painter.paint(text, Look.PLAIN)).isEqualTo("bad and code");
  }

  @Test
  void linksWhereHyperlinksCanBeShown() {
    Text link = Text.link("WEB-1A", "https://sentry.example/issues/1/", Style.BOLD);
    assertThat(Painter.paint(link, RICH))
        .isEqualTo(
            "\u001b]8;;https://sentry.example/issues/1/\u0007\u001b[1mWEB-1A\u001b[0m"
                + "\u001b]8;;\u0007");
    assertThat(Painter.paint(link, Look.PLAIN)).isEqualTo("WEB-1A");
  }

  @Test
  void anAddressStaysOnOneLineEvenIfTheTableGetsWider() {
    String page = "https://sentry.example/organizations/acme/releases/storefront%405.14.0/?a=b";
    Block facts =
        new Block.Facts(
            List.of(
                new Fact("Short Version", Text.of("word ".repeat(30))),
                new Fact("Link", Text.link(page, page))));
    assertThat(plain(facts)).contains(" " + page + " │\n").contains("│ word word");
  }

  @Test
  void doesNotLinkToWhatIsNoWebPageOrCouldEscape() {
    for (String address :
        List.of("javascript:alert(1)", "file:///etc/passwd", "https://a/\u0007\u001b[2J", "")) {
      assertThat(Painter.paint(Text.link("here", address), RICH)).isEqualTo("here");
    }
  }

  private static List<Cell> row(String... cells) {
    return List.of(cells).stream().map(Cell::of).toList();
  }

  private static String plain(Block block) {
    return paint(Look.PLAIN, block);
  }

  private static String paint(Look look, Block... blocks) {
    return Painter.paint(List.of(blocks), look);
  }
}
