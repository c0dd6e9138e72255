package dev.sentrycli.cli.command.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.event.EventSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Printable;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry event list`, which is `sentry issue events`: the events an issue is made of.
public final class EventList implements Command<EventList.Options> {
  private static final String USUAL_PERIOD = "7d";

  private static final Flag<Integer> LIMIT = SharedFlags.limit("events");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only events that this search finds, such as 'user.id:481'")
          .letter('q');
  private static final Flag<Boolean> FULL =
      Flag.toggle("full", "Fetch the events whole, with stack traces and all");
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only events of this time: 24h, 30d, 2026-01-01..2026-01-31");

  private final String words;

  private EventList(String words) {
    this.words = words;
  }

  public static EventList asEventList() {
    return new EventList("event list");
  }

  public static EventList asIssueEvents() {
    return new EventList("issue events");
  }

  public record Options(
      IssueReference issue,
      int limit,
      @Nullable String query,
      boolean full,
      Period period,
      @Nullable String cursor) {
    /// With the search as servers understand it.
    private Options rewritten(Session session) {
      String search = BadSearch.mended(null, query, session);
      return new Options(issue, limit, search, full, period, cursor);
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("List the events of an issue")
        .examples(
            "sentry " + words + " WEB-1A",
            "sentry " + words + " WEB-1A --query user.id:481 --period 30d",
            "sentry " + words + " WEB-1A --full --json")
        .takes(IssueArgument.ONE)
        .flags(LIMIT, QUERY, FULL, PERIOD, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("eventID", "string", "Its id")
        .field("title", "string", "What happened")
        .field("dateCreated", "string", "When")
        .field("user", "object", "To whom");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        IssueArgument.of(arguments),
        arguments.get(LIMIT),
        arguments.get(QUERY),
        arguments.get(FULL),
        arguments.get(PERIOD),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options asked, Session session) {
    Options options = asked.rewritten(session);
    IssueTarget target = session.issueTargets().find(options.issue());
    String issue = target.toString();
    PageWalk walk =
        PageWalk.start(
            "issue events",
            issue + " " + options.query() + " " + options.full() + " " + options.period(),
            options.cursor(),
            session);
    Slice<Event> slice =
        session
            .api()
            .events()
            .list(
                target.organization(),
                target.id(),
                search(options, session),
                options.limit(),
                walk.cursor());
    List<JsonObject> events = new ArrayList<>();
    slice.items().forEach(event -> events.add(event.json()));
    Result result =
        Result.page(
                events,
                walk.envelope(slice.next(), slice.hasPrevious()),
                look ->
                    events.isEmpty()
                        ? nothing(issue, asked)
                        : table(events, issue, look.bounded(), session.moments()))
            .note(
                !events.isEmpty(),
                PageWalk.count(events.size(), "event")
                    + (slice.hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call(issue, options), options.limit(), LIMIT))
            .note(
                !events.isEmpty(), "Tip: 'sentry issue view " + issue + "' shows the latest whole");
    return events.isEmpty() ? BadSearch.foundNothing(result, null, asked.query()) : result;
  }

  /// What leads to the same list.
  private TypedCommand call(String issue, Options options) {
    TypedCommand call =
        new TypedCommand(words)
            .word(issue)
            .flag("-q", options.query(), null)
            .flag("-t", options.period().text(), USUAL_PERIOD);
    return options.full() ? call.word("--full") : call;
  }

  private static EventSearch search(Options options, Session session) {
    return new EventSearch(
        options.full(), options.query(), PeriodFlag.span(options.period(), session));
  }

  private static List<Block> nothing(String issue, Options options) {
    String time = options.period().words();
    return List.of(
        new Block.Paragraph(
            Text.of(
                "No events of %s found within %s%s"
                    .formatted(issue, time, BadSearch.wording(options.query())))));
  }

  /// @param narrow whether columns had better leave than have the rows broken
  private static List<Block> table(
      List<JsonObject> events, String issue, boolean narrow, Moments moments) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject event : events) {
      rows.add(
          List.of(
              Cell.of(Fields.textOr(event, "eventID", Fields.textOr(event, "id", "?"))),
              Cell.of(moments.relative(Fields.textOrNull(event, "dateCreated"))),
              Cell.of(Printable.line(Fields.textOr(event, "title", "(no title)"))),
              Cell.of(Fields.textOr(event, "platform", "")),
              Cell.of(user(Fields.objectOrNull(event, "user")))));
    }
    List<Column> columns =
        List.of(
            new Column("EVENT ID", false, true, 0),
            new Column("TIMESTAMP", false, true, 0, narrow ? 1 : 0),
            new Column("TITLE", false, false, 20, narrow ? 2 : 0),
            new Column("PLATFORM", false, true, 0, narrow ? 3 : 0),
            new Column("USER", false, true, 0, narrow ? 4 : 0));
    return List.of(
        new Block.Heading(3, Text.of("Events for " + issue + ":")),
        new Block.Grid(columns, rows, false, true));
  }

  private static String user(@Nullable JsonObject user) {
    for (String field : List.of("email", "username", "id", "ip_address")) {
      String value = Fields.textOrNull(user, field);
      if (value != null && !value.isBlank()) {
        return Printable.line(value);
      }
    }
    return "";
  }
}
