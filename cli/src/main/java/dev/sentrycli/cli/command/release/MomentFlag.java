package dev.sentrycli.cli.command.release;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.terminal.format.Timestamps;
import org.jspecify.annotations.Nullable;

/// A flag whose value is a point in time, kept as it was typed. One without a zone is in UTC, as
/// servers take it.
final class MomentFlag {
  private static final int DATE_LENGTH = 10;

  private MomentFlag() {}

  static Flag<@Nullable String> of(String name, String brief) {
    return Flag.value(name, "time", brief, MomentFlag::read);
  }

  /// @throws IllegalArgumentException if the text is no point in time
  static String read(String text) {
    String word = text.strip();
    String whole = word.length() == DATE_LENGTH ? word + "T00:00:00Z" : word;
    if (Timestamps.read(whole) == null) {
      throw new IllegalArgumentException("times are written 2026-01-31T12:00:00Z or 2026-01-31");
    }
    String exact = whole.replace(' ', 'T');
    String afterTime =
        exact.substring(exact.indexOf('T') < 0 ? exact.indexOf('t') : exact.indexOf('T'));
    boolean zoned =
        afterTime.endsWith("Z")
            || afterTime.endsWith("z")
            || afterTime.indexOf('+') >= 0
            || afterTime.indexOf('-') >= 0;
    return zoned ? exact : exact + "Z";
  }
}
