package dev.sentrycli.api.event;

import org.jspecify.annotations.Nullable;

/// Which events of an issue are wanted.
///
/// @param full whether their whole bodies are
/// @param statsPeriod null if start and end say it
public record EventSearch(
    boolean full,
    @Nullable String query,
    @Nullable String statsPeriod,
    @Nullable String start,
    @Nullable String end) {}
