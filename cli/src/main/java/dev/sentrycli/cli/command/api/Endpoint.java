package dev.sentrycli.cli.command.api;

import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;

/// The part of the API a raw request is for, as typed: a path below `/api/0/`, or a whole address.
///
/// @param address what stands before the query: a path that starts with `/api/0/`, or a web address
/// @param query the query as typed, without the question mark; may be empty
record Endpoint(String address, String query, boolean absolute) {
  private static final String API = "/api/0/";

  /// @throws UsageException if the path leaves the API or holds characters no path has
  static Endpoint parse(String typed) {
    String text = typed.strip();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '#') {
        throw refused(text, "it holds a character that an address can't hold");
      }
    }
    if (text.isEmpty()) {
      throw new UsageException(Kind.VALUE, "The endpoint is empty", "sentry api organizations/");
    }
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    String query = mark < 0 ? "" : text.substring(mark + 1);
    String decoded = path.replace("%2e", ".").replace("%2E", ".");
    for (String segment : decoded.split("/", -1)) {
      if (segment.equals("..")) {
        throw refused(text, "'..' would leave the API");
      }
    }
    boolean absolute =
        path.regionMatches(true, 0, "https://", 0, 8)
            || path.regionMatches(true, 0, "http://", 0, 7);
    if (!path.endsWith("/")) {
      path += "/";
    }
    if (absolute) {
      return new Endpoint(path, query, true);
    }
    String relative = path.startsWith("/") ? path.substring(1) : path;
    if (relative.startsWith("api/0/")) {
      relative = relative.substring("api/0/".length());
    }
    return new Endpoint(API + relative, query, false);
  }

  private static UsageException refused(String text, String why) {
    return new UsageException(
        Kind.VALUE,
        "'" + text + "' is no endpoint: " + why,
        "name a path below /api/0/, as in 'sentry api organizations/'");
  }
}
