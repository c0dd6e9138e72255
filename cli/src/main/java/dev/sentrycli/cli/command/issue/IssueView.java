package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.Several;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.occurrence.EventCard;
import dev.sentrycli.cli.occurrence.EventTrace;
import dev.sentrycli.cli.occurrence.SeenReplays;
import dev.sentrycli.cli.occurrence.SpanDepth;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry issue view`: an issue with its latest event, its stack trace and what else happened
/// then.
public final class IssueView implements Command<IssueView.Options> {
  private static final String FIRST_RELEASE = "firstRelease";
  private static final int MOST_PAGES = 5;
  private static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Open more than " + MOST_PAGES + " pages at once");

  /// Words that other Sentry programs take for commands on issues. Taken for issues here, a script
  /// that wants to change one would seem to have done so.
  private static final Set<String> ELSEWHERE = Set.of("delete", "events", "merge", "mute", "tags");

  /// @param spans how many levels of spans to show; 0 for none
  public record Options(List<IssueReference> issues, boolean web, boolean force, int spans) {}

  /// An issue and what belongs to it, as far as the server tells.
  ///
  /// @param json everything, as programs get it
  /// @param eventWord how the event was chosen
  private record Whole(
      IssueTarget target,
      JsonObject json,
      @Nullable JsonObject event,
      String eventWord,
      SeenReplays replays,
      EventTrace trace) {}

  @Override
  public Usage usage() {
    return Usage.of("Show an issue with its latest event")
        .detail(
            """
            An issue is named by its short id (WEB-1A), its number, an alias of the last list \
            (w-1a), '@latest', '@most_frequent', or its address in the browser. 'acme/WEB-1A' says \
            in which organization.""")
        .examples(
            "sentry issue view WEB-1A",
            "sentry issue view acme/@latest",
            "sentry issue view https://sentry.example.com/organizations/acme/issues/1001/",
            "sentry issue view WEB-1A --json --fields title,event.eventID")
        .takes(IssueArgument.several("Issue ID is required: 'sentry issue view WEB-1A'"))
        .flags(SharedFlags.WEB, FORCE, SpanDepth.FLAG, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("shortId", "string", "The name people call it by")
        .field("title", "string", "What happened")
        .field("event", "object", "The latest event, or the one the address names")
        .field("org", "string", "The organization it was found in")
        .field("replayIds", "array", "Replays in which it was seen")
        .field("trace", "object", "The spans around the event");
  }

  @Override
  public Options read(Arguments arguments) {
    List<IssueReference> issues = new ArrayList<>();
    for (String word : arguments.positionals()) {
      if (ELSEWHERE.contains(word)) {
        throw new UsageException(
            Kind.UNKNOWN_SUBCOMMAND,
            "No command registered for `" + word + "`",
            "'sentry issue --help' shows the commands there are; the web interface and 'sentry api'"
                + " can do the rest");
      }
      if (issues.isEmpty() && arguments.positionals().size() > 1 && isVerb(word)) {
        throw new UsageException(
            Kind.UNKNOWN_SUBCOMMAND,
            "'" + word + "' is neither an issue nor a command of 'sentry issue'",
            "'sentry issue --help' shows the commands there are",
            "an issue is named by its short id (WEB-1A), its number or its address");
      }
      issues.add(IssueSyntax.parse(word));
    }
    boolean web = arguments.get(SharedFlags.WEB);
    if (web && issues.size() > MOST_PAGES && !arguments.get(FORCE)) {
      throw new UsageException(
          Kind.VALUE,
          issues.size() + " pages would be opened at once",
          "--force opens them all the same");
    }
    return new Options(issues, web, arguments.get(FORCE), arguments.get(SpanDepth.FLAG));
  }

  /// Whether a word is longer than the ends of short ids and of small letters only.
  private static boolean isVerb(String word) {
    return word.length() > 4 && word.chars().allMatch(each -> each >= 'a' && each <= 'z');
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    if (options.issues().size() == 1) {
      IssueTarget target = session.issueTargets().find(options.issues().getFirst());
      if (options.web()) {
        return WebPage.open(page(target, session), session);
      }
      Whole whole = whole(target, options.spans(), session);
      return Result.detail(whole.json(), look -> blocks(whole, session.moments(), look))
          .note(true, "Tip: 'sentry issue view " + target + " --web' opens it in a browser");
    }
    List<Whole> wholes =
        Several.each(
            options.issues(),
            "issue",
            session,
            reference -> {
              IssueTarget target = session.issueTargets().find(reference);
              if (options.web()) {
                session.browser().openOnScreen(page(target, session));
              }
              return whole(target, options.spans(), session);
            });
    return Result.listing(
        wholes.stream().map(Whole::json).toList(),
        look -> {
          List<Block> blocks = new ArrayList<>();
          for (Whole whole : wholes) {
            if (!blocks.isEmpty()) {
              blocks.add(new Block.Gap());
              blocks.add(new Block.Rule(60));
              blocks.add(new Block.Gap());
            }
            blocks.addAll(blocks(whole, session.moments(), look));
          }
          return blocks;
        });
  }

  private static String page(IssueTarget target, Session session) {
    String event = target.event();
    return event == null
        ? session.links().issue(target.organization(), target.id())
        : session.links().issueEvent(target.organization(), target.id(), event);
  }

  /// With its numbers, which servers leave out where an issue was chosen from a list. Programs get
  /// what the list says.
  private static IssueTarget counted(IssueTarget target, Session session) {
    if (session.format() == Format.JSON || target.issue().json().has("count")) {
      return target;
    }
    Issue issue = session.api().issues().find(target.organization(), target.id());
    return issue == null ? target : new IssueTarget(target.organization(), issue, target.event());
  }

  /// With the releases it was first and last seen in, which servers leave out where an issue was
  /// found by its short id.
  private static IssueTarget released(IssueTarget target, Session session) {
    JsonObject json = target.issue().json();
    if (json.has(FIRST_RELEASE)) {
      return target;
    }
    Issue issue;
    try {
      issue = session.api().issues().find(target.organization(), target.id());
    } catch (ApiException unavailable) {
      session.notices().debug("issue", "No releases: " + unavailable.getMessage());
      return target;
    }
    if (issue == null) {
      return target;
    }
    for (String name : List.of(FIRST_RELEASE, "lastRelease")) {
      JsonElement release = issue.json().get(name);
      json = release == null ? json : Fields.with(json, name, release);
    }
    return new IssueTarget(target.organization(), new Issue(json), target.event());
  }

  private static Whole whole(IssueTarget found, int spans, Session session) {
    IssueTarget counted = counted(found, session);
    String chosen = counted.event() == null ? "latest" : counted.event();
    Together<IssueTarget, Together<@Nullable JsonObject, SeenReplays>> all =
        Together.both(
            () -> released(counted, session),
            () ->
                Together.both(
                    () -> event(counted, chosen, session),
                    () -> SeenReplays.ofIssue(counted.organization(), counted.id(), session)));
    IssueTarget target = all.one();
    JsonObject event = all.other().one();
    SeenReplays replays = all.other().other().after(event);
    EventTrace trace = EventTrace.around(target.organization(), event, spans, session);
    JsonObject json = target.issue().json().deepCopy();
    json.add("event", event == null ? JsonNull.INSTANCE : event);
    json.addProperty("org", target.organization());
    json.add("replayIds", replays.json());
    json.add("trace", trace.json());
    String word =
        switch (chosen) {
          case "latest" -> "Latest Event";
          case "oldest" -> "Oldest Event";
          case "recommended" -> "Recommended Event";
          default -> "Event";
        };
    return new Whole(target, json, event, word, replays, trace);
  }

  private static @Nullable JsonObject event(IssueTarget target, String chosen, Session session) {
    try {
      return session.api().events().ofIssue(target.organization(), target.id(), chosen).json();
    } catch (ApiException unavailable) {
      if (chosen.equals("latest")) {
        session.notices().debug("issue", "No event: " + unavailable.getMessage());
      } else {
        boolean absent = unavailable instanceof ApiException.Status no && no.status() == 404;
        session
            .notices()
            .warn(
                "issue",
                absent
                    ? "The issue has no event " + chosen
                    : "The event " + chosen + " can't be shown: " + unavailable.getMessage());
      }
      return null;
    }
  }

  private static List<Block> blocks(Whole whole, Moments moments, Look look) {
    List<Block> blocks = new ArrayList<>(IssueCard.of(whole.target().issue().json(), moments));
    JsonObject event = whole.event();
    if (event != null) {
      blocks.addAll(EventCard.of(whole.eventWord(), event, moments));
    }
    blocks.addAll(whole.replays().blocks());
    blocks.addAll(whole.trace().blocks(look));
    return blocks;
  }
}
