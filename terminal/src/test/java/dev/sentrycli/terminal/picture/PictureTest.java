package dev.sentrycli.terminal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.CapturedConsole;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.CategoryChart;
import dev.sentrycli.terminal.chart.Series;
import dev.sentrycli.terminal.chart.TimeAxis;
import dev.sentrycli.terminal.chart.TimeChart;
import dev.sentrycli.terminal.desktop.Programs;
import dev.sentrycli.terminal.format.Amounts;
import dev.sentrycli.terminal.picture.Graphics.Size;
import dev.sentrycli.terminal.picture.Graphics.Way;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

  @Test
  void sixelsShowWhatWasDrawn() {
    Canvas canvas = new Canvas(37, 20);
    canvas.fill(0, 0, 5, 5, 0xffffff);
    canvas.fill(3, 4, 30, 9, 0xff0000);
    canvas.outline(10, 8, 27, 12, 0x0000ff);

    assertSame(Decoded.sixel(Sixel.of(canvas)), canvas);
  }

  @Test
  void sixelsMakeDoWithTheirColours() {
    Canvas canvas = new Canvas(500, 6);
    for (int x = 0; x < 500; x++) {
      canvas.fill(x, 0, 1, 6, x * 33_333);
    }

    Canvas shown = Decoded.sixel(Sixel.of(canvas));

    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < 500; x++) {
      assertThat(shown.isDrawn(x, 5)).isTrue();
      colours.add(shown.colour(x, 5));
    }
    assertThat(colours).hasSizeBetween(8, 128);
  }

  @Test
  void anEmptyPictureIsStillOne() throws IOException {
    Canvas canvas = new Canvas(3, 3);

    assertSame(Decoded.sixel(Sixel.of(canvas)), canvas);
    assertSame(Decoded.kitty(Kitty.of(canvas, 1, 1)), canvas);
  }

  @Test
  void kittyShowsWhatWasDrawnInPiecesOfBoundedLength() throws IOException {
    Canvas canvas = new Canvas(120, 90);
    int noise = 1;
    for (int y = 0; y < 90; y++) {
      for (int x = 0; x < 120; x++) {
        noise = noise * 1_103_515_245 + 12_345;
        if (x != y) {
          canvas.fill(x, y, 1, 1, noise >>> 8);
        }
      }
    }

    String sequence = Kitty.of(canvas, 12, 5);

    assertThat(sequence).contains(",o=z,", ",c=12,r=5,", "\u001b_Gm=1;", "\u001b_Gm=0;");
    assertSame(Decoded.kitty(sequence), canvas);
  }

  @Test
  void aPictureOfOneColourIsSmall() {
    Canvas canvas = new Canvas(1200, 1080);
    canvas.fill(0, 0, 1200, 1080, 0x7553ff);

    assertThat(Kitty.of(canvas, 120, 54)).hasSizeLessThan(20_000);
    assertThat(Sixel.of(canvas)).hasSizeLessThan(20_000);
  }

  @Test
  void envelopesForTmuxHoldOneSequenceEach() {
    assertThat(Passthrough.of("\u001b_Ga\u001b\\\u001b_Gb\u001b\\"))
        .isEqualTo(
            "\u001bPtmux;\u001b\u001b_Ga\u001b\u001b\\\u001b\\"
                + "\u001bPtmux;\u001b\u001b_Gb\u001b\u001b\\\u001b\\");
  }

  @Test
  void readsWhatTheTerminalSays() {
    assertThat(
            Answers.of(
                "\u001b[6;18;9t\u001b_Gi=4271;OK\u001b\\\u001b[?62;4;22c", Look.PLAIN, Tmux.NONE))
        .isEqualTo(new Graphics(true, true, new Size(9, 18), null, false, 0x999999));
    assertThat(Answers.of("\u001b[?62;22;44c", Look.PLAIN, Tmux.NONE))
        .isEqualTo(new Graphics(false, false, new Size(10, 20), null, false, 0x999999));
    assertThat(
            Answers.of("\u001b_Gi=4271;ENOTSUPPORTED\u001b\\\u001b[?1;2c", Look.PLAIN, Tmux.NONE)
                .kitty())
        .isFalse();
    assertThat(Answers.of("\u001b[6;9999999;0t\u001b[?4c", Look.PLAIN, Tmux.NONE))
        .isEqualTo(new Graphics(false, true, new Size(10, 20), null, false, 0x999999));
    assertThat(Answers.of("", Look.PLAIN, Tmux.NONE)).isEqualTo(Graphics.NONE);
  }

  @Test
  void takesTheSizeOfACellFromThatOfPicturesWhereNothingElseTellsIt() {
    Look window = new Look(140, 50, true, Look.Colours.TRUE);
    String xterm = "\u001b[?63;1;4;22c";
    String size = "\u001b[?2;0;1260;950S" + xterm;

    assertThat(Answers.takesSixelsOnly(xterm)).isTrue();
    assertThat(Answers.takesSixelsOnly("\u001b[?63;1;22c")).isFalse();
    assertThat(Answers.takesSixelsOnly("\u001b_Gi=4271;OK\u001b\\" + xterm)).isFalse();
    assertThat(Answers.of(xterm + size, window, Tmux.NONE))
        .isEqualTo(new Graphics(false, true, new Size(9, 19), null, false, 0x999999));
    assertThat(Answers.of(xterm + "\u001b[?1;3;0S" + xterm, window, Tmux.NONE))
        .isEqualTo(new Graphics(false, true, new Size(10, 20), null, false, 0x999999));
    assertThat(Answers.of(xterm + size, window, new Tmux(false, new Size(7, 15))))
        .isEqualTo(new Graphics(false, true, new Size(7, 15), null, false, 0x999999));
  }

  @Test
  void noPictureIsLargerThanTheTerminalAllows() {
    Look window = new Look(140, 50, true, Look.Colours.TRUE);
    String end = "\u001b[?63;1;4;22c";
    Size most = new Size(1000, 1000);

    // A side that is as long as allowed tells nothing of the window.
    Graphics wide =
        Answers.of(end + "\u001b[?2;0;1000;950S\u001b[?2;0;1000;1000S" + end, window, Tmux.NONE);
    assertThat(wide).isEqualTo(new Graphics(false, true, new Size(9, 19), most, false, 0x999999));
    Graphics high =
        Answers.of(end + "\u001b[?2;0;840;1000S\u001b[?2;0;1000;1000S" + end, window, Tmux.NONE);
    assertThat(high.cell()).isEqualTo(new Size(6, 12));
    Graphics both =
        Answers.of(end + "\u001b[?2;0;1000;1000S\u001b[?2;0;1000;1000S" + end, window, Tmux.NONE);
    assertThat(both.cell()).isEqualTo(new Size(10, 20));

    assertThat(wide.canvas(140, 50, true)).extracting(Canvas::width).isEqualTo(1000);
    assertThat(wide.canvas(140, 53, true)).isNull();
    assertThat(
            Answers.of(
                    "\u001b[6;18;9t" + end + "\u001b[?2;3;0S\u001b[?2;3;0S" + end,
                    window,
                    Tmux.NONE)
                .most())
        .isNull();
  }

  @Test
  void lettersHaveTheColourOfTheTerminal() {
    assertThat(ink("\u001b]10;rgb:0000/1212/fefe\u001b\\")).isEqualTo(0x0012fe);
    assertThat(ink("\u001b]10;rgb:dd/ee/ff\u0007")).isEqualTo(0xddeeff);
    for (String strange :
        List.of(
            "", "\u001b]10;rgb:dd/ee", "\u001b]10;rgb:d/e/f\u0007", "\u001b]10;#ddeeff\u0007")) {
      assertThat(ink(strange)).as(strange).isEqualTo(0x999999);
    }
    Canvas canvas = new Canvas(100, 20);
    Graphics white = new Graphics(false, true, new Size(10, 20), null, false, 0xffffff);
    new Sheet(canvas, BitmapFont.load(), white)
        .letter(List.of(Text.of("I")), new Sheet.Area(0, 0, 5, 1));
    assertThat(canvas.colour(4, 8)).isEqualTo(0xffffff);
  }

  private static int ink(String said) {
    return Answers.of(said + "\u001b[?62;4c", Look.PLAIN, Tmux.NONE).ink();
  }

  @Test
  void inTmuxOnlyTerminalsThatKeepPicturesWithCharactersAreGivenThem() {
    assertThat(Tmux.of("on 1 9 18 kitty(0.41.1)\n")).isEqualTo(new Tmux(true, new Size(9, 18)));
    assertThat(Tmux.of("all 1 9 18 ghostty 1.2.0").shows()).isTrue();
    for (String other :
        List.of(
            "",
            "on 1 9",
            "off 1 9 18 kitty(0.41.1)",
            "0 1 9 18 kitty(0.41.1)",
            "on 0 9 18 kitty(0.41.1)",
            "on 1 9 18 kitty(0.27.1)",
            "on 1 9 18 kitty",
            "on 1 9 18 WezTerm 20240203",
            " 1 9 18 kitty(0.41.1)",
            "on 1 9 18 \n")) {
      assertThat(Tmux.of(other).shows()).as(other).isFalse();
    }
    assertThat(Tmux.of("on 1 9 18 \n").cell()).isEqualTo(new Size(9, 18));
    assertThat(Tmux.of("on 1 0 0 kitty(0.41.1)\n").cell()).isNull();
  }

  @Test
  void picturesInTmuxAreHeldByCharactersOfTheirOwnSize() throws IOException {
    Graphics graphics = new Graphics(true, false, new Size(9, 18), null, true, 0x999999);
    Canvas canvas = graphics.canvas(40, 6, true);
    assertThat(canvas).isNotNull();
    canvas.fill(3, 4, 30, 9, 0xff0000);

    String shown = graphics.show(canvas, Way.KITTY);

    int text = shown.lastIndexOf("\u001b\\") + 2;
    String picture = shown.substring(0, text).replace("\u001bPtmux;", "");
    assertThat(picture).startsWith("\u001b\u001b_Ga=T").contains(",c=40,r=6,U=1,i=");
    List<String> lines = shown.substring(text).lines().toList();
    assertThat(lines).hasSize(6);
    int number = Integer.parseInt(picture.replaceAll("(?s).*,i=(\\d+),.*", "$1"));
    for (String line : lines) {
      assertThat(line).startsWith("\u001b[38;5;" + (number & 0xff) + "m\udbfb\udeee");
      assertThat(line).endsWith("\u001b[39m");
      assertThat(line.codePoints().filter(c -> c == 0x10eeee)).hasSize(40);
    }
    // Each place has the marks of its line, its column and the highest part of the number.
    String place = "\udbfb\udeee";
    assertThat(lines.getFirst()).contains(place + "\u0305\u0305");
    assertThat(lines.getLast()).contains(place + "\u033d\u0305", place + "\u033d\u0597");
    assertThat(lines.getLast().split(place, -1)[40].charAt(2))
        .isEqualTo(Placeholders.mark(number >>> 24));
    assertThat(graphics.wipe(Way.KITTY)).isEmpty();
    assertThat(graphics.canvas(10, Placeholders.mostLines(), true)).isNotNull();
    assertThat(graphics.canvas(10, Placeholders.mostLines() + 1, true)).isNull();
    canvas.fill(3, 4, 1, 1, 0x00ff00);
    assertThat(graphics.show(canvas, Way.KITTY)).doesNotContain(",i=" + number + ",");
  }

  @Test
  void marksStandForNumbersAsTheProtocolSays() {
    assertThat(Placeholders.mostLines()).isEqualTo(245);
    assertThat(Placeholders.mark(100)).isEqualTo('\u07eb');
    assertThat(Placeholders.mark(150)).isEqualTo('\u1b6b');
    assertThat(Placeholders.mark(200)).isEqualTo('\u20d4');
    assertThat(Placeholders.mark(244)).isEqualTo('\u2dff');
    for (int i = 0; i < 245; i++) {
      assertThat(Character.getType(Placeholders.mark(i))).isEqualTo(Character.NON_SPACING_MARK);
    }
  }

  @Test
  void picturesThatStandOnTheirOwnAreTakenAwayBeforeTheNextLook() {
    Graphics both = new Graphics(true, true, new Size(9, 18), null, false, 0x999999);

    assertThat(both.wipe(Way.KITTY)).isEqualTo("\u001b_Ga=d,d=A,q=2\u001b\\");
    assertThat(both.wipe(Way.SIXEL)).isEmpty();
    assertThat(Graphics.NONE.wipe(null)).isEmpty();
  }

  @Test
  void knowsWhenTheTerminalHasSaidAll() {
    assertThat(Answers.isComplete("\u001b[6;18;9t\u001b[?62")).isFalse();
    assertThat(Answers.isComplete("\u001b[6;18;9t\u001b[?62;4c")).isTrue();
  }

  @Test
  void asksOnlyATerminalThatCouldShowPictures() {
    assertThat(Probe.mayShow(console(CapturedConsole.ALL, XTERM), XTERM, Platform.UNIX)).isTrue();
    assertThat(Probe.mayShow(console(CapturedConsole.ALL, XTERM), XTERM, Platform.WINDOWS))
        .isFalse();
    assertThat(Probe.mayShow(console(new Attached(true, false, true), XTERM), XTERM, Platform.UNIX))
        .isFalse();
    assertThat(Probe.mayShow(console(new Attached(false, true, true), XTERM), XTERM, Platform.UNIX))
        .isFalse();
    for (Map<String, String> variables :
        List.of(
            Map.of("TERM", "dumb"),
            Map.of("TERM", "linux"),
            Map.<String, String>of(),
            Map.of("TERM", "xterm", "NO_COLOR", "1"),
            Map.of("TERM", "xterm", "SENTRY_PLAIN_OUTPUT", "1"),
            Map.of("TERM", "xterm", "SENTRY_NO_GRAPHICS", "1"),
            Map.of("TERM", "xterm", "SENTRY_NO_SIXEL", "true"))) {
      Console console = console(CapturedConsole.ALL, variables);
      assertThat(Probe.mayShow(console, variables, Platform.UNIX)).as("%s", variables).isFalse();
    }
    Map<String, String> off = Map.of("TERM", "xterm", "SENTRY_NO_GRAPHICS", "0");
    assertThat(Probe.mayShow(console(CapturedConsole.ALL, off), off, Platform.UNIX)).isTrue();
  }

  @Test
  void printsNothingWhereNobodyLooks() {
    CapturedConsole captured = new CapturedConsole("", Attached.NOWHERE, XTERM);

    assertThat(Probe.ask(captured.console, XTERM, new Programs(Platform.UNIX, Map.of())))
        .isEqualTo(Graphics.NONE);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void prefersKittyAndFallsBackToWhatThereIs() {
    Graphics both = new Graphics(true, true, new Size(10, 20), null, false, 0x999999);
    Graphics kitty = new Graphics(true, false, new Size(10, 20), null, false, 0x999999);
    Graphics sixel = new Graphics(false, true, new Size(10, 20), null, false, 0x999999);

    assertThat(both.way(null)).isEqualTo(Way.KITTY);
    assertThat(both.way(Way.SIXEL)).isEqualTo(Way.SIXEL);
    assertThat(kitty.way(Way.SIXEL)).isEqualTo(Way.KITTY);
    assertThat(sixel.way(Way.KITTY)).isEqualTo(Way.SIXEL);
    assertThat(Graphics.NONE.way(Way.KITTY)).isNull();
  }

  @Test
  void limitsTheSizeOfPictures() {
    Graphics graphics = new Graphics(true, false, new Size(20, 40), null, false, 0x999999);

    Canvas capped = graphics.canvas(200, 20, true);
    Canvas wide = graphics.canvas(200, 20, false);

    assertThat(capped).isNotNull().extracting(Canvas::width).isEqualTo(2560);
    assertThat(wide).isNotNull().extracting(Canvas::width).isEqualTo(4000);
    assertThat(graphics.canvas(100, 200, true)).isNull();
    assertThat(graphics.canvas(0, 10, true)).isNull();
  }

  @Test
  void lettersWithShapesOfItsOwn() {
    Canvas canvas = new Canvas(30, 20);

    canvas.letter(BitmapFont.load(), "I\u4e2d█", 0, 0, 1, 0x112233);

    assertThat(canvas.isDrawn(4, 8)).isTrue();
    assertThat(canvas.isDrawn(0, 8)).isFalse();
    assertThat(canvas.isDrawn(14, 10) || canvas.isDrawn(12, 10)).isTrue();
    assertThat(canvas.isDrawn(20, 0) && canvas.isDrawn(29, 19)).isTrue();
    assertThat(canvas.colour(20, 0)).isEqualTo(0x112233);
  }

  @Test
  void drawsChartsOfAnySizeWithinTheirSheet() {
    TimeChart times =
        new TimeChart(
            List.of(Series.of("a", 1, 2, 3), new Series("Other", new double[] {4, 0}, true)),
            new TimeAxis(0, 3600, 3, ZoneOffset.UTC),
            Amounts::number);
    CategoryChart bars =
        new CategoryChart(
            List.of(
                new CategoryChart.Bar("prod", 3, false), new CategoryChart.Bar("Other", 9, true)),
            Amounts::number);
    Graphics graphics = new Graphics(false, true, new Size(10, 20), null, false, 0x999999);
    for (int columns = 1; columns < 40; columns += 3) {
      for (int lines = 1; lines < 12; lines++) {
        Canvas canvas = graphics.canvas(columns, lines, true);
        assertThat(canvas).isNotNull();
        Sheet sheet = new Sheet(canvas, BitmapFont.load(), graphics);
        Sheet.Area area = new Sheet.Area(0, 0, sheet.columns(), sheet.lines());
        sheet.frame(Text.of("Title"), area);
        sheet.chart(times, area.inner());
        sheet.chart(bars, area.inner());
        sheet.number("12", "ms", area.inner());
        assertSame(Decoded.sixel(Sixel.of(canvas)), canvas);
      }
    }
  }

  @Test
  void nothingOfALegendIsDrawnOverAnother() {
    BitmapFont font = BitmapFont.load();
    Set<String> known = new HashSet<>();
    Canvas cell = new Canvas(BitmapFont.WIDTH, BitmapFont.HEIGHT);
    known.add(cellOf(cell, 0, 0));
    int side = BitmapFont.WIDTH - 2;
    cell.fill(1, (BitmapFont.HEIGHT - side) / 2, side, side, 0xffffff);
    known.add(cellOf(cell, 0, 0));
    for (char letter : "TypeErrorChunkLoadOther+123…".toCharArray()) {
      cell.clear(0, 0, cell.width(), cell.height());
      cell.letter(font, Character.toString(letter), 0, 0, 1, 0xffffff);
      known.add(cellOf(cell, 0, 0));
    }
    TimeChart chart =
        new TimeChart(
            List.of(
                Series.of("TypeError", 1, 2),
                Series.of("ChunkLoadError", 3, 1),
                new Series("Other", new double[] {4, 0}, true)),
            new TimeAxis(0, 3600, 2, ZoneOffset.UTC),
            Amounts::number);
    for (int columns = 14; columns < 50; columns++) {
      Canvas canvas = new Canvas(columns * BitmapFont.WIDTH, 10 * BitmapFont.HEIGHT);
      new Sheet(canvas, font, Graphics.NONE).chart(chart, new Sheet.Area(0, 0, columns, 10));
      for (int column = 0; column < columns; column++) {
        assertThat(known).contains(cellOf(canvas, column, 9));
      }
    }
  }

  /// What is drawn where a character can stand, point by point.
  private static String cellOf(Canvas canvas, int column, int line) {
    StringBuilder points = new StringBuilder();
    for (int y = 0; y < BitmapFont.HEIGHT; y++) {
      for (int x = 0; x < BitmapFont.WIDTH; x++) {
        boolean drawn = canvas.isDrawn(column * BitmapFont.WIDTH + x, line * BitmapFont.HEIGHT + y);
        points.append(drawn ? '#' : '.');
      }
    }
    return points.toString();
  }

  private static Console console(Attached attached, Map<String, String> variables) {
    return new CapturedConsole("", attached, variables).console;
  }

  /// Sixels know colours in steps of a hundredth.
  private static void assertSame(Canvas shown, Canvas drawn) {
    assertThat(shown.width()).isEqualTo(drawn.width());
    assertThat(shown.height()).isEqualTo(drawn.height());
    for (int y = 0; y < drawn.height(); y++) {
      for (int x = 0; x < drawn.width(); x++) {
        boolean same =
            shown.isDrawn(x, y) == drawn.isDrawn(x, y)
                && near(shown.colour(x, y) >> 16, drawn.colour(x, y) >> 16)
                && near(shown.colour(x, y) >> 8 & 0xff, drawn.colour(x, y) >> 8 & 0xff)
                && near(shown.colour(x, y) & 0xff, drawn.colour(x, y) & 0xff);
        if (!same) {
          assertThat(shown.colour(x, y)).as("at %d, %d", x, y).isEqualTo(drawn.colour(x, y));
          assertThat(shown.isDrawn(x, y)).as("at %d, %d", x, y).isEqualTo(drawn.isDrawn(x, y));
        }
      }
    }
  }

  private static boolean near(int a, int b) {
    return Math.abs(a - b) <= 2;
  }
}
