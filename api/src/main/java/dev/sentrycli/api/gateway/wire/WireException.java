package dev.sentrycli.api.gateway.wire;

import java.io.IOException;

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
  private final boolean certificateWanted;

  WireException(Stage stage, IOException why, boolean certificateWanted) {
    super(why);
    this.certificateWanted = certificateWanted;
    this.stage = stage;
    this.why = why;
  }

  public Stage stage() {
    return stage;
  }

  public IOException why() {
    return why;
  }

  /// Whether the server had asked for a client certificate.
  public boolean certificateWanted() {
    return certificateWanted;
  }
}
