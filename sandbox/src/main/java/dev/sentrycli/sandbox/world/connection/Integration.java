package dev.sentrycli.sandbox.world.connection;

import org.jspecify.annotations.Nullable;

/// Another service that an organization is connected to.
///
/// @param provider the key of its kind, such as `github`
/// @param status of the service: `active` or `disabled`
/// @param statusHere what the organization made of it: `active` or `disabled`
public record Integration(
    long id,
    long organizationId,
    String provider,
    String name,
    @Nullable String domain,
    @Nullable String accountType,
    String externalId,
    String status,
    String statusHere) {}
