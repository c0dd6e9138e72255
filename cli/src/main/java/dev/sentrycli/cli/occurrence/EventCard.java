package dev.sentrycli.cli.occurrence;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.event.Event;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one event tells: where and when it happened, to whom, in which environment, with its stack
/// trace, breadcrumbs and tags. Sections the event has nothing for are left out.
public final class EventCard {
  private static final int LONGEST_AGENT = 100;
  private static final int LONGEST_CRUMB = 80;

  private final JsonObject json;
  private final Event event;
  private final Moments moments;
  private final List<Block> blocks = new ArrayList<>();

  private EventCard(JsonObject json, Moments moments) {
    this.json = json;
    this.event = new Event(json);
    this.moments = moments;
  }

  /// @param heading what stands above, such as `Latest Event`
  public static List<Block> of(String heading, JsonObject event, Moments moments) {
    EventCard card = new EventCard(event, moments);
    card.summary(heading);
    card.user();
    card.environment();
    card.request();
    StackTraces.of(event).ifPresent(card::section);
    card.breadcrumbs();
    card.replay();
    card.tags();
    return card.blocks;
  }

  private void section(List<Block> section) {
    blocks.add(new Block.Gap());
    blocks.addAll(section);
  }

  private void facts(String title, List<Fact> facts) {
    if (!facts.isEmpty()) {
      section(List.of(new Block.Heading(3, Text.of(title)), new Block.Facts(facts)));
    }
  }

  private void summary(String heading) {
    String id = Fields.textOr(json, "eventID", Fields.textOr(json, "id", "?"));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Event ID", Text.of(id)));
    String received = Fields.textOrNull(json, "dateReceived");
    add(facts, "Received", received == null ? null : moments.absolute(received));
    add(facts, "Location", Fields.textOrNull(json, "location"));
    add(facts, "Trace", event.trace());
    JsonObject sdk = Fields.objectOrNull(json, "sdk");
    String name = Fields.textOrNull(sdk, "name");
    if (name != null) {
      add(facts, "SDK", (name + " " + Fields.textOr(sdk, "version", "")).strip());
    }
    add(facts, "Release", Fields.textOrNull(Fields.objectOrNull(json, "release"), "version"));
    facts(heading + " (" + id + ")", facts);
  }

  private void user() {
    JsonObject user = Fields.objectOrNull(json, "user");
    List<Fact> facts = new ArrayList<>();
    add(facts, "Name", Fields.textOrNull(user, "name"));
    add(facts, "Email", Fields.textOrNull(user, "email"));
    add(facts, "Username", Fields.textOrNull(user, "username"));
    add(facts, "ID", Fields.textOrNull(user, "id"));
    add(facts, "IP", Fields.textOrNull(user, "ip_address"));
    JsonObject geo = Fields.objectOrNull(user, "geo");
    if (geo != null) {
      String place = joined(", ", Fields.textOrNull(geo, "city"), Fields.textOrNull(geo, "region"));
      String country = Fields.textOrNull(geo, "country_code");
      add(facts, "Location", country == null ? place : joined(" ", place, "(" + country + ")"));
    }
    facts("User", facts);
  }

  private void environment() {
    List<Fact> facts = new ArrayList<>();
    add(facts, "Browser", named(event.context("browser")));
    add(facts, "OS", named(event.context("os")));
    JsonObject device = event.context("device");
    String family = Fields.textOrNull(device, "family");
    String brand = Fields.textOrNull(device, "brand");
    if (family == null) {
      family = Fields.textOrNull(device, "model");
    }
    add(facts, "Device", family == null || brand == null ? family : family + " (" + brand + ")");
    facts("Environment", facts);
  }

