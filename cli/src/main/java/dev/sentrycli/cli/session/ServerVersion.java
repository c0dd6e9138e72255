package dev.sentrycli.cli.session;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.server.Server;
import dev.sentrycli.cli.output.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What version of Sentry a server runs, for messages about what it lacks.
public final class ServerVersion {
  private static final String KIND = "version";
  private static final Duration LIFE = Duration.ofDays(1);
  private static final String UNTOLD = "";
  private static final Duration UNTOLD_LIFE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ServerVersion() {}

  /// As the server in use says, or said within a day; null if it doesn't, or is sentry.io, which
  /// has none.
  public static @Nullable String of(Session session) {
    BaseUrl base = session.base().value();
    if (base.isSaas()) {
      return null;
    }
    if (session.remembered().get(KIND, base.toString()) instanceof JsonPrimitive known) {
      return known.getAsString().equals(UNTOLD) ? null : known.getAsString();
    }
    String version = told(base, session);
    session
        .remembered()
        .put(
            KIND,
            base.toString(),
            new JsonPrimitive(version == null ? UNTOLD : version),
            version == null ? UNTOLD_LIFE : LIFE);
    return version;
  }

  /// Everybody is told, so no login is shown; the headers of a gateway go along where they belong.
  private static @Nullable String told(BaseUrl base, Session session) {
    try {
      Passport inUse = session.gateway().passport();
      if (!inUse.home().equals(base)) {
        return null;
      }
      try (Gateway asking = session.gateway(new Passport(base, null, inUse.customHeaders()))) {
        return new Server(asking).version(PATIENCE);
      }
    } catch (ApiException | UnexpectedJsonException | Failure untold) {
      session.notices().debug("server", "No version: " + untold.getMessage());
      return null;
    }
  }
}
