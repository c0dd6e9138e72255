package dev.sentrycli.api.oauth;

import dev.sentrycli.api.gateway.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking once whether a login was approved.
public sealed interface Poll {
  record Pending() implements Poll {}

  /// Ask five seconds less often from now on.
  record SlowDown() implements Poll {}

  record Denied() implements Poll {}

  record Expired() implements Poll {}

  record Granted(Tokens tokens) implements Poll {}

  /// The application is not public or not active, or the server still wants a secret.
  record UnknownClient(@Nullable String description) implements Poll {}

  record Refused(int status, String error, @Nullable String description) implements Poll {}

  /// Success without what a success must have; `what` holds no value of the answer.
  record Malformed(String what) implements Poll {}

  /// No answer to the question: ask again later.
  record Unsettled(ApiException why, @Nullable Duration retryAfter) implements Poll {}
}
