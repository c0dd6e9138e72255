package dev.sentrycli.sandbox.ingest;

/// A tag of an event.
public record Tag(String key, String value) {}
