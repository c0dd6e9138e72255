package dev.sentrycli.terminal.chart;

import java.util.ArrayList;
import java.util.List;

/// Numbers in the order of time, under one name.
public final class Series {
  private final String label;
  private final double[] values;
  private final boolean other;

  /// @param values what is no number counts as nothing
  /// @param other whether it sums up whatever has no series of its own
  public Series(String label, double[] values, boolean other) {
    this.label = label;
    this.values = values.clone();
    this.other = other;
  }

  public static Series of(String label, double... values) {
    return new Series(label, values, false);
  }

  public String label() {
    return label;
  }

  public boolean isOther() {
    return other;
  }

  public int length() {
    return values.length;
  }

  public double[] values() {
    return values.clone();
  }

  /// The last number, or 0 where there is none.
  public double latest() {
    return values.length == 0 ? 0 : counted(values[values.length - 1]);
  }

  public double total() {
    double total = 0;
    for (double value : values) {
      total += counted(value);
    }
    return total;
  }

  /// Numbers for so many columns: each column shows the value whose time it stands in, or the
  /// average of all that share it. Charts have no room below zero.
  public double[] sampled(int columns) {
    double[] sampled = new double[columns];
    int length = values.length;
    for (int i = 0; i < columns && length > 0; i++) {
      int from = (int) ((long) i * length / columns);
      int to = Math.max(from + 1, (int) ((long) (i + 1) * length / columns));
      double sum = 0;
      for (int j = from; j < to; j++) {
        sum += Math.max(0, counted(values[j]));
      }
      sampled[i] = sum / (to - from);
    }
    return sampled;
  }

  /// All series as they are stacked: what is "other" comes last.
  static List<Series> ordered(List<Series> series) {
    List<Series> ordered = new ArrayList<>(series.size());
    for (Series one : series) {
      if (!one.other) {
        ordered.add(one);
      }
    }
    for (Series one : series) {
      if (one.other) {
        ordered.add(one);
      }
    }
    return ordered;
  }

  static double counted(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
