package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.ApiException.ServerCertificate;
import dev.sentrycli.api.gateway.ApiException.Tls;
import dev.sentrycli.api.gateway.ApiException.Unreachable;
import dev.sentrycli.api.gateway.ApiException.Unreachable.Reason;
import dev.sentrycli.api.gateway.ApiException.Unreadable;
import dev.sentrycli.api.gateway.ApiException.Unreadable.Flaw;
import dev.sentrycli.api.gateway.body.ErrorBody;
import dev.sentrycli.api.gateway.body.Page;
import dev.sentrycli.api.gateway.body.Phrases;
import dev.sentrycli.api.gateway.trust.SettingException;
import dev.sentrycli.api.gateway.trust.UntrustedChainException;
import dev.sentrycli.api.gateway.wire.Decoding;
import dev.sentrycli.api.gateway.wire.ProxyRefusalException;
import dev.sentrycli.api.gateway.wire.WireException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong into an [ApiException]: exceptions of the connection, and answers that are
/// no success.
final class Failures {
  private Failures() {}

  /// One attempt, as far as an explanation needs to know it.
  ///
  /// @param url without query
  record Attempt(
      String method, String url, @Nullable ProxyServer proxy, Duration connect, Duration answer) {}

  /// Whether a failure is one of the connection, so that another attempt may do better.
  static boolean isOfConnection(ApiException failure) {
    return switch (failure) {
      case Unreachable gone ->
          gone.reason() == Reason.REFUSED
              || gone.reason() == Reason.NO_ROUTE
              || gone.reason() == Reason.CLOSED;
      case Unreadable broken -> broken.flaw() == Flaw.TRUNCATED;
      default -> false;
    };
  }

  /// No answer came.
  static ApiException beforeAnswer(IOException problem, Attempt attempt) {
    if (problem instanceof SettingException setting) {
      return new ApiException.Misconfigured(
          attempt.method(), attempt.url(), setting.setting(), setting.reason(), setting);
    }
    if (!(problem instanceof WireException wire)) {
      return unreachable(attempt, Reason.OTHER, problem);
    }
    IOException why = wire.why();
    boolean connecting = wire.stage() == WireException.Stage.CONNECTING;
    if (why instanceof InterruptedIOException) {
      boolean securing = wire.stage() == WireException.Stage.SECURING;
      boolean own = (connecting || securing) && why instanceof SocketTimeoutException;
      return timedOut(
          attempt, own ? attempt.connect() : attempt.answer(), connecting || own, securing, why);
    }
    if (why instanceof SSLPeerUnverifiedException) {
      return tls(attempt, Tls.Kind.NAME_MISMATCH, null, why);
    }
    UntrustedChainException untrusted = cause(why, UntrustedChainException.class);
    if (untrusted != null) {
      return tls(attempt, kind(untrusted.fault()), untrusted.certificate(), why);
    }
    if (wire.certificateWanted() && (why instanceof SSLException || isClosing(why))) {
      return tls(attempt, Tls.Kind.CLIENT_CERTIFICATE, null, why);
    }
    if (why instanceof SSLException ssl) {
      return tls(attempt, kind(ssl, wire.stage()), null, why);
    }
    if (wire.stage() == WireException.Stage.SECURING) {
      return tls(attempt, Tls.Kind.BROKEN_OFF, null, why);
    }
    if (why instanceof UnknownHostException) {
      return unreachable(attempt, Reason.UNKNOWN_HOST, why);
    }
    if (why instanceof ProxyRefusalException refusal) {
      return unreachable(
          attempt, refusal.wantsLogin() ? Reason.PROXY_LOGIN : Reason.PROXY_REFUSED, why);
    }
    if (why instanceof NoRouteToHostException || said(why, "unreachable")) {
      return unreachable(attempt, Reason.NO_ROUTE, why);
    }
    if (why instanceof ConnectException) {
      return said(why, "timed out")
          ? timedOut(attempt, attempt.connect(), true, false, why)
          : unreachable(attempt, Reason.REFUSED, why);
    }
    if (why instanceof ProtocolException) {
      return new Unreadable(
          attempt.method(), attempt.url(), 0, Flaw.NOT_HTTP, "the answer is no HTTP", why);
    }
    return unreachable(attempt, isClosing(why) ? Reason.CLOSED : Reason.OTHER, why);
  }

  /// An answer began, but its body cannot be used.
  static ApiException withinAnswer(IOException problem, int status, Attempt attempt) {
    return switch (problem) {
      case InterruptedIOException why -> timedOut(attempt, attempt.answer(), false, false, why);
      case Decoding.TooLargeException why ->
          unreadable(attempt, status, Flaw.TOO_LARGE, "the answer has " + why.getMessage(), why);
      case Decoding.UnknownEncodingException why ->
          unreadable(
              attempt,
              status,
              Flaw.UNKNOWN_ENCODING,
              "the answer is encoded as '" + Page.words(why.encoding()) + "'",
              why);
      case ZipException why ->
          unreadable(attempt, status, Flaw.BROKEN_ENCODING, "the answer is badly compressed", why);
      default -> unreadable(attempt, status, Flaw.TRUNCATED, "the answer ended too early", problem);
    };
  }

