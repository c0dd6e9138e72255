package dev.sentrycli.cli.command.event;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Several;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.occurrence.Attachments;
import dev.sentrycli.cli.occurrence.EventCard;
import dev.sentrycli.cli.occurrence.EventTrace;
import dev.sentrycli.cli.occurrence.SpanDepth;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry event view`: single events with all they tell, their files and the trace around them.
public final class EventView implements Command<EventView.Options> {
  /// @param spans how many levels of spans to show; 0 for none
  public record Options(List<EventReference> events, boolean web, int spans) {}

  /// An event and what belongs to it, as far as the server tells.
  private record Whole(EventTarget target, EventTrace trace, Attachments attachments) {
    JsonObject json() {
      JsonObject json = target.event().json().deepCopy();
      json.add("trace", trace.json());
      json.add("attachments", attachments.json());
      return json;
    }

    List<Block> blocks(Moments moments, Look look) {
      JsonObject event = target.event().json();
      String project = target.project() == null ? target.organization() : target.project();
      List<Block> blocks = new ArrayList<>();
      blocks.add(
          new Block.Heading(1, Text.of(project + ": " + Fields.textOr(event, "title", "Event"))));
      List<Block> card = EventCard.of("Event", event, moments);
      blocks.addAll(card.subList(1, card.size())); // the heading keeps its distance itself
      blocks.addAll(attachments.blocks());
      blocks.addAll(trace.blocks(look));
      return blocks;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Show an event")
        .detail(
            """
            An event is named by its id, alone or after its organization or project. Without an id \
            it is the latest event: of an issue (WEB-1A), or of the issue that '@latest' or \
            '@most_frequent' chooses. Nothing at all means '@latest' of the project one works in, else of \
            the organization.

            Several ids show several events, and a link to an event works as well.""")
        .examples(
            "sentry event view e1f0a9b8c7d64352819091a2b3c4d5e6",
            "sentry event view acme/web e1f0a9b8c7d64352819091a2b3c4d5e6 # in this project",
            "sentry event view acme/@latest",
            "sentry event view WEB-1A --json --fields eventID,attachments.download")
        .takes(
            Positional.anyNumber(
                "target-or-event-id", "Where to look, and ids; or an issue; or an address"))
        .flags(SharedFlags.WEB, SpanDepth.FLAG, SharedFlags.FRESH)
        .field("eventID", "string", "Its id")
        .field("title", "string", "What happened")
        .field("dateCreated", "string", "When")
        .field("groupID", "string", "The number of its issue")
        .field("entries", "array", "Exceptions, messages, breadcrumbs, request")
        .field("tags", "array", "Its tags: key, value")
        .field("contexts", "object", "Browser, system, device and the like")
        .field("trace", "object", "The spans around it")
        .field("attachments", "array", "The files that came with it, each with 'download'");
  }

  @Override
  public Options read(Arguments arguments) {
    List<EventReference> events = EventSyntax.parse(arguments.positionals());
    boolean web = arguments.get(SharedFlags.WEB);
    if (web && events.size() > 1) {
      throw new UsageException(
          Kind.VALUE, "--web opens one event at a time", "name one of the " + events.size());
    }
    return new Options(events, web, arguments.get(SpanDepth.FLAG));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    EventFinder finder = new EventFinder(session);
    EventReference first = options.events().getFirst();
    if (options.web()) {
      return WebPage.open(page(first, finder, session), session);
    }
    if (options.events().size() == 1) {
      Whole whole = whole(finder.find(first), options.spans(), session);
      return Result.detail(whole.json(), look -> whole.blocks(session.moments(), look))
          .note(
              true, "Tip: 'sentry event view " + whole.target() + " --web' opens it in a browser");
    }
    return several(options, finder, session);
  }

  private static String page(EventReference reference, EventFinder finder, Session session) {
    if (reference instanceof EventReference.ById(var place, String id)) {
      return session.links().event(finder.organization(place, id), id);
    }
    EventTarget found = finder.find(reference);
    return session.links().event(found.organization(), found.event().id());
  }

  private static Result several(Options options, EventFinder finder, Session session) {
    List<Whole> wholes =
        Several.each(
            options.events(),
            "event",
            session,
            reference -> whole(finder.find(reference), options.spans(), session));
    return Result.listing(
        wholes.stream().map(Whole::json).toList(),
        look -> {
          List<Block> blocks = new ArrayList<>();
          for (Whole whole : wholes) {
            if (!blocks.isEmpty()) {
              blocks.add(new Block.Gap());
              blocks.add(new Block.Rule(60));
            }
            blocks.addAll(whole.blocks(session.moments(), look));
          }
          return blocks;
        });
  }

  private static Whole whole(EventTarget target, int spans, Session session) {
    JsonObject event = target.event().json();
    Together<EventTrace, Attachments> both =
        Together.both(
            () -> EventTrace.around(target.organization(), event, spans, session),
            () -> Attachments.of(target.organization(), target.project(), event, session));
    return new Whole(target, both.one(), both.other());
  }
}
