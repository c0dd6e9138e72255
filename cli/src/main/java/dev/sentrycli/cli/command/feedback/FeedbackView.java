package dev.sentrycli.cli.command.feedback;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Together;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.occurrence.Attachments;
import dev.sentrycli.cli.occurrence.EventCard;
import dev.sentrycli.cli.occurrence.SeenReplays;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry feedback view`: what a user wrote, and what is known of the moment.
public final class FeedbackView implements Command<FeedbackView.Options> {
  public record Options(IssueReference feedback, boolean web) {}

  /// Feedback and what belongs to it, as far as the server tells.
  private record Whole(
      IssueTarget target,
      @Nullable JsonObject event,
      SeenReplays replays,
      Attachments attachments) {
    JsonObject json() {
      JsonObject json = target.issue().json().deepCopy();
      json.addProperty("org", target.organization());
      json.add("event", event == null ? JsonNull.INSTANCE : event);
      json.add("replayIds", replays.json());
      json.add("attachments", attachments.json());
      return json;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Show what a user wrote")
        .detail(
            """
            Feedback is named as issues are: by its short id (WEB-1A), its number, or its address \
            in the browser. '@latest' is the unresolved feedback that came last.""")
        .examples(
            "sentry feedback view WEB-1A",
            "sentry feedback view acme/@latest",
            "sentry feedback view WEB-1A --json --fields metadata.message,attachments.download")
        .takes(FeedbackChange.ARGUMENT)
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("shortId", "string", "The name people call it by")
        .field("metadata", "object", "What was written: message, name, contact_email")
        .field("hasSeen", "boolean", "Whether somebody has read it")
        .field("status", "string", "unresolved, resolved, or ignored for spam")
        .field("org", "string", "The organization it was found in")
        .field("event", "object", "What is known of the moment")
        .field("replayIds", "array", "Replays of it")
        .field("attachments", "array", "The files that came with it, each with 'download'");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(FeedbackChange.argument(arguments), arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget target = FeedbackFinder.find(options.feedback(), session);
    String page = page(target, session);
    if (options.web()) {
      return WebPage.open(page, session);
    }
    Together<@Nullable JsonObject, SeenReplays> both =
        Together.both(
            () -> event(target, session),
            () -> SeenReplays.ofIssue(target.organization(), target.id(), session));
    JsonObject event = both.one();
    String project = target.issue().project();
    Whole whole =
        new Whole(
            target,
            event,
            both.other().after(event),
            Attachments.of(
                target.organization(),
                project == null ? target.issue().projectId() : project,
                event,
                session));
    return Result.detail(whole.json(), look -> blocks(whole, page, session.moments()))
        .note(
            true,
            "Tip: 'sentry feedback resolve "
                + target
                + "' marks it as done, 'sentry feedback spam "
                + target
                + "' as spam");
  }

  private static String page(IssueTarget target, Session session) {
    String permalink = target.issue().permalink();
    return permalink == null
        ? session.links().issue(target.organization(), target.id())
        : permalink;
  }

  private static @Nullable JsonObject event(IssueTarget target, Session session) {
    try {
      return session.api().events().latest(target.organization(), target.id()).json();
    } catch (ApiException unavailable) {
      session.notices().debug("feedback", "No event: " + unavailable.getMessage());
      return null;
    }
  }

  private static List<Block> blocks(Whole whole, String page, Moments moments) {
    Feedback feedback = new Feedback(whole.target().issue().json());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of(feedback.name()).plus(": ").plus(feedback.title())));
    blocks.add(new Block.Facts(facts(feedback, whole, page, moments)));
    blocks.add(new Block.Gap());
    blocks.add(new Block.Paragraph(Text.of("Message:", Style.BOLD)));
    String message = feedback.message();
    blocks.add(new Block.Quote(Text.of(message.isEmpty() ? "(no message)" : message)));
    JsonObject event = whole.event();
    if (event != null) {
      blocks.addAll(EventCard.of("Latest Feedback Event", event, moments));
    }
    blocks.addAll(whole.attachments().blocks());
    blocks.addAll(whole.replays().blocks());
    return blocks;
  }

  private static List<Fact> facts(Feedback feedback, Whole whole, String page, Moments moments) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Status", feedback.status()));
    facts.add(new Fact("Read", feedback.read()));
    facts.add(new Fact("From", Text.of(feedback.from())));
    String received = feedback.received();
    if (received != null) {
      facts.add(new Fact("Received", Text.of(moments.absolute(received))));
    }
    JsonObject project = Fields.objectOrNull(feedback.issue(), "project");
    String slug = feedback.project();
    if (!slug.isEmpty()) {
      facts.add(
          new Fact("Project", Text.of(Fields.textOr(project, "name", slug) + " (" + slug + ")")));
    }
    add(facts, "Source", feedback.metadata("source"));
    JsonObject metadata = Fields.objectOrNull(feedback.issue(), "metadata");
    add(facts, "SDK", Fields.textOrNull(Fields.objectOrNull(metadata, "sdk"), "name"));
    JsonObject event = whole.event();
    add(
        facts,
        "Page",
        event == null ? null : Fields.textOrNull(new Event(event).context("feedback"), "url"));
    String error = feedback.metadata("associated_event_id");
    if (error != null) {
      facts.add(
          new Fact(
              "Linked error",
              Text.of("sentry event view " + whole.target().organization() + "/ " + error)));
    }
    facts.add(new Fact("Sentry", Text.link(page, page)));
    return facts;
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(label, Text.of(value)));
    }
  }
}
