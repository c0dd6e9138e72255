package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.address.WebAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scheme, host and effective port: the unit of trust (RFC 6454). Host and scheme are lower case,
/// an international host is in its ASCII form, an IPv6 host carries its brackets.
///
/// @param port never the "default" marker: always the port a connection would use
public record Origin(String scheme, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

  /// The origin that a parsed address connects to.
  static Origin of(WebAddress url) {
    String host = url.host();
    return new Origin(url.scheme(), host.indexOf(':') >= 0 ? "[" + host + "]" : host, url.port());
  }

  /// Whether this is sentry.io or one of its subdomains, over https on the default port.
  public boolean isSaas() {
    return scheme.equals("https") && port == 443 && isSaasHost();
  }

  /// Whether the host is sentry.io or one of its subdomains, whatever the scheme and port.
  public boolean isSaasHost() {
    return host.equals("sentry.io") || host.endsWith(".sentry.io");
  }

  public boolean isLoopback() {
    return LOOPBACK.contains(host) || host.startsWith("127.") || host.endsWith(".localhost");
  }

  public boolean isEncrypted() {
    return scheme.equals("https");
  }

  /// Written out, like [#hashCode], because every run compares origins and the generated methods
  /// are slow to start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin that
        && port == that.port
        && host.equals(that.host)
        && scheme.equals(that.scheme);
  }

  @Override
  public int hashCode() {
    return (scheme.hashCode() * 31 + host.hashCode()) * 31 + port;
  }

  /// The form that stands in URLs: the port only where it is not the scheme's default.
  @Override
  public String toString() {
    boolean usual = port == (isEncrypted() ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
