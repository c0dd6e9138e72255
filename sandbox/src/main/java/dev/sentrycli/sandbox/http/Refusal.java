package dev.sentrycli.sandbox.http;

/// Ends the handling of a request with an answer other than the usual one.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  public Refusal(Response response) {
    super("refused with " + response.status(), null, false, false);
    this.response = response;
  }

  /// Refused with `{"detail": "…"}`.
  public Refusal(int status, String detail) {
    this(Response.detail(status, detail));
  }

  public Response response() {
    return response;
  }
}
