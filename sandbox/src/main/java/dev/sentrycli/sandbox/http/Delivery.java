package dev.sentrycli.sandbox.http;

/// How an answer is put on the wire.
public sealed interface Delivery {
  /// As it should be.
  record Whole() implements Delivery {}

  /// At this speed.
  record Slow(int bytesPerSecond) implements Delivery {}

  /// Only so many bytes of the body, though the headers announce all; then the connection ends.
  record Truncated(int bytes) implements Delivery {}

  /// Not at all: the connection is closed without an answer.
  record Dropped() implements Delivery {}
}
