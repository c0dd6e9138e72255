package dev.sentrycli.cli.command.conversation;

import com.google.gson.JsonObject;
import dev.sentrycli.api.conversation.Conversation;
import dev.sentrycli.api.conversation.Conversations.Search;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.linked.LinkedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.output.TypedCommand;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry agent-conversation list`: conversations of people with agents.
public final class ConversationList implements Command<ConversationList.Options> {
  private static final String NAME = "agent-conversation list";
  private static final String USAGE = "sentry agent-conversation list <org>/";
  private static final String USUAL_PERIOD = "7d";
  private static final String PREFIX = "conversation.";
  private static final List<String> SORTS =
      List.of(
          "age",
          "timeSpan",
          "generationDuration",
          "errors",
          "llmCalls",
          "toolCalls",
          "toolErrors",
          "inputTokens",
          "outputTokens",
          "totalTokens",
          "totalCost");
  private static final int LONGEST_INPUT = 60;
  private static final int LONGEST_NAME = 40;
  private static final Flag<Integer> LIMIT = SharedFlags.limit("conversations");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only those that this search finds").letter('q');
  private static final Flag<@Nullable String> SORT =
      Flag.value(
              "sort",
              "field",
              "By " + String.join(", ", SORTS) + "; '-' before it for the largest first",
              ConversationList::sort)
          .letter('s');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only those of this time: 24h, 30d, 2026-01-01..2026-01-31");

  /// @param sort as requests spell it; null for the server's order
  public record Options(
      Target target,
      int limit,
      @Nullable String query,
      @Nullable String sort,
      Period period,
      @Nullable String cursor) {}

  private static String sort(String text) {
    String word = text.strip();
    boolean descending = word.startsWith("-");
    String field = descending ? word.substring(1) : word;
    String plain = field.startsWith(PREFIX) ? field.substring(PREFIX.length()) : field;
    if (!SORTS.contains(plain)) {
      throw new IllegalArgumentException("it is none of " + String.join(", ", SORTS));
    }
    return (descending ? "-" : "") + PREFIX + plain;
  }

  @Override
  public Usage usage() {
    return Usage.of("List conversations with agents")
        .detail(
            """
            'acme/web' lists those of a project, 'acme/' those of a whole organization. Without an \
            argument it is what is in use here. Servers have them where an administrator has \
            switched on 'organizations:gen-ai-conversations'.""")
        .examples(
            "sentry agent-conversation list acme/",
            "sentry agent-conversation list acme/web --sort -totalCost --period 30d",
            "sentry agent-conversation list acme/ --json --fields conversationId,title,totalTokens")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(LIMIT, QUERY, SORT, PERIOD, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("conversationId", "string", "Its id")
        .optionalField("title", "string", "What it is about")
        .field("startTimestamp", "number", "When it began")
        .field("totalTokens", "number", "How many tokens it took")
        .field("totalCost", "number", "What it cost, in US dollars")
        .field("toolNames", "array", "The tools that were used")
        .field("errors", "number", "How many errors happened in it")
        .field("firstInput", "string", "What was said first")
        .field("traceIds", "array", "The traces it is part of")
        .optionalField("user", "object", "Who it was with: id, email, username, ip_address");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    return new Options(
        target,
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        arguments.get(SORT),
        LinkedFlags.period(target, PERIOD, arguments),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    OneOrganization place =
        session
            .targets()
            .oneOrganization(
                options.target(), USAGE, "Conversations are listed for one organization at a time");
    PageWalk walk =
        PageWalk.start(
            NAME,
            place.typed() + " " + options.query() + " " + options.sort() + " " + options.period(),
            options.cursor(),
            session);
    Search search =
        new Search(
            session.targets().ids(place.projects()),
            options.query(),
            options.sort(),
            PeriodFlag.span(options.period(), session));
    Slice<Conversation> slice;
    try {
      slice =
          Feature.AGENT_CONVERSATIONS.asked(
              place.organization(),
              session,
              () ->
                  session
                      .api()
                      .conversations()
                      .list(place.organization(), search, options.limit(), walk.cursor()));
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, options.query());
    }
    List<JsonObject> found = new ArrayList<>();
    slice.items().forEach(one -> found.add(one.json()));
    String first = found.isEmpty() ? "" : slice.items().getFirst().id();
    Result result =
        Result.page(
                found,
                walk.envelope(slice.next(), slice.hasPrevious()),
                look ->
                    found.isEmpty()
                        ? List.of(
                            new Block.Paragraph(
                                Text.of(
                                    "No conversations found in "
                                        + place.title()
                                        + BadSearch.wording(options.query()))))
                        : List.of(table(found, look, session)))
            .note(
                !found.isEmpty(),
                PageWalk.count(found.size(), "conversation")
                    + (slice.hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call(place, options), options.limit(), LIMIT))
            .note(
                !found.isEmpty(),
                "Tip: 'sentry agent-conversation view "
                    + place.organization()
                    + "/"
                    + first
                    + "' shows what was said");
    return found.isEmpty() ? BadSearch.foundNothing(result, null, options.query()) : result;
  }

  /// What leads to the same list.
  private static TypedCommand call(OneOrganization place, Options options) {
    return new TypedCommand(NAME)
        .word(place.typed())
        .flag("-q", options.query(), null)
        .flag("--sort", options.sort(), null)
        .flag("-t", options.period().text(), USUAL_PERIOD);
  }

  private static Block table(List<JsonObject> rows, Look look, Session session) {
    boolean narrow = look.width() < 100;
    boolean leave = look.bounded();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ID", false, true, 0));
    columns.add(new Column("TITLE", false, false, look.isNarrow() ? 16 : 20));
    columns.add(new Column("STARTED", false, true, 0, leave ? 1 : 0));
    columns.add(new Column("TOKENS", true, true, 0, leave ? 2 : 0));
    columns.add(new Column("COST", true, true, 0, leave ? 3 : 0));
    if (!narrow) {
      columns.add(new Column("TOOLS", true, true, 0, leave ? 5 : 0));
      columns.add(new Column("ERRS", true, true, 0, leave ? 6 : 0));
      columns.add(new Column("USER", false, false, 0, leave ? 7 : 0));
    }
    columns.add(new Column("FIRST INPUT", false, false, 20, leave ? 4 : 0));
    List<List<Cell>> cells = new ArrayList<>();
    for (JsonObject row : rows) {
      Instant started = new Conversation(row).started();
      List<Cell> line = new ArrayList<>();
      line.add(cell(Fields.textOr(row, "conversationId", ""), LONGEST_NAME));
      line.add(cell(Fields.textOr(row, "title", "—"), LONGEST_NAME));
      line.add(Cell.of(session.moments().relative(started == null ? null : started.toString())));
      line.add(Cell.of(number(row, "totalTokens")));
      line.add(Cell.of("$" + number(row, "totalCost")));
      if (!narrow) {
        line.add(Cell.of(number(row, "toolCalls")));
        line.add(Cell.of(number(row, "errors")));
        line.add(cell(user(Fields.objectOrNull(row, "user")), LONGEST_NAME));
      }
      line.add(cell(Fields.textOr(row, "firstInput", "—"), LONGEST_INPUT));
      cells.add(line);
    }
    return new Block.Grid(columns, cells, false, false);
  }

  private static Cell cell(String text, int longest) {
    return Cell.of(Text.of(text).onOneLine(longest));
  }

  private static String number(JsonObject row, String name) {
    return Fields.textOr(row, name, "0");
  }

  private static String user(@Nullable JsonObject user) {
    for (String name : List.of("email", "username", "id", "ip_address")) {
      String value = Fields.textOrNull(user, name);
      if (value != null) {
        return value;
      }
    }
    return "—";
  }
}
