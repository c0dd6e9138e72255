package dev.sentrycli.api.gateway.wire;

import dev.sentrycli.api.gateway.address.WebAddress;
import org.jspecify.annotations.Nullable;

/// A request as it goes over the wire.
public final class WireRequest {
  private final String method;
  private final WebAddress url;
  private final Headers headers;
  private final byte @Nullable [] body;
  private final boolean identifying;

  /// @param body null for none, which is not the same as an empty one
  public WireRequest(String method, WebAddress url, Headers headers, byte @Nullable [] body) {
    this(method, url, headers, body, false);
  }

  private WireRequest(
      String method, WebAddress url, Headers headers, byte @Nullable [] body, boolean identifying) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.identifying = identifying;
  }

  /// The same over a connection that shows the client certificate, if there is one.
  public WireRequest identifying() {
    return new WireRequest(method, url, headers, body, true);
  }

  boolean isIdentifying() {
    return identifying;
  }

  public String method() {
    return method;
  }

  public WebAddress url() {
    return url;
  }

  public Headers headers() {
    return headers;
  }

  byte @Nullable [] body() {
    return body;
  }

  /// The same with one header more, or with another value for it.
  public WireRequest with(String name, String value) {
    Headers more = headers.copy();
    more.set(name, value);
    return new WireRequest(method, url, more, body, identifying);
  }

  /// What the connection asks of a head, whatever else it says.
  WireRequest complete() {
    Headers complete = headers.copy();
    complete.remove("Content-Length");
    complete.remove("Transfer-Encoding");
    complete.remove("Expect");
    if (body != null) {
      complete.add("Content-Length", Integer.toString(body.length));
    }
    if (complete.first("Host") == null) {
      complete.add("Host", url.authority());
    }
    if (complete.first("Connection") == null) {
      complete.add("Connection", "Keep-Alive");
    }
    return new WireRequest(method, url, complete, body, identifying);
  }

  /// Method, host and path.
  @Override
  public String toString() {
    return method + " " + url.authority() + url.encodedPath();
  }
}
