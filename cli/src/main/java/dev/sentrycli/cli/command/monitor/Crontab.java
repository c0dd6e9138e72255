package dev.sentrycli.cli.command.monitor;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what is certainly wrong with a crontab. What only some servers understand passes.
final class Crontab {
  private static final List<String> NAMED =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@hourly");

  /// One of the five fields of a crontab.
  private record Part(String name, int least, int most, List<String> words, String letters) {
    /// Whether nothing that is between two commas is certainly wrong.
    boolean accepts(String text) {
      for (String item : text.split(",", -1)) {
        int slash = item.indexOf('/');
        if (slash >= 0 && !isStep(item.substring(slash + 1))) {
          return false;
        }
        if (!isRange(slash < 0 ? item : item.substring(0, slash))) {
          return false;
        }
      }
      return true;
    }

    private boolean isRange(String text) {
      if (text.equals("*") || text.equals("?")) {
        return true;
      }
      String[] ends = text.split("-", -1);
      if (ends.length > 2) {
        return false;
      }
      for (String end : ends) {
        if (!isValue(end)) {
          return false;
        }
      }
      return true;
    }

    private boolean isValue(String text) {
      if (isDigits(text)) {
        int value = Integer.parseInt(text);
        return value >= least && value <= most;
      }
      String word = text.toUpperCase(Locale.ROOT);
      return words.contains(word) || isSpecial(word);
    }

    /// The last day, the nearest working day, the second Monday.
    private boolean isSpecial(String word) {
      boolean marked = false;
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (letters.indexOf(c) >= 0) {
          marked = true;
        } else if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z' && word.indexOf('#') > 0)) {
          return false;
        }
      }
      return marked;
    }

    private static boolean isStep(String text) {
      return isDigits(text) && Integer.parseInt(text) > 0;
    }

    private static boolean isDigits(String text) {
      if (text.isEmpty() || text.length() > 4) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("minute", 0, 59, List.of(), ""),
          new Part("hour", 0, 23, List.of(), ""),
          new Part("day of the month", 1, 31, List.of(), "LW"),
          new Part(
              "month",
              1,
              12,
              List.of(
                  "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                  "DEC"),
              ""),
          new Part(
              "day of the week",
              0,
              7,
              List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
              "L#"));

  private Crontab() {}

  /// What is wrong with it, or null.
  static @Nullable String mistake(String crontab) {
    String text = crontab.strip();
    if (text.startsWith("@")) {
      return NAMED.contains(text) ? null : "there are just " + String.join(", ", NAMED);
    }
    String[] fields = text.split("\\s+", -1);
    if (fields.length != PARTS.size()) {
      return "it has "
          + fields.length
          + (fields.length == 1 ? " field" : " fields")
          + " instead of five";
    }
    for (int i = 0; i < fields.length; i++) {
      Part part = PARTS.get(i);
      if (!part.accepts(fields[i])) {
        return "its " + part.name() + " can't be '" + fields[i] + "'";
      }
    }
    return null;
  }
}
