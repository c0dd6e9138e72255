package dev.sentrycli.sandbox.http;

import java.time.Duration;

/// How often one caller may use the API: so many requests in a window. Self-hosted servers have
/// none unless somebody switches it on.
public record RateLimit(int requests, Duration window) {}
