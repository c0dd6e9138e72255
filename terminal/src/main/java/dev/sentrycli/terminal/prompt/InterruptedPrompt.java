package dev.sentrycli.terminal.prompt;

import org.jspecify.annotations.Nullable;

/// Somebody was asked and left instead of answering. A run that ends by it ends with 130, as one
/// that Ctrl-C ends.
public final class InterruptedPrompt extends RuntimeException {
  private static final long serialVersionUID = 1;

  InterruptedPrompt(@Nullable Throwable cause) {
    super("The prompt was left without an answer", cause);
  }
}
