package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import dev.sentrycli.terminal.chart.BigNumber;
import dev.sentrycli.terminal.chart.CategoryChart;
import dev.sentrycli.terminal.chart.Series;
import dev.sentrycli.terminal.chart.TimeAxis;
import dev.sentrycli.terminal.chart.TimeChart;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a widget shows, in lines of text.
final class WidgetDrawing {
  private static final int LEAST_CHART = 8;
  private static final int GAP = 2;
  private static final int LEAST_COLUMN = 3;
  private static final String NONE = "—";

  private final Look look;
  private final ZoneId zone;

  WidgetDrawing(Look look, ZoneId zone) {
    this.look = look;
    this.zone = zone;
  }

  /// At most `height` lines of at most `width` columns.
  List<Text> lines(Widget widget, WidgetData data, int width, int height) {
    List<Text> lines =
        switch (data) {
          case WidgetData.Lines numbers ->
              isEmpty(numbers)
                  ? remark("no data")
                  : widget.displayType().equals("categorical_bar")
                      ? categories(numbers).lines(width, height)
                      : chart(numbers, width, height);
          case WidgetData.Rows rows ->
              rows.rows().isEmpty() ? remark("no data") : table(rows, width);
          case WidgetData.Scalar number -> number(number, width, height);
          case WidgetData.Words(String markdown) ->
              markdown == null || markdown.isBlank()
                  ? remark("empty")
                  : MarkdownLines.of(markdown, width);
          case WidgetData.Unsupported(String reason) -> remark(reason, width);
          case WidgetData.Failed(String message, boolean _) -> remark(message, width);
        };
    return lines.size() <= height ? lines : lines.subList(0, Math.max(0, height));
  }

  private static List<Text> remark(String words, int width) {
    return Text.of("(" + Printable.line(words) + ")", Style.MUTED).wrapped(width);
  }

  private static List<Text> remark(String words) {
    return List.of(Text.of("(" + Printable.line(words) + ")", Style.MUTED));
  }

  static boolean isEmpty(WidgetData.Lines numbers) {
    for (WidgetData.Line line : numbers.lines()) {
      if (line.values().length > 0) {
        return false;
      }
    }
    return true;
  }

  /// Sums of what was counted over time.
  static CategoryChart categories(WidgetData.Lines numbers) {
    List<CategoryChart.Bar> bars = new ArrayList<>();
    Quantity quantity = numbers.lines().getFirst().quantity();
    for (WidgetData.Line line : numbers.lines()) {
      double sum = Series.of("", line.values()).total();
      bars.add(new CategoryChart.Bar(line.label(), sum, line.other()));
    }
    return new CategoryChart(bars, quantity::compact);
  }

  TimeChart times(WidgetData.Lines numbers) {
    List<Series> series = new ArrayList<>();
    int longest = 0;
    boolean alike = areAlike(numbers.lines());
    for (WidgetData.Line line : numbers.lines()) {
      String unit = alike ? "" : line.quantity().suffix().strip();
      String label = unit.isEmpty() ? line.label() : line.label() + " in " + unit;
      series.add(new Series(label, line.values(), line.other()));
      longest = Math.max(longest, line.values().length);
    }
    Quantity quantity = alike ? numbers.lines().getFirst().quantity() : new Quantity(null, null);
    return new TimeChart(
        series, new TimeAxis(numbers.start(), numbers.step(), longest, zone), quantity::compact);
  }

  /// Whether one scale, with its unit, says how much all of them are.
  private static boolean areAlike(List<WidgetData.Line> lines) {
    for (WidgetData.Line line : lines) {
      Quantity first = lines.getFirst().quantity();
      if (!line.quantity().suffix().equals(first.suffix())
          || !line.quantity().compact(1).equals(first.compact(1))) {
        return false;
      }
    }
    return true;
  }

