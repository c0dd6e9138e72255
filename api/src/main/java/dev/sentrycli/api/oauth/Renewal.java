package dev.sentrycli.api.oauth;

import dev.sentrycli.api.gateway.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for new tokens.
public sealed interface Renewal {
  /// Both old tokens are dead now.
  record Renewed(Tokens tokens) implements Renewal {}

  /// The refresh token is unknown or used up.
  record Rejected(@Nullable String description) implements Renewal {}

  record UnknownClient(@Nullable String description) implements Renewal {}

  record Refused(int status, String error, @Nullable String description) implements Renewal {}

  /// Success without what a success must have; `what` holds no value of the answer.
  record Malformed(String what) implements Renewal {}

  /// No answer to the question: the old tokens stand as they were.
  record Unsettled(ApiException why, @Nullable Duration retryAfter) implements Renewal {}
}
