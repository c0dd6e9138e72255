package dev.sentrycli.sandbox.world;

/// A change that the server refuses with 400 and `{"<field>": ["<message>"]}`; field `detail` means
/// `{"detail": "<message>"}`.
public final class InvalidUpdateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidUpdateException(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
