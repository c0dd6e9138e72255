package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.NotSentry;
import dev.sentrycli.api.gateway.ApiException.Redirected;
import dev.sentrycli.api.gateway.ApiException.ServerCertificate;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.gateway.ApiException.TimedOut;
import dev.sentrycli.api.gateway.ApiException.Tls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Says in a few words why a request came to nothing.
public final class Words {
  private Words() {}

  public static String of(ApiException failure) {
    return switch (failure) {
      case ApiException.Untrusted untrusted ->
          "nothing was sent to " + untrusted.target() + ", the token is for " + untrusted.home();
      case ApiException.Unreachable unreachable -> unreachable.reason().words();
      case Tls tls -> tls(tls);
      case TimedOut timedOut ->
          (timedOut.securing() ? "no secure connection within " : "no answer within ")
              + seconds(timedOut);
      case Status status -> status(status);
      case ApiException.RateLimited limited ->
          "429 Too Many Requests" + (limited.detail().isBlank() ? "" : ": " + limited.detail());
      case Redirected redirected ->
          redirected.target() == null
              ? "it redirects to no address that can be understood"
              : "it redirects to " + redirected.target();
      case NotSentry page -> page(page);
      case ApiException.Unreadable unreadable -> unreadable.what();
      case ApiException.Misconfigured wrong -> wrong.setting() + " " + wrong.reason();
    };
  }

  public static String seconds(TimedOut timedOut) {
    return timedOut.limit().toSeconds() + " s";
  }

  public static String status(Status status) {
    String phrase = (status.status() + " " + status.answer().reason()).strip();
    return status.hasDetail() ? phrase + ": " + status.detail().replace("\n", "; ") : phrase;
  }

  public static String page(NotSentry page) {
    String title = page.title() == null ? "" : ", titled \"" + page.title() + "\"";
    String server = page.server() == null ? "" : ", from " + page.server();
    return "a page with status " + page.status() + title + server;
  }

  private static String tls(Tls tls) {
    ServerCertificate shown = tls.certificate();
    return switch (tls.kind()) {
      case UNKNOWN_ISSUER ->
          shown == null
              ? "the certificate is not from an authority that this machine trusts"
              : shown.selfSigned()
                  ? "the certificate "
                      + shown.subject()
                      + " is signed by itself, so nobody"
                      + " this machine trusts vouches for it"
                  : "the certificate "
                      + shown.subject()
                      + " was issued by "
                      + shown.issuer()
                      + ", which this machine does not trust";
      case NAME_MISMATCH ->
          "the certificate is made for another name"
              + (shown == null || shown.names().isEmpty()
                  ? ""
                  : ": " + String.join(", ", shown.names()));
      case EXPIRED ->
          "the certificate has expired"
              + (shown == null ? "" : ": " + shown.subject() + " on " + day(shown.notAfter()));
      case NOT_YET_VALID ->
          "the certificate is not valid yet"
              + (shown == null ? "" : ": " + shown.subject() + " from " + day(shown.notBefore()));
      case NOT_TLS -> "what answers does not speak TLS";
      case BROKEN_OFF -> "the connection was closed while it was being secured";
      case CLIENT_CERTIFICATE -> "the server wants a client certificate that it trusts";
      case OTHER -> "no secure connection could be made";
    };
  }

  public static LocalDate day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
