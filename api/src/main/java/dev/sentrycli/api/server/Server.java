package dev.sentrycli.api.server;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Audience;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The server behind an address, apart from whoever asks it. Each question is asked once: whoever
/// looks for what is wrong wants to know of the first failure.
public final class Server {
  private final Gateway gateway;

  public Server(Gateway gateway) {
    this.gateway = gateway;
  }

  /// The root of the API, as it is answered to whoever the gateway stands for.
  ///
  /// @throws dev.sentrycli.api.gateway.ApiException for all that is no success or a page
  public Answer root() {
    return gateway.send(Request.get("/api/0/").once());
  }

  /// The version the server says it runs; null if it does not say.
  ///
  /// @throws dev.sentrycli.api.gateway.ApiException if it was not asked successfully
  public @Nullable String version() {
    return version(Request.get("/api/client-config/"));
  }

  /// As [#version()], for whoever can do without.
  ///
  /// @param limit how long to wait for the answer
  public @Nullable String version(Duration limit) {
    return version(Request.get("/api/client-config/").within(limit));
  }

  private @Nullable String version(Request request) {
    Answer answer = gateway.exchange(request.once());
    if (!answer.isOk() || answer.isPage()) {
      return null;
    }
    JsonObject version = Fields.objectOrNull(answer.object(), "version");
    return Fields.textOrNull(version, "current");
  }

  /// What answers where a project's events go, asked as browsers ask before they send one, which
  /// has no effect. Nothing of the caller's travels.
  ///
  /// @param ingestUrl the address events are sent to, without query
  public Answer ingest(String ingestUrl) {
    return gateway.exchange(
        Request.of("OPTIONS", ingestUrl)
            .audience(Audience.ANYONE)
            .header("Accept", "*/*")
            .header("Origin", "https://example.com")
            .header("Access-Control-Request-Method", "POST")
            .changesNothing()
            .once());
  }
}
