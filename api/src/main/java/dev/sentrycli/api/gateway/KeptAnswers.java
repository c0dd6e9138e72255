package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.address.WebAddress;
import dev.sentrycli.api.gateway.cache.CacheEntry;
import dev.sentrycli.api.gateway.cache.CacheFolder;
import dev.sentrycli.api.gateway.cache.Fingerprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers shown again instead of asking: to reading requests for JSON, for the same server and
/// account only.
final class KeptAnswers {
  private static final String IF_NONE_MATCH = "If-None-Match";

  private final CacheFolder folder;
  private final Passport passport;
  private final boolean fresh;
  private final Clock clock;

  KeptAnswers(CacheFolder folder, Passport passport, Network network) {
    this.folder = folder;
    this.passport = passport;
    this.fresh = network.fresh();
    this.clock = network.clock();
  }

  /// @param ask asks the server, insisting on success (or on 304 for a [#isRevalidation])
  Answer answer(Request request, Function<Request, Answer> ask) {
    Duration life = life(request);
    if (life.isZero()) {
      return ask.apply(request);
    }
    String key = CacheFolder.key(owner(), question(request));
    CacheEntry entry = fresh ? null : folder.read(key);
    Instant now = clock.instant();
    if (entry != null) {
      Duration age = Duration.between(entry.stored(), now);
      if (!age.isNegative() && age.compareTo(life) < 0) {
        folder.used(key);
        return answer(entry, age);
      }
    }
    String etag = entry == null ? null : entry.etag();
    Answer answer = ask.apply(etag == null ? request : request.header(IF_NONE_MATCH, etag));
    if (answer.status() == 304 && entry != null) {
      folder.write(key, entry.vouched(now));
      return answer(entry, null);
    }
    if (mayKeep(answer)) {
      folder.write(key, entry(answer, now));
    }
    return answer;
  }

  static boolean isRevalidation(Request request) {
    for (Header header : request.headers()) {
      if (header.name().equals(IF_NONE_MATCH)) {
        return true;
      }
    }
    return false;
  }

  /// Drops what this account was told by this server, because something there has changed. More
  /// than need be, but never too little: which lists an object appears in is the server's affair.
  void drop() {
    folder.drop(owner());
  }

  private String owner() {
    Credential credential = passport.credential();
    return Fingerprint.of(
        passport.home() + "\n" + (credential == null ? "" : credential.identity()));
  }

  private Duration life(Request request) {
    boolean keepable =
        request.method().equals("GET")
            && request.headers().isEmpty()
            && request.audience() instanceof Audience.Account
            && request.path().startsWith("/");
    if (!keepable) {
      return Duration.ZERO;
    }
    Request.CacheLife stated = request.cacheLife();
    return (stated == null ? Request.CacheLife.of(request.path()) : stated).duration();
  }

  private String question(Request request) {
    List<Request.Parameter> sorted = new ArrayList<>(request.query());
    // Java's ready-made comparators build their code anew in every run.
    sorted.sort(KeptAnswers::compared);
    WebAddress url = WireRequests.address(request.withQuery(sorted), passport);
    return Fingerprint.of("GET " + url);
  }

  private static int compared(Request.Parameter one, Request.Parameter other) {
    int names = one.name().compareTo(other.name());
    return names != 0 ? names : one.value().compareTo(other.value());
  }

  private static boolean mayKeep(Answer answer) {
    String type = answer.header("Content-Type");
    if (answer.status() != 200 || type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
      return false;
    }
    for (String line : answer.headerLines("Cache-Control")) {
      if (line.toLowerCase(Locale.ROOT).contains("no-store")) {
        return false;
      }
    }
    return true;
  }

  private static CacheEntry entry(Answer answer, Instant now) {
    List<String> headers = new ArrayList<>();
    for (Header header : answer.headers()) {
      if (!header.name().equalsIgnoreCase("Set-Cookie")) {
        headers.add(header.name());
        headers.add(header.value());
      }
    }
    return new CacheEntry(answer.url(), now, answer.header("ETag"), headers, answer.bytes());
  }

  private static Answer answer(CacheEntry entry, @Nullable Duration age) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i + 1 < entry.headers().size(); i += 2) {
      headers.add(new Header(entry.headers().get(i), entry.headers().get(i + 1)));
    }
    return new Answer("GET", entry.url(), 200, "OK", headers, entry.body(), age);
  }
}
