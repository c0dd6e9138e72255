package dev.sentrycli.api.oauth;

import dev.sentrycli.api.gateway.Gateway;
import java.util.List;

/// The OAuth calls of a login on a device (RFC 8628) and of its renewal. Asks once per call: the
/// rhythm, and all words to the person, are the caller's.
@SuppressWarnings("DoNotCallSuggester")
public final class DeviceFlow {
  private final Gateway gateway;

  public DeviceFlow(Gateway gateway) {
    this.gateway = gateway;
  }

  /// Begins a login.
  ///
  /// @throws OAuthException if the server will not
  /// @throws dev.sentrycli.api.gateway.ApiException if it cannot be asked
  public DeviceCode request(String clientId, List<String> scopes) {
    throw new UnsupportedOperationException(gateway.passport().toString());
  }

  /// Asks whether it was approved.
  ///
  /// @throws dev.sentrycli.api.gateway.ApiException if asking again would be no use
  public Poll poll(String deviceCode, String clientId) {
    throw new UnsupportedOperationException(gateway.passport().toString());
  }

  /// Trades a refresh token for new tokens.
  ///
  /// @throws dev.sentrycli.api.gateway.ApiException if asking again would be no use
  public Renewal refresh(String clientId, String refreshToken) {
    throw new UnsupportedOperationException(gateway.passport().toString());
  }
}
