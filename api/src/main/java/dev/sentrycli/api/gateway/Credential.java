package dev.sentrycli.api.gateway;

import dev.sentrycli.api.gateway.cache.Fingerprint;
import org.jspecify.annotations.Nullable;

/// The token a run uses, and how to get a new one. Implemented by whoever stores accounts.
public interface Credential {
  /// The bearer token to send now. Called before every request, so that a token which is about to
  /// expire can be renewed first.
  @Nullable String token();

  /// Called after the server rejected a token with 401, once for each request that met with it and
  /// perhaps by several threads. If the token in use has become another one meanwhile, that is the
  /// answer.
  ///
  /// @return a token other than the rejected one, or null if there is none to be had
  @Nullable String renewed(String rejectedToken);

  /// A stable name for whoever the token speaks for. Cached answers are kept apart by it; it
  /// contains no secret.
  String identity();

  /// A name for a token that does not tell it, for an [#identity] where nothing else is known.
  static String fingerprint(String token) {
    return Fingerprint.of(token).substring(0, 24);
  }
}
