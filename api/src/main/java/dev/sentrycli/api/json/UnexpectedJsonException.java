package dev.sentrycli.api.json;

/// An answer lacks a field that the program cannot do without, or has it in another type. The
/// message names the field.
public final class UnexpectedJsonException extends RuntimeException {
  public UnexpectedJsonException(String message) {
    super(message);
  }
}
