package dev.sentrycli.api.outcome;

import org.jspecify.annotations.Nullable;

/// The time that is looked at.
///
/// @param statsPeriod null if start and end say it
public record OutcomePeriod(
    @Nullable String statsPeriod, @Nullable String start, @Nullable String end) {}