  private void request() {
    JsonObject request = entry("request");
    String url = Fields.textOrNull(request, "url");
    if (request == null || url == null) {
      return;
    }
    List<Block> section = new ArrayList<>();
    section.add(new Block.Heading(3, Text.of("Request")));
    section.add(
        new Block.Paragraph(
            Text.of(Fields.textOr(request, "method", "GET"), Style.BOLD).plus(" ").plus(url)));
    String agent = header(request, "User-Agent");
    if (agent != null) {
      section.add(
          new Block.Paragraph(Text.of("User-Agent: ", Style.BOLD).plus(cut(agent, LONGEST_AGENT))));
    }
    section(section);
  }

  private void breadcrumbs() {
    JsonObject data = entry("breadcrumbs");
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject crumb : Fields.objects(data, "values")) {
      String when = Fields.textOrNull(crumb, "timestamp");
      rows.add(
          List.of(
              Cell.of(when == null ? "" : moments.timeOfDay(when)),
              Cell.of(Severity.text(Fields.textOr(crumb, "level", "info"))),
              Cell.of(Fields.textOr(crumb, "category", "default")),
              Cell.of(cut(crumbMessage(crumb), LONGEST_CRUMB))));
    }
    if (!rows.isEmpty()) {
      section(
          List.of(
              new Block.Heading(3, Text.of("Breadcrumbs")),
              new Block.Grid(
                  List.of(
                      new Column("Time", false, true, 0),
                      new Column("Level", false, true, 0),
                      new Column("Category", false, false, 0),
                      new Column("Message", false, false, 0)),
                  rows,
                  false,
                  false)));
    }
  }

  private void replay() {
    String replay = event.replay();
    if (replay != null) {
      facts("Replay", List.of(new Fact("ID", Text.of(replay))));
    }
  }

  private void tags() {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject tag : Fields.objects(json, "tags")) {
      rows.add(
          List.of(
              Cell.of(Text.of(Fields.textOr(tag, "key", ""), Style.BOLD)),
              Cell.of(Fields.textOr(tag, "value", ""))));
    }
    if (!rows.isEmpty()) {
      section(
          List.of(
              new Block.Heading(3, Text.of("Tags")),
              new Block.Grid(
                  List.of(new Column("Key", false, false, 0), new Column("Value", false, false, 0)),
                  rows,
                  false,
                  false)));
    }
  }

  private @Nullable JsonObject entry(String type) {
    return entry(json, type);
  }

  static @Nullable JsonObject entry(JsonObject event, String type) {
    for (JsonObject entry : Fields.objects(event, "entries")) {
      if (type.equals(Fields.textOrNull(entry, "type"))) {
        return Fields.objectOrNull(entry, "data");
      }
    }
    return null;
  }

  private static @Nullable String header(JsonObject request, String name) {
    JsonArray headers = Fields.arrayOrNull(request, "headers");
    if (headers != null) {
      for (JsonElement header : headers) {
        if (header instanceof JsonArray pair
            && pair.size() == 2
            && name.equalsIgnoreCase(text(pair.get(0)))) {
          return text(pair.get(1));
        }
      }
    }
    return null;
  }

  private static String crumbMessage(JsonObject crumb) {
    String message = Fields.textOrNull(crumb, "message");
    if (message != null && !message.isBlank()) {
      return message;
    }
    JsonObject data = Fields.objectOrNull(crumb, "data");
    String url = Fields.textOrNull(data, "url");
    if (url != null) {
      String status = Fields.textOrNull(data, "status_code");
      return Fields.textOr(data, "method", "GET")
          + " "
          + url
          + (status == null ? "" : " → " + status);
    }
    String to = Fields.textOrNull(data, "to");
    if (to != null) {
      return Fields.textOr(data, "from", "?") + " → " + to;
    }
    JsonArray arguments = Fields.arrayOrNull(data, "arguments");
    return arguments != null && !arguments.isEmpty() ? text(arguments.get(0)) : "";
  }

  private static String text(JsonElement value) {
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
  }

  private static @Nullable String named(@Nullable JsonObject context) {
    return joined(" ", Fields.textOrNull(context, "name"), Fields.textOrNull(context, "version"));
  }

  private static @Nullable String joined(
      String separator, @Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one + separator + other;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(label, Text.of(value)));
    }
  }
}
