package dev.sentrycli.cli.command.feedback;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.cli.command.BadSearch;
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
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry feedback list`: what users wrote.
public final class FeedbackList implements Command<FeedbackList.Options> {
  private static final String USAGE = "sentry feedback list <org>/";
  private static final String USUAL_PERIOD = "14d";
  private static final Flag<String> STATUS =
      Flag.choice(
          "status",
          List.of("unresolved", "resolved", "spam", "all"),
          "unresolved",
          "Only feedback of this status");
  private static final Flag<Integer> LIMIT = SharedFlags.limit("messages");
  private static final Flag<@Nullable String> QUERY =
      Flag.text("query", "search", "Only feedback that this search finds, such as 'checkout'")
          .letter('q');
  private static final Flag<Period> PERIOD =
      PeriodFlag.of(USUAL_PERIOD, "Only feedback of this time: 24h, 30d, 2026-01-01..2026-01-31");

  public record Options(
      Target target,
      String status,
      int limit,
      @Nullable String query,
      Period period,
      @Nullable String cursor) {}

  @Override
  public Usage usage() {
    return Usage.of("List what users wrote")
        .detail(
            """
            'acme/web' lists the feedback of a project, 'acme/' that of a whole organization. \
            Without an argument it is what is in use here.""")
        .examples(
            "sentry feedback list acme/",
            "sentry feedback list acme/web --status all --period 90d",
            "sentry feedback list acme/ --query checkout --json --fields shortId,metadata.message")
        .takes(Positional.optional("org/project", "An organization with '/', or a project"))
        .flags(STATUS, LIMIT, QUERY, PERIOD, SharedFlags.CURSOR, SharedFlags.FRESH)
        .field("shortId", "string", "The name people call it by")
        .field("metadata", "object", "What was written: message, name, contact_email")
        .field("hasSeen", "boolean", "Whether somebody has read it")
        .field("status", "string", "unresolved, resolved, or ignored for spam")
        .field("firstSeen", "string", "When it came")
        .field("permalink", "string", "Its page")
        .optionalField("latestEventHasAttachments", "boolean", "Whether a file came with it");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    return new Options(
        target,
        arguments.get(STATUS),
        arguments.get(LIMIT),
        LinkedFlags.query(target, QUERY, arguments),
        LinkedFlags.period(target, PERIOD, arguments),
        PageWalk.checked(arguments.get(SharedFlags.CURSOR)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String query = BadSearch.mended(null, options.query(), session);
    OneOrganization place =
        session
            .targets()
            .oneOrganization(
                options.target(), USAGE, "Feedback is listed for one organization at a time");
    PageWalk walk =
        PageWalk.start(
            "feedback list",
            place.typed() + " " + options.status() + " " + query + " " + options.period(),
            options.cursor(),
            session);
    Slice<Issue> slice = fetch(place, query, options, walk.cursor(), session);
    List<JsonObject> found = new ArrayList<>();
    slice.items().forEach(issue -> found.add(issue.json()));
    remember(place, slice.items(), session);
    String first = found.isEmpty() ? "" : new Feedback(found.getFirst()).name();
    Result result =
        Result.page(
                found,
                walk.envelope(slice.next(), slice.hasPrevious()),
                look ->
                    found.isEmpty()
                        ? List.of(new Block.Paragraph(Text.of(nothing(place, options))))
                        : FeedbackTable.of(
                            "Feedback in " + place.title(), found, look, session.moments()))
            .note(
                !found.isEmpty(),
                PageWalk.count(found.size(), "feedback item")
                    + (slice.hasMore() ? " (more available)" : ""))
            .note(walk.hasHint(), walk.hint(call(place, options), options.limit(), LIMIT))
            .note(
                !found.isEmpty(),
                "Tip: 'sentry feedback view "
                    + place.organization()
                    + "/"
                    + first
                    + "' shows all of it");
    return found.isEmpty() ? BadSearch.foundNothing(result, null, options.query()) : result;
  }

  private static Slice<Issue> fetch(
      OneOrganization place,
      @Nullable String query,
      Options options,
      @Nullable String cursor,
      Session session) {
    List<String> ids = session.targets().ids(place.projects());
    IssueSearch search =
        IssueSearch.everything()
            .in(ids)
            .matching(query)
            .during(PeriodFlag.span(options.period(), session));
    String status =
        switch (options.status()) {
          case "all" -> null;
          case "spam" -> "ignored";
          default -> options.status();
        };
    try {
      return RefusedException.unlessMissing(
          place.organization(),
          session,
          () ->
              session
                  .api()
                  .feedback()
                  .list(place.organization(), status, search, options.limit(), cursor));
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, options.query());
    }
  }

  private static void remember(OneOrganization place, List<Issue> found, Session session) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Issue issue : found) {
      if (issue.shortId() != null) {
        names.put(
            place.organization() + "/" + issue.shortId(), new Feedback(issue.json()).message());
      }
    }
    session.seenNames().add(SeenNames.Kind.ISSUES, names);
  }

  private static String nothing(OneOrganization place, Options options) {
    String time = options.period().words();
    return "No "
        + (options.status().equals("all") ? "" : options.status() + " ")
        + "feedback found in "
        + place.title()
        + " within "
        + time
        + BadSearch.wording(options.query());
  }

  /// The command that leads to the same list.
  private static TypedCommand call(OneOrganization place, Options options) {
    return new TypedCommand("feedback list")
        .word(place.typed())
        .flag("--status", options.status(), STATUS.initial())
        .flag("--query", options.query(), null)
        .flag("--period", options.period().text(), USUAL_PERIOD);
  }
}
