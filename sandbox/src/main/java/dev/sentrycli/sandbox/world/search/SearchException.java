package dev.sentrycli.sandbox.world.search;

/// A search query the server can't read. The message is the whole `detail` of its 400 answer.
public final class SearchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  public SearchException(String why) {
    super("Error parsing search query: " + why);
    this.why = why;
  }

  /// The refusal alone, as event searches answer it.
  public String why() {
    return why;
  }

  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
