package dev.sentrycli.api.event;

import dev.sentrycli.api.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/// Which events of an issue are wanted.
///
/// @param full whether their whole bodies are
public record EventSearch(boolean full, @Nullable String query, TimeSpan time) {}
