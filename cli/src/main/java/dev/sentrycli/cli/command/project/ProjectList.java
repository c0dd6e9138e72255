package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.Several;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.cli.target.Targets;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry project list`: the projects of an organization, or those that a name fits.
public final class ProjectList implements Command<ProjectList.Options> {
  private static final String USAGE = "sentry project list <org>/";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("projects");
  private static final Flag<@Nullable String> PLATFORM =
      Flag.text("platform", "text", "Only those whose platform contains this").letter('p');

  public record Options(
      Target target, int limit, @Nullable String platform, @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List projects")
        .detail(
            """
            'acme/' lists an organization, 'acme/web' one project, 'acme/w*' those that fit, 'web' \
            looks for a project of that name everywhere. Without an argument it is the organization \
            in use here, else every organization.""")
        .examples(
            "sentry project list acme/",
            "sentry project list acme/ --platform python",
            "sentry project list acme/ --limit 100 --json --fields slug,platform")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(LIMIT, PLATFORM, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("slug", "string", "The name used in commands and addresses")
        .field("platform", "string", "What it is written in")
        .field("orgSlug", "string", "The organization it belongs to");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    String cursor = PageWalk.checked(arguments.get(SharedFlags.CURSOR));
    if (cursor != null && !(target instanceof Target.Org)) {
      throw new UsageException(
          Kind.VALUE,
          "--cursor needs a whole organization to walk through",
          "sentry project list <org>/ --cursor " + cursor);
    }
    return new Options(target, arguments.get(LIMIT), arguments.get(PLATFORM), cursor);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    if (session.targets().narrowed(options.target())
        instanceof Target.Explicit(String organization, List<String> names)) {
      return named(organization, names, options, session);
    }
    Scope scope;
    try {
      scope = session.targets().scopeOrEverything(options.target(), USAGE);
    } catch (TargetException missing) {
      if (session.format() == Format.JSON && isSearch(options.target())) {
        // Nothing is an answer to a search, too; people are told what there is instead.
        session.notices().warn("target", String.valueOf(missing.getMessage()));
        return Result.listing(List.of(), look -> List.of());
      }
      throw missing;
    }
    return switch (scope) {
      case Scope.Organization(String organization) ->
          options.target() instanceof Target.Org
              ? page(organization, options, session)
              : whole(organization, options, session);
      case Scope.Projects(List<ProjectTarget> projects) ->
          found(session.targets().withDetails(projects), List.of(), "", options, session);
      case Scope.Fitting(String organization, String pattern) ->
          found(
              session.targets().fitting(organization, pattern),
              List.of(),
              " in " + organization + " for '" + pattern + "'",
              options,
              session);
      case Scope.Everything(List<String> organizations) ->
          organizations.size() == 1
              ? whole(organizations.getFirst(), options, session)
              : everything(organizations, options, session);
    };
  }

  /// Whether the target is a word to look for in all organizations.
  private static boolean isSearch(Target target) {
    return switch (target) {
      case Target.Search _, Target.DisplayName _, Target.ProjectId _, Target.DsnOrg _ -> true;
      case Target.Detect _,
          Target.Org _,
          Target.Explicit _,
          Target.Glob _,
          Target.Several _,
          Target.FromUrl _ ->
          false;
    };
  }

  /// Projects by name; in the place of a single one that is not there, those that resemble it.
  private static Result named(
      String organization, List<String> names, Options options, Session session) {
    List<ProjectTarget> there = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (var outcome :
        Fanout.<String, Project>over(
            names, name -> session.api().projects().find(organization, name))) {
      String name = outcome.asked();
      Project project = outcome.answer();
      if (outcome.failure() != null) {
        throw outcome.failure();
      }
      if (project != null) {
        there.add(ProjectTarget.found(organization, project));
        continue;
      }
      String remark = "No project '" + name + "' in '" + organization + "'";
      List<ProjectTarget> near = session.targets().resembling(organization, name);
      if (names.size() == 1 && !near.isEmpty()) {
        remark += ". Showing projects matching '" + name + "'";
        there.addAll(near);
      }
      remarks.add(remark);
    }
    return found(there, remarks, " in " + organization, options, session);
  }

  private static Result page(String organization, Options options, Session session) {
    PageWalk walk = PageWalk.start("project list", organization + "/", options.cursor(), session);
    Slice<Project> slice;
    try {
      slice = session.api().projects().list(organization, options.limit(), walk.cursor());
    } catch (ApiException.Status status) {
      throw status.status() == 404 ? session.targets().noOrganization(organization) : status;
    }
    List<JsonObject> shown = new ArrayList<>();
    for (Project project : slice.items()) {
      if (fits(project, options)) {
        shown.add(Fields.with(project.json(), "orgSlug", organization));
      }
    }
    remember(shown, session);
    return Result.page(
            shown,
            walk.envelope(slice.next(), slice.hasPrevious()),
            look ->
                shown.isEmpty()
                    ? nothing(" in " + organization, options)
                    : ProjectTables.list(shown, look))
        .note(
            !shown.isEmpty(),
            PageWalk.count(shown.size(), "project") + (slice.hasMore() ? " (more available)" : ""))
        .note(
            walk.hasHint(),
            walk.hint(
                new TypedCommand("project list").word(organization + "/"), options.limit(), LIMIT))
        .note(!shown.isEmpty(), "Tip: 'sentry project view <org>/<project>' shows one of them");
  }

  /// An organization nobody named: everything is looked at, and no page is remembered.
  private static Result whole(String organization, Options options, Session session) {
    List<JsonObject> shown = new ArrayList<>();
    int fitting = 0;
    for (ProjectTarget target : session.targets().projects(organization)) {
      Project project = session.targets().details(target);
      if (fits(project, options) && ++fitting <= options.limit()) {
        shown.add(Fields.with(project.json(), "orgSlug", organization));
      }
    }
    remember(shown, session);
    boolean more = fitting > shown.size();
    return Result.page(
            shown,
            new Result.Envelope(more, null, false, new JsonObject()),
            look ->
                shown.isEmpty()
                    ? nothing(" in " + organization, options)
                    : ProjectTables.list(shown, look))
        .note(
            !shown.isEmpty(),
            PageWalk.count(shown.size(), "project")
                + (more ? " of " + fitting + "; --limit shows more" : ""));
  }

  private static Result everything(List<String> organizations, Options options, Session session) {
    List<ProjectTarget> all = new ArrayList<>();
    Targets targets = session.targets();
    for (var outcome :
        Several.answered(
            Fanout.<String, List<ProjectTarget>>over(organizations, targets::projects), session)) {
      List<ProjectTarget> projects = outcome.answer();
      if (projects != null) {
        all.addAll(projects);
      }
    }
    return found(all, List.of(), "", options, session);
  }

  /// @param remarks what there is to say about what was asked for
  /// @param where looked at, for the sentence that nothing was found
  private static Result found(
      List<ProjectTarget> targets,
      List<String> remarks,
      String where,
      Options options,
      Session session) {
    List<JsonObject> shown = new ArrayList<>();
    int fitting = 0;
    for (ProjectTarget target : targets) {
      Project project = session.targets().details(target);
      if (fits(project, options) && ++fitting <= options.limit()) {
        shown.add(Fields.with(project.json(), "orgSlug", target.organization()));
      }
    }
    remember(shown, session);
    if (session.format() == Format.JSON) {
      remarks.forEach(remark -> session.notices().warn("target", remark));
    }
    int all = fitting;
    return Result.listing(
            shown,
            look -> {
              List<Block> blocks = new ArrayList<>();
              remarks.forEach(remark -> blocks.add(new Block.Paragraph(Text.of(remark))));
              if (!shown.isEmpty()) {
                blocks.addAll(ProjectTables.list(shown, look));
              } else if (remarks.isEmpty()) {
                blocks.addAll(nothing(where, options));
              }
              return blocks;
            })
        .note(
            !shown.isEmpty(),
            PageWalk.count(shown.size(), "project")
                + (all > shown.size() ? " of " + all + "; --limit shows more" : ""));
  }

  private static boolean fits(Project project, Options options) {
    String wanted = options.platform();
    String platform = project.platform();
    return wanted == null
        || (platform != null
            && platform.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
  }

  private static List<Block> nothing(String where, Options options) {
    StringBuilder sentence = new StringBuilder("No projects found").append(where);
    if (options.platform() != null) {
      sentence.append(" whose platform contains '").append(options.platform()).append('\'');
    }
    return List.of(new Block.Paragraph(Text.of(sentence.toString())));
  }

  private static void remember(List<JsonObject> projects, Session session) {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonObject project : projects) {
      names.put(
          Fields.textOr(project, "orgSlug", "") + "/" + Fields.textOr(project, "slug", ""),
          Fields.textOr(project, "name", ""));
    }
    session.seenNames().add(SeenNames.Kind.PROJECTS, names);
  }
}
