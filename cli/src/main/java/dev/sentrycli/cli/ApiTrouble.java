package dev.sentrycli.cli;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.ApiException.Misconfigured;
import dev.sentrycli.api.gateway.ApiException.NotSentry;
import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.ApiException.RateLimited;
import dev.sentrycli.api.gateway.ApiException.Redirected;
import dev.sentrycli.api.gateway.ApiException.ServerCertificate;
import dev.sentrycli.api.gateway.ApiException.Status;
import dev.sentrycli.api.gateway.ApiException.TimedOut;
import dev.sentrycli.api.gateway.ApiException.Tls;
import dev.sentrycli.api.gateway.ApiException.Unreachable;
import dev.sentrycli.api.gateway.ApiException.Unreadable;
import dev.sentrycli.api.gateway.ApiException.Untrusted;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.session.ServerVersion;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Explains a failed request: the facts come from the gateway, where the address and the credential
/// came from is known to the session.
final class ApiTrouble {
  private static final String GATEWAY =
      "if a gateway guards the server, SENTRY_CUSTOM_HEADERS=\"Name:value\" holds what it wants to see";

  private final Session session;
  private final ApiException failure;
  private final List<String> details = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();

  private ApiTrouble(ApiException failure, Session session) {
    this.failure = failure;
    this.session = session;
  }

  static Trouble of(ApiException failure, Session session) {
    ApiTrouble trouble = new ApiTrouble(failure, session);
    return switch (failure) {
      case Untrusted untrusted -> trouble.untrusted(untrusted);
      case Unreachable unreachable -> trouble.unreachable(unreachable);
      case Tls tls -> trouble.tls(tls);
      case TimedOut timedOut -> trouble.timedOut(timedOut);
      case Status status -> trouble.status(status);
      case RateLimited limited -> trouble.rateLimited(limited);
      case Redirected redirected -> trouble.redirected(redirected);
      case NotSentry page -> trouble.notSentry(page);
      case Unreadable unreadable -> trouble.unreadable(unreadable);
      case Misconfigured misconfigured ->
          new Trouble(
              Exit.CONFIG,
              misconfigured.setting() + " " + misconfigured.reason(),
              List.of(),
              List.of());
    };
  }

  private Trouble trouble(Exit exit, String headline) {
    if (failure.attempts() > 1) {
      details.add("Tried " + failure.attempts() + " times");
    }
    return new Trouble(exit, headline, details, hints);
  }

  private Trouble untrusted(Untrusted untrusted) {
    details.add("The credential in use is for " + untrusted.home());
    hints.add("sentry auth login --url " + untrusted.target());
    return trouble(
        Exit.HOST_SCOPE,
        "Nothing was sent to "
            + untrusted.target()
            + ", because the credential is for another host");
  }

  private Trouble unreachable(Unreachable unreachable) {
    String place = base() + through(unreachable.proxy());
    String words = unreachable.reason().words();
    addSource();
    return switch (unreachable.reason()) {
      case REFUSED -> {
        hints.add("check the host and the port, and whether the server is running");
        yield trouble(Exit.API, "Unable to reach Sentry at " + place + ": " + words);
      }
      case UNKNOWN_HOST -> {
        hints.add("check the spelling of the host, and whether a VPN is needed to see it");
        yield trouble(Exit.API, "Unable to reach Sentry at " + place + ": " + words);
      }
      case NO_ROUTE -> {
        hints.add("check the network, and whether a VPN is needed");
        yield trouble(Exit.API, "Unable to reach Sentry at " + place + ": " + words);
      }
      case CLOSED -> {
        addPlainHttp();
        hints.add("try again; if it persists, look at the server's log or at the proxy before it");
        yield trouble(Exit.API, "Unable to reach Sentry at " + place + ": " + words);
      }
      case PROXY_LOGIN -> {
        String setting = unreachable.proxy() == null ? "" : unreachable.proxy().setting();
        hints.add("put user and password into " + setting + ": http://user:password@host:port");
        yield trouble(
            Exit.API,
            "The proxy " + named(unreachable.proxy()) + " wants another user or password (407)");
      }
      case PROXY_REFUSED -> {
        hints.add("NO_PROXY=" + host() + " goes around the proxy");
        yield trouble(
            Exit.API,
            "The proxy " + named(unreachable.proxy()) + " would not connect to " + base());
      }
      case OTHER -> trouble(Exit.API, "Unable to reach Sentry at " + place + ": " + words);
    };
  }

