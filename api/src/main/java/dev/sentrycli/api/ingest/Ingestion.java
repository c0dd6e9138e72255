package dev.sentrycli.api.ingest;

import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;

/// Where a project takes events: the server and the public key that a DSN names. What travels there
/// besides the events, the gateway decides: of a login nothing does.
public final class Ingestion {
  private static final String TYPE = "application/x-sentry-envelope";

  private final Gateway gateway;
  private final BaseUrl server;
  private final String project;
  private final String publicKey;

  /// @param server which may be another one than that of the gateway's passport
  /// @param project its number
  public Ingestion(Gateway gateway, BaseUrl server, String project, String publicKey) {
    this.gateway = gateway;
    this.server = server;
    this.project = project;
    this.publicKey = publicKey;
  }

  /// Hands over an envelope. Once the server has taken it, it still may drop what is in it.
  ///
  /// @throws dev.sentrycli.api.gateway.ApiException if the server does not take it
  public void send(byte[] envelope) {
    gateway.send(request(envelope));
  }

  /// As [#send], with a single attempt.
  public void sendOnce(byte[] envelope) {
    gateway.send(request(envelope).once());
  }

  /// As [#send], for what does no harm if it arrives twice: it is sent again after failures of the
  /// server and the connection, too.
  public void sendRepeatedly(byte[] envelope) {
    gateway.send(request(envelope).idempotent());
  }

  private Request request(byte[] envelope) {
    // The path is filled in before the server's own, which may hold anything but a hole.
    String path = Request.post("/api/{}/envelope/", project).path();
    return Request.post(server + path)
        .bytes(envelope, TYPE)
        .accept("application/json")
        .audience(new Audience.Ingest(publicKey))
        .changesNothing();
  }
}
