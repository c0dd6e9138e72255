package dev.sentrycli.sandbox.world.credential;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An OAuth application registered on this instance. Without a secret it is a public one, which is
/// what the device flow of a command line needs. Empty `scopes` means no limit of its own.
public record OAuthApplication(
    String clientId,
    @Nullable String clientSecret,
    String name,
    Set<String> scopes,
    boolean active,
    long ownerId,
    Instant created) {
  public OAuthApplication {
    scopes = Set.copyOf(scopes);
  }

  public boolean confidential() {
    return clientSecret != null;
  }

  @Override
  public String toString() {
    return "OAuthApplication[" + clientId + ", " + name + "]";
  }
}