  private Trouble tls(Tls tls) {
    addSource();
    ServerCertificate certificate = tls.certificate();
    String host = host();
    return switch (tls.kind()) {
      case UNKNOWN_ISSUER -> {
        if (certificate != null) {
          details.add(
              certificate.selfSigned()
                  ? "It is signed by itself: " + certificate.subject()
                  : "Issuer: " + certificate.issuer());
        }
        hints.add(
            "SENTRY_CA_CERT=/path/to/ca.pem trusts it (SSL_CERT_FILE and NODE_EXTRA_CA_CERTS do, too)");
        hints.add("sentry cli defaults ca-cert /path/to/ca.pem trusts it from now on");
        yield trouble(
            Exit.API,
            "The certificate of " + host + " is not from an authority that this machine trusts");
      }
      case NAME_MISMATCH -> {
        if (certificate != null && !certificate.names().isEmpty()) {
          details.add("It is made for " + String.join(", ", certificate.names()));
        }
        hints.add("use one of these names as the host, or have the server's certificate renewed");
        yield trouble(Exit.API, "The certificate of " + host + " is made for another name");
      }
      case EXPIRED, NOT_YET_VALID -> {
        if (certificate != null) {
          details.add(
              "It is valid from "
                  + certificate.notBefore().atOffset(ZoneOffset.UTC).toLocalDate()
                  + " to "
                  + certificate.notAfter().atOffset(ZoneOffset.UTC).toLocalDate());
        }
        hints.add("have it renewed; if it should be valid, check this machine's clock");
        yield trouble(
            Exit.API,
            "The certificate of "
                + host
                + (tls.kind() == Tls.Kind.EXPIRED ? " has expired" : " is not valid yet"));
      }
      case NOT_TLS -> {
        addPlainHttp();
        yield trouble(
            Exit.API, "Unable to reach Sentry at " + base() + ": what answers does not speak TLS");
      }
      case CLIENT_CERTIFICATE -> {
        hints.add(
            "SENTRY_CLIENT_CERT=cert.pem and SENTRY_CLIENT_KEY=key.pem show the server one it trusts");
        yield trouble(Exit.API, host + " wants a client certificate");
      }
      case BROKEN_OFF -> {
        addPlainHttp();
        hints.add("a proxy or firewall on the way may not let TLS through; check host and port");
        yield trouble(
            Exit.API, host + " closed the connection while a secure one was being made (TLS)");
      }
      case OTHER -> trouble(Exit.API, "No secure connection to " + host + " could be made (TLS)");
    };
  }

  private Trouble timedOut(TimedOut timedOut) {
    addSource();
    if (!timedOut.connecting()) {
      hints.add("try again, or narrow the request");
    } else {
      addPlainHttp();
      hints.add("check the host and the port, and whether a VPN is needed to reach it");
    }
    return trouble(
        Exit.TIMEOUT,
        base()
            + through(timedOut.proxy())
            + within(timedOut)
            + seconds(timedOut.limit().toMillis()));
  }

  private String within(TimedOut timedOut) {
    if (!timedOut.connecting()) {
      return " did not answer within ";
    }
    return base().startsWith("https:")
        ? " could not be reached, or begins no secure connection, within "
        : " could not be reached within ";
  }

  private Trouble rateLimited(RateLimited limited) {
    details.add("Endpoint: " + path());
    if (!limited.detail().isBlank()) {
      details.add(limited.detail());
    }
    if (limited.retryAfter() != null) {
      hints.add("Retry in " + seconds(limited.retryAfter().toMillis()));
    }
    return trouble(Exit.RATE_LIMITED, base() + " asks for fewer requests (429 Too Many Requests)");
  }

  private Trouble redirected(Redirected redirected) {
    details.add("Endpoint: " + path());
    return switch (redirected.why()) {
      case OTHER_ORIGIN, TO_HTTP -> {
        hints.add("set SENTRY_HOST to the address the server goes by, if that is it");
        yield trouble(
            Exit.HOST_SCOPE,
            base()
                + " redirects to "
                + redirected.target()
                + ", where this credential must not go");
      }
      case TO_HTTPS -> {
        hints.add("use " + base().replaceFirst("^http:", "https:") + " as the host");
        yield trouble(Exit.HOST_SCOPE, base() + " redirects to https");
      }
      case CHANGING_REQUEST -> {
        if (redirected.newSlug() != null) {
          hints.add("it is called '" + redirected.newSlug() + "' now");
          yield trouble(Exit.API, "What this names was renamed (" + redirected.status() + ")");
        }
        yield trouble(
            Exit.API,
            base()
                + " redirects a request that changes something ("
                + redirected.status()
                + "), which is not followed");
      }
      case OAUTH ->
          trouble(
              Exit.API,
              base()
                  + " redirects a login request to "
                  + redirected.target()
                  + ", which is not followed");
      case TOO_MANY -> trouble(Exit.API, base() + " redirects in circles");
      case NOWHERE -> trouble(Exit.API, base() + " redirects to no address that can be understood");
    };
  }