  /// Explains an answer whose status is no success.
  ///
  /// @param retryAfter how long the server asks to wait, or null
  static ApiException of(Answer answer, @Nullable Duration retryAfter) {
    int status = answer.status();
    String phrase = answer.reason().isEmpty() ? Phrases.of(status) : answer.reason();
    ErrorBody error = ErrorBody.read(answer.header("Content-Type"), answer.text(), phrase);
    if (status == 429) {
      return new ApiException.RateLimited(answer.method(), answer.url(), retryAfter, error.text());
    }
    boolean refusal = status == 401 || status == 403;
    if (error.isPage() && (status >= 500 || refusal)) {
      return notSentry(answer, null, null);
    }
    return new ApiException.Status(answer, error, neededScopes(answer));
  }

  static ApiException.NotSentry notSentry(
      Answer answer, @Nullable LoginGateway gateway, @Nullable Origin redirectedTo) {
    String server = answer.header("Server");
    return new ApiException.NotSentry(
        answer.method(),
        answer.url(),
        answer.status(),
        Page.title(answer.text()),
        server != null ? server : answer.header("Via"),
        gateway != null ? gateway : LoginGateway.recognise(answer, null),
        redirectedTo);
  }

  static ApiException unreachable(Attempt attempt, Reason reason, @Nullable IOException why) {
    return new Unreachable(attempt.method(), attempt.url(), reason, attempt.proxy(), why);
  }

  /// The scopes in `WWW-Authenticate: Bearer error="insufficient_scope", scope="org:read …"`.
  private static List<String> neededScopes(Answer answer) {
    for (String line : answer.headerLines("WWW-Authenticate")) {
      int start = line.indexOf("scope=\"");
      int end = start < 0 ? -1 : line.indexOf('"', start + 7);
      if (end > 0 && line.regionMatches(true, 0, "Bearer", 0, 6)) {
        String[] scopes = line.substring(start + 7, end).strip().split("\\s+", -1);
        return scopes[0].isEmpty() ? List.of() : Arrays.asList(scopes);
      }
    }
    return List.of();
  }

  private static ApiException timedOut(
      Attempt attempt, Duration limit, boolean connecting, boolean securing, IOException why) {
    return new ApiException.TimedOut(
        attempt.method(), attempt.url(), limit, connecting, securing, attempt.proxy(), why);
  }

  private static Unreadable unreadable(
      Attempt attempt, int status, Flaw flaw, String what, IOException why) {
    return new Unreadable(attempt.method(), attempt.url(), status, flaw, what, why);
  }

  private static Tls tls(
      Attempt attempt, Tls.Kind kind, @Nullable X509Certificate certificate, IOException why) {
    return new Tls(
        attempt.method(),
        attempt.url(),
        kind,
        certificate == null ? null : described(certificate),
        why);
  }

  private static Tls.Kind kind(UntrustedChainException.Fault fault) {
    return switch (fault) {
      case UNKNOWN_ISSUER -> Tls.Kind.UNKNOWN_ISSUER;
      case EXPIRED -> Tls.Kind.EXPIRED;
      case NOT_YET_VALID -> Tls.Kind.NOT_YET_VALID;
      case NAME_MISMATCH -> Tls.Kind.NAME_MISMATCH;
      case OTHER -> Tls.Kind.OTHER;
    };
  }

  private static Tls.Kind kind(SSLException why, WireException.Stage stage) {
    if (said(why, "unrecognized ssl message") || said(why, "record header")) {
      return Tls.Kind.NOT_TLS;
    }
    if (said(why, "certificate_required")
        || said(why, "bad_certificate")
        || said(why, "certificate_unknown")
        || said(why, "unknown_ca")
        || said(why, "access_denied")) {
      return Tls.Kind.CLIENT_CERTIFICATE;
    }
    boolean brokenOff =
        stage == WireException.Stage.SECURING
            && (!(why instanceof SSLHandshakeException)
                || cause(why, EOFException.class) != null
                || cause(why, SocketException.class) != null);
    return brokenOff ? Tls.Kind.BROKEN_OFF : Tls.Kind.OTHER;
  }

  private static ServerCertificate described(X509Certificate certificate) {
    return new ServerCertificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> alternative : alternatives) {
          if (alternative.get(1) instanceof String name) {
            names.add(name);
          }
        }
      }
    } catch (CertificateParsingException broken) {
      names.clear();
    }
    return List.copyOf(names);
  }

  private static boolean isClosing(IOException why) {
    return (why instanceof SocketException && !(why instanceof ConnectException))
        || cause(why, EOFException.class) != null;
  }

  private static boolean said(Throwable error, String words) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t.getMessage() != null && t.getMessage().toLowerCase(Locale.ROOT).contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static <T extends Throwable> @Nullable T cause(Throwable error, Class<T> kind) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }
}
