package dev.sentrycli.cli.command.event.send;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.ingest.Ingestion;
import dev.sentrycli.api.project.ProjectKey;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.project.DetectedDsn;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.project.DsnDetection;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an event goes, before anybody is asked.
sealed interface Destination {
  /// A DSN that was given.
  record Given(Dsn dsn) implements Destination {}

  /// The one active DSN of a project, which the server tells.
  record OfProject(Target target) implements Destination {}

  /// The DSN of the surroundings.
  record Detected() implements Destination {}

  /// Where it goes, found out.
  ///
  /// @param project how people are told which project that is
  /// @param source where the DSN stands, as [Source.Dsn] has it
  /// @param detected likewise if nobody named it, else null
  record Way(Dsn dsn, String project, String source, @Nullable String detected) {

    Ingestion ingestion(Session session) {
      BaseUrl host = new BaseUrl(dsn.origin(), dsn.prefix());
      session.sendsTo(new Setting<>(host, new Source.Dsn(source)));
      return new Ingestion(
          session.connections().gatewayWithoutLogin(), host, dsn.projectId(), dsn.publicKey());
    }

    /// What was sent, with where it went.
    Result told(Result sent) {
      return sent.note(true, "Sent to " + project + " on " + dsn.origin() + dsn.prefix())
          .note(detected != null, "Detected from: " + detected);
    }
  }

  String USAGE = "sentry event send <org>/<project>";

  /// What a first word names that is no file.
  ///
  /// @throws SendException if it is written like a DSN, but is none
  static Destination of(String word) {
    Dsn dsn = Dsn.parse(word);
    if (dsn != null) {
      return new Given(dsn);
    }
    if (isLikeDsn(word)) {
      throw SendException.badDsn("The first argument");
    }
    return new OfProject(TargetSyntax.parse(word));
  }

  /// Whether a word can't be anything but a DSN. A link to a page names a project.
  static boolean isLikeDsn(String word) {
    return Command.isWebAddress(word)
        && (word.indexOf('@') >= 0
            || (word.indexOf("/organizations/") < 0 && word.indexOf("/settings/") < 0));
  }

  /// @throws SendException if there is none, or more than one
  default Way way(Session session) {
    return switch (this) {
      case Given(Dsn dsn) ->
          new Way(dsn, "project " + dsn.projectId(), "on the command line", null);
      case OfProject(Target target) -> ofProject(target, session);
      case Detected() -> detected(session);
    };
  }

  private static Way ofProject(Target target, Session session) {
    ProjectTarget project = session.targets().project(target, USAGE);
    List<String> found = new ArrayList<>();
    try {
      for (ProjectKey key :
          session.api().projects().activeKeys(project.organization(), project.project())) {
        String dsn = key.publicDsn();
        if (dsn != null && key.isActive()) {
          found.add(dsn);
        }
      }
    } catch (ApiException.Status status) {
      if (status.status() == 404) {
        throw session.targets().noProject(project.organization(), project.project());
      }
      throw status;
    }
    if (found.size() != 1) {
      throw SendException.notOneKey(project.toString(), found.size());
    }
    Dsn dsn = Dsn.parse(found.getFirst());
    if (dsn == null) {
      throw SendException.badDsn("What the server names for '" + project + "'");
    }
    return new Way(dsn, project.toString(), "the server lists for " + project, null);
  }

  private static Way detected(Session session) {
    DetectedDsn found =
        new DsnDetection(session.workplace(), session.environment().variables())
            .one(
                "name one: 'sentry event send https://<key>@<host>/<project-id> -m ...', or a"
                    + " project: 'sentry event send <org>/<project> -m ...'");
    String place = found.place().describe();
    return new Way(found.dsn(), "project " + found.dsn().projectId(), "in " + place, place);
  }
}
