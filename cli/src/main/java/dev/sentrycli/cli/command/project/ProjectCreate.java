package dev.sentrycli.cli.command.project;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.api.project.ProjectKey;
import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.PartlyDone;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry project create`: creates projects and shows their DSNs.
public final class ProjectCreate implements Command<ProjectCreate.Options> {
  private static final String USAGE = "sentry project create <org>/<name>:<platform>";
  private static final Flag<@Nullable String> TEAM =
      Flag.text("team", "slug", "The team it belongs to").letter('t');

  /// @param team null for the one that fits best
  record Options(List<NewProject> projects, @Nullable String team, boolean dryRun) {}

  /// A project that was created, or would be.
  ///
  /// @param notes what people should know about it
  private record Created(
      Project project,
      String organization,
      String team,
      @Nullable String dsn,
      String url,
      List<String> notes) {}

  @Override
  public Usage usage() {
    return Usage.of("Create projects")
        .detail(
            """
            A name may stand without its organization if that is clear here, or is the same as of \
            the project before. Without --team it is a team you are in, the oldest first; where \
            there is none, one is founded that is called as the project.""")
        .examples(
            "sentry project create acme/shop:python-django",
            "sentry project create acme/shop:node acme/shop-ios:apple-ios --team web",
            "sentry project create shop:go --dry-run")
        .takes(
            Positional.oneOrMore(
                    "[<org>/]<name>:<platform>", "What to call it, and what it is written in")
                .missing("A project is required: '" + USAGE + "'"))
        .flags(TEAM, Consent.DRY_RUN)
        .field("project", "object", "The project, as the server describes it")
        .field("orgSlug", "string", "The organization it belongs to")
        .field("teamSlug", "string", "The team it belongs to")
        .field("dsn", "string", "Where its SDK sends events")
        .field("url", "string", "Its page in the browser")
        .optionalField("dryRun", "boolean", "True with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    String team = arguments.get(TEAM);
    return new Options(
        NewProject.parse(arguments.positionals()),
        team == null ? null : Slug.of("team", team),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    Run run = new Run(options, session);
    List<Created> done = new ArrayList<>();
    RuntimeException failure = null;
    for (NewProject wanted : options.projects()) {
      try {
        done.add(run.create(wanted));
      } catch (ApiException | Failure failed) {
        if (options.projects().size() > 1) {
          session.notices().warn("project", run.sentence(wanted, failed, failure != null));
        }
        failure = failure == null ? failed : failure;
        if (!concernsOne(failed)) {
          break;
        }
      }
    }
    if (failure == null) {
      return result(done, options);
    }
    throw done.isEmpty() ? failure : new PartlyDone(result(done, options), failure);
  }

  /// Whether the next one may go well nevertheless.
  private static boolean concernsOne(RuntimeException failed) {
    return failed instanceof RefusedException
        || (failed instanceof ApiException.Status status && status.status() == 400);
  }

  /// One run: what it has found out is not asked again.
  private static final class Run {
    private final Options options;
    private final Session session;
    private final Map<String, TeamChoice> teams = new HashMap<>();
    private @Nullable String inUse;

    private Run(Options options, Session session) {
      this.options = options;
      this.session = session;
    }

    private Created create(NewProject wanted) {
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
      if (options.dryRun()) {
        return planned(wanted, organization, notes);
      }
      String named = options.team();
      Project project =
          named != null
              ? inTeam(wanted, organization, named)
              : inSomeTeam(wanted, organization, notes);
      String team = named;
      if (team == null) {
        TeamChoice choice = teams.get(organization);
        team = Fields.textOr(project.json(), "team_slug", choice == null ? "" : choice.slug());
      }
      if (!project.slug().equals(wanted.name())) {
        notes.add("Its slug is '" + project.slug() + "'");
      }
      session
          .seenNames()
          .add(
              SeenNames.Kind.PROJECTS, Map.of(organization + "/" + project.slug(), project.name()));
      return new Created(
          project,
          organization,
          team,
          dsn(organization, project),
          session.links().project(organization, project.slug()),
          notes);
    }

    private String organization(NewProject wanted) {
      if (wanted.organization() != null) {
        return wanted.organization();
      }
      if (inUse == null) {
        inUse = session.targets().organization(new Target.Detect(), USAGE);
      }
      return inUse;
    }

    private Created planned(NewProject wanted, String organization, List<String> notes) {
      String team = options.team();
      if (team == null) {
        TeamChoice choice = TeamChoice.among(session.api().teams().all(organization));
        if (choice == null) {
          notes.add("Team '" + wanted.slug() + "' would be founded, as there is none");
        } else if (choice.note() != null) {
          notes.add(choice.note());
        }
        team = choice == null ? wanted.slug() : choice.slug();
      }
      JsonObject json = new JsonObject();
      json.addProperty("id", "");
      json.addProperty("slug", wanted.slug());
      json.addProperty("name", wanted.name());
      json.addProperty("platform", wanted.platform());
      return new Created(new Project(json), organization, team, null, "", notes);
    }

    private Project inTeam(NewProject wanted, String organization, String team) {
      try {
        return session
            .api()
            .projects()
            .create(organization, team, wanted.name(), wanted.platform());
      } catch (ApiException.Status status) {
        throw explained(status, wanted, organization, team);
      }
    }

    /// Who may not create projects in a team may on newer servers create one together with a team.
    private Project inSomeTeam(NewProject wanted, String organization, List<String> notes) {
      ApiException.Status forbidden;
      try {
        TeamChoice choice = teams.get(organization);
        if (choice == null) {
          choice = chosen(wanted, organization);
          teams.put(organization, choice);
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
        String team = Fields.textOrNull(project.json(), "team_slug");
        if (team != null) {
          notes.add("Team '" + team + "' was founded for it");
        }
        return project;
      } catch (ApiException.Status status) {
        if (status.status() == 403 || status.status() == 404) {
          session.notices().debug("project", "No other way: " + status.getMessage());
          throw forbidden;
        }
        throw explained(status, wanted, organization, null);
      }
    }

    private TeamChoice chosen(NewProject wanted, String organization) {
      TeamChoice choice = TeamChoice.among(session.api().teams().all(organization));
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

    private RuntimeException explained(
        ApiException.Status status, NewProject wanted, String organization, @Nullable String team) {
      if (status.status() == 409) {
        return RefusedException.of(
            status,
            "A project '" + wanted.slug() + "' is in " + organization + " already",
            session,
            "'sentry project view " + organization + "/" + wanted.slug() + "' shows it");
      }
      if (status.status() == 404 && team != null && !status.isFromRouter()) {
        List<String> known = new ArrayList<>();
        for (Team one : session.api().teams().all(organization)) {
          known.add(one.slug());
        }
        return known.contains(team) ? status : new NoTeam(team, organization, known);
      }
      return status;
    }

    private @Nullable String dsn(String organization, Project project) {
      try {
        for (ProjectKey key : session.api().projects().keys(organization, project.slug())) {
          if (key.isActive() && key.publicDsn() != null) {
            return key.publicDsn();
          }
        }
      } catch (ApiException failed) {
        session.notices().debug("project", "No DSN: " + failed.getMessage());
      }
      return null;
    }

    /// @param reason whether to say why, as nobody else will
    private String sentence(NewProject wanted, RuntimeException failed, boolean reason) {
      return "'"
          + wanted
          + "' was not created"
          + (reason ? ": " + RefusedException.reason(failed) : "");
    }
  }

  private static Result result(List<Created> done, Options options) {
    List<JsonObject> items = new ArrayList<>();
    done.forEach(one -> items.add(json(one, options.dryRun())));
    Created first = done.getFirst();
    String tip =
        "Tip: 'sentry project view "
            + first.organization()
            + "/"
            + first.project().slug()
            + "' shows it again";
    Result.Picture picture = look -> cards(done, options.dryRun());
    return (options.projects().size() == 1
            ? Result.detail(items.getFirst(), picture)
            : Result.listing(items, picture))
        .note(!options.dryRun() && done.size() == 1, tip);
  }

  private static JsonObject json(Created created, boolean dryRun) {
    JsonObject json = new JsonObject();
    json.add("project", created.project().json());
    json.addProperty("orgSlug", created.organization());
    json.addProperty("teamSlug", created.team());
    if (created.dsn() == null) {
      json.add("dsn", JsonNull.INSTANCE);
    } else {
      json.addProperty("dsn", created.dsn());
    }
    json.addProperty("url", created.url());
    if (dryRun) {
      json.addProperty("dryRun", true);
    }
    return json;
  }

  private static List<Block> cards(List<Created> done, boolean dryRun) {
    List<Block> blocks = new ArrayList<>();
    for (Created one : done) {
      if (!blocks.isEmpty()) {
        blocks.add(new Block.Gap());
      }
      blocks.add(
          new Block.Heading(
              2,
              Text.of(
                  (dryRun ? "Would create project '" : "Created project '")
                      + one.project().name()
                      + "' in "
                      + one.organization())));
      if (!one.notes().isEmpty()) {
        one.notes().forEach(note -> blocks.add(new Block.Paragraph(Text.of(note))));
        blocks.add(new Block.Gap());
      }
      List<Fact> facts = new ArrayList<>();
      facts.add(new Fact("Project", Text.of(one.project().name())));
      facts.add(new Fact("Slug", Text.of(one.project().slug())));
      facts.add(new Fact("Org", Text.of(one.organization())));
      facts.add(new Fact("Team", Text.of(one.team())));
      facts.add(
          new Fact(
              "Platform", Text.of(Fields.textOr(one.project().json(), "platform", "Not set"))));
      if (!dryRun) {
        facts.add(new Fact("DSN", Text.of(one.dsn() == null ? "No DSN available" : one.dsn())));
        facts.add(new Fact("URL", Text.link(one.url(), one.url())));
      }
      blocks.add(new Block.Facts(facts));
    }
    return blocks;
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
