package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.ApiException.ProxyServer;
import dev.sentrycli.api.gateway.cache.CacheFolder;
import dev.sentrycli.api.gateway.probe.Handshake;
import dev.sentrycli.api.gateway.trust.KeyFiles;
import dev.sentrycli.api.gateway.trust.TrustFile;
import dev.sentrycli.api.gateway.wire.Backoff;
import dev.sentrycli.api.gateway.wire.ProxyRules;
import dev.sentrycli.api.gateway.wire.Wire;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The one door to every server: API, OAuth, uploads, ingestion, storage, downloads. It decides
/// what travels, follows redirects itself and judges each hop like a new request, repeats what may
/// be repeated, renews a rejected token once, keeps answers for a while, and turns every failure
/// into an [ApiException]. Safe for use by several threads.
public final class Gateway implements AutoCloseable {
  private static final Request NOTHING = Request.get("/");

  private final Line line;
  private final Passport passport;
  private final @Nullable KeptAnswers kept;
  private volatile @Nullable Duration oldestAge;
  private volatile boolean asked;

  /// Opens nothing yet.
  public Gateway(Network network, Passport passport, Notices notices) {
    this(new Line(network, notices), passport);
  }

  private Gateway(Line line, Passport passport) {
    this.line = line;
    this.passport = passport;
    CacheFolder folder = line.cache;
    this.kept = folder == null ? null : new KeptAnswers(folder, passport, line.network);
  }

  /// The same door for someone else: connections and certificates are shared.
  public Gateway as(Passport other) {
    return new Gateway(line, other);
  }

  public Passport passport() {
    return passport;
  }

  Line line() {
    return line;
  }

  /// Asks, and insists on success.
  ///
  /// @throws ApiException for everything but a status of 200 to 299, and for a page where JSON was
  ///   asked for
  public Answer send(Request request) {
    Answer answer = kept == null ? sent(request) : kept.answer(request, this::sent);
    Duration age = answer.age();
    Duration before = oldestAge;
    if (age != null && (before == null || age.compareTo(before) > 0)) {
      oldestAge = age;
    }
    if (kept != null && request.changes() && request.audience() instanceof Audience.Account) {
      kept.drop();
    }
    return answer;
  }

  private Answer sent(Request request) {
    asked = true;
    Answer answer = successful(new Trip(this, request, null), request);
    if (wantsJson(request) && answer.isPage()) {
      throw Failures.notSentry(answer, null, null);
    }
    return answer;
  }

  /// Asks, and returns whatever the server says, uncached.
  ///
  /// @throws ApiException if no answer came or trust forbids asking
  public Answer exchange(Request request) {
    asked = true;
    Answer answer = new Trip(this, request, null).go();
    if (kept != null
        && answer.isOk()
        && request.changes()
        && request.audience() instanceof Audience.Account) {
      kept.drop();
    }
    return answer;
  }

  /// Asks, insists on success, and writes the body to `out` as it comes. The time limit is then for
  /// each silence, not for the whole.
  ///
  /// @return the answer without its body
  /// @throws ApiException for everything but a status of 200 to 299
  /// @throws java.io.UncheckedIOException if `out` fails
  public Answer download(Request request, OutputStream out) {
    asked = true;
    return successful(new Trip(this, request, out), request);
  }

  /// The proxy on the way to the instance; null if there is none.
  ///
  /// @throws ApiException.Misconfigured if the variable that names it can't be used
  public @Nullable ProxyServer proxy() {
    return new Trip(this, NOTHING, null).proxy();
  }

  /// The variable that names a proxy for the instance, used or not; null if none does.
  public @Nullable String proxySetting() {
    return line.proxies.setting(passport.home().origin().isEncrypted());
  }

  /// Connects to the instance as a request would, asks nothing, and hangs up.
  ///
  /// @return what securing the connection came to; null for plain http
  /// @throws ApiException if there is no connection
  public @Nullable Handshake handshake() {
    return new Trip(this, NOTHING, null).greet();
  }

  private Answer successful(Trip trip, Request request) {
    Answer answer = trip.go();
    boolean unchanged = answer.status() == 304 && KeptAnswers.isRevalidation(request);
    if (answer.isOk() || unchanged) {
      return answer;
    }
    throw failure(answer).after(trip.attempts());
  }

  /// What [#send] would have thrown for an answer from [#exchange].
  public ApiException failure(Answer answer) {
    return answer.isOk()
        ? Failures.notSentry(answer, null, null)
        : Failures.of(answer, retryAfter(answer));
  }

  /// How long an answer asks to wait before the next request, or null if it does not.
  public @Nullable Duration retryAfter(Answer answer) {
    return Backoff.asked(
        answer.header("Retry-After"),
        answer.header("X-Sentry-Rate-Limit-Remaining"),
        answer.header("X-Sentry-Rate-Limit-Reset"),
        line.network.clock().instant());
  }

  private static boolean wantsJson(Request request) {
    for (Header header : request.headers()) {
      if (header.name().equalsIgnoreCase("Accept")) {
        return header.value().toLowerCase(Locale.ROOT).startsWith("application/json");
      }
    }
    return request.audience() instanceof Audience.Account;
  }

  /// How old the oldest of the answers is where all that were given so far are kept ones; null as
  /// soon as the server was asked for anything: what is kept was then a look-up on the way to it.
  public @Nullable Duration oldestAge() {
    return asked ? null : oldestAge;
  }

  /// Forgets the kept answers for this passport, because one of them turned out to be unusable.
  public void dropAnswers() {
    if (kept != null) {
      kept.drop();
    }
  }

  /// Forgets all kept answers, whoever they were for.
  public void clearCache() {
    if (line.cache != null) {
      line.cache.clear();
    }
  }

  /// Closes the connections, also those of doors made with [#as].
  @Override
  public void close() {
    line.wire.close();
  }

  /// What all trips of a run share, whoever they are for.
  static final class Line {
    final Network network;
    final Notices notices;
    final ProxyRules proxies;
    final Wire wire;
    final @Nullable CacheFolder cache;
    private final AtomicBoolean saidHeaders = new AtomicBoolean();
    private final AtomicBoolean saidAuthorities = new AtomicBoolean();

    Line(Network network, Notices notices) {
      this.network = network;
      this.notices = notices;
      this.proxies = new ProxyRules(network.proxyVariables());
      this.cache = network.cacheFolder() == null ? null : new CacheFolder(network.cacheFolder());
      List<TrustFile> files = new ArrayList<>();
      for (Network.CaFile file : network.caFiles()) {
        files.add(new TrustFile(file.path(), file.setting()));
      }
      Network.ClientCertificate own = network.clientCertificate();
      this.wire =
          new Wire(
              network.userAgent(),
              network.limits().connect(),
              files,
              own == null ? null : new KeyFiles(own.certificate(), own.key(), own.setting()),
              network.vouchedFolder(),
              notices::warning);
    }

    /// Says once what is unusual about a request to sentry.io.
    void remarkOn(Origin origin, Passport passport) {
      if (!origin.isSaas()) {
        return;
      }
      if (passport.home().isSaas()
          && !passport.customHeaders().isEmpty()
          && saidHeaders.compareAndSet(false, true)) {
        notices.warning(
            "Custom headers are for self-hosted instances and are not sent to sentry.io");
      }
      for (Network.CaFile file : network.caFiles()) {
        if (file.fromEnvironment() && saidAuthorities.compareAndSet(false, true)) {
          notices.warning(
              "Connections to sentry.io trust the extra certificates named by " + file.setting());
        }
      }
    }
  }
}
