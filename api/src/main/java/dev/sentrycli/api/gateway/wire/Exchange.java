package dev.sentrycli.api.gateway.wire;

/// What becomes of a connection when an answer has been read.
final class Exchange {
  private final Wire wire;
  private final Connection connection;
  private final Body body;
  private final boolean staysOpen;

  Exchange(Wire wire, Connection connection, Body body, boolean staysOpen) {
    this.wire = wire;
    this.connection = connection;
    this.body = body;
    this.staysOpen = staysOpen;
  }

  void end() {
    if (staysOpen && connection.finish(body)) {
      wire.keep(connection);
    } else {
      connection.close();
    }
  }
}
