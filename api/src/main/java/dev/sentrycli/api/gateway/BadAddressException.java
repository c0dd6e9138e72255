package dev.sentrycli.api.gateway;

/// A text that was to name a Sentry instance does not. The message says why in words that fit after
/// the name of the setting ("must be …", "has …"), and never repeats a password.
public final class BadAddressException extends RuntimeException {
  public BadAddressException(String reason) {
    super(reason);
  }
}
