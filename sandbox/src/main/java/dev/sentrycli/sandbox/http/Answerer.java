package dev.sentrycli.sandbox.http;

/// What answers requests.
@FunctionalInterface
public interface Answerer {
  Response answer(Request request);
}
