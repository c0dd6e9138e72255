package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.PageWalk;
import dev.sentrycli.cli.command.PeriodFlag;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.PageLimit;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry issue list`: a search over the issues of one, several or all projects.
public final class IssueList implements Command<IssueList.Options> {
  private static final String USAGE = "sentry issue list <org>/<project>";
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only issues that fit, such as 'is:unresolved level:error'")
          .letter('q');

  /// The limit of a list that is shown to its end.
  static final int ALL = Integer.MAX_VALUE;

  private static final int MOST = 1000;
  private static final Flag<String> LIMIT =
      Flag.text("limit", "number|all", "25", "How many issues to show at most, or all there are")
          .letter('n');
  private static final Flag<@Nullable String> SORT =
      Flag.choice(
              "sort",
              List.of("recommended", "date", "new", "freq", "user"),
              "Which come first; date, or on sentry.io recommended")
          .letter('s');
  private static final Flag<@Nullable Boolean> COMPACT =
      Flag.choiceOfToggle("compact", "One line an issue; by itself where the list is long");

  /// Fields that the server counts only when it is asked to.
  private static final Set<String> COUNTED =
      Set.of("stats", "lifetime", "count", "userCount", "firstSeen", "lastSeen");

  /// @param query as typed, or as a link has it
  /// @param statistics whether the fields that are shown need counting
  public record Options(
      Target target,
      @Nullable String shortId,
      @Nullable String query,
      int limit,
      @Nullable String sort,
      Period period,
      @Nullable String cursor,
      @Nullable Boolean compact,
      boolean statistics) {}

  @Override
  public Usage usage() {
    return Usage.of("Search issues")
        .detail(
            """
            'acme/web' searches a project, 'acme/web,api' several, 'acme/' a whole organization. \
            Without an argument it is the project of the DSN, file or variable found here.

            A link to a list of issues brings its query and period along; flags go before them.

            Without a query it is what the server shows first: the unresolved issues.

            '--limit all' lists to the end. JSON, NDJSON, CSV, TSV and YAML are written page by page then, so \
            that memory does not grow with the list; the issues of several organizations are merged in the \
            order of --sort. With a number they share it, and each page is in that order by itself.""")
        .examples(
            "sentry issue list acme/web",
            "sentry issue list acme/ --query 'is:unresolved level:fatal' --period 24h",
            "sentry issue list acme/web --sort freq --limit 100 --json --fields shortId,title,count",
            "sentry issue list acme/ --limit all -o csv --fields shortId,title,count",
            "sentry issue list acme/web --jq '.data[] | select(.userCount > 100) | .shortId'")
        .takes(Positional.optional("org/project", "Where to search"))
        .flags(
            QUERY, LIMIT, SORT, LinkedSearch.PERIOD, SharedFlags.CURSOR, COMPACT, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("shortId", "string", "The name people call it by")
        .field("title", "string", "What happened")
        .field("count", "string", "How many events there are")
        .field("userCount", "number", "How many users were hit")
        .field("lastSeen", "string", "When it happened last")
        .field("status", "string", "unresolved, resolved or ignored")
        .field("permalink", "string", "Its page");
  }

  @Override
  public Options read(Arguments arguments) {
    String word = arguments.positional(0);
    String fields = arguments.get(SharedFlags.FIELDS);
    boolean json = SharedFlags.asksForData(arguments);
    Target target = TargetSyntax.parse(word);
    LinkedSearch search = LinkedSearch.of(target, QUERY, arguments);
    return new Options(
        target,
        target instanceof Target.Search(String text) && IssueSyntax.isShortId(text) ? text : null,
        search.query(),
        limit(arguments.get(LIMIT)),
        arguments.get(SORT),
        search.period(),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)),
        arguments.get(COMPACT),
        fields == null || !json || needsCounting(fields));
  }

  /// @throws UsageException if it is neither a number from 1 to 1000 nor `all`
  private static int limit(String text) {
    if (text.equalsIgnoreCase("all")) {
      return ALL;
    }
    int number;
    try {
      number = Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "Failed to parse \"" + text + "\" for limit: a whole number is needed, or 'all'");
    }
    if (number < 1 || number > MOST) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "--limit must be from 1 to " + MOST + ", not " + number,
          "'--limit all' lists all there are; with '--json' or '--output ndjson' it takes no more"
              + " memory than a page");
    }
    return number;
  }

  static boolean needsCounting(String fields) {
    for (String root : QueryField.split(fields)) {
      int dot = QueryField.outside(root, '.', 0);
      if (COUNTED.contains(dot < 0 ? root : root.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    if (options.shortId() != null) {
      return single(options.shortId(), options, session);
    }
    String query = BadSearch.mended(null, options.query(), session);
    IssueSearch search = search(query, options, session);
    IssueSources sources =
        IssueSources.of(session.targets().listed(options.target(), USAGE), session);
    boolean isLong = options.limit() > Regions.LARGEST_PAGE && sources.all().size() == 1;
    if (options.limit() == ALL || isLong) {
      IssueFlow flow = flow(sources, search, query, options, session);
      if (session.format() == Format.JSON) {
        return Result.flow(flow);
      }
      List<JsonObject> all = new ArrayList<>();
      return page(sources, query, all, flow.each(all::addAll), options, session);
    }
    IssuePage page =
        sources.fetch(
            search, options.period().toString(), options.limit(), options.cursor(), session);
    sources.remember(page.issues(), session);
    JsonObject extras = page.extras();
    if (page.issues().isEmpty()) {
      addSyntax(extras, query);
    }
    return page(
        sources,
        query,
        page.issues(),
        page.walk().envelope(page.next(), page.hasPrevious(), extras),
        options,
        session);
  }

  private static IssueFlow flow(
      IssueSources sources,
      IssueSearch search,
      @Nullable String query,
      Options options,
      Session session) {
    Integer stated = PageLimit.stated(session.environment());
    int maxPages =
        stated != null
            ? stated
            : options.limit() == ALL ? Integer.MAX_VALUE : PageLimit.of(session.environment());
    JsonObject ifEmpty = new JsonObject();
    addSyntax(ifEmpty, query);
    return new IssueFlow(
        sources,
        search,
        sources.walk(search, options.period().toString(), options.cursor(), session),
        options.limit(),
        maxPages,
        ifEmpty,
        session);
  }

  private static Result page(
      IssueSources sources,
      @Nullable String query,
      List<JsonObject> issues,
      Result.Envelope envelope,
      Options options,
      Session session) {
    Map<String, String> aliases = sources.aliasesOf(issues);
    // What one source leaves of the limit goes to those that have more: here none has.
    boolean missing = envelope.extras().has("errors") && issues.size() < options.limit();
    Result result =
        Result.page(
                issues,
                envelope,
                look -> {
                  List<Block> blocks = new ArrayList<>();
                  if (issues.isEmpty()) {
                    blocks.add(new Block.Paragraph(Text.of(nothing(sources, query))));
                    return blocks;
                  }
                  blocks.add(new Block.Heading(3, Text.of("Issues in " + sources.title() + ":")));
                  blocks.add(
                      new IssueTable(issues, aliases, options.compact(), session.moments())
                          .draw(look));
                  return blocks;
                })
            .note(!issues.isEmpty(), PageWalk.count(issues.size(), "issue"))
            .note(envelope.next() != null && missing, "'-c next' asks again for what is missing")
            .note(
                envelope.next() != null && !missing,
                "More issues available: "
                    + (options.limit() < MOST
                        ? "'-n " + Math.min(MOST, 2 * options.limit()) + "' shows more, "
                        : "")
                    + "'-c next' the next page")
            .note(
                !issues.isEmpty(),
                "Tip: 'sentry issue view "
                    + (aliases.isEmpty() ? "<ID>" : "<ALIAS>")
                    + "' shows one of them");
    return issues.isEmpty() ? BadSearch.foundNothing(result, null, options.query()) : result;
  }

  private static IssueSearch search(@Nullable String query, Options options, Session session) {
    String sort = options.sort();
    if (sort == null) {
      sort = session.base().value().isSaas() ? "recommended" : "date";
    }
    IssueSearch search =
        IssueSearch.everything()
            .matching(query)
            .sortedBy(sort)
            .during(PeriodFlag.span(options.period(), session));
    return options.statistics() ? search : search.withoutStatistics();
  }

  /// `issue list WEB-1A` means that issue.
  private static Result single(String shortId, Options options, Session session) {
    session
        .notices()
        .warn(
            "issue",
            "'"
                + shortId
                + "' is an issue, not a project; 'sentry issue view "
                + shortId
                + "' shows all of it");
    IssueReference reference = IssueSyntax.parse(shortId);
    IssueTarget found = session.issueTargets().find(reference);
    List<JsonObject> issues = List.of(found.issue().json());
    return Result.page(
        issues,
        new Result.Envelope(false, null, false, new JsonObject()),
        look ->
            List.of(
                new IssueTable(issues, Map.of(), options.compact(), session.moments()).draw(look)));
  }

  private static String nothing(IssueSources sources, @Nullable String query) {
    return "No issues found in " + sources.title() + BadSearch.wording(query);
  }

  /// Shows how searches are written, where one found nothing.
  private static void addSyntax(JsonObject extras, @Nullable String query) {
    if (query == null) {
      return;
    }
    JsonObject syntax = new JsonObject();
    JsonArray examples = new JsonArray();
    examples.add("is:unresolved");
    examples.add("level:[error,fatal]");
    examples.add("release:1.2.3");
    examples.add("lastSeen:-24h");
    examples.add("!has:assignee");
    syntax.add("examples", examples);
    extras.add("_searchSyntax", syntax);
  }
}
