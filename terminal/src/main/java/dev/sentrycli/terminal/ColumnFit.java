package dev.sentrycli.terminal;

import dev.sentrycli.terminal.Block.Column;
import java.util.List;

/// Shares the width of a table out among its columns. All widths count the space on both sides of a
/// cell.
final class ColumnFit {
  /// Below this a column shows single letters one under the other: a table that is wider than the
  /// terminal is easier to read.
  private static final int LEAST = 6;

  private ColumnFit() {}

  /// The columns' widths.
  ///
  /// @param natural the widths that the contents ask for
  /// @param words the widths that keep the words of the headers whole
  /// @param whole the widths below which none may shrink, even if the table gets wider than the
  ///   terminal
  static int[] fit(int[] natural, int[] words, int[] whole, List<Column> columns, int width) {
    int budget = width - columns.size() - 1;
    int elastic = 0;
    int wanted = 0;
    for (int i = 0; i < natural.length; i++) {
      if (columns.get(i).fixed()) {
        budget -= natural[i];
      } else {
        elastic++;
        wanted += natural[i];
      }
    }
    if (elastic == 0 || budget <= 0 || wanted <= budget) {
      return natural.clone();
    }
    int[] floors = new int[natural.length];
    int[] wordFloors = new int[natural.length];
    for (int i = 0; i < natural.length; i++) {
      boolean fixed = columns.get(i).fixed();
      int floor = Math.max(Math.max(budget / elastic, columns.get(i).least()), LEAST);
      floor = Math.max(floor, whole[i]);
      floors[i] = fixed ? natural[i] : Math.min(natural[i], floor);
      wordFloors[i] = Math.max(floors[i], Math.min(natural[i], words[i]));
    }
    int space = width - columns.size() - 1;
    int[] widths = shrink(natural, floors, space);
    boolean tooWide = sum(floors) > space; // whatever is done, so the headers may as well be whole
    return breaksWords(widths, words) && (tooWide || sum(wordFloors) <= space)
        ? shrink(natural, wordFloors, space)
        : widths;
  }

  private static boolean breaksWords(int[] widths, int[] words) {
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] < words[i]) {
        return true;
      }
    }
    return false;
  }

  /// Takes from each column in proportion to the square root of what it can give, whole units
  /// first; the rest goes one by one to the largest fraction, then to the one that can give most.
  private static int[] shrink(int[] natural, int[] floors, int budget) {
    int excess = sum(natural) - Math.max(sum(floors), budget);
    double weights = 0;
    for (int i = 0; i < natural.length; i++) {
      weights += Math.sqrt(natural[i] - floors[i]);
    }
    int[] widths = natural.clone();
    double[] fractions = new double[natural.length];
    int left = excess;
    for (int i = 0; i < natural.length && weights > 0; i++) {
      int room = natural[i] - floors[i];
      double share = excess * Math.sqrt(room) / weights;
      int taken = Math.min(room, (int) share);
      widths[i] -= taken;
      fractions[i] = taken < room ? share - taken : 0;
      left -= taken;
    }
    for (; left > 0; left--) {
      int best = -1;
      for (int i = 0; i < natural.length; i++) {
        int room = widths[i] - floors[i];
        if (room > 0
            && (best < 0
                || fractions[i] > fractions[best]
                || (fractions[i] == fractions[best] && room > widths[best] - floors[best]))) {
          best = i;
        }
      }
      if (best < 0) {
        return widths;
      }
      widths[best]--;
      fractions[best] = 0;
    }
    return widths;
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }
}
