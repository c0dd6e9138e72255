package dev.sentrycli.sandbox.world.search;

/// A search query the server can't read. The message is the whole `detail` of its 400 answer.
public final class SearchException extends Exception {
  private static final long serialVersionUID = 1L;

  public SearchException(String why) {
    super("Error parsing search query: " + why);
  }

  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
