package dev.sentrycli.sandbox.world.directory;

import java.time.Instant;

/// A person with an account on this instance. Sentry uses the e-mail address as the user name.
public record User(long id, String name, String email, Instant joined) {
  public String username() {
    return email;
  }
}
