package dev.sentrycli.api.gateway;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.body.ErrorBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request failed. Each kind holds its facts as fields, for whoever explains it to a person; the
/// message is for logs. No field holds a secret, and the address never has its query. All kinds
/// stand in this one file so that a switch over them is exhaustive.
public abstract sealed class ApiException extends RuntimeException {
  private final String method;
  private final String url;
  private int attempts = 1;

  private ApiException(String method, String url, String what, @Nullable Throwable cause) {
    super(method + " " + url + ": " + what, cause);
    this.method = method;
    this.url = url;
  }

  public String method() {
    return method;
  }

  /// The address that was asked, without query.
  public String url() {
    return url;
  }

  /// How often it was tried before giving up.
  public int attempts() {
    return attempts;
  }

  /// Whether the same question may be answered a moment later. What was refused is refused again.
  public boolean mayPass() {
    return switch (this) {
      case Status status -> status.status() >= 500 || status.status() == 408;
      case Untrusted _, Misconfigured _ -> false;
      case Unreachable _,
          Tls _,
          TimedOut _,
          RateLimited _,
          Redirected _,
          NotSentry _,
          Unreadable _ ->
          true;
    };
  }

  /// The same, of the last of several attempts.
  ApiException after(int attempts) {
    this.attempts = attempts;
    return this;
  }

  /// A proxy on the way.
  ///
  /// @param address host and port, never user or password
  /// @param setting the variable that named it
  public record ProxyServer(String address, String setting) {}

  /// The request would have taken a token or custom headers to an origin they do not belong to.
  /// Nothing was sent.
  public static final class Untrusted extends ApiException {
    private final Origin target;
    private final Origin home;

    Untrusted(String method, String url, Origin target, Origin home) {
      super(method, url, "credentials belong to " + home + ", not to " + target, null);
      this.target = target;
      this.home = home;
    }

    /// The origin that was to be asked.
    public Origin target() {
      return target;
    }

    /// The origin the credentials belong to.
    public Origin home() {
      return home;
    }
  }

  /// No answer came.
  public static final class Unreachable extends ApiException {
    /// Why no answer came.
    public enum Reason {
      REFUSED,
      UNKNOWN_HOST,
      NO_ROUTE,
      /// The connection ended before there was an answer.
      CLOSED,
      /// The proxy wants a (different) user and password.
      PROXY_LOGIN,
      /// The proxy would not connect.
      PROXY_REFUSED,
      OTHER;

      /// In words that go on after "can't be reached:".
      public String words() {
        return switch (this) {
          case REFUSED -> "the connection was refused";
          case UNKNOWN_HOST -> "no such host";
          case NO_ROUTE -> "there is no way to that host";
          case CLOSED -> "the connection was closed before an answer came";
          case PROXY_LOGIN -> "the proxy wants another user or password (407)";
          case PROXY_REFUSED -> "the proxy would not connect";
          case OTHER -> "the connection failed";
        };
      }
    }

    private final Reason reason;
    private final @Nullable ProxyServer proxy;

    Unreachable(
        String method,
        String url,
        Reason reason,
        @Nullable ProxyServer proxy,
        @Nullable Throwable cause) {
      super(method, url, "unreachable, " + reason, cause);
      this.reason = reason;
      this.proxy = proxy;
    }

    public Reason reason() {
      return reason;
    }

    /// The proxy on the way, or null.
    public @Nullable ProxyServer proxy() {
      return proxy;
    }
  }

  /// No secure connection could be made.
  public static final class Tls extends ApiException {
    /// What is wrong.
    public enum Kind {
      UNKNOWN_ISSUER,
      NAME_MISMATCH,
      EXPIRED,
      NOT_YET_VALID,
      /// What answered does not speak TLS: most likely plain HTTP.
      NOT_TLS,
      /// The connection ended in the middle of the handshake.
      BROKEN_OFF,
      /// The server wants a client certificate that it trusts.
      CLIENT_CERTIFICATE,
      OTHER
    }

