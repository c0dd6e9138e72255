package dev.sentrycli.terminal.format;

/// A row of small bars that shows how numbers went up and down.
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final char NOTHING = '⎽';
  private static final int USUAL_CELLS = 8;

  private Sparkline() {}

  /// At most eight bars.
  public static String of(double[] values) {
    return of(values, USUAL_CELLS);
  }

  /// At most so many bars; when there are more values, each bar is the average of its share of
  /// them. The highest bar is the greatest one shown.
  public static String of(double[] values, int cells) {
    int length = Math.min(values.length, cells);
    double[] heights = new double[length];
    double greatest = 0;
    for (int i = 0; i < length; i++) {
      heights[i] = average(values, i * values.length / length, (i + 1) * values.length / length);
      greatest = Math.max(greatest, heights[i]);
    }
    StringBuilder line = new StringBuilder(length);
    for (double height : heights) {
      boolean nothing = !(height > 0);
      line.append(nothing ? NOTHING : BARS.charAt((int) Math.round(height / greatest * 7)));
    }
    return line.toString();
  }

  private static double average(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
