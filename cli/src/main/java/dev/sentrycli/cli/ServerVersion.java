package dev.sentrycli.cli;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.server.Server;
import dev.sentrycli.cli.session.Session;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What version of Sentry a server runs, for messages about what it lacks.
final class ServerVersion {
  private static final String KIND = "version";
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ServerVersion() {}

  /// As the server in use says, or said within a day; null if it doesn't, or is sentry.io, which
  /// has none.
  static @Nullable String of(Session session) {
    BaseUrl base = session.base().value();
    if (base.isSaas()) {
      return null;
    }
    if (session.remembered().get(KIND, base.toString()) instanceof JsonPrimitive known) {
      return known.getAsString();
    }
    try (Gateway asking = session.gateway(session.gateway().passport())) {
      String version = new Server(asking).version(PATIENCE);
      if (version != null) {
        session.remembered().put(KIND, base.toString(), new JsonPrimitive(version), LIFE);
      }
      return version;
    } catch (ApiException | UnexpectedJsonException untold) {
      session.notices().debug("server", "No version: " + untold.getMessage());
      return null;
    }
  }
}
