package dev.sentrycli.sandbox;

import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.http.RateLimit;
import dev.sentrycli.sandbox.oauth.DeviceLogin;
import dev.sentrycli.sandbox.oauth.OAuthSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How a [Sandbox] is set up.
///
/// @param host the address to listen at
/// @param port the port to listen at, 0 for any free one
/// @param seed what it holds when there is nothing saved
/// @param data the folder everything is kept in; null forgets it at the end
/// @param publicUrl what `system.url-prefix` says: the base of all addresses in answers, if it is
///   not the one the server is reached at
/// @param pathPrefix a path such as `/sentry` below which alone the server answers; empty for none
/// @param tls the certificate to serve https with; null for plain http
/// @param oauth how the OAuth endpoints behave
/// @param rateLimit null for none, as on a stock installation
/// @param largestBody how many bytes a request may have before it is answered with 413
/// @param edition which Sentry it is
/// @param clock what time the server thinks it is
public record SandboxOptions(
    String host,
    int port,
    Seed seed,
    @Nullable Path data,
    @Nullable String publicUrl,
    String pathPrefix,
    @Nullable SSLContext tls,
    OAuthSettings oauth,
    @Nullable RateLimit rateLimit,
    int largestBody,
    Edition edition,
    Clock clock) {

  /// The demo on a free loopback port.
  public static final SandboxOptions DEFAULT =
      new SandboxOptions(
          "127.0.0.1",
          0,
          Seed.DEMO,
          null,
          null,
          "",
          null,
          OAuthSettings.DEFAULT,
          null,
          100 * 1024 * 1024,
          Edition.NEWEST,
          Clock.systemUTC());

  public SandboxOptions {
    if (!pathPrefix.isEmpty() && (!pathPrefix.startsWith("/") || pathPrefix.endsWith("/"))) {
      throw new IllegalArgumentException("A path prefix looks like '/sentry'");
    }
  }

  public SandboxOptions host(String other) {
    return new SandboxOptions(
        other,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions port(int other) {
    return new SandboxOptions(
        host,
        other,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions seed(Seed other) {
    return new SandboxOptions(
        host,
        port,
        other,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions data(@Nullable Path other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        other,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions publicUrl(@Nullable String other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        other,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions pathPrefix(String other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        other,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions tls(@Nullable SSLContext other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        other,
        oauth,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  /// With the certificate and key of a PKCS #12 or JKS file.
  ///
  /// @throws IllegalArgumentException if it can't be read with this password
  public SandboxOptions keystore(Path file, String password) {
    try {
      KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return tls(context);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          "The keystore '" + file + "' can't be read: " + unreadable.getMessage(), unreadable);
    }
  }

  public SandboxOptions oauth(OAuthSettings other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        other,
        rateLimit,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions rateLimit(@Nullable RateLimit other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        other,
        largestBody,
        edition,
        clock);
  }

  public SandboxOptions largestBody(int other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        other,
        edition,
        clock);
  }

  /// As this Sentry; one that knows no device logins offers none.
  public SandboxOptions edition(Edition other) {
    OAuthSettings logins =
        other.knowsDeviceLogin() ? oauth : oauth.deviceLogin(DeviceLogin.CSRF_PAGE);
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        logins,
        rateLimit,
        largestBody,
        other,
        clock);
  }

  public SandboxOptions clock(Clock other) {
    return new SandboxOptions(
        host,
        port,
        seed,
        data,
        publicUrl,
        pathPrefix,
        tls,
        oauth,
        rateLimit,
        largestBody,
        edition,
        other);
  }
}
