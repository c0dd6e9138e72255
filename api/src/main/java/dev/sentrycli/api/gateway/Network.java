package dev.sentrycli.api.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How this machine reaches servers: what it calls itself, proxies, certificates, limits, cache.
/// Making one does no work; files are read when the first https request needs them.
///
/// @param proxyVariables the environment variables that name proxies (`HTTPS_PROXY`, `NO_PROXY`,
///   …), as they are set; others are ignored
/// @param caFiles trusted in addition to what Java and the operating system trust
/// @param cacheFolder null for no cache
/// @param fresh whether cached answers are not read (they are still written)
/// @param vouchedFolder remembers for a day which certificates of servers were found good; null to
///   check them whole each time
public record Network(
    String userAgent,
    Map<String, String> proxyVariables,
    List<CaFile> caFiles,
    @Nullable ClientCertificate clientCertificate,
    Limits limits,
    @Nullable Path cacheFolder,
    boolean fresh,
    @Nullable Path vouchedFolder,
    Clock clock,
    Sleeper sleeper) {

  /// A PEM file of certificate authorities.
  ///
  /// @param setting the variable or default that named it, for messages
  /// @param fromEnvironment whether a variable named it, so that its use with sentry.io is worth a
  ///   warning
  public record CaFile(Path path, String setting, boolean fromEnvironment) {}

  /// PEM files of the certificate this client shows to servers that ask for one. Both may be the
  /// same file.
  ///
  /// @param setting the variable or default that named it, for messages
  public record ClientCertificate(Path certificate, Path key, String setting) {}

  /// @param connect until a connection stands
  /// @param answer until the whole answer is there, for one attempt
  public record Limits(Duration connect, Duration answer) {
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /// Waits between attempts.
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  public Network {
    caFiles = List.copyOf(caFiles);
  }

  /// No proxy, no extra certificates, no cache, usual limits.
  public static Network plain(String userAgent) {
    return new Network(
        userAgent,
        Map.of(),
        List.of(),
        null,
        Limits.USUAL,
        null,
        false,
        null,
        Clock.systemUTC(),
        Thread::sleep);
  }

  public Network withProxyVariables(Map<String, String> variables) {
    return new Network(
        userAgent,
        variables,
        caFiles,
        clientCertificate,
        limits,
        cacheFolder,
        fresh,
        vouchedFolder,
        clock,
        sleeper);
  }

  public Network withCaFiles(List<CaFile> files) {
    return new Network(
        userAgent,
        proxyVariables,
        files,
        clientCertificate,
        limits,
        cacheFolder,
        fresh,
        vouchedFolder,
        clock,
        sleeper);
  }

  public Network withClientCertificate(@Nullable ClientCertificate certificate) {
    return new Network(
        userAgent,
        proxyVariables,
        caFiles,
        certificate,
        limits,
        cacheFolder,
        fresh,
        vouchedFolder,
        clock,
        sleeper);
  }

  public Network withLimits(Limits other) {
    return new Network(
        userAgent,
        proxyVariables,
        caFiles,
        clientCertificate,
        other,
        cacheFolder,
        fresh,
        vouchedFolder,
        clock,
        sleeper);
  }

  /// @param readCached whether answers on disk are read, not only written
  public Network withCache(@Nullable Path folder, boolean readCached) {
    return new Network(
        userAgent,
        proxyVariables,
        caFiles,
        clientCertificate,
        limits,
        folder,
        !readCached,
        vouchedFolder,
        clock,
        sleeper);
  }

  public Network withVouchedFolder(@Nullable Path folder) {
    return new Network(
        userAgent,
        proxyVariables,
        caFiles,
        clientCertificate,
        limits,
        cacheFolder,
        fresh,
        folder,
        clock,
        sleeper);
  }

  public Network withTime(Clock otherClock, Sleeper otherSleeper) {
    return new Network(
        userAgent,
        proxyVariables,
        caFiles,
        clientCertificate,
        limits,
        cacheFolder,
        fresh,
        vouchedFolder,
        otherClock,
        otherSleeper);
  }

  /// Names the user agent only: proxy variables may hold passwords.
  @Override
  public String toString() {
    return "Network[" + userAgent + "]";
  }
}
