package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.cli.command.replay.RelatedThings.RelatedIssue;
import dev.sentrycli.cli.command.replay.RelatedThings.RelatedTrace;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.query.HexId;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A replay for people. Sections it has nothing for are left out.
final class ReplayCard {
  private final Replay replay;
  private final JsonObject json;
  private final String page;
  private final ReplayActivity activity;
  private final RelatedThings related;
  private final Moments moments;

  ReplayCard(
      Replay replay, String page, ReplayActivity activity, RelatedThings related, Moments moments) {
    this.replay = replay;
    this.json = replay.json();
    this.page = page;
    this.activity = activity;
    this.related = related;
    this.moments = moments;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of("Replay " + replay.id())));
    blocks.add(new Block.Facts(summary()));
    facts(blocks, "User", user());
    facts(blocks, "Client", client());
    bullets(blocks, "Releases", Fields.texts(json, "releases"));
    bullets(blocks, "URLs", Fields.texts(json, "urls"));
    bullets(blocks, "Trace IDs", undashed(replay.traces()));
    bullets(blocks, "Error IDs", undashed(replay.errors()));
    activity(blocks);
    related(blocks);
    facts(blocks, "Tags", tags());
    return blocks;
  }

  private List<Fact> summary() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Replay ID", Text.of(replay.id())));
    facts.add(new Fact("Link", Text.link(page, page)));
    moment(facts, "Started", replay.startedAt());
    moment(facts, "Finished", Fields.textOrNull(json, "finished_at"));
    Long seconds = replay.seconds();
    add(facts, "Duration", seconds == null ? null : Amounts.durationInWords(seconds));
    add(facts, "Environment", Fields.textOrNull(json, "environment"));
    add(facts, "Platform", Fields.textOrNull(json, "platform"));
    add(facts, "Project ID", replay.project());
    add(facts, "Replay Type", Fields.textOrNull(json, "replay_type"));
    facts.add(new Fact("Archived", Text.of(replay.isArchived() ? "yes" : "no")));
    if (json.has("has_viewed")) {
      facts.add(new Fact("Viewed", Text.of(Fields.truth(json, "has_viewed") ? "yes" : "no")));
    }
    add(facts, "Errors", Fields.textOrNull(json, "count_errors"));
    add(facts, "Segments", Fields.textOrNull(json, "count_segments"));
    add(facts, "Rage Clicks", Fields.textOrNull(json, "count_rage_clicks"));
    add(facts, "Dead Clicks", Fields.textOrNull(json, "count_dead_clicks"));
    return facts;
  }

  private List<Fact> user() {
    JsonObject user = Fields.objectOrNull(json, "user");
    List<Fact> facts = new ArrayList<>();
    add(facts, "Name", Fields.textOrNull(user, "display_name"));
    add(facts, "Username", Fields.textOrNull(user, "username"));
    add(facts, "Email", Fields.textOrNull(user, "email"));
    add(facts, "ID", Fields.textOrNull(user, "id"));
    add(facts, "IP", Fields.textOrNull(user, "ip"));
    JsonObject geo = Fields.objectOrNull(user, "geo");
    add(
        facts,
        "Location",
        joined(
            ", ",
            joined(", ", Fields.textOrNull(geo, "city"), Fields.textOrNull(geo, "region")),
            Fields.textOrNull(geo, "country_code")));
    return facts;
  }

  private List<Fact> client() {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Browser", named("browser"));
    add(facts, "OS", named("os"));
    JsonObject device = Fields.objectOrNull(json, "device");
    add(
        facts,
        "Device",
        joined(
            " ",
            joined(" ", Fields.textOrNull(device, "name"), Fields.textOrNull(device, "brand")),
            Fields.textOrNull(device, "model") == null
                ? Fields.textOrNull(device, "family")
                : Fields.textOrNull(device, "model")));
    add(facts, "SDK", named("sdk"));
    add(facts, "Dist", Fields.textOrNull(json, "dist"));
    return facts;
  }

  private void activity(List<Block> blocks) {
    if (activity.moments().isEmpty()) {
      return;
    }
    Instant started = Moments.instant(replay.startedAt());
    long from = started == null ? activity.moments().getFirst().millis() : started.toEpochMilli();
    List<List<Cell>> rows = new ArrayList<>();
    for (ReplayActivity.Moment moment : activity.moments()) {
      long seconds = Math.floorDiv(Math.max(0, moment.millis() - from), 1000L);
      rows.add(
          List.of(
              Cell.of(Text.of(Amounts.duration(seconds), Style.MUTED)),
              Cell.of(moment.label()),
              Cell.of(String.join(", ", moment.details()))));
    }
    title(blocks, "Activity");
    blocks.add(
        new Block.Grid(
            List.of(
                new Column("After", true, true, 0),
                new Column("What", false, true, 0),
                new Column("Details", false, false, 20)),
            rows,
            false,
            false));
  }

  private void related(List<Block> blocks) {
    List<Text> lines = new ArrayList<>();
    for (RelatedIssue issue : related.issues()) {
      String name = issue.issue().shortId();
      lines.add(
          Text.of(name == null ? issue.issue().id() : name, Style.BOLD)
              .plus(" " + issue.issue().title()));
    }
    for (RelatedTrace trace : related.traces()) {
      lines.add(
          Text.of("Trace ", Style.BOLD)
              .plus(undashed(trace.trace()))
              .plus(
                  ": %s, %s, %s"
                      .formatted(
                          count(trace.spans(), "span"),
                          count(trace.errors(), "error"),
                          count(trace.logs(), "log"))));
    }
    if (!lines.isEmpty()) {
      title(blocks, "Related");
      blocks.add(new Block.Bullets(lines));
    }
  }

  /// As ids are written everywhere else.
  private static List<String> undashed(List<String> ids) {
    return ids.stream().map(ReplayCard::undashed).toList();
  }

  private static String undashed(String id) {
    String known = HexId.parse(id);
    return known == null ? id : known;
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /// Sorted by their names.
  private List<Fact> tags() {
    Map<String, String> sorted = new TreeMap<>();
    JsonObject tags = Fields.objectOrNull(json, "tags");
    if (tags != null) {
      for (Map.Entry<String, JsonElement> tag : tags.entrySet()) {
        sorted.put(tag.getKey(), value(tag.getValue()));
      }
    }
    List<Fact> facts = new ArrayList<>();
    sorted.forEach((key, value) -> facts.add(new Fact(key, Text.of(value))));
    return facts;
  }

  private static String value(JsonElement value) {
    if (value instanceof JsonArray several) {
      List<String> texts = new ArrayList<>();
      several.forEach(one -> texts.add(value(one)));
      return String.join(", ", texts);
    }
    return value instanceof JsonPrimitive text ? text.getAsString() : value.toString();
  }

  private @Nullable String named(String what) {
    JsonObject thing = Fields.objectOrNull(json, what);
    return joined(" ", Fields.textOrNull(thing, "name"), Fields.textOrNull(thing, "version"));
  }

  private static @Nullable String joined(
      String separator, @Nullable String one, @Nullable String other) {
    if (one == null || one.isBlank() || other == null || other.isBlank()) {
      return one == null || one.isBlank() ? other : one;
    }
    return one + separator + other;
  }

  private void moment(List<Fact> facts, String label, @Nullable String time) {
    add(facts, label, time == null ? null : moments.absolute(time));
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(label, Text.of(value)));
    }
  }

  private static void facts(List<Block> blocks, String title, List<Fact> facts) {
    if (!facts.isEmpty()) {
      title(blocks, title);
      blocks.add(new Block.Facts(facts));
    }
  }

  private static void bullets(List<Block> blocks, String title, List<String> items) {
    if (!items.isEmpty()) {
      title(blocks, title);
      blocks.add(new Block.Bullets(items.stream().map(Text::of).toList()));
    }
  }

  private static void title(List<Block> blocks, String title) {
    blocks.add(new Block.Gap());
    blocks.add(new Block.Paragraph(Text.of(title, Style.BOLD)));
  }
}
