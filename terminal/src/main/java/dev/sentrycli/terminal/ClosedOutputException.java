package dev.sentrycli.terminal;

import java.io.IOException;

/// Results can't be written any more.
public final class ClosedOutputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Why not.
  public enum Reason {
    /// The reader has seen enough, as `head` has: no failure.
    BROKEN_PIPE,
    DISK_FULL,
    OTHER
  }

  private final Reason reason;

  ClosedOutputException(IOException failed) {
    super(
        "Cannot write to standard output: " + Printable.line(String.valueOf(failed.getMessage())),
        failed);
    this.reason = reason(String.valueOf(failed.getMessage()));
  }

  public Reason reason() {
    return reason;
  }

  /// Java passes the system's error on as words only.
  private static Reason reason(String message) {
    if (message.contains("Broken pipe")
        || message.contains("Connection reset")
        || message.contains("pipe is being closed")
        || message.contains("pipe has been ended")) {
      return Reason.BROKEN_PIPE;
    }
    if (message.contains("No space left")
        || message.contains("quota exceeded")
        || message.contains("not enough space")) {
      return Reason.DISK_FULL;
    }
    return Reason.OTHER;
  }
}
