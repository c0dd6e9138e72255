package dev.sentrycli.api.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may travel, and where to. The token and the custom headers belong to the origin of `home`;
/// all of sentry.io counts as one origin, every self-hosted instance is exactly one.
///
/// @param customHeaders for the gateway in front of a self-hosted instance; never sent to sentry.io
public record Passport(BaseUrl home, @Nullable Credential credential, List<Header> customHeaders) {
  public Passport {
    customHeaders = List.copyOf(customHeaders);
  }

  /// A passport that carries nothing.
  public static Passport anonymous(BaseUrl home) {
    return new Passport(home, null, List.of());
  }

  /// Whether the token and the custom headers belong to an origin.
  public boolean covers(Origin origin) {
    return home.isSaas() ? origin.isSaas() : origin.equals(home.origin());
  }

  /// Names the home only.
  @Override
  public String toString() {
    return "Passport[" + home + "]";
  }
}