    private final Kind kind;
    private final @Nullable ServerCertificate certificate;

    Tls(
        String method,
        String url,
        Kind kind,
        @Nullable ServerCertificate certificate,
        @Nullable Throwable cause) {
      super(method, url, "TLS, " + kind, cause);
      this.kind = kind;
      this.certificate = certificate;
    }

    public Kind kind() {
      return kind;
    }

    /// What the server showed, or null if it came to that.
    public @Nullable ServerCertificate certificate() {
      return certificate;
    }
  }

  /// A certificate a server showed.
  ///
  /// @param names the host names and addresses it is made for
  public record ServerCertificate(
      String subject,
      String issuer,
      boolean selfSigned,
      List<String> names,
      Instant notBefore,
      Instant notAfter) {}

  /// The answer did not come in time.
  public static final class TimedOut extends ApiException {
    private final Duration limit;
    private final boolean connecting;
    private final boolean securing;
    private final @Nullable ProxyServer proxy;

    TimedOut(
        String method,
        String url,
        Duration limit,
        boolean connecting,
        boolean securing,
        @Nullable ProxyServer proxy,
        @Nullable Throwable cause) {
      super(method, url, "no answer within " + limit, cause);
      this.limit = limit;
      this.connecting = connecting;
      this.securing = securing;
      this.proxy = proxy;
    }

    public Duration limit() {
      return limit;
    }

    /// Whether not even a connection stood in time.
    public boolean connecting() {
      return connecting;
    }

    /// Whether a connection stood, and nothing came of securing it (TLS). A server that speaks
    /// plain http may go on waiting for a line to end.
    public boolean securing() {
      return securing;
    }

    public @Nullable ProxyServer proxy() {
      return proxy;
    }
  }

  /// The server answered with a status that is no success.
  public static final class Status extends ApiException {
    private final Answer answer;
    private final ErrorBody error;
    private final List<String> neededScopes;

    Status(Answer answer, ErrorBody error, List<String> neededScopes) {
      super(answer.method(), answer.url(), "status " + answer.status(), null);
      this.answer = answer;
      this.error = error;
      this.neededScopes = neededScopes;
    }

    public int status() {
      return answer.status();
    }

    /// The answer as it came.
    public Answer answer() {
      return answer;
    }

    /// The server's own words, or the usual phrase for the status.
    public String detail() {
      return error.text();
    }

    /// Whether the body said anything, so that [#detail] is more than the usual phrase.
    public boolean hasDetail() {
      return error.isSpoken();
    }

    /// The machine-readable name of the failure (`sso-required`), or null.
    public @Nullable String code() {
      return error.code();
    }

    /// What the server adds for that code; empty if nothing.
    public JsonObject extra() {
      return error.extra();
    }

    /// What the server's log calls this failure, or null.
    public @Nullable String errorId() {
      return error.errorId();
    }

    /// Whether the body was a page rather than an API answer, or there was none: no such route.
    public boolean isFromRouter() {
      return error.isPage() || answer.isEmpty();
    }

    /// The scopes the server says are missing; empty if it does not say.
    public List<String> neededScopes() {
      return neededScopes;
    }

    /// The `Server` header, or null.
    public @Nullable String server() {
      return answer.header("Server");
    }
  }

  /// The server wants fewer requests.
  public static final class RateLimited extends ApiException {
    private final @Nullable Duration retryAfter;
    private final String detail;

    RateLimited(String method, String url, @Nullable Duration retryAfter, String detail) {
      super(method, url, "rate limited", null);
      this.retryAfter = retryAfter;
      this.detail = detail;
    }

    /// How long the server asks to wait, or null if it does not say.
    public @Nullable Duration retryAfter() {
      return retryAfter;
    }

    public String detail() {
      return detail;
    }
  }

