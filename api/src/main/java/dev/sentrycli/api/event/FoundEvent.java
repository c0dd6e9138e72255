package dev.sentrycli.api.event;

/// An event that was known by its id alone.
public record FoundEvent(String organization, String project, Event event) {}