  private Trouble notSentry(NotSentry page) {
    details.add("URL: " + page.url());
    details.add(
        "It answered a page with status "
            + page.status()
            + (page.title() == null ? "" : ", titled \"" + page.title() + "\"")
            + (page.server() == null ? "" : " (" + page.server() + ")"));
    addSource();
    if (page.status() == 503 && page.gateway() == null) {
      hints.add("try again later: a server that is being updated answers so");
      hints.add("if it stays so, check the host, its log and the proxy before it");
      return trouble(Exit.API, base() + " is not available (503): a page answered, not Sentry");
    }
    if (session.asked().value().toString().equals(session.asked().value().origin().toString())) {
      hints.add(GATEWAY);
      hints.add("check the host and the path prefix");
    } else {
      hints.add("check the path prefix of " + session.asked().value());
      hints.add(GATEWAY);
    }
    String who = page.gateway() == null ? "a proxy or login gateway" : page.gateway().label();
    return trouble(Exit.API, "Not Sentry, but " + who + " answered at " + base());
  }

  private Trouble unreadable(Unreadable unreadable) {
    details.add("URL: " + unreadable.url());
    addSource();
    if (unreadable.flaw() == Unreadable.Flaw.WRONG_SHAPE) {
      hints.add("check that the host is a Sentry server");
    } else {
      hints.add("try again; if it persists, look at the proxy before the server");
    }
    return trouble(Exit.API, "The answer of " + base() + " can't be used: " + unreadable.what());
  }

  private Trouble status(Status status) {
    String phrase = status.status() + " " + status.answer().reason();
    String headline = phrase.strip() + " from " + base();
    details.add("Endpoint: " + status.method() + " " + path());
    if (status.hasDetail()) {
      for (String line : status.detail().split("\n", -1)) {
        details.add(line);
      }
    }
    switch (status.status()) {
      case 401 -> unauthorized();
      case 403 -> forbidden(status);
      case 404 -> {
        if (status.isFromRouter()) {
          lacking();
        } else {
          hints.add("'sentry org list' and 'sentry project list' show what this account can see");
        }
      }
      case 405 -> lacking();
      case 413 ->
          hints.add("raise the body limit of the proxy before the server" + serverName(status));
      default -> {
        if (status.status() >= 500) {
          if (status.errorId() != null) {
            details.add("Error id: " + status.errorId());
          }
          hints.add("the server's log tells more");
        }
      }
    }
    addCodeHints(status);
    return trouble(Exit.API, headline);
  }

  /// The server does not know the endpoint: it is older than what is asked of it, or not where it
  /// is thought to be.
  private void lacking() {
    String version = isAboutBase() ? ServerVersion.of(session) : null;
    if (version == null) {
      hints.add("older servers lack this endpoint; check the path prefix of the host as well");
    } else {
      details.add("Server: Sentry " + version);
      hints.add("Sentry " + version + " lacks this endpoint: it takes another version of Sentry");
    }
  }

  private static String serverName(Status status) {
    return status.server() == null ? "" : " (" + status.server() + ")";
  }

  private void unauthorized() {
    ChosenCredential credential = session.selection().credential();
    if (credential == null) {
      return;
    }
    details.add("Sent: " + credential.describe() + ", to " + session.base().value().origin());
    switch (credential) {
      case ChosenCredential.Stored(Account account) -> {
        hints.add("sentry auth login --url " + base() + " --force");
        for (String name : List.of("SENTRY_AUTH_TOKEN", "SENTRY_TOKEN")) {
          if (session.environment().isSet(name)) {
            hints.add(
                "SENTRY_FORCE_ENV_TOKEN=1 uses the token in "
                    + name
                    + " instead of "
                    + account.label());
            break;
          }
        }
      }
      case ChosenCredential.FromVariable(String name, var _, var _) -> {
        hints.add("make a new token at " + tokenPage());
        if (session.accounts().active() != null) {
          hints.add("unset " + name + " to use the stored login");
        }
      }
      case ChosenCredential.FromRc _ -> hints.add("make a new token at " + tokenPage());
    }
  }

