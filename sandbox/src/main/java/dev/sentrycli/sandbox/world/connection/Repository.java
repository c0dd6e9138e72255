package dev.sentrycli.sandbox.world.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code repository whose commits an organization can name.
///
/// @param integrationId what it was connected through; null after that is gone
/// @param provider the key of its kind, such as `integrations:github`
public record Repository(
    long id,
    long organizationId,
    @Nullable Long integrationId,
    String provider,
    String name,
    @Nullable String url,
    @Nullable String externalId,
    Instant created) {
  /// What people call the kind of its integration.
  public String providerName() {
    return Integration.providerName(provider.substring(provider.indexOf(':') + 1));
  }

  public boolean isOf(Integration integration) {
    return integrationId != null && integrationId == integration.id();
  }

  Repository disconnected() {
    return new Repository(id, organizationId, null, provider, name, url, externalId, created);
  }
}
