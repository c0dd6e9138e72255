package dev.sentrycli.cli.command.replay;

import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the replay that words name. What is named is never left: not the organization, nor the
/// project.
final class ReplayFinder {
  private final Session session;
  private final String usage;

  /// @param command such as `replay view`
  ReplayFinder(String command, Session session) {
    this.session = session;
    this.usage = "sentry " + command + " <org>/<replay-id>";
  }

  /// Where a replay is looked for.
  ///
  /// @param project null for all of the organization
  private record Place(String organization, @Nullable ProjectTarget project) {
    static Place of(ProjectTarget project) {
      return new Place(project.organization(), project);
    }
  }

  /// @throws TargetException if there is no such replay, or it can't be told where to look
  FoundReplay find(ReplayReference reference) {
    String remark = reference.remark();
    if (remark != null) {
      session.notices().warn("replay", remark);
    }
    Place place = place(reference.place());
    String organization = place.organization();
    ProjectTarget project = place.project();
    if (project == null) {
      Replay replay = find(organization, reference.id());
      return new FoundReplay(organization, replay.project(), replay);
    }
    Together<Replay, List<String>> both =
        Together.both(
            () -> find(organization, reference.id()),
            () -> {
              String id = Lookup.ifTold(() -> session.targets().id(project));
              return id == null ? List.of() : List.of(id);
            });
    Replay replay = both.one();
    String home = replay.project();
    if (both.other().isEmpty()) {
      session
          .notices()
          .warn(
              "target",
              "the server does not tell the id of %s; the replay may be of another project"
                  .formatted(project.project()));
      return new FoundReplay(organization, home, replay);
    }
    if (home != null && !home.equals(both.other().getFirst())) {
      throw TargetException.notFound(
          "The replay '%s/%s' is not of the project '%s'"
              .formatted(organization, replay.id(), project.project()),
          List.of("it is of the project with the id " + home),
          List.of(),
          "'sentry replay view %s/%s' shows it".formatted(organization, replay.id()));
    }
    return new FoundReplay(organization, home != null ? home : both.other().getFirst(), replay);
  }

  private Place place(Target target) {
    return switch (session.targets().narrowed(target)) {
      case Target.Detect detect -> new Place(session.targets().organization(detect, usage), null);
      case Target.Org(String organization) -> new Place(organization, null);
      case Target other -> {
        Scope scope = session.targets().scope(other, usage);
        yield switch (scope) {
          case Scope.Organization(String organization) -> new Place(organization, null);
          case Scope.Projects(List<ProjectTarget> projects) when projects.size() == 1 ->
              Place.of(projects.getFirst());
          case Scope.Projects _, Scope.Fitting _, Scope.Everything _ ->
              Place.of(session.targets().project(other, usage));
        };
      }
    };
  }

  /// By its id, or else by that of a trace.
  private Replay find(String organization, String id) {
    Replay replay = session.api().replays().find(organization, id);
    if (replay != null) {
      return replay;
    }
    List<Replay> traced =
        Feature.REPLAYS.asked(
            organization,
            session,
            () -> {
              Replay latest = session.api().replays().latestOfTrace(organization, id);
              return latest == null ? List.<Replay>of() : List.of(latest);
            });
    if (traced.isEmpty()) {
      throw TargetException.notFound(
          "The replay '%s/%s' is not there, or this account can't see it"
              .formatted(organization, id),
          List.of("asked: " + session.base().value(), "no trace of this id has a replay, either"),
          List.of(),
          "servers forget replays after some time; 'sentry replay list %s/ --period 90d' shows"
                  .formatted(organization)
              + " what there is");
    }
    session
        .notices()
        .warn(
            "replay", "%s is a trace; this is its replay %s".formatted(id, traced.getFirst().id()));
    return traced.getFirst();
  }
}
