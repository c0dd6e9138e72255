package dev.sentrycli.api.gateway.wire;

import java.io.IOException;

/// A proxy answered a request for a tunnel, but not with one.
public final class ProxyRefusalException extends IOException {
  private final int status;

  ProxyRefusalException(int status) {
    super("the proxy answered " + status);
    this.status = status;
  }

  public boolean wantsLogin() {
    return status == 407;
  }
}
