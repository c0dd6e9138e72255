package dev.sentrycli.cli.command.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.conversation.Transcript;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InOrganization;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sentry agent-conversation view`: what was said and done in a conversation with agents.
public final class ConversationView implements Command<InOrganization> {
  private static final String USAGE = "sentry agent-conversation view <org>/<conversation-id>";
  private static final int LONGEST = 600;

  @Override
  public Usage usage() {
    return Usage.of("Show a conversation with agents, turn by turn")
        .detail("All that was recorded of it in the last 30 days.")
        .examples(
            "sentry agent-conversation view acme/conv-lamp-17",
            "sentry agent-conversation view acme/conv-lamp-17 --json --jq '.turns[].userContent'")
        .takes(
            Positional.required(
                "[<org>/]<conversation-id>",
                "The conversation, or its link; 'list' shows their ids"))
        .flags(SharedFlags.FRESH)
        .field("conversationId", "string", "Its id")
        .field("org", "string", "The organization")
        .field("title", "string", "What it is about, or null")
        .field(
            "turns",
            "array",
            "For each answer of a model userContent, assistantContent, model, agentName,"
                + " totalTokens, toolCalls, started, ended, durationMs, status, spanId, traceId")
        .field("totalTokens", "number", "How many tokens it took")
        .field("traceIds", "array", "The traces it is part of")
        .field("spanCount", "number", "How many spans were recorded")
        .field("projects", "array", "The projects that recorded them")
        .field("startTimestamp", "string", "When it began, or null")
        .field("endTimestamp", "string", "When it ended, or null")
        .field("truncated", "boolean", "Whether there is more than is shown");
  }

  @Override
  public InOrganization read(Arguments arguments) {
    String word = arguments.positionals().getFirst().strip();
    if (SentryUrl.isSentryUrl(word, null)) {
      SentryUrl url = SentryUrl.parse(word, null);
      if (url.page() instanceof SentryUrl.Page.Conversation(String id)) {
        return new InOrganization(url.organization(), id);
      }
      throw url.insteadOf("a conversation");
    }
    return InOrganization.parse(word, "conversation");
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(InOrganization asked, Session session) {
    String organization = asked.organization(session, USAGE);
    Transcript found =
        RefusedException.unlessMissing(
            organization, session, () -> transcript(organization, asked.name(), session));
    List<Turn> turns = Turn.of(found.spans());
    JsonObject json = json(organization, asked.name(), found, turns);
    return Result.detail(
        json,
        look ->
            found.spans().isEmpty()
                ? List.of(
                    new Block.Paragraph(
                        Text.of("Nothing was recorded of '" + asked.name() + "' in 30 days")))
                : blocks(json, found, turns));
  }

  private static Transcript transcript(String organization, String id, Session session) {
    try {
      return session.api().conversations().view(organization, id);
    } catch (ApiException.Status refused) {
      if (refused.status() != 404 || !session.targets().canSee(organization)) {
        throw refused;
      }
      throw refused.isFromRouter()
          ? Feature.AGENT_CONVERSATIONS.off(refused, session)
          : RefusedException.of(
              refused,
              "There is no conversation '" + id + "' in '" + organization + "'",
              session,
              "'sentry agent-conversation list " + organization + "/' shows them");
    }
  }

  private static JsonObject json(
      String organization, String id, Transcript found, List<Turn> turns) {
    Set<String> traces = new LinkedHashSet<>();
    Set<String> projects = new LinkedHashSet<>();
    double start = Double.MAX_VALUE;
    double end = 0;
    for (JsonObject span : found.spans()) {
      add(traces, Fields.textOrNull(span, "trace"));
      add(projects, Fields.textOrNull(span, "project"));
      start = Turn.start(span) > 0 ? Math.min(start, Turn.start(span)) : start;
      end = Math.max(end, Turn.end(span));
    }
    JsonArray told = new JsonArray();
    long ofTurns = 0;
    for (Turn turn : turns) {
      told.add(turn.json());
      ofTurns += turn.tokens();
    }
    // The server counts what belongs to no turn as well.
    Long counted = Fields.wholeOrNull(found.stats(), "totalTokens");
    long tokens = counted == null ? ofTurns : counted;
    JsonObject json = new JsonObject();
    json.addProperty("conversationId", id);
    json.addProperty("org", organization);
    json.addProperty("title", found.title());
    json.add("turns", told);
    json.addProperty("totalTokens", tokens);
    json.add("traceIds", Fields.array(traces));
    json.addProperty("spanCount", found.spans().size());
    json.add("projects", Fields.array(projects));
    json.addProperty("startTimestamp", start == Double.MAX_VALUE ? null : Turn.time(start));
    json.addProperty("endTimestamp", end == 0 ? null : Turn.time(end));
    json.addProperty("truncated", found.truncated());
    return json;
  }

  private static void add(Collection<String> to, @Nullable String text) {
    if (text != null) {
      to.add(text);
    }
  }

  private static List<Block> blocks(JsonObject json, Transcript found, List<Turn> turns) {
    List<Block> blocks = new ArrayList<>();
    String id = Fields.textOr(json, "conversationId", "");
    blocks.add(new Block.Heading(1, Text.of("Conversation " + id)));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(fact("Title", found.title() == null ? "—" : found.title()));
    facts.add(fact("Org", Fields.textOr(json, "org", "")));
    facts.add(fact("Projects", String.join(", ", Fields.texts(json, "projects"))));
    facts.add(fact("Started", Fields.textOr(json, "startTimestamp", "—")));
    facts.add(fact("Ended", Fields.textOr(json, "endTimestamp", "—")));
    facts.add(fact("Turns", Integer.toString(turns.size())));
    facts.add(fact("Spans", Fields.textOr(json, "spanCount", "")));
    facts.add(fact("Tokens", Fields.textOr(json, "totalTokens", "")));
    String cost = Fields.textOrNull(found.stats(), "totalCost");
    if (cost != null) {
      facts.add(fact("Cost", "$" + cost));
    }
    blocks.add(new Block.Facts(facts));
    for (Turn turn : turns) {
      blocks.add(new Block.Gap());
      blocks.addAll(turn(turn));
    }
    if (found.truncated()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Paragraph(Text.of("There is more than is shown", Style.MUTED)));
    }
    return blocks;
  }

  private static Block.Fact fact(String label, String value) {
    return new Block.Fact(label, Text.of(value));
  }

  private static List<Block> turn(Turn turn) {
    List<String> about = new ArrayList<>();
    about.add(turn.model().isEmpty() ? "unknown model" : turn.model());
    add(about, turn.agent());
    about.add(turn.tokens() + " tokens");
    about.add(Amounts.span(Turn.millis(turn.span())));
    if (!List.of("ok", "").contains(Turn.status(turn.span()))) {
      about.add(Turn.status(turn.span()));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            Text.of(turn.number() + ". ", Style.BOLD)
                .plus(Turn.time(Turn.start(turn.span())), Style.BOLD)
                .plus("  " + String.join(" | ", about), Style.MUTED)));
    said(blocks, "User: ", turn.asked());
    said(blocks, "Assistant: ", turn.answered());
    List<Text> tools = new ArrayList<>();
    for (JsonObject tool : turn.tools()) {
      Text line = Text.of(Turn.tool(tool) + " (" + Amounts.span(Turn.millis(tool)) + ")");
      String status = Turn.status(tool);
      tools.add(List.of("ok", "").contains(status) ? line : line.plus(" " + status, Style.RED));
    }
    if (!tools.isEmpty()) {
      blocks.add(new Block.Bullets(tools));
    }
    return blocks;
  }

  private static void said(List<Block> blocks, String who, @Nullable String words) {
    if (words != null) {
      boolean cut = words.codePointCount(0, words.length()) > LONGEST;
      String shown = cut ? words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…" : words;
      blocks.add(new Block.Paragraph(Text.of(who, Style.BOLD).plus(shown)));
    }
  }
}
