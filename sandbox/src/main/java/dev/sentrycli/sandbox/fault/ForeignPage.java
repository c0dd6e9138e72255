package dev.sentrycli.sandbox.fault;

import dev.sentrycli.sandbox.http.Response;
import java.util.Locale;

/// HTML that comes back where JSON was expected.
public enum ForeignPage {
  /// The login page of a gateway in front of the server, with status 200.
  LOGIN(200, "Sign in - Example Access", "Sign in with your company account to go on."),
  /// How servers before 26.1 refuse a form from a program.
  CSRF(403, "Sentry", "CSRF verification failed. Request aborted."),
  /// A server being upgraded.
  MAINTENANCE(503, "Down for maintenance", "We will be back in a few minutes."),
  /// The error page of a web server that knows no such path.
  NOT_FOUND(404, "404 Not Found", "404 Not Found"),
  /// The error page of a web server that knows no such method there.
  NOT_ALLOWED(405, "405 Not Allowed", "405 Not Allowed"),
  /// The error page of a web server in front that takes no bodies as large as this.
  TOO_LARGE(413, "413 Request Entity Too Large", "413 Request Entity Too Large"),
  /// A gateway whose server behind it is gone.
  BAD_GATEWAY(502, "502 Bad Gateway", "502 Bad Gateway");

  private final int status;
  private final String title;
  private final String text;

  ForeignPage(int status, String title, String text) {
    this.status = status;
    this.title = title;
    this.text = text;
  }

  /// The word for it in JSON: `login`, `not-found`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none of that name
  public static ForeignPage of(String word) {
    for (ForeignPage page : values()) {
      if (page.word().equals(word)) {
        return page;
      }
    }
    throw new IllegalArgumentException("There is no page '" + word + "'");
  }

  public Response response() {
    return Response.html(
        status,
        """
        <!DOCTYPE html>
        <html>
        <head><title>%s</title></head>
        <body><h1>%s</h1><p>%s</p></body>
        </html>
        """
            .formatted(title, title, text));
  }
}
