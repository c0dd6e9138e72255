package dev.sentrycli.api.oauth;

import org.jspecify.annotations.Nullable;

/// The server would not begin a device login. Holds facts, never a body.
public abstract sealed class OAuthException extends RuntimeException {
  private OAuthException(String message) {
    super(message);
  }

  /// The server has no device login: it is older than 26.1.0.
  public static final class NotOffered extends OAuthException {
    private final int status;
    private final boolean maybeGateway;

    NotOffered(int status, boolean maybeGateway) {
      super("no device login, status " + status);
      this.status = status;
      this.maybeGateway = maybeGateway;
    }

    public int status() {
      return status;
    }

    /// Whether it may as well be a gateway in front of the server that refuses.
    public boolean maybeGateway() {
      return maybeGateway;
    }
  }

  /// The server does not know the client id, or the application is not active.
  public static final class UnknownClient extends OAuthException {
    private final @Nullable String description;

    UnknownClient(@Nullable String description) {
      super("invalid_client");
      this.description = description;
    }

    public @Nullable String description() {
      return description;
    }
  }

  /// The server does not know a scope, or the application may not have it.
  public static final class BadScope extends OAuthException {
    private final @Nullable String description;

    BadScope(@Nullable String description) {
      super("invalid_scope");
      this.description = description;
    }

    public @Nullable String description() {
      return description;
    }
  }

  /// The server refuses for a reason of its own.
  public static final class Refused extends OAuthException {
    private final int status;
    private final String error;
    private final @Nullable String description;

    Refused(int status, String error, @Nullable String description) {
      super(error);
      this.status = status;
      this.error = error;
      this.description = description;
    }

    public int status() {
      return status;
    }

    public String error() {
      return error;
    }

    public @Nullable String description() {
      return description;
    }
  }

  /// The answer is not what RFC 8628 promises.
  public static final class Malformed extends OAuthException {
    private final String what;

    Malformed(String what) {
      super(what);
      this.what = what;
    }

    /// What is wrong, in a few words without any value.
    public String what() {
      return what;
    }
  }
}
