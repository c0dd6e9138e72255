package dev.sentrycli.sandbox.ingest;

/// A request to the ingestion endpoints that is refused as a whole. Items that are broken inside a
/// readable envelope are dropped instead and counted as outcomes.
public final class IngestException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why it is refused, with the status that the server answers.
  public enum Reason {
    MALFORMED(400),
    UNKNOWN_PROJECT(403),
    TOO_LARGE(413);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Reason reason;
  private final String cause;

  /// @param detail the `detail` of the JSON answer
  /// @param cause its only entry in `causes`, empty for none
  public IngestException(Reason reason, String detail, String cause) {
    super(detail);
    this.reason = reason;
    this.cause = cause;
  }

  public Reason reason() {
    return reason;
  }

  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /// The finer cause, empty if there is none.
  public String finerCause() {
    return cause;
  }
}
