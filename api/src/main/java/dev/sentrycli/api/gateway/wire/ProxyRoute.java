package dev.sentrycli.api.gateway.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A proxy to go through.
///
/// @param host without brackets
/// @param login user and password joined by a colon, or null
/// @param setting the variable that named it
public record ProxyRoute(String host, int port, @Nullable String login, String setting) {
  /// Host and port as people write them.
  public String address() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /// The value of `Proxy-Authorization`, or null if the proxy needs no login.
  public @Nullable String authorization() {
    return login == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /// Without user and password.
  @Override
  public String toString() {
    return address();
  }
}
