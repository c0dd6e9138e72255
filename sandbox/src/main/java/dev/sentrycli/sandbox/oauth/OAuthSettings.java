package dev.sentrycli.sandbox.oauth;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the OAuth endpoints behave.
///
/// @param deviceLogin whether the device flow is there, or which older server is played
/// @param pollInterval how long a client must wait between two polls; zero never says `slow_down`
/// @param codeLifetime how long a device code can be approved
/// @param tokenLifetime how long an access token lives; null for ever, and then `expires_in` is
///   null
/// @param scopes the scopes this server knows
public record OAuthSettings(
    DeviceLogin deviceLogin,
    Duration pollInterval,
    Duration codeLifetime,
    @Nullable Duration tokenLifetime,
    Set<String> scopes) {

  /// As a real server of today.
  public static final OAuthSettings DEFAULT =
      new OAuthSettings(
          DeviceLogin.OFFERED,
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofDays(30),
          Scopes.all());

  public OAuthSettings {
    scopes = Set.copyOf(scopes);
  }

  public OAuthSettings deviceLogin(DeviceLogin other) {
    return new OAuthSettings(other, pollInterval, codeLifetime, tokenLifetime, scopes);
  }

  public OAuthSettings pollInterval(Duration other) {
    return new OAuthSettings(deviceLogin, other, codeLifetime, tokenLifetime, scopes);
  }

  public OAuthSettings codeLifetime(Duration other) {
    return new OAuthSettings(deviceLogin, pollInterval, other, tokenLifetime, scopes);
  }

  public OAuthSettings tokenLifetime(@Nullable Duration other) {
    return new OAuthSettings(deviceLogin, pollInterval, codeLifetime, other, scopes);
  }

  public OAuthSettings scopes(Set<String> known) {
    return new OAuthSettings(deviceLogin, pollInterval, codeLifetime, tokenLifetime, known);
  }
}
