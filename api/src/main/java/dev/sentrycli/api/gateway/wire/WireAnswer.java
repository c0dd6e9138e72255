package dev.sentrycli.api.gateway.wire;

import java.io.InputStream;

/// The head of an answer, and its body as it comes. Closing it leaves the connection to the next
/// request, or ends it where something of the body may still be on its way.
public final class WireAnswer implements AutoCloseable {
  private final Exchange exchange;
  private final int status;
  private final String reason;
  private final Headers headers;
  private final InputStream body;

  WireAnswer(Exchange exchange, int status, String reason, Headers headers, InputStream body) {
    this.exchange = exchange;
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /// The words after the status, in whatever language; often empty.
  public String reason() {
    return reason;
  }

  public Headers headers() {
    return headers;
  }

  /// The body without the framing of the transfer, its content still encoded.
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    exchange.end();
  }
}
