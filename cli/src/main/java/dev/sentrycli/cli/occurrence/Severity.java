package dev.sentrycli.cli.occurrence;

import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;

/// How bad it is, as people see it.
public final class Severity {
  private Severity() {}

  /// A level such as `error` in its colour.
  public static Text text(String level) {
    return switch (level) {
      case "fatal", "error" -> Text.of(level, Style.RED);
      case "warning" -> Text.of(level, Style.YELLOW);
      case "info" -> Text.of(level, Style.BLUE);
      default -> Text.of(level);
    };
  }
}
