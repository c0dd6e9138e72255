package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.ApiException.Redirected.Why;
import dev.sentrycli.api.gateway.ApiException.Unreachable.Reason;
import dev.sentrycli.api.gateway.address.WebAddress;
import dev.sentrycli.api.gateway.body.ErrorBody;
import dev.sentrycli.api.gateway.probe.Handshake;
import dev.sentrycli.api.gateway.trust.SettingException;
import dev.sentrycli.api.gateway.wire.Backoff;
import dev.sentrycli.api.gateway.wire.Decoding;
import dev.sentrycli.api.gateway.wire.Headers;
import dev.sentrycli.api.gateway.wire.ProxyRoute;
import dev.sentrycli.api.gateway.wire.WireAnswer;
import dev.sentrycli.api.gateway.wire.WireRequest;
import dev.sentrycli.api.json.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One request from beginning to end: its redirects, its repeats, and the second chance of a
/// rejected token. The steps of each hop, in order: trust, token, headers, proxy, attempt, repeat,
/// renewal, redirect.
final class Trip {
  private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<String> NOT_THE_TOKEN =
      Set.of(
          "sso-required",
          "2fa-required",
          "sudo-required",
          "superuser-required",
          "member-disabled-over-limit");

  private final Gateway gateway;
  private final Gateway.Line line;
  private final Passport passport;
  private final Request request;
  private final @Nullable OutputStream out;
  private final Backoff backoff = new Backoff();
  private @Nullable String renewedToken;
  private int attempts;
  private boolean wroteSome;

  /// @param out where a successful body goes, or null to keep it in the answer
  Trip(Gateway gateway, Request request, @Nullable OutputStream out) {
    this.gateway = gateway;
    this.line = gateway.line();
    this.passport = gateway.passport();
    this.request = request;
    this.out = out;
  }

  /// @return the last answer, whatever its status
  Answer go() {
    WebAddress url = WireRequests.address(request, passport, line.network.userAgent());
    line.notices.asking(Origin.of(url));
    try {
      return answer(url);
    } finally {
      line.notices.answered();
    }
  }

  /// Connects and hangs up, so that no server sees the request.
  ///
  /// @return what securing the connection came to; null for plain http
  @Nullable Handshake greet() {
    WebAddress url = WireRequests.address(request, passport);
    String shown = WireRequests.shown(url);
    WireRequest silent =
        WireRequests.of(request, url, line.network.userAgent(), List.of(), false, shown)
            .identifying();
    Duration limit = line.network.limits().answer();
    ProxyRoute route = null;
    line.notices.asking(Origin.of(url));
    try {
      route = line.proxies.route(url.isHttps(), url.host(), url.port());
      return line.wire.greet(silent, route, limit);
    } catch (IOException problem) {
      if (Thread.currentThread().isInterrupted()) {
        throw cancelled(problem);
      }
      throw Failures.beforeAnswer(problem, attempt(route, limit, shown));
    } finally {
      line.notices.answered();
    }
  }

  /// The proxy on the way, or null.
  @Nullable ProxyServer proxy() {
    WebAddress url = WireRequests.address(request, passport);
    try {
      ProxyRoute route = line.proxies.route(url.isHttps(), url.host(), url.port());
      return route == null ? null : new ProxyServer(route.address(), route.setting());
    } catch (SettingException wrong) {
      Duration limit = line.network.limits().answer();
      throw Failures.beforeAnswer(wrong, attempt(null, limit, WireRequests.shown(url)));
    }
  }

  private Answer answer(WebAddress first) {
    WebAddress url = first;
    for (int hops = 0; ; ) {
      String token = token(url);
      Answer answer = attempts(url, token);
      if (answer.status() == 401 && token != null && renews(answer, token)) {
        continue;
      }
      if (!isRedirect(answer.status())) {
        return answer;
      }
      url = followed(answer, url, ++hops);
    }
  }

  private @Nullable String token(WebAddress url) {
    Credential credential = passport.credential();
    boolean wanted =
        request.audience() instanceof Audience.Account
            && credential != null
            && passport.covers(Origin.of(url));
    if (!wanted || credential == null) {
      return null;
    }
    return renewedToken != null ? renewedToken : credential.token();
  }

