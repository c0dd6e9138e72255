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

  /// What is shown of it: charts have no room below zero.
  double[] drawn() {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = amount(i);
    }
    return drawn;
  }

  private double amount(int index) {
    return Math.max(0, counted(values[index]));
  }

  /// How high each series reaches in so many columns, each standing on the one before it. A column
  /// shows the moment whose time it stands in or, where several share it, the one at which there
  /// was most of all: an average would hide the peaks.
  public static double[][] stacked(List<Series> series, int columns) {
    double[][] tops = new double[series.size()][columns];
    int longest = longest(series);
    for (int column = 0; column < columns && longest > 0; column++) {
      int from = (int) ((long) column * longest / columns);
      int to = Math.max(from + 1, (int) ((column + 1L) * longest / columns));
      int greatest = from;
      for (int moment = from + 1; moment < to; moment++) {
        if (total(series, moment, longest) > total(series, greatest, longest)) {
          greatest = moment;
        }
      }
      double top = 0;
      for (int i = 0; i < tops.length; i++) {
        top += series.get(i).at(greatest, longest);
        tops[i][column] = top;
      }
    }
    return tops;
  }

  /// How many numbers the longest one has.
  public static int longest(List<Series> series) {
    int longest = 0;
    for (Series one : series) {
      longest = Math.max(longest, one.length());
    }
    return longest;
  }

  private static double total(List<Series> series, int moment, int moments) {
    double total = 0;
    for (Series one : series) {
      total += one.at(moment, moments);
    }
    return total;
  }

  /// The amount at one of so many moments, which are as many as there are numbers, or more.
  private double at(int moment, int moments) {
    return values.length == 0 ? 0 : amount((int) ((long) moment * values.length / moments));
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
