package dev.sentrycli.terminal.prompt;

import org.jspecify.annotations.Nullable;

/// Somebody was asked and left instead of answering. A run that ends by it ends with 130, as one
/// that Ctrl-C ends.
public final class InterruptedPrompt extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean declined;

  InterruptedPrompt(@Nullable Throwable cause) {
    this("The prompt was left without an answer", cause, false);
  }

  private InterruptedPrompt(String message, @Nullable Throwable cause, boolean declined) {
    super(message, cause);
    this.declined = declined;
  }

  /// Somebody left a choice with the key for it.
  static InterruptedPrompt declined() {
    return new InterruptedPrompt("Nothing chosen", null, true);
  }

  /// Whether the question was declined, rather than the run ended.
  public boolean isDeclined() {
    return declined;
  }
}
