package dev.sentrycli.terminal.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The times a chart's numbers belong to.
///
/// @param start of the first, in seconds since 1970
/// @param step seconds from one to the next
/// @param count how many there are
public record TimeAxis(long start, long step, int count, ZoneId zone) {
  private static final int DAY = 86_400;

  /// The distances between labels that people find easy.
  private static final int[] STRIDES = {
    1, 5, 10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 43_200, DAY,
    2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 182 * DAY, 364 * DAY
  };

  /// A label and the column its time begins in.
  public record Tick(int column, String label) {}

  public TimeAxis {
    step = Math.max(1, step);
    count = Math.max(0, count);
  }

  long span() {
    return step * count;
  }

  /// The labels there is room for, a blank at least between two of them.
  ///
  /// @param columns of the chart, whatever their unit is
  /// @param columnsOfCharacter how many of them a character takes
  public List<Tick> ticks(int columns, int columnsOfCharacter) {
    List<Tick> ticks = new ArrayList<>();
    if (count == 0 || columns <= 0) {
      return ticks;
    }
    int room = (label(start).length() + 2) * columnsOfCharacter;
    double columnsOfSecond = columns / (double) span();
    long stride = step * Math.max(1, count);
    for (int candidate : STRIDES) {
      if (candidate >= step
          && candidate * columnsOfSecond >= room
          && (span() < 2L * DAY || candidate >= DAY)) {
        stride = candidate;
        break;
      }
    }
    int free = 0;
    for (int i = 0; i < count; i++) {
      long time = start + i * step;
      boolean crosses =
          Math.floorDiv(local(time), stride) != Math.floorDiv(local(time - step), stride);
      int column = (int) (((long) i * columns + count - 1) / count);
      String label = label(time);
      if (crosses && column >= free && column + label.length() * columnsOfCharacter <= columns) {
        ticks.add(new Tick(column, label));
        free = column + (label.length() + 1) * columnsOfCharacter;
      }
    }
    if (ticks.isEmpty() && label(start).length() * columnsOfCharacter <= columns) {
      ticks.add(new Tick(0, label(start)));
    }
    return ticks;
  }

  private long local(long time) {
    ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(time));
    return time + offset.getTotalSeconds();
  }

  /// What is said of a time depends on how long the chart is.
  String label(long time) {
    ZonedDateTime at = Instant.ofEpochSecond(time).atZone(zone);
    if (span() < 2L * DAY) {
      return two(at.getHour()) + ":" + two(at.getMinute());
    }
    if (span() <= 30L * DAY) {
      return two(at.getMonthValue()) + "/" + two(at.getDayOfMonth());
    }
    return at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + at.getDayOfMonth();
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
