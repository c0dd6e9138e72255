package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.ServerVersion;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.ProjectTarget;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a server has only from some version on, or only where it is switched on. Without it, it
/// answers as if the address did not exist.
public enum Feature {
  SPANS("Spans", "organizations:visibility-explore-view", "25.7.0", true),
  LOGS("Logs", "organizations:ourlogs-enabled", "25.9.0", true),
  METRICS("Metrics", "organizations:tracemetrics-enabled", "26.5.0", true),
  REPLAYS("Replays", "organizations:session-replay", "23.3.0", true),
  MONITORS("Monitors", "organizations:monitors", "24.1.0", false),
  WORKFLOWS("Alerts of the new kind", "organizations:workflow-engine-ui", "26.7.0", false),
  DASHBOARD_REVISIONS("Revisions of dashboards", "organizations:dashboards-revisions", null, false),
  AGENT_CONVERSATIONS("Conversations of agents", "organizations:gen-ai-conversations", null, false);

  private final String what;
  private final String key;
  private final @Nullable String since;
  private final boolean complete;

  /// @param since the version from which self-hosted servers have it; null if an administrator has
  ///   to switch it on
  /// @param complete whether `COMPOSE_PROFILES=errors-only` leaves it out
  Feature(String what, String key, @Nullable String since, boolean complete) {
    this.what = what;
    this.key = key;
    this.since = since;
    this.complete = complete;
  }

  /// Asks for something that needs it. Where the answer is that there is no such thing, it says
  /// that the feature is off, unless it is the organization that is missing.
  public <T> T asked(String organization, Session session, Supplier<T> question) {
    return RefusedException.unlessMissing(
        organization,
        session,
        () -> {
          try {
            return question.get();
          } catch (ApiException.Status status) {
            throw (status.status() == 404 && session.targets().canSee(organization))
                    || lacksDataset(status)
                ? off(status, session)
                : status;
          }
        });
  }

  /// As [#asked(String, Session, Supplier)] about some projects. A refusal may be about one that is
  /// not there, if it is known by a number that nobody has looked for.
  ///
  /// @throws dev.sentrycli.cli.target.TargetException if one is not there
  public <T> T asked(OneOrganization place, Session session, Supplier<T> question) {
    try {
      return asked(place.organization(), session, question);
    } catch (ApiException.Status refused) {
      if (refused.status() == 403) {
        requireThere(place.projects(), session);
      }
      throw refused;
    }
  }

  private static void requireThere(List<ProjectTarget> projects, Session session) {
    try {
      for (ProjectTarget project : projects) {
        if (project.knownId() != null && project.details() == null) {
          var _ = session.targets().details(project);
        }
      }
    } catch (ApiException untold) {
      session.notices().debug("feature", String.valueOf(untold.getMessage()));
    }
  }

  /// Whether the server says that it does not know the data set it was asked about, as versions do
  /// that are older than the feature.
  private static boolean lacksDataset(ApiException.Status status) {
    String words = status.detail().toLowerCase(Locale.ROOT);
    return status.status() == 400
        && (words.startsWith("dataset") || words.contains("invalid dataset"));
  }

  /// What found nothing, with a word about it if the server does not have this switched on: some
  /// answer as if there was nothing then.
  public Result foundNothing(Result result, String organization, Session session) {
    if (session.format() == Format.JSON) {
      return result;
    }
    String off = seemsOff(organization, session);
    return off == null ? result : result.note(true, off);
  }

  /// A word about what found nothing if the server does not have this switched on; null if it has,
  /// or does not say.
  public @Nullable String seemsOff(String organization, Session session) {
    try {
      List<String> features = session.api().organizations().features(organization);
      return features.isEmpty() || features.contains(key.substring(key.indexOf(':') + 1))
          ? null
          : what + " seem to be switched off on this server; " + needs();
    } catch (ApiException | UnexpectedJsonException untold) {
      session.notices().debug("feature", String.valueOf(untold.getMessage()));
      return null;
    }
  }

  /// What a 404 means that only this can be the reason of.
  public String isOff() {
    return what + " are not enabled on this server; " + needs();
  }

  /// From when on servers have it, and as what.
  public String needs() {
    return since == null
        ? "an administrator can switch on '%s' in the server's configuration".formatted(key)
        : "a self-hosted Sentry has it from %s on, as '%s'".formatted(since, key);
  }

  /// What a 404 means that the organization is not the reason of.
  public RefusedException off(ApiException.Status status, Session session) {
    String version = ServerVersion.of(session);
    String server = version == null ? "this server" : "this server (Sentry " + version + ")";
    String needs = needs();
    return complete && since != null
        ? RefusedException.of(
            status,
            what + " are not enabled on " + server,
            session,
            needs,
            "servers that run with COMPOSE_PROFILES=errors-only leave it out")
        : RefusedException.of(status, what + " are not enabled on " + server, session, needs);
  }
}
