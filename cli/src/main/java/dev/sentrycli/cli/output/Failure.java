package dev.sentrycli.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something the program itself found wrong, in words for the person who runs it: what failed,
/// where (details), and what to type next (hints). Each part of the program has a family of its
/// own.
public abstract class Failure extends RuntimeException {
  private final Exit exit;
  private final List<String> details;
  private final List<String> hints;

  protected Failure(Exit exit, String message, List<String> details, List<String> hints) {
    super(message);
    this.exit = exit;
    this.details = List.copyOf(details);
    this.hints = List.copyOf(hints);
  }

  public Exit exit() {
    return exit;
  }

  /// Lines that say where and why, between the message and the hints.
  public List<String> details() {
    return details;
  }

  /// What to do next, most helpful first.
  public List<String> hints() {
    return hints;
  }

  /// The message and its details in one line.
  public String sentence() {
    StringBuilder text = new StringBuilder(String.valueOf(getMessage()));
    for (String detail : details) {
      text.append("; ").append(detail);
    }
    return text.toString();
  }

  /// What helps most, where there is no place for all hints; null if there is none.
  public @Nullable String firstHint() {
    return hints.isEmpty() ? null : hints.getFirst();
  }
}