  /// The line above a chart, which says in words what it comes to.
  static Text summary(WidgetData.Lines numbers) {
    List<WidgetData.Line> lines = numbers.lines();
    WidgetData.Line first = lines.getFirst();
    if (lines.size() == 1) {
      double latest = Series.of("", first.values()).latest();
      return Text.of(first.label() + "  latest ").plus(first.quantity().text(latest), Style.BOLD);
    }
    double total = 0;
    boolean alike = areAlike(lines);
    for (WidgetData.Line line : lines) {
      if (!alike || !line.adds()) {
        return Text.of(lines.size() + " series");
      }
      total += Series.of("", line.values()).total();
    }
    return Text.of(lines.size() + " series  total ").plus(first.quantity().text(total), Style.BOLD);
  }

  private List<Text> chart(WidgetData.Lines numbers, int width, int height) {
    TimeChart chart = times(numbers);
    if (height < LEAST_CHART) {
      return chart.rows(width, height);
    }
    List<Text> lines = new ArrayList<>();
    lines.add(summary(numbers).onOneLine(width));
    lines.addAll(chart.lines(width, height - 1, look));
    return lines;
  }

  private List<Text> number(WidgetData.Scalar number, int width, int height) {
    Double value = number.value();
    Quantity quantity = number.quantity();
    return value == null
        ? remark("no data")
        : BigNumber.lines(quantity.bare(value), quantity.suffix(), width, height, look);
  }

  static List<Text> table(WidgetData.Rows rows, int width) {
    List<WidgetData.Column> columns = rows.columns();
    int count = columns.size();
    int[] widths = widths(rows, false);
    boolean compact = total(widths) > width;
    if (compact) {
      widths = widths(rows, true);
    }
    int over = total(widths) - width;
    while (over > 0) {
      int widest = 0;
      for (int i = 1; i < count; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (count == 0 || widths[widest] <= LEAST_COLUMN) {
        break;
      }
      widths[widest]--;
      over--;
    }
    List<Text> lines = new ArrayList<>();
    Text header = Text.EMPTY;
    for (int i = 0; i < count; i++) {
      Text title = Text.of(title(columns.get(i)), Style.BOLD);
      header = header.plus(cell(title, widths[i], columns.get(i), i == count - 1));
    }
    lines.add(header.onOneLine(width));
    for (JsonObject row : rows.rows()) {
      Text line = Text.EMPTY;
      for (int i = 0; i < count; i++) {
        WidgetData.Column column = columns.get(i);
        Text value = Text.of(value(row.get(column.name()), column.quantity(), compact));
        line = line.plus(cell(value, widths[i], column, i == count - 1));
      }
      lines.add(line.onOneLine(width));
    }
    return lines;
  }

  private static String title(WidgetData.Column column) {
    return column.title().toUpperCase(Locale.ROOT);
  }

  private static int[] widths(WidgetData.Rows rows, boolean compact) {
    int[] widths = new int[rows.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      WidgetData.Column column = rows.columns().get(i);
      widths[i] = Width.of(Text.of(title(column)));
      for (JsonObject row : rows.rows()) {
        String value = value(row.get(column.name()), column.quantity(), compact);
        widths[i] = Math.max(widths[i], Width.of(Text.of(value)));
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = Math.max(0, widths.length - 1) * GAP;
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  private static Text cell(Text text, int width, WidgetData.Column column, boolean last) {
    Text cut = text.onOneLine(width);
    String space = " ".repeat(Math.max(0, width - Width.of(cut)));
    Text filled = column.quantity().isNumber() ? Text.of(space).plus(cut) : cut.plus(space);
    return last ? filled : filled.plus(" ".repeat(GAP));
  }

  private static String value(@Nullable JsonElement value, Quantity quantity, boolean compact) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return value == null || value.isJsonNull() ? NONE : Printable.line(value.toString());
    }
    if (primitive.isNumber() && quantity.isNumber()) {
      double number = primitive.getAsDouble();
      return compact ? quantity.compact(number) : quantity.text(number);
    }
    return Printable.line(primitive.getAsString());
  }
}
