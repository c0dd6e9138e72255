package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.release.Release;
import dev.sentrycli.api.release.ReleaseSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry release list`: the releases there are, and how they fare.
public final class ReleaseList implements Command<ReleaseList.Options> {
  private static final String USAGE = "sentry release list <org>/<project>";
  private static final String PERIOD_USUAL = "90d";
  private static final String OPEN = "open";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("releases");
  private static final Flag<String> SORT =
      Flag.choice(
              "sort",
              List.of(
                  "date",
                  "sessions",
                  "users",
                  "crash_free_sessions",
                  "crash_free_users",
                  "cfs",
                  "cfu",
                  "stable_sessions",
                  "stable_users"),
              "date",
              "By what they are sorted; cfs and stable_sessions mean crash_free_sessions, cfu and"
                  + " stable_users crash_free_users")
          .letter('s');
  private static final Flag<List<String>> ENVIRONMENT =
      Flag.list("environment", "name", "Only what was seen in this environment; may be repeated")
          .letter('e');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(PERIOD_USUAL, "Only releases of this time: 14d, 2026-01-01..2026-01-31");
  private static final Flag<String> STATUS =
      Flag.text("status", "open|archived", OPEN, "Only releases of this status");

  /// @param sort as the server calls it
  public record Options(
      Target target,
      int limit,
      String sort,
      List<String> environments,
      Period period,
      String status,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List releases, and how they fare")
        .detail(
            """
            'acme/web' lists the releases of a project, 'acme/' those of a whole organization. \
            Without an argument it is what is in use here. A project is looked at in its environment \
            'production' or 'prod', if it has one and --environment names no other.""")
        .examples(
            "sentry release list acme/",
            "sentry release list acme/web --sort crash_free_sessions # worst first",
            "sentry release list acme/web --environment staging --period 14d",
            "sentry release list acme/ --json --fields version,dateReleased")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(LIMIT, SORT, ENVIRONMENT, PERIOD, STATUS, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("version", "string", "The version")
        .field("shortVersion", "string", "The version without its package")
        .field("status", "string", "open or archived")
        .field("dateCreated", "string", "When it was first heard of")
        .field("dateReleased", "string", "When it went live, or null")
        .field("commitCount", "number", "How many commits it is made of")
        .field("deployCount", "number", "How often it was deployed")
        .field("lastDeploy", "object", "Its last deploy: environment, dateFinished, name, url")
        .field("newGroups", "number", "How many issues were first seen in it")
        .field("projects", "array", "Its projects, each with its healthData")
        .field("orgSlug", "string", "The organization it belongs to")
        .optionalField("targetProject", "string", "The project it was found for, of several");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    String cursor = PageWalk.checked(arguments.get(SharedFlags.CURSOR));
    boolean named =
        target instanceof Target.Explicit
            || target instanceof Target.Glob
            || target instanceof Target.Several;
    if (cursor != null && named) {
      throw noPages();
    }
    return new Options(
        target,
        arguments.get(LIMIT),
        sort(arguments.get(SORT)),
        LinkedFlags.environments(target, ENVIRONMENT, arguments),
        LinkedFlags.period(target, PERIOD, arguments),
        arguments.get(STATUS),
        cursor);
  }

  private static UsageException noPages() {
    return new UsageException(
        UsageException.Kind.VALUE,
        "--cursor needs a whole organization to walk through",
        "--limit shows up to 1000 releases of a project at once");
  }

  private static String sort(String word) {
    return switch (word) {
      case "cfs", "stable_sessions" -> "crash_free_sessions";
      case "cfu", "stable_users" -> "crash_free_users";
      default -> word;
    };
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    return switch (session.targets().listed(options.target(), USAGE)) {
      case Scope.Organization(String organization) -> page(organization, options, session);
      case Scope.Projects(List<ProjectTarget> projects) -> ofProjects(projects, options, session);
      case Scope.Fitting(String organization, String pattern) -> {
        List<ProjectTarget> fitting = session.targets().fitting(organization, pattern);
        if (fitting.isEmpty()) {
          throw session.targets().noProject(organization, pattern);
        }
        yield ofProjects(fitting, options, session);
      }
      case Scope.Everything _ -> throw new IllegalStateException("nobody asked for everything");
    };
  }

  private static ReleaseSearch search(Options options, Session session) {
    return new ReleaseSearch(
        null,
        options.environments(),
        options.sort(),
        PeriodFlag.span(options.period(), session),
        options.status());
  }

  private static Result page(String organization, Options options, Session session) {
    ReleaseSearch search = search(options, session);
    PageWalk walk =
        PageWalk.start(
            "release list", call(organization, options).toString(), options.cursor(), session);
    Slice<Release> slice =
        RefusedException.unlessMissing(
            organization,
            session,
            () ->
                session
                    .api()
                    .releases()
                    .list(
                        organization,
                        search,
                        session.api().regions().pageSize(options.limit()),
                        options.limit(),
                        walk.cursor()));
    List<JsonObject> rows = new ArrayList<>();
    for (Release release : slice.items()) {
      rows.add(Fields.with(release.json(), "orgSlug", organization));
    }
    remember(rows, session);
    return Result.page(
            rows,
            walk.envelope(slice.next(), slice.hasPrevious()),
            look -> blocks(rows, organization, options, look, session))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "release") + (slice.hasMore() ? " (more available)" : ""))
        .note(walk.hasHint(), walk.hint(call(organization, options), options.limit(), LIMIT));
  }

  /// What was found for one of the projects.
  private record Found(ProjectTarget project, List<String> environments, Slice<Release> slice) {}

  private static Result ofProjects(List<ProjectTarget> projects, Options options, Session session) {
    if (options.cursor() != null) {
      throw noPages();
    }
    List<ProjectTarget> known = session.targets().withIds(projects);
    boolean alone = known.size() == 1 && known.getFirst().detectedFrom() == null;
    List<Found> found = new ArrayList<>();
    for (var outcome :
        Fanout.<ProjectTarget, Found>over(
            known, project -> found(project, alone, options, session))) {
      Found answer = outcome.answer();
      if (answer == null) {
        throw outcome.failure() == null ? new IllegalStateException() : outcome.failure();
      }
      found.add(answer);
    }
    boolean several = known.size() > 1;
    List<JsonObject> rows = several ? merged(found, options) : rows(found.getFirst(), false);
    boolean more = found.stream().anyMatch(one -> one.slice().hasMore());
    int all = found.stream().mapToInt(one -> one.slice().items().size()).sum();
    remember(rows, session);
    List<String> names = new ArrayList<>();
    known.forEach(project -> names.add(project.toString()));
    List<String> environments = found.getFirst().environments();
    boolean chosen = alone && options.environments().isEmpty() && !environments.isEmpty();
    return Result.listing(
            rows, look -> blocks(rows, String.join(", ", names), options, look, session))
        .note(
            !rows.isEmpty(),
            PageWalk.count(rows.size(), "release")
                + (more || rows.size() < all ? "; --limit shows more" : ""))
        .note(
            chosen,
            "Looked at in the environment '"
                + String.join("', '", environments)
                + "'; --environment chooses another");
  }

  private static Found found(
      ProjectTarget project, boolean alone, Options options, Session session) {
    List<String> environments =
        options.environments().isEmpty() && alone
            ? usual(session.api().projects().environments(project.organization(), slug(project)))
            : options.environments();
    ReleaseSearch search = search(options, session).in(session.targets().id(project), environments);
    return new Found(
        project,
        environments,
        session
            .api()
            .releases()
            .list(project.organization(), search, Regions.LARGEST_PAGE, options.limit(), null));
  }

  private static String slug(ProjectTarget project) {
    return project.details() == null ? project.project() : project.details().slug();
  }

  /// The environment that people mean when they name none.
  private static List<String> usual(List<String> environments) {
    for (String name : List.of("production", "prod")) {
      if (environments.contains(name)) {
        return List.of(name);
      }
    }
    return List.of();
  }

  private static List<JsonObject> rows(Found found, boolean marked) {
    List<JsonObject> rows = new ArrayList<>();
    for (Release release : found.slice().items()) {
      JsonObject row = Fields.with(release.json(), "orgSlug", found.project().organization());
      rows.add(marked ? Fields.with(row, "targetProject", slug(found.project())) : row);
    }
    return rows;
  }

  /// The first of all by the order asked for, but at least one of each project that has any.
  static List<JsonObject> merged(List<List<JsonObject>> lists, String sort, int limit) {
    List<JsonObject> all = new ArrayList<>();
    Set<JsonObject> firsts = new LinkedHashSet<>();
    for (List<JsonObject> list : lists) {
      all.addAll(list);
      if (!list.isEmpty()) {
        firsts.add(list.getFirst());
      }
    }
    Comparator<JsonObject> byDate =
        Comparator.comparing(
            (JsonObject row) -> Fields.textOr(row, "dateCreated", ""), Comparator.reverseOrder());
    all.sort(
        Comparator.comparingDouble((JsonObject row) -> place(row, sort)).thenComparing(byDate));
    List<JsonObject> shown = new ArrayList<>();
    int reserved = firsts.size();
    for (JsonObject row : all) {
      boolean first = firsts.contains(row);
      if (first || shown.size() + reserved < limit) {
        shown.add(row);
        reserved -= first ? 1 : 0;
      }
    }
    return shown;
  }

  private static List<JsonObject> merged(List<Found> found, Options options) {
    List<List<JsonObject>> lists = new ArrayList<>();
    found.forEach(one -> lists.add(rows(one, true)));
    return merged(lists, options.sort(), options.limit());
  }

  /// What comes first has the smallest.
  private static double place(JsonObject row, String sort) {
    Health health = Health.of(row, Fields.textOrNull(row, "targetProject"));
    Double number =
        switch (sort) {
          case "sessions" -> negative(health.number("totalSessions"));
          case "users" -> negative(health.number("totalUsers"));
          case "crash_free_sessions" -> health.number("crashFreeSessions");
          case "crash_free_users" -> health.number("crashFreeUsers");
          default -> 0.0;
        };
    return number == null ? Double.MAX_VALUE : number;
  }

  private static @Nullable Double negative(@Nullable Double number) {
    return number == null ? null : Double.valueOf(-number);
  }

  private static List<Block> blocks(
      List<JsonObject> rows, String where, Options options, Look look, Session session) {
    if (rows.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              Text.of(
                  "No "
                      + (options.status().equals(OPEN) ? "" : options.status() + " ")
                      + "releases found in "
                      + where
                      + " within "
                      + options.period().words()
                      + (options.environments().isEmpty()
                          ? ""
                          : " for the environment " + String.join(", ", options.environments())))));
    }
    return List.of(new ReleaseTable(rows, session.links()::release, session.moments()).draw(look));
  }

  private static void remember(List<JsonObject> rows, Session session) {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonObject row : rows) {
      String version = Fields.textOrNull(row, "version");
      if (version != null) {
        names.put(
            Fields.textOr(row, "orgSlug", "") + "/" + version,
            Fields.textOr(row, "dateCreated", ""));
      }
    }
    session.seenNames().add(SeenNames.Kind.RELEASES, names);
  }

  /// The command that leads to the same list.
  private static TypedCommand call(String organization, Options options) {
    TypedCommand call =
        new TypedCommand("release list")
            .word(organization + "/")
            .flag("--sort", options.sort(), ReleaseSearch.BY_DATE);
    for (String environment : options.environments()) {
      call.flag("--environment", environment, null);
    }
    return call.flag("--period", options.period().text(), PERIOD_USUAL)
        .flag("--status", options.status(), OPEN);
  }
}
