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
  Repository disconnected() {
    return new Repository(id, organizationId, null, provider, name, url, externalId, created);
  }
}