  private boolean renews(Answer rejection, String token) {
    Credential credential = passport.credential();
    if (credential == null || renewedToken != null || rejection.isPage()) {
      return false;
    }
    String code = ErrorBody.read(rejection.header("Content-Type"), rejection.text(), "").code();
    if (code != null && NOT_THE_TOKEN.contains(code)) {
      return false;
    }
    renewedToken = credential.renewed(token);
    return renewedToken != null;
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private WebAddress followed(Answer answer, WebAddress from, int hops) {
    String location = answer.header("Location");
    WebAddress to = location == null ? null : from.resolve(location);
    Origin target = to == null ? null : Origin.of(to);
    LoginGateway login = LoginGateway.recognise(answer, to);
    if (login != null) {
      throw Failures.notSentry(answer, login, target);
    }
    Why why = passport.objection(request, from, to, answer.status());
    if (why == null && hops > MOST_REDIRECTS) {
      why = Why.TOO_MANY;
    }
    if (why != null || to == null) {
      throw new ApiException.Redirected(
          request.method(),
          answer.url(),
          answer.status(),
          why == null ? Why.NOWHERE : why,
          target,
          newSlug(answer));
    }
    if (line.notices.wantsDebug()) {
      line.notices.debug("redirected to " + WireRequests.shown(to));
    }
    return to;
  }

  private static @Nullable String newSlug(Answer answer) {
    ErrorBody error = ErrorBody.read(answer.header("Content-Type"), answer.text(), "");
    if (!"resource-moved".equals(error.code())) {
      return null;
    }
    return Fields.textOrNull(error.extra(), "slug");
  }

  /// How often the last of its addresses was asked.
  int attempts() {
    return attempts;
  }

  private Answer attempts(WebAddress url, @Nullable String token) {
    Origin origin = Origin.of(url);
    String shown = WireRequests.shown(url);
    List<Header> attached =
        passport.headersFor(request.audience(), token, origin, request.method(), shown);
    WireRequest anonymous =
        WireRequests.of(
            request, url, line.network.userAgent(), attached, renewedToken != null, shown);
    WireRequest wireRequest = passport.covers(origin) ? anonymous.identifying() : anonymous;
    line.remarkOn(origin, passport);
    attempts = 0;
    for (; ; ) {
      attempts++;
      Duration delay;
      try {
        Answer answer = Repeated.hidden(once(wireRequest, shown), attached);
        delay = mayRepeat(answer) ? backoff.next(gateway.retryAfter(answer)) : null;
        if (delay == null) {
          return answer;
        }
      } catch (ApiException failure) {
        if (line.notices.wantsDebug()) {
          line.notices.debug("failed: " + failure.getMessage());
        }
        delay = mayRepeat(failure) ? backoff.next(null) : null;
        if (delay == null) {
          throw failure.after(attempts);
        }
      }
      if (line.notices.wantsDebug()) {
        line.notices.debug("again in " + delay.toMillis() + " ms");
      }
      line.notices.askingAgain(origin, delay);
      pause(delay);
      line.notices.askingAgain(origin, Duration.ZERO);
    }
  }

  private boolean mayRepeat(Answer answer) {
    boolean safe = request.isReading() || request.repeat() == Request.Repeat.IDEMPOTENT;
    return request.repeat() != Request.Repeat.NEVER
        && switch (answer.status()) {
          case 429 -> true;
          case 500, 502, 503, 504 -> safe;
          case 507, 524 -> request.repeat() == Request.Repeat.IDEMPOTENT;
          default -> false;
        };
  }

  private boolean mayRepeat(ApiException failure) {
    boolean safe = request.isReading() || request.repeat() == Request.Repeat.IDEMPOTENT;
    return request.repeat() != Request.Repeat.NEVER
        && safe
        && !wroteSome
        && Failures.isOfConnection(failure);
  }

  private void pause(Duration delay) {
    try {
      line.network.sleeper().sleep(delay);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw cancelled(stop);
    }
  }

  private static CancellationException cancelled(Exception stop) {
    CancellationException cancelled = new CancellationException("interrupted");
    cancelled.initCause(stop);
    return cancelled;
  }

  private Answer once(WireRequest wireRequest, String shown) {
    Duration usual = line.network.limits().answer();
    Duration limit = request.answerLimit() == null ? usual : request.answerLimit();
    WebAddress url = wireRequest.url();
    ProxyRoute route = null;
    long start = System.nanoTime();
    try {
      route = line.proxies.route(url.isHttps(), url.host(), url.port());
      if (line.notices.wantsDebug()) {
        line.notices.debug(WireRequests.described(request, wireRequest, route));
      }
      WireRequest ready = WireRequests.throughProxy(wireRequest, route);
      try (WireAnswer response = line.wire.send(ready, route, limit, out != null)) {
        Answer answer = read(response, attempt(route, limit, shown));
        if (line.notices.wantsDebug()) {
          line.notices.debug(
              answer.status()
                  + " "
                  + answer.reason()
                  + " in "
                  + (System.nanoTime() - start) / 1_000_000
                  + " ms, "
                  + answer.bytes().length
                  + " bytes");
        }
        return answer;
      }
    } catch (IOException problem) {
      if (Thread.currentThread().isInterrupted()) {
        throw cancelled(problem);
      }
      throw Failures.beforeAnswer(problem, attempt(route, limit, shown));
    }
  }

  private Failures.Attempt attempt(@Nullable ProxyRoute route, Duration limit, String shown) {
    return new Failures.Attempt(
        request.method(),
        shown,
        route == null ? null : new ProxyServer(route.address(), route.setting()),
        line.network.limits().connect(),
        limit);
  }

  private Answer read(WireAnswer response, Failures.Attempt attempt) {
    int status = response.status();
    Headers received = response.headers();
    String encoding = received.first("Content-Encoding");
    if (status == 407 && attempt.proxy() != null) {
      throw Failures.unreachable(attempt, Reason.PROXY_LOGIN, null);
    }
    byte[] bytes = new byte[0];
    try (InputStream body = Decoding.decoded(response.body(), encoding)) {
      OutputStream sink = status >= 200 && status < 300 ? out : null;
      if (sink == null) {
        bytes = Decoding.readAll(body, LARGEST_ANSWER);
      } else {
        copy(body, sink);
      }
    } catch (IOException problem) {
      if (Thread.currentThread().isInterrupted()) {
        throw cancelled(problem);
      }
      throw Failures.withinAnswer(problem, status, attempt);
    }
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      String name = received.name(i);
      boolean ofTransfer =
          encoding != null
              && (name.equalsIgnoreCase("Content-Encoding")
                  || name.equalsIgnoreCase("Content-Length"));
      if (!ofTransfer) {
        headers.add(new Header(name, received.value(i)));
      }
    }
    return new Answer(
        request.method(), attempt.url(), status, response.reason(), headers, bytes, null);
  }

  private void copy(InputStream body, OutputStream sink) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      wroteSome = true;
      try {
        sink.write(buffer, 0, read);
      } catch (IOException full) {
        throw new UncheckedIOException(full); // the sink's trouble is not the server's
      }
    }
  }
}
