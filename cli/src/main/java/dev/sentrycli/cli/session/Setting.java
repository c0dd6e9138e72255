package dev.sentrycli.cli.session;

/// A value together with where it came from.
public record Setting<T>(T value, Source source) {}