  /// The server points elsewhere, and going there would be wrong.
  public static final class Redirected extends ApiException {
    /// Why it was not followed.
    public enum Why {
      /// Another origin, which must not get what this request carries.
      OTHER_ORIGIN,
      /// From https to http.
      TO_HTTP,
      /// From http to https on the same host: the address in use should say https.
      TO_HTTPS,
      /// The request would have become another one.
      CHANGING_REQUEST,
      /// An OAuth endpoint never redirects.
      OAUTH,
      TOO_MANY,
      /// No address, or none that can be understood.
      NOWHERE
    }

    private final int status;
    private final Why why;
    private final @Nullable Origin target;
    private final @Nullable String newSlug;

    Redirected(
        String method,
        String url,
        int status,
        Why why,
        @Nullable Origin target,
        @Nullable String newSlug) {
      super(method, url, "redirected to " + target + ", " + why, null);
      this.status = status;
      this.why = why;
      this.target = target;
      this.newSlug = newSlug;
    }

    public int status() {
      return status;
    }

    public Why why() {
      return why;
    }

    /// The origin it points to; null where there is none.
    public @Nullable Origin target() {
      return target;
    }

    /// What a renamed project is called now, or null.
    public @Nullable String newSlug() {
      return newSlug;
    }
  }

  /// A page came where the API speaks JSON: a proxy, a login gateway or another server answered.
  public static final class NotSentry extends ApiException {
    private final int status;
    private final @Nullable String title;
    private final @Nullable String server;
    private final @Nullable LoginGateway gateway;
    private final @Nullable Origin redirectedTo;

    NotSentry(
        String method,
        String url,
        int status,
        @Nullable String title,
        @Nullable String server,
        @Nullable LoginGateway gateway,
        @Nullable Origin redirectedTo) {
      super(method, url, "a page with status " + status + " in place of JSON", null);
      this.status = status;
      this.title = title;
      this.server = server;
      this.gateway = gateway;
      this.redirectedTo = redirectedTo;
    }

    public int status() {
      return status;
    }

    /// The page's title or its first words, or null.
    public @Nullable String title() {
      return title;
    }

    /// The `Server` or else `Via` header, or null.
    public @Nullable String server() {
      return server;
    }

    /// The product that answered, where it is recognised.
    public @Nullable LoginGateway gateway() {
      return gateway;
    }

    /// The origin of the login page it points to, or null.
    public @Nullable Origin redirectedTo() {
      return redirectedTo;
    }
  }

  /// An answer came but cannot be used.
  public static final class Unreadable extends ApiException {
    /// What is wrong with it.
    public enum Flaw {
      BROKEN_JSON,
      /// It ended early.
      TRUNCATED,
      UNKNOWN_ENCODING,
      /// Not what its encoding (gzip, deflate) promises.
      BROKEN_ENCODING,
      TOO_LARGE,
      /// JSON, but not of the kind this endpoint gives.
      WRONG_SHAPE,
      /// No HTTP.
      NOT_HTTP
    }

    private final int status;
    private final Flaw flaw;
    private final String what;

    Unreadable(
        String method, String url, int status, Flaw flaw, String what, @Nullable Throwable cause) {
      super(method, url, what, cause);
      this.status = status;
      this.flaw = flaw;
      this.what = what;
    }

    /// 0 if there was none.
    public int status() {
      return status;
    }

    public Flaw flaw() {
      return flaw;
    }

    /// Said in a few words.
    public String what() {
      return what;
    }
  }

  /// A setting of this machine makes the request impossible. Nothing was sent.
  public static final class Misconfigured extends ApiException {
    private final String setting;
    private final String reason;

    Misconfigured(
        String method, String url, String setting, String reason, @Nullable Throwable cause) {
      super(method, url, setting + " " + reason, cause);
      this.setting = setting;
      this.reason = reason;
    }

    /// The variable or default at fault.
    public String setting() {
      return setting;
    }

    /// Why, in words that fit after the name of the setting; no secret in them.
    public String reason() {
      return reason;
    }
  }
}
