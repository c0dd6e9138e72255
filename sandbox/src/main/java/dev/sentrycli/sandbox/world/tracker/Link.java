package dev.sentrycli.sandbox.world.tracker;

import org.jspecify.annotations.Nullable;

/// An issue here and what stands for it elsewhere.
///
/// @param installationId null if an app made it
/// @param app the slug of the app that made it, or null
/// @param key how the tracker calls it, such as `acme/storefront#77`
public record Link(
    long id,
    long issueId,
    @Nullable Long installationId,
    @Nullable String app,
    String key,
    String title,
    String url) {}
