package dev.sentrycli.cli.occurrence;

import dev.sentrycli.grammar.Flag;
import java.util.List;
import java.util.Locale;

/// `--spans`: how many levels of a trace's spans to show; 0 for none.
public final class SpanDepth {
  private static final int USUAL = 3;

  public static final Flag<Integer> FLAG =
      new Flag<>(
          "spans",
          null,
          "How deep to show the spans of the trace; 'all', or 'no' for none",
          "depth",
          List.of(),
          USUAL,
          Integer.toString(USUAL),
          null,
          false,
          false,
          false,
          false,
          texts -> depth(texts.getLast()));

  private SpanDepth() {}

  private static Integer depth(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "all" -> Integer.MAX_VALUE;
      case "no", "0", "false" -> 0;
      default -> levels(word);
    };
  }

  /// Words that mean nothing here leave it at what is usual.
  private static int levels(String word) {
    try {
      int levels = Integer.parseInt(word);
      if (levels > 0) {
        return levels;
      }
    } catch (NumberFormatException notANumber) {
      return USUAL;
    }
    throw new IllegalArgumentException("a number, 'all' or 'no' is needed");
  }
}
