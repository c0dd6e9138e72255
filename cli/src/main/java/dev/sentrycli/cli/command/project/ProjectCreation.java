package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the projects of one run. Organization and team are found out once for all of them.
final class ProjectCreation {
  private final @Nullable String team;
  private final Session session;
  private final Map<String, TeamChoice> teams = new HashMap<>();
  private @Nullable String inUse;

  /// @param team null for the one that fits best
  ProjectCreation(@Nullable String team, Session session) {
    this.team = team;
    this.session = session;
  }

  /// @param dryRun whether only to say what would be done
  /// @throws RefusedException if it can't be created where others may be
  CreatedProject create(NewProject wanted, boolean dryRun) {
    String organization = organization(wanted);
    List<String> notes = new ArrayList<>();
    if (wanted.isRespelled()) {
      session
          .notices()
          .warn(
              "project",
              "The platform '"
                  + wanted.typedPlatform()
                  + "' is called '"
                  + wanted.platform()
                  + "'");
    }
    if (dryRun) {
      return planned(wanted, organization, notes);
    }
    Project project =
        team != null ? inTeam(wanted, organization, team) : inSomeTeam(wanted, organization, notes);
    String owner = team;
    if (owner == null) {
      TeamChoice choice = teams.get(organization);
      owner = Fields.textOr(project.json(), "team_slug", choice == null ? "" : choice.slug());
    }
    if (!project.slug().equals(wanted.name())) {
      notes.add("Its slug is '" + project.slug() + "'");
    }
    session
        .seenNames()
        .add(SeenNames.Kind.PROJECTS, Map.of(organization + "/" + project.slug(), project.name()));
    return new CreatedProject(
        project,
        organization,
        owner,
        ProjectView.dsn(organization, project.slug(), session),
        session.links().project(organization, project.slug()),
        notes);
  }

  private String organization(NewProject wanted) {
    if (wanted.organization() != null) {
      return session
          .targets()
          .organization(new Target.Org(wanted.organization()), ProjectCreate.USAGE);
    }
    if (inUse == null) {
      inUse = session.targets().organization(new Target.Detect(), ProjectCreate.USAGE);
    }
    return inUse;
  }

  private CreatedProject planned(NewProject wanted, String organization, List<String> notes) {
    String owner = team;
    if (owner == null) {
      TeamChoice choice = TeamChoice.among(teamsOf(organization));
      if (choice == null) {
        notes.add("Team '" + wanted.slug() + "' would be founded, as there is none");
      } else if (choice.note() != null) {
        notes.add(choice.note());
      }
      owner = choice == null ? wanted.slug() : choice.slug();
    }
    JsonObject json = new JsonObject();
    json.addProperty("id", "");
    json.addProperty("slug", wanted.slug());
    json.addProperty("name", wanted.name());
    json.addProperty("platform", wanted.platform());
    return new CreatedProject(new Project(json), organization, owner, null, "", notes);
  }

  private Project inTeam(NewProject wanted, String organization, String owner) {
    try {
      return session.api().projects().create(organization, owner, wanted.name(), wanted.platform());
    } catch (ApiException.Status status) {
      throw explained(status, wanted, organization, owner);
    }
  }

  /// Who may not create projects in a team may on newer servers create one together with a team.
  private Project inSomeTeam(NewProject wanted, String organization, List<String> notes) {
    ApiException.Status forbidden;
    try {
      TeamChoice choice = teams.get(organization);
      if (choice == null) {
        choice = chosen(wanted, organization);
        teams.put(organization, new TeamChoice(choice.slug(), null));
      }
      Project project = inTeam(wanted, organization, choice.slug());
      if (choice.note() != null) {
        notes.add(choice.note());
      }
      return project;
    } catch (ApiException.Status status) {
      if (status.status() != 403) {
        throw status;
      }
      forbidden = status;
    }
    try {
      Project project =
          session.api().projects().createWithTeam(organization, wanted.name(), wanted.platform());
      String founded = Fields.textOrNull(project.json(), "team_slug");
      if (founded != null) {
        notes.add("Team '" + founded + "' was founded for it");
      }
      return project;
    } catch (ApiException.Status status) {
      if (status.status() == 403 || status.status() == 404) {
        session.notices().debug("project", "No other way: " + status.getMessage());
        throw explained(forbidden, wanted, organization, null);
      }
      throw explained(status, wanted, organization, null);
    }
  }

  private TeamChoice chosen(NewProject wanted, String organization) {
    TeamChoice choice = TeamChoice.among(teamsOf(organization));
    if (choice != null) {
      return choice;
    }
    String slug = session.api().teams().create(organization, wanted.slug()).slug();
    try {
      session.api().teams().join(organization, slug);
    } catch (ApiException.Status status) {
      session
          .notices()
          .warn("project", "Team '" + slug + "' was founded without you: " + status.detail());
    }
    return new TeamChoice(slug, "Team '" + slug + "' was founded, as there was none");
  }

  private List<Team> teamsOf(String organization) {
    return RefusedException.unlessMissing(
        organization, session, () -> session.api().teams().all(organization));
  }

  private RuntimeException explained(
      ApiException.Status status, NewProject wanted, String organization, @Nullable String owner) {
    if (status.status() == 409) {
      return RefusedException.of(
          status,
          "A project '" + wanted.slug() + "' is in " + organization + " already",
          session,
          "'sentry project view " + organization + "/" + wanted.slug() + "' shows it");
    }
    if (isForMembersOff(status)) {
      return RefusedException.of(
          status,
          "This account may not create projects in " + organization,
          session,
          "an owner, manager or admin of the organization can");
    }
    if (status.status() == 404 && owner != null && !status.isFromRouter()) {
      List<String> known = new ArrayList<>();
      for (Team one : teamsOf(organization)) {
        known.add(one.slug());
      }
      return known.contains(owner) ? status : new NoTeam(owner, organization, known);
    }
    return status;
  }

  /// Whether the organization keeps its members from it, whatever their token may do.
  private static boolean isForMembersOff(ApiException.Status status) {
    return status.status() == 403 && status.detail().contains("disabled");
  }

  private static final class NoTeam extends Failure {
    private NoTeam(String team, String organization, List<String> known) {
      super(
          Exit.RESOLUTION,
          "No team '" + team + "' is in " + organization,
          List.of(),
          List.of(
              known.isEmpty()
                  ? "there is none yet: without --team one is founded"
                  : "the teams are '" + String.join("', '", known) + "'"));
    }
  }
}
