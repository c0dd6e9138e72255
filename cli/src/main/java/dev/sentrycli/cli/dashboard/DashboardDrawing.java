package dev.sentrycli.cli.dashboard;

import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Place;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.Board;
import dev.sentrycli.terminal.chart.Frame;
import dev.sentrycli.terminal.picture.BitmapFont;
import dev.sentrycli.terminal.picture.Canvas;
import dev.sentrycli.terminal.picture.Graphics;
import dev.sentrycli.terminal.picture.Sheet;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a dashboard to people: its widgets where they stand, as text or as a picture.
public final class DashboardDrawing {
  /// Lines that a row of the dashboard's grid is high.
  private static final int LINES_OF_ROW = 6;

  private static final int LEAST_WIDTH = 80;

  /// Lines of a window that are left for the title and for what is said below.
  private static final int LINES_AROUND = 6;

  private final Dashboard dashboard;
  private final List<WidgetData> data;
  private final String time;
  private final String url;
  private final ZoneId zone;
  private final Pictures pictures;

  /// How pictures are to be shown.
  ///
  /// @param way null for text
  /// @param capped whether very wide ones are made narrower
  /// @param fitting whether there are none that are higher than the window
  public record Pictures(
      Graphics graphics, Graphics.@Nullable Way way, boolean capped, boolean fitting) {
    public static final Pictures NONE = new Pictures(Graphics.NONE, null, true, false);
  }

  public DashboardDrawing(
      Dashboard dashboard,
      List<WidgetData> data,
      String time,
      String url,
      ZoneId zone,
      Pictures pictures) {
    this.dashboard = dashboard;
    this.data = List.copyOf(data);
    this.time = time;
    this.url = url;
    this.zone = zone;
    this.pictures = pictures;
  }

  /// How many columns the widgets are drawn in.
  public static int width(Look look) {
    return look.bounded() ? look.width() : Math.max(LEAST_WIDTH, look.width());
  }

  public List<Block> blocks(Look look) {
    List<Block> blocks = new ArrayList<>(header(look));
    if (data.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("This dashboard has no widgets", Style.MUTED)));
      return blocks;
    }
    List<Place> places = places(width(look) < LEAST_WIDTH);
    Graphics.Way way = look.rich() && look.bounded() ? pictures.way() : null;
    String picture = way == null ? null : picture(places, look, way);
    blocks.add(picture == null ? text(places, look) : new Block.Picture(picture));
    return blocks;
  }

  private List<Block> header(Look look) {
    String environments = String.join(", ", dashboard.environments());
    String title = Printable.line(dashboard.title());
    if (look.rich()) {
      Text line =
          Text.link(title, url, Style.BOLD)
              .plus("  [" + time + "]", Style.CYAN)
              .plus(environments.isEmpty() ? "" : "  " + environments, Style.MUTED)
              .plus(isOfTimes() ? "  times in " + zoneName() : "", Style.MUTED);
      return List.of(new Block.Lines(List.of(line.onOneLine(width(look)), Text.EMPTY)));
    }
    Text facts =
        Text.of(
            "Period: "
                + time
                + "  Env: "
                + (environments.isEmpty() ? "all" : environments)
                + (isOfTimes() ? "  Times: " + zoneName() : ""));
    return List.of(
        new Block.Lines(List.of(Text.of(title), facts, Text.of(url))),
        new Block.Rule(Math.min(width(look), LEAST_WIDTH)));
  }

  private String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /// Whether a widget has an axis of time.
  private boolean isOfTimes() {
    for (WidgetData one : data) {
      if (one instanceof WidgetData.Lines) {
        return true;
      }
    }
    return false;
  }

  /// Where the widgets stand; those that stand nowhere come last.
  ///
  /// @param stacked whether each gets a row of its own
  private List<Place> places(boolean stacked) {
    List<Place> places = new ArrayList<>();
    int bottom = 0;
    for (Widget widget : dashboard.widgets()) {
      Place place = widget.place();
      if (place == null || !place.isOnGrid()) {
        Place size = WidgetPlacing.usualSize(widget.displayType());
        place = WidgetPlacing.inGap(places, size.w(), size.h());
      }
      if (stacked) {
        place = new Place(0, bottom, Place.COLUMNS, place.h());
      }
      places.add(place);
      bottom = Math.max(bottom, place.y() + place.h());
    }
    return places;
  }

  private Block text(List<Place> places, Look look) {
    WidgetDrawing drawing = new WidgetDrawing(look, zone);
    int width = width(look);
    Board board = new Board();
    List<Widget> widgets = dashboard.widgets();
    for (int i = 0; i < data.size(); i++) {
      Place place = places.get(i);
      int left = place.x() * width / Place.COLUMNS;
      int right = (place.x() + place.w()) * width / Place.COLUMNS;
      int height = place.h() * LINES_OF_ROW;
      List<Text> content =
          drawing.lines(
              widgets.get(i), data.get(i), right - left - Frame.COLUMNS, height - Frame.LINES);
      Text title = Text.of(Printable.line(widgets.get(i).title()));
      board.add(
          new Board.Tile(
              left,
              place.y() * LINES_OF_ROW,
              right - left,
              Frame.around(title, content, right - left, height)));
    }
    return new Block.Lines(board.lines());
  }

  /// The sequences that show the widgets; null if the picture would be too large.
  private @Nullable String picture(List<Place> places, Look look, Graphics.Way way) {
    int rows = 0;
    for (Place place : places) {
      rows = Math.max(rows, place.y() + place.h());
    }
    if (pictures.fitting() && rows * LINES_OF_ROW + LINES_AROUND > look.height()) {
      return null;
    }
    Graphics graphics = pictures.graphics();
    Canvas canvas = graphics.canvas(width(look), rows * LINES_OF_ROW, pictures.capped());
    if (canvas == null) {
      return null;
    }
    Sheet sheet = new Sheet(canvas, BitmapFont.load(), graphics);
    List<Widget> widgets = dashboard.widgets();
    for (int i = 0; i < data.size(); i++) {
      Place place = places.get(i);
      int left = place.x() * sheet.columns() / Place.COLUMNS;
      int right = (place.x() + place.w()) * sheet.columns() / Place.COLUMNS;
      int top = place.y() * sheet.lines() / rows;
      int bottom = (place.y() + place.h()) * sheet.lines() / rows;
      Sheet.Area area = new Sheet.Area(left, top, right - left, bottom - top);
      sheet.frame(Text.of(Printable.line(widgets.get(i).title())), area);
      draw(sheet, widgets.get(i), data.get(i), area.inner());
    }
    return graphics.show(canvas, way);
  }

  private void draw(Sheet sheet, Widget widget, WidgetData shown, Sheet.Area area) {
    WidgetDrawing drawing = new WidgetDrawing(Look.PLAIN, zone);
    if (shown instanceof WidgetData.Lines numbers && !WidgetDrawing.isEmpty(numbers)) {
      if (widget.displayType().equals("categorical_bar")) {
        sheet.chart(WidgetDrawing.categories(numbers), area);
      } else {
        sheet.letter(List.of(WidgetDrawing.summary(numbers)), area);
        sheet.chart(
            drawing.times(numbers),
            new Sheet.Area(area.column(), area.line() + 1, area.columns(), area.lines() - 1));
      }
    } else if (shown instanceof WidgetData.Scalar number && number.value() != null) {
      Quantity quantity = number.quantity();
      sheet.number(quantity.bare(number.value()), quantity.suffix(), area);
    } else {
      sheet.letter(drawing.lines(widget, shown, area.columns(), area.lines()), area);
    }
  }
}
