package dev.sentrycli.sandbox.world.explore;

/// A query the server refuses. The message is the whole `detail` of its 400 answer.
public final class ExploreException extends Exception {
  private static final long serialVersionUID = 1L;

  public ExploreException(String detail) {
    super(detail);
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