  private void forbidden(Status status) {
    List<String> scopes = status.neededScopes();
    if (!scopes.isEmpty()) {
      details.add(
          (scopes.size() == 1 ? "Missing permission: " : "Missing permission: one of ")
              + String.join(", ", scopes));
    }
    ChosenCredential credential = session.selection().credential();
    switch (credential) {
      case null -> {}
      case ChosenCredential.Stored(Account account) when account.kind() == Account.Kind.OAUTH ->
          hints.add(
              "sentry auth refresh"
                  + (scopes.isEmpty() ? " --scope SCOPE" : " --scope " + String.join(",", scopes))
                  + " asks for more, if your role has it");
      case ChosenCredential.FromVariable(var _, String token, var _)
          when TokenKind.ORGANIZATION.marks(token) ->
          hints.add(
              "an organization token can't do this: a personal token from " + tokenPage() + " can");
      case ChosenCredential.Stored _, ChosenCredential.FromVariable _, ChosenCredential.FromRc _ ->
          hints.add("make a token with the missing permission at " + tokenPage());
    }
    if (credential != null) {
      details.add("Sent: " + credential.describe());
    }
  }

  private void addCodeHints(Status status) {
    String code = status.code();
    if (code == null) {
      return;
    }
    switch (code) {
      case "sso-required" -> {
        String login = Fields.textOrNull(status.extra(), "loginUrl");
        hints.add(
            0,
            "log in by single sign-on at "
                + (login == null || !login.startsWith("/") ? base() : base() + login)
                + " and try again");
      }
      case "2fa-required", "sudo-required", "superuser-required" ->
          hints.add(0, "do this in the browser at " + base() + ", or use another token");
      case "member-disabled-over-limit" ->
          hints.add(0, "the organization has more members than its plan allows: ask its owner");
      default -> {}
    }
  }

  /// For whoever wrote a host without its scheme, or the wrong one.
  private void addPlainHttp() {
    if (base().startsWith("https:")) {
      hints.add(
          "if this server speaks plain HTTP, write "
              + base().replaceFirst("^https:", "http:")
              + " with its scheme");
    }
  }

  private void addSource() {
    Setting<BaseUrl> setting = session.asked();
    if (!isAboutBase()) {
      return;
    }
    if (!(setting.source() instanceof Source.BuiltIn)) {
      details.add(setting.value() + " comes from " + setting.source().describe());
    } else {
      details.add(
          "No other host is configured: SENTRY_HOST or 'sentry auth login --url' names yours");
    }
  }

  private String tokenPage() {
    return base() + "/settings/account/api/auth-tokens/";
  }

  /// Whether the request went to the instance in use, and not to one that is being logged in to.
  private boolean isAboutBase() {
    String base = session.asked().value().toString();
    String origin = session.asked().value().origin().toString();
    // A server that finds nothing under a prefix may lead out of it.
    boolean ledAway = failure instanceof NotSentry && failure.url().startsWith(origin + "/");
    return failure.url().isEmpty()
        || failure.url().equals(base)
        || failure.url().startsWith(base + "/")
        || ledAway;
  }

  /// The instance that was asked.
  private String base() {
    if (isAboutBase()) {
      return session.asked().value().toString();
    }
    int path = failure.url().indexOf('/', failure.url().indexOf("://") + 3);
    return path < 0 ? failure.url() : failure.url().substring(0, path);
  }

  private String host() {
    String authority = base().substring(base().indexOf("://") + 3);
    int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
    if (end <= 0) {
      end = authority.indexOf('/');
    }
    return end <= 0 ? authority : authority.substring(0, end);
  }

  /// The endpoint without the base URL it stands under.
  private String path() {
    String url = failure.url();
    return url.startsWith(base()) ? url.substring(base().length()) : url;
  }

  private static String through(@Nullable ProxyServer proxy) {
    return proxy == null ? "" : " through the proxy " + named(proxy);
  }

  private static String named(@Nullable ProxyServer proxy) {
    return proxy == null ? "" : proxy.address() + " (from " + proxy.setting() + ")";
  }

  private static String seconds(long milliseconds) {
    long seconds = Math.max(1, (milliseconds + 999) / 1000);
    return String.format(Locale.ROOT, "%d second%s", seconds, seconds == 1 ? "" : "s");
  }
}
