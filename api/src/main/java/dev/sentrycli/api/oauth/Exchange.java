package dev.sentrycli.api.oauth;

import dev.sentrycli.api.gateway.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of trading a refresh token or a set-up code for tokens.
public sealed interface Exchange {
  /// What was traded is used up now.
  record Granted(Tokens tokens) implements Exchange {}

  /// The refresh token or set-up code is unknown or used up.
  record Rejected(@Nullable String description) implements Exchange {}

  record UnknownClient(@Nullable String description) implements Exchange {}

  record Refused(int status, String error, @Nullable String description) implements Exchange {}

  /// Success without what a success must have; `what` holds no value of the answer.
  record Malformed(String what) implements Exchange {}

  /// No answer to the question: what was to be traded is as good as before.
  record Unsettled(ApiException why, @Nullable Duration retryAfter) implements Exchange {}
}
