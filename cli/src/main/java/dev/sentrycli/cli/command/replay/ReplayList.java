package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.api.replay.ReplaySearch;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry replay list`: the replays of an organization or of some of its projects.
public final class ReplayList implements Command<ReplayList.Options> {
  private static final String USAGE = "sentry replay list <org>/<project>";
  private static final String USUAL_PERIOD = "7d";
  private static final Flag<Integer> LIMIT = SharedFlags.limit("replays");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only replays that this search finds, such as 'count_errors:>0'")
          .letter('q');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only replays of this time: 24h, 30d, 2026-01-01..2026-01-31");

  public record Options(
      Target target,
      int limit,
      @Nullable String query,
      List<String> environments,
      String sort,
      Period period,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List replays")
        .detail(
            """
            'acme/web' lists the replays of a project, 'acme/' those of a whole organization. \
            Without an argument it is what is in use here.""")
        .examples(
            "sentry replay list acme/web",
            "sentry replay list acme/ --query 'count_errors:>0' --sort errors",
            "sentry replay list acme/web --environment production --period 24h",
            "sentry replay list acme/ --json --fields id,duration,urls")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(
            LIMIT,
            QUERY,
            SharedFlags.ENVIRONMENT,
            ReplaySort.FLAG,
            PERIOD,
            SharedFlags.CURSOR,
            SharedFlags.FRESH)
        .field("id", "string", "Its id")
        .field("started_at", "string", "When it began")
        .field("duration", "number", "How many seconds it lasted")
        .field("count_errors", "number", "How many errors happened in it")
        .field("count_segments", "number", "Of how many pieces its recording consists")
        .field("user", "object", "Whose it is: id, email, username, ip")
        .field("project_id", "string", "The id of its project")
        .field("urls", "array", "The pages that were looked at")
        .field("error_ids", "array", "The errors that happened in it")
        .field("trace_ids", "array", "The traces it took part in");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    return new Options(
        target,
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        LinkedFlags.environments(target, SharedFlags.ENVIRONMENT, arguments),
        arguments.get(ReplaySort.FLAG),
        LinkedFlags.period(target, PERIOD, arguments),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String query = BadSearch.mended(Dataset.REPLAYS, options.query(), session);
    OneOrganization place =
        session
            .targets()
            .oneOrganization(
                options.target(), USAGE, "Replays are listed for one organization at a time");
    PageWalk walk =
        PageWalk.start(
            "replay list",
            place.typed()
                + " "
                + query
                + " "
                + options.environments()
                + " "
                + options.sort()
                + " "
                + options.period(),
            options.cursor(),
            session);
    Slice<Replay> slice = fetch(place, query, options, walk.cursor(), session);
    List<JsonObject> found = new ArrayList<>();
    slice.items().forEach(replay -> found.add(replay.json()));
    Result result =
        Result.page(
                found,
                walk.envelope(slice.next(), slice.hasPrevious()),
                look ->
                    found.isEmpty()
                        ? List.of(new Block.Paragraph(Text.of(nothing(place, options))))
                        : table(place, slice.items(), look.bounded(), session.moments()))
            .note(
                !found.isEmpty(),
                PageWalk.count(found.size(), "replay")
                    + (slice.hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call(place, options), options.limit(), LIMIT))
            .note(
                !found.isEmpty(),
                "Tip: 'sentry replay view "
                    + place.organization()
                    + "/"
                    + (found.isEmpty() ? "" : Fields.textOr(found.getFirst(), "id", "<id>"))
                    + "' shows all of it");
    return found.isEmpty()
        ? BadSearch.foundNothing(result, Dataset.REPLAYS, options.query())
        : result;
  }

  private static Slice<Replay> fetch(
      OneOrganization place,
      @Nullable String query,
      Options options,
      @Nullable String cursor,
      Session session) {
    List<String> slugs = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (ProjectTarget project : place.projects()) {
      (Slug.isNumeric(project.project()) ? ids : slugs).add(project.project());
    }
    ReplaySearch search =
        new ReplaySearch(
            slugs,
            ids,
            options.environments(),
            query,
            options.sort(),
            PeriodFlag.span(options.period(), session));
    try {
      return Feature.REPLAYS.asked(
          place.organization(),
          session,
          () ->
              session.api().replays().list(place.organization(), search, options.limit(), cursor));
    } catch (ApiException.Status refused) {
      if (refused.status() == 403 || refused.status() == 400) {
        // Servers refuse projects that are not there in the words for those one may not see.
        session.targets().withDetails(place.projects());
      }
      throw BadSearch.or(refused, options.query());
    }
  }

  private static String nothing(OneOrganization place, Options options) {
    String time = options.period().words();
    return "No replays found in "
        + place.title()
        + " within "
        + time
        + BadSearch.wording(options.query());
  }

  /// @param narrow whether columns had better leave than have the rows broken
  private static List<Block> table(
      OneOrganization place, List<Replay> replays, boolean narrow, Moments moments) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Replay replay : replays) {
      JsonObject json = replay.json();
      Long seconds = replay.seconds();
      rows.add(
          List.of(
              Cell.of(replay.id()),
              Cell.of(moments.relative(replay.startedAt())),
              Cell.of(
                  replay.isArchived()
                      ? "archived"
                      : seconds == null ? "—" : Amounts.duration(seconds)),
              Cell.of(Fields.textOr(json, "count_errors", "—")),
              Cell.of(Fields.textOr(json, "count_segments", "—")),
              Cell.of(Printable.line(user(Fields.objectOrNull(json, "user")))),
              Cell.of(Fields.textOr(json, "project_id", "—"))));
    }
    return List.of(
        new Block.Heading(3, Text.of("Replays in " + place.title() + ":")),
        new Block.Grid(
            List.of(
                new Column("ID", false, true, 0),
                new Column("STARTED", false, true, 0, narrow ? 1 : 0),
                new Column("DURATION", true, true, 0, narrow ? 2 : 0),
                new Column("ERRORS", true, true, 0, narrow ? 3 : 0),
                new Column("SEGMENTS", true, true, 0, narrow ? 5 : 0),
                new Column("USER", false, false, 12),
                new Column("PROJECT", false, true, 0, narrow ? 4 : 0)),
            rows,
            false,
            true));
  }

  private static String user(@Nullable JsonObject user) {
    for (String field : List.of("display_name", "username", "email", "id", "ip")) {
      String value = Fields.textOrNull(user, field);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return "—";
  }

  /// What leads to the same list.
  private static TypedCommand call(OneOrganization place, Options options) {
    TypedCommand call =
        new TypedCommand("replay list").word(place.typed()).flag("-q", options.query(), null);
    for (String environment : options.environments()) {
      call.flag("-e", environment, null);
    }
    return call.flag("--sort", options.sort(), ReplaySort.USUAL)
        .flag("-t", options.period().text(), USUAL_PERIOD);
  }
}
