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

  private final boolean certificateWanted;

  WireException(
      Stage stage, IOException why, @Nullable X509Certificate misnamed, boolean certificateWanted) {
    super(why);
    this.certificateWanted = certificateWanted;
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

  /// Whether the server had asked for a client certificate.
  public boolean certificateWanted() {
    return certificateWanted;
  }

  /// The server's certificate if it is made for another name, else null.
  public @Nullable X509Certificate misnamed() {
    return misnamed;
  }
}
