package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.TimeSeries;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.Series;
import dev.sentrycli.terminal.chart.TimeAxis;
import dev.sentrycli.terminal.chart.TimeChart;
import dev.sentrycli.terminal.picture.BitmapFont;
import dev.sentrycli.terminal.picture.Canvas;
import dev.sentrycli.terminal.picture.Graphics;
import dev.sentrycli.terminal.picture.Sheet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows numbers over time: to people as a chart on a terminal and as a table everywhere else, to
/// programs that read rows as one for each moment.
///
/// @param graphics which pictures the terminal takes
record SeriesDrawing(List<TimeSeries> series, Graphics graphics) {
  private static final int CHART_LINES = 8;

  List<Block> blocks(Look look) {
    List<Block> blocks = new ArrayList<>();
    for (TimeSeries one : series) {
      Quantity quantity = new Quantity(one.type(), one.unit());
      blocks.add(new Block.Gap());
      blocks.add(new Block.Paragraph(title(one)));
      List<TimeSeries.Point> points = one.points();
      if (points.isEmpty()) {
        blocks.add(new Block.Paragraph(Text.of("(no data)", Style.MUTED)));
      } else if (look.rich() && look.bounded() && canBeDrawn(points)) {
        blocks.add(new Block.Paragraph(summary(points, quantity)));
        TimeChart chart = chart(one, points, quantity);
        String picture = picture(chart, look);
        blocks.add(
            picture == null
                ? new Block.Lines(chart.lines(look.width(), CHART_LINES + 2, look))
                : new Block.Picture(picture));
      } else {
        blocks.add(table(points, quantity));
      }
    }
    return blocks;
  }

  /// Whether there is no number but 0.
  boolean isOfNothing() {
    for (TimeSeries one : series) {
      for (TimeSeries.Point point : one.points()) {
        Double value = point.value();
        if (value != null && value != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /// The numbers of each moment, those of each group by themselves.
  List<JsonObject> rows() {
    Map<String, JsonObject> rows = new LinkedHashMap<>();
    for (TimeSeries one : series) {
      String group = one.group();
      for (TimeSeries.Point point : one.points()) {
        JsonObject row =
            rows.computeIfAbsent(
                point.millis() + " " + group,
                moment -> {
                  JsonObject begun = new JsonObject();
                  begun.addProperty("time", Instant.ofEpochMilli(point.millis()).toString());
                  if (group != null) {
                    begun.addProperty("series", group);
                  }
                  return begun;
                });
        row.add(one.axis(), Fields.number(point.value()));
      }
    }
    return List.copyOf(rows.values());
  }

  private static Text title(TimeSeries one) {
    String group = one.group();
    Text title = Text.of(Printable.line(one.axis()), Style.BOLD);
    if (group != null) {
      title = title.plus(" " + Printable.line(group));
    }
    if (one.interval() > 0) {
      title = title.plus(" · every " + SeriesInterval.word(one.interval()), Style.MUTED);
    }
    String unit = one.unit();
    return unit == null || unit.isEmpty() || unit.equals("none")
        ? title
        : title.plus(" · unit " + Printable.line(unit), Style.MUTED);
  }

  /// Charts have steps of one length and no room below zero.
  private static boolean canBeDrawn(List<TimeSeries.Point> points) {
    for (int i = 0; i < points.size(); i++) {
      Double value = points.get(i).value();
      if (value != null && (!Double.isFinite(value) || value < 0)) {
        return false;
      }
      if (i > 1
          && points.get(i).millis() - points.get(i - 1).millis()
              != points.get(1).millis() - points.get(0).millis()) {
        return false;
      }
    }
    return points.size() > 1;
  }

  /// What the chart comes to, in words.
  private static Text summary(List<TimeSeries.Point> points, Quantity quantity) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    Double latest = null;
    for (TimeSeries.Point point : points) {
      Double value = point.value();
      if (value != null) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        latest = value;
      }
    }
    if (latest == null) {
      return Text.of("no values", Style.MUTED);
    }
    return Text.of("latest ")
        .plus(quantity.text(latest), Style.BOLD)
        .plus(" · least " + quantity.text(least) + " · most " + quantity.text(most));
  }

  private static TimeChart chart(TimeSeries one, List<TimeSeries.Point> points, Quantity quantity) {
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      Double value = points.get(i).value();
      values[i] = value == null ? 0 : value;
    }
    long first = points.get(0).millis();
    long step = (points.get(1).millis() - first) / 1000;
    return new TimeChart(
        List.of(Series.of(Printable.line(one.axis()), values)),
        new TimeAxis(first / 1000, step, values.length, ZoneOffset.UTC),
        quantity::compact);
  }

  private @Nullable String picture(TimeChart chart, Look look) {
    Graphics.Way way = graphics.way(null);
    Canvas canvas = way == null ? null : graphics.canvas(look.width(), CHART_LINES, true);
    if (way == null || canvas == null) {
      return null;
    }
    Sheet sheet = new Sheet(canvas, BitmapFont.load(), graphics);
    sheet.chart(chart, new Sheet.Area(0, 0, sheet.columns(), sheet.lines()));
    return graphics.show(canvas, way);
  }

  private static Block table(List<TimeSeries.Point> points, Quantity quantity) {
    boolean incomplete = false;
    for (TimeSeries.Point point : points) {
      incomplete |= point.incomplete();
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("TIME (UTC)", false, true, 0));
    columns.add(new Column("VALUE", true, true, 0));
    if (incomplete) {
      columns.add(new Column("STATUS", false, true, 0));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (TimeSeries.Point point : points) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(utc(point.millis())));
      Double value = point.value();
      cells.add(Cell.of(value == null ? "—" : quantity.text(value)));
      if (incomplete) {
        cells.add(Cell.of(point.incomplete() ? "Incomplete" : ""));
      }
      rows.add(cells);
    }
    return new Block.Grid(columns, rows, false, false);
  }

  /// `2025-06-10 12:00:00`.
  static String utc(long millis) {
    String text = Instant.ofEpochSecond(Math.floorDiv(millis, 1000L)).toString();
    return text.substring(0, text.length() - 1).replace('T', ' ');
  }
}
