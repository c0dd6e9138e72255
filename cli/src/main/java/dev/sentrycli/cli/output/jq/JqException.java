package dev.sentrycli.cli.output.jq;

/// An expression that is none, or that what it was given does not fit. The message is one line that
/// can follow a colon.
public final class JqException extends RuntimeException {
  JqException(String reason) {
    super(reason);
  }
}
