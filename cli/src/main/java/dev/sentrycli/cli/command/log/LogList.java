package dev.sentrycli.cli.command.log;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.FieldSelection;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.recovery.IdException;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.recovery.TraceReference;
import dev.sentrycli.cli.recovery.TraceSyntax;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry log list`: what a project, or the programs in a trace, have logged; with `--follow` as
/// it comes.
public final class LogList implements Command<LogList.Options> {
  private static final String USAGE = "sentry log list <org>/<project>";
  private static final String OF_PROJECT = "30d";
  private static final String OF_TRACE = "14d";
  private static final int NARROW = 100;

  /// The seconds of `--follow` where none are said.
  private static final int UNSAID = 2;

  /// What every log is told with beside what is asked for.
  private static final Set<String> TOLD =
      Set.of("id", "project", "project.id", "project.name", "severity_number");

  private static final Flag<Integer> LIMIT = SharedFlags.limit("logs", 100);
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only logs that this search finds, such as 'severity:error'")
          .letter('q');
  private static final Flag<@Nullable Integer> FOLLOW =
      Flag.count("follow", 1, 86_400, "Show logs as they come, asking every so many seconds")
          .letter('f')
          .bare(String.valueOf(UNSAID));
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(
          OF_PROJECT, "Only logs of this time: 24h, 2026-01-01..2026-01-31; 14d for a trace");
  private static final Flag<String> SORT =
      Flag.choice("sort", List.of("newest", "oldest"), "newest", "Which come first").letter('s');
  private static final Flag<Boolean> FRESH =
      Flag.toggle("fresh", "Ask the server even where an answer is at hand");

  /// @param trace null for the logs of a project
  /// @param follow seconds between questions; null to ask once
  /// @param period null for the usual one
  public record Options(
      @Nullable TraceReference trace,
      Target target,
      int limit,
      @Nullable String query,
      @Nullable Integer follow,
      @Nullable Period period,
      boolean oldest,
      List<String> extras) {}

  @Override
  public Usage usage() {
    return Usage.of("List what programs have logged")
        .detail(
            """
            'acme/web' is a project, 'acme/<trace-id>' all that was logged while a trace was made. \
            With --follow, logs are shown as they come until Ctrl-C, after those of the last minute \
            or of --period; -o ndjson makes a line of JSON of each. Further attributes are named with --fields, together with the usual ones.""")
        .examples(
            "sentry log list acme/storefront --query severity:error",
            "sentry log list acme/storefront --follow",
            "sentry log list acme/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5",
            "sentry log list acme/storefront --fields timestamp,message,user.id --json")
        .takes(
            Positional.anyNumber(
                "org/project|trace-id", "A project, or a trace, with its organization before it"))
        .flags(LIMIT, QUERY, FOLLOW, PERIOD, SORT, FRESH)
        .field("sentry.item_id", "string", "Its id ('id' for a trace)")
        .field("timestamp", "string", "When it was written")
        .field("timestamp_precise", "integer", "The same in nanoseconds since 1970")
        .field("severity", "string", "How bad it is, such as error")
        .field("message", "string", "What was logged")
        .optionalField("trace", "string", "The trace it was written in");
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = arguments.positionals();
    Integer follow = arguments.get(FOLLOW);
    TraceReference trace = trace(words, follow != null && follow == UNSAID);
    Target target = TargetSyntax.parse(trace == null && !words.isEmpty() ? words.getFirst() : null);
    Period period = arguments.given(PERIOD) ? arguments.get(PERIOD) : LinkedFlags.period(target);
    boolean oldest = arguments.get(SORT).equals("oldest");
    if (follow != null && period instanceof Period.Absolute) {
      throw LogException.followedFrom("a --period of days", "what is followed has no end");
    }
    if (follow != null && oldest) {
      throw LogException.followedFrom("--sort oldest", "logs are shown as they come");
    }
    return new Options(
        trace,
        target,
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        follow,
        period,
        oldest,
        extras(arguments));
  }

  /// Of two words the wrong one may have been meant for the flag before it.
  private static @Nullable TraceReference trace(List<String> words, boolean follows) {
    try {
      return TraceSyntax.inTrace(words, TraceSyntax.Bare.ORGANIZATION);
    } catch (IdException wrong) {
      throw follows && words.size() > 1 && words.stream().anyMatch(LogList::mayBeSeconds)
          ? wrong.hinting("behind --follow stand seconds, from 1 to 86400: '--follow=2'")
          : wrong;
    }
  }

  /// Whether it was perhaps meant so: it looks like no place, no id and no project of several
  /// words.
  private static boolean mayBeSeconds(String word) {
    return !word.isBlank() && word.indexOf('/') < 0 && word.indexOf('-') < 0 && word.length() < 12;
  }

  /// The columns that `--fields` names beyond those that are always asked for.
  private static List<String> extras(Arguments arguments) {
    FieldSelection named = FieldSelection.parse(arguments.get(SharedFlags.FIELDS));
    List<String> extras = new ArrayList<>();
    if (named != null) {
      for (String field : named.paths()) {
        if (!LogSource.FIELDS.contains(field) && !TOLD.contains(field)) {
          extras.add(field);
        }
      }
    }
    if (extras.size() + LogSource.FIELDS.size() > TableQuery.MOST_FIELDS) {
      throw LogException.tooManyFields(TableQuery.MOST_FIELDS);
    }
    return List.copyOf(extras);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String query = BadSearch.mended(Dataset.LOGS, options.query(), session);
    LogPlace place = place(options, session);
    boolean ofTrace = place instanceof LogPlace.Trace;
    if (ofTrace && !options.extras().isEmpty()) {
      session
          .notices()
          .warn(
              "log",
              "the logs of a trace come with the usual attributes only; not there are "
                  + String.join(", ", options.extras()));
    }
    List<String> extras = ofTrace ? List.of() : options.extras();
    LogSource source = new LogSource(place, options.query(), query, extras, session);
    LogRows rows = new LogRows(session.moments(), ofTrace, extras);
    return options.follow() == null
        ? once(options, source, rows, session)
        : followed(options, options.follow(), source, rows, session);
  }

  private static LogPlace place(Options options, Session session) {
    TraceReference trace = options.trace();
    if (trace == null) {
      ProjectTarget project = session.targets().project(options.target(), USAGE);
      return new LogPlace.Project(project, InProjects.of(List.of(project), session));
    }
    TracePlace place =
        TracePlace.of(trace, "sentry log list <org>/<trace-id>", "sentry log list", session);
    return new LogPlace.Trace(place, place.search(session));
  }

  private static Result followed(
      Options options, int seconds, LogSource source, LogRows rows, Session session) {
    if (session.format() != Format.JSON) {
      session
          .notices()
          .info("log", "Following the logs of %s; Ctrl-C ends it".formatted(source.place()));
    }
    return new Result.Tail(
        new LogFollow(
            (since, time, oldest, limit, cursor) ->
                source.asked(() -> source.rowsNow(since, time, oldest, limit, cursor)),
            source.place() instanceof LogPlace.Trace,
            options.period() == null
                ? LogFollow.FIRST_LOOK
                : PeriodFlag.span(options.period(), session),
            options.limit(),
            Duration.ofSeconds(seconds),
            session.environment().clock(),
            Waiting.real(),
            note -> session.notices().warn("log", note)),
        look -> {
          boolean narrow = isNarrow(look);
          return new Result.Tail.Rows(rows.columns(narrow), log -> rows.cells(log, narrow));
        });
  }

  private static boolean isNarrow(Look look) {
    return look.bounded() && look.width() < NARROW;
  }

  private static Result once(Options options, LogSource source, LogRows rows, Session session) {
    boolean ofTrace = source.place() instanceof LogPlace.Trace;
    Period usual = new Period.Relative(ofTrace ? OF_TRACE : OF_PROJECT);
    Period period = options.period() == null ? usual : options.period();
    TimeSpan time = PeriodFlag.span(period, session);
    Slice<JsonObject> slice = source.rows(time, options.oldest(), options.limit());
    List<JsonObject> logs = slice.items();
    JsonObject nothing = new JsonObject();
    boolean full = logs.size() >= options.limit();
    String place = source.place().toString();
    Result result =
        new Result.Listing(
                logs,
                new Result.Envelope(full, null, null, nothing),
                look -> {
                  if (logs.isEmpty()) {
                    return nothing(place, period, options.query());
                  }
                  return look.bounded() ? rows.table(logs, isNarrow(look)) : rows.lines(logs);
                },
                List.of(),
                Exit.OK)
            .note(!logs.isEmpty(), PageWalk.count(logs.size(), "log"))
            .note(
                full,
                "There may be more: a larger --limit shows them"
                    + (options.oldest() ? "" : ", --follow those to come"))
            .note(
                !logs.isEmpty() && !ofTrace && !full,
                "Tip: 'sentry log view " + place + " <id>' shows one whole");
    return logs.isEmpty()
        ? Feature.LOGS.foundNothing(
            BadSearch.foundNothing(result, Dataset.LOGS, options.query()),
            source.place().organization(),
            session)
        : result;
  }

  private static List<Block> nothing(String place, Period period, @Nullable String query) {
    String time = period.words();
    return List.of(
        new Block.Paragraph(
            Text.of(
                "No logs of %s found within %s%s"
                    .formatted(place, time, BadSearch.wording(query)))));
  }
}
