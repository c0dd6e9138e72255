package dev.sentrycli.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Look.Colours;
import dev.sentrycli.terminal.Painter;
import dev.sentrycli.terminal.Width;
import dev.sentrycli.terminal.picture.Graphics;
import dev.sentrycli.terminal.picture.Graphics.Size;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardDrawingTest {
  private static final Quantity COUNT = new Quantity("integer", null);
  private static final Quantity MILLISECONDS = new Quantity("duration", "millisecond");

  private static final Dashboard BOARD =
      new Dashboard(
          json(
              """
              {"id": "1", "title": "Front \\u001b[31mend", "environment": ["prod"], "widgets": [
                {"title": "Slow", "displayType": "table", "layout": {"x": 0, "y": 0, "w": 3, "h": 1}},
                {"title": "Errors", "displayType": "big_number",
                 "layout": {"x": 3, "y": 0, "w": 3, "h": 1}},
                {"title": "Broken", "displayType": "line",
                 "layout": {"x": 0, "y": 1, "w": 2, "h": 1}},
                {"title": "Notes", "displayType": "text"}]}
              """));

  private static final List<WidgetData> DATA =
      List.of(
          new WidgetData.Rows(
              List.of(
                  new WidgetData.Column("transaction", "transaction", new Quantity("string", null)),
                  new WidgetData.Column("p95(span.duration)", "p95(span.duration)", MILLISECONDS)),
              List.of(
                  json("{\"transaction\": \"/cart\", \"p95(span.duration)\": 1234.5}"),
                  json("{\"transaction\": null, \"p95(span.duration)\": null}"))),
          new WidgetData.Scalar(12_345.0, COUNT),
          new WidgetData.Failed("Internal Error (500)", true),
          new WidgetData.Words("Call **us**"));

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static List<Block> blocks(Look look, DashboardDrawing.Pictures pictures) {
    return new DashboardDrawing(
            BOARD, DATA, "24h", "https://sentry.example/d/1/", ZoneOffset.UTC, pictures)
        .blocks(look);
  }

  private static String drawn(Look look) {
    return Painter.paint(blocks(look, DashboardDrawing.Pictures.NONE), look);
  }

  @Test
  void showsWhatEachWidgetHasAndThatOneFailed() {
    assertThat(drawn(Look.PLAIN))
        .contains("Front end\nPeriod: 24h  Env: prod\nhttps://sentry.example/d/1/\n")
        .contains("TRANSACTION  P95(SPAN.DURATION)", "1,234.5ms", "12.3K")
        .contains("(Internal Error (500))", "Call us")
        .doesNotContain("\u001b");
  }

  @Test
  void staysWithinTheTerminalHoweverNarrowItIs() {
    for (int width = 20; width < 200; width += 7) {
      Look look = new Look(width, 24, true, Colours.TRUE, true);
      int most = width;
      assertThat(drawn(look).replaceAll("\u001b\\[[0-9;]*m|\u001b]8;;[^\u0007]*\u0007", "").lines())
          .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(most));
    }
  }

  @Test
  void showsOnePictureWhereTheTerminalTakesThem() {
    Look look = new Look(100, 24, true, Colours.TRUE, true);
    Graphics graphics = new Graphics(false, true, new Size(10, 20), null, false, 0x999999);

    List<Block> blocks =
        blocks(look, new DashboardDrawing.Pictures(graphics, Graphics.Way.SIXEL, true, false));

    assertThat(blocks.getLast()).isInstanceOf(Block.Picture.class);
    assertThat(Painter.paint(blocks, look)).contains("\u001bP0;1;0q\"1;1;1000;");
  }

  @Test
  void showsTextWhereAPictureThatHasToFitIsHigherThanTheWindow() {
    Graphics graphics = new Graphics(true, false, new Size(10, 20), null, false, 0x999999);
    DashboardDrawing.Pictures pictures =
        new DashboardDrawing.Pictures(graphics, Graphics.Way.KITTY, true, true);

    assertThat(blocks(new Look(100, 24, true, Colours.TRUE, true), pictures).getLast())
        .isInstanceOf(Block.Picture.class);
    assertThat(blocks(new Look(100, 17, true, Colours.TRUE, true), pictures).getLast())
        .isInstanceOf(Block.Lines.class);
  }

  @Test
  void showsTextWhereThePictureWouldBeTooLargeOrNobodyLooks() {
    Graphics large = new Graphics(true, false, new Size(200, 200), null, false, 0x999999);
    DashboardDrawing.Pictures pictures =
        new DashboardDrawing.Pictures(large, Graphics.Way.KITTY, false, false);

    assertThat(blocks(new Look(100, 24, true, Colours.TRUE, true), pictures).getLast())
        .isInstanceOf(Block.Lines.class);
    assertThat(blocks(Look.PLAIN, pictures).getLast()).isInstanceOf(Block.Lines.class);
  }
}
