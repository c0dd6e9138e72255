package dev.sentrycli.sandbox.routes;

import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.User;
import org.jspecify.annotations.Nullable;

/// Who sent a request: nobody known, or the holder of a token, which may or may not be a person.
record Caller(@Nullable Token token, @Nullable User user) {
  static final Caller ANONYMOUS = new Caller(null, null);
}
