package dev.sentrycli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /// Java passes the system's error on as words only, in the user's language. Where these are not
  /// known, what standard output is tells the most: writing to a pipe fails for one reason.
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
    return isPipe() ? Reason.BROKEN_PIPE : Reason.OTHER;
  }

  private static boolean isPipe() {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return device.startsWith("pipe:") || device.startsWith("socket:");
    } catch (IOException noSuchLink) {
      return false;
    }
  }
}
