package dev.sentrycli.api.alert;

/// Something is asked of an alert that the server is too old for.
public final class OlderServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message what it can't do, as the end of a sentence that begins with "This server"
  OlderServerException(String message) {
    super(message);
  }
}
