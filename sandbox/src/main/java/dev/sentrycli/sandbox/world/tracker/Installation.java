package dev.sentrycli.sandbox.world.tracker;

/// A code host or issue tracker that somebody connected with an organization.
///
/// @param provider its key, such as `github`
/// @param domain its address without a scheme, such as `github.com/acme`
public record Installation(
    long id, long organizationId, String provider, String name, String domain) {}
