package dev.sentrycli.cli.command.explore;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long the steps of numbers over time are.
final class SeriesInterval {
  /// The word for whatever fits the period.
  static final String AUTO = "auto";

  static final List<String> WORDS =
      List.of(
          "15s", "30s", "1m", "2m", "5m", "10m", "15m", "30m", "1h", "2h", "3h", "4h", "6h", "12h",
          "1d");

  /// So many steps servers count at most.
  private static final long MOST_STEPS = 10_100;

  private SeriesInterval() {}

  /// Whether a word can be meant as a length of time.
  static boolean isWritten(String word) {
    int last = word.length() - 1;
    if (last < 1 || "smhdw".indexOf(word.charAt(last)) < 0) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// The interval to ask for.
  ///
  /// @param wanted one of [#WORDS]; null for what fits
  /// @throws ExploreException if the period can't be cut in such pieces
  static String of(@Nullable String wanted, Duration period) {
    if (period.toSeconds() < 15) {
      throw ExploreException.wrong(
          "A time series needs a --period of 15 seconds at least", "for example '--period 1h'");
    }
    if (wanted == null) {
      return fitting(period.toSeconds());
    }
    long step = seconds(wanted);
    if (step > period.toSeconds()) {
      throw ExploreException.wrong(
          "The interval of " + wanted + " is longer than the --period",
          "'--time-series " + fitting(period.toSeconds()) + "' fits");
    }
    if (period.toSeconds() / step > MOST_STEPS) {
      throw ExploreException.wrong(
          "The --period is more than %d intervals of %s".formatted(MOST_STEPS, wanted),
          "'--time-series " + fitting(period.toSeconds()) + "' fits");
    }
    return wanted;
  }

  private static String fitting(long period) {
    if (period >= 30L * 86_400) {
      return "3h";
    }
    if (period >= 14L * 86_400) {
      return "1h";
    }
    if (period >= 4L * 86_400) {
      return "30m";
    }
    if (period >= 2L * 86_400) {
      return "10m";
    }
    if (period >= 43_200) {
      return "5m";
    }
    if (period >= 60) {
      return "1m";
    }
    return period >= 30 ? "30s" : "15s";
  }

  static long seconds(String word) {
    long count = Long.parseLong(word.substring(0, word.length() - 1));
    return switch (word.charAt(word.length() - 1)) {
      case 's' -> count;
      case 'm' -> 60 * count;
      case 'h' -> 3_600 * count;
      default -> 86_400 * count;
    };
  }

  /// Seconds as the words have it.
  static String word(long seconds) {
    if (seconds > 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds > 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
