package dev.sentrycli.api.gateway.wire;

import java.io.IOException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// An attempt ended before there was an answer. The cause says why; this adds how far it got.
public final class WireException extends IOException {
  /// How far an attempt got.
  public enum Stage {
    CONNECTING,
    SECURING,
    ASKING
  }

  private final Stage stage;
  private final IOException why;
  private final transient @Nullable X509Certificate misnamed;

  WireException(Stage stage, IOException why, @Nullable X509Certificate misnamed) {
    super(why);
    this.stage = stage;
    this.why = why;
    this.misnamed = misnamed;
  }

  public Stage stage() {
    return stage;
  }

  public IOException why() {
    return why;
  }

  /// The server's certificate if it is made for another name, else null.
  public @Nullable X509Certificate misnamed() {
    return misnamed;
  }
}
