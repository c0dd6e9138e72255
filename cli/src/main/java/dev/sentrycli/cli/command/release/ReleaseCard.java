package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release for people.
///
/// @param page the address of its page
record ReleaseCard(JsonObject release, String page, Moments moments) {

  /// All that is known of it.
  List<Block> whole(Look look) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of("Release " + version())));
    blocks.add(new Block.Facts(facts()));
    List<List<Cell>> rows = rows();
    if (!rows.isEmpty()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Heading(3, Text.of("Health by Project")));
      blocks.add(new Block.Grid(columns(look), rows, false, false));
    }
    return blocks;
  }

  /// What became of it, and the little that one wants to see then.
  List<Block> changed(String deed) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Version", Text.of(version())));
    facts.add(new Fact("Status", status()));
    add(facts, "Projects", projects());
    facts.add(new Fact("Released", moment("dateReleased")));
    facts.add(new Fact("Link", Text.link(page, page)));
    return List.of(new Block.Paragraph(Text.done(deed)), new Block.Gap(), new Block.Facts(facts));
  }

  private String version() {
    return Fields.textOr(release, "version", "?");
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Version", Text.of(version())));
    String brief = Fields.textOr(release, "shortVersion", ReleaseArgument.brief(version()));
    if (!brief.equals(version())) {
      facts.add(new Fact("Short Version", Text.of(brief)));
    }
    facts.add(new Fact("Status", status()));
    facts.add(new Fact("Created", moment("dateCreated")));
    facts.add(new Fact("Released", moment("dateReleased")));
    facts.add(new Fact("First Event", moment("firstEvent")));
    facts.add(new Fact("Last Event", moment("lastEvent")));
    add(facts, "Ref", Fields.textOrNull(release, "ref"));
    add(facts, "URL", Fields.textOrNull(release, "url"));
    facts.add(new Fact("Commits", commits()));
    facts.add(new Fact("Deploys", Text.of(Fields.textOr(release, "deployCount", "0"))));
    facts.add(new Fact("New Issues", Text.of(Fields.textOr(release, "newGroups", "0"))));
    add(facts, "Projects", projects());
    JsonObject deploy = Fields.objectOrNull(release, "lastDeploy");
    if (deploy != null) {
      facts.add(
          new Fact(
              "Last Deploy",
              Text.of(Fields.textOr(deploy, "environment", "?"))
                  .plus(
                      " · " + moments.relative(Fields.textOrNull(deploy, "dateFinished")),
                      Style.MUTED)));
    }
    facts.add(new Fact("Link", Text.link(page, page)));
    return facts;
  }

  private static void add(List<Fact> facts, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(label, Text.of(value)));
    }
  }

  private Text status() {
    Text word =
        Fields.textOrNull(release, "dateReleased") == null
            ? Text.of("Unreleased", Style.YELLOW)
            : Text.of("Finalized", Style.GREEN);
    return Fields.textOr(release, "status", "open").equals("archived")
        ? word.plus(", archived")
        : word;
  }

  private Text commits() {
    Text count = Text.of(Fields.textOr(release, "commitCount", "0"));
    JsonObject last = Fields.objectOrNull(release, "lastCommit");
    String id = Fields.textOrNull(last, "id");
    if (id == null) {
      return count;
    }
    String message = Fields.textOr(last, "message", "").lines().findFirst().orElse("");
    return count.plus(
        ", last " + id.substring(0, Math.min(id.length(), 7)) + " " + message, Style.MUTED);
  }

  private @Nullable String projects() {
    StringBuilder slugs = new StringBuilder();
    for (JsonObject project : Fields.objects(release, "projects")) {
      slugs.append(slugs.isEmpty() ? "" : ", ").append(Fields.textOr(project, "slug", ""));
    }
    return slugs.toString();
  }

  private Text moment(String field) {
    String time = Fields.textOrNull(release, field);
    return Text.of(time == null ? Health.NONE : moments.absolute(time));
  }

  private static List<Column> columns(Look look) {
    boolean leave = look.bounded();
    return List.of(
        new Column("PROJECT", false, false, 0),
        new Column("ADOPTION", true, true, 0),
        new Column("CRASH-FREE USERS", true, true, 0, leave ? 3 : 0),
        new Column("CRASH-FREE SESSIONS", true, true, 0),
        new Column("USERS (24H)", true, true, 0, leave ? 2 : 0),
        new Column("SESSIONS (24H)", true, true, 0, leave ? 1 : 0));
  }

  private List<List<Cell>> rows() {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject project : Fields.objects(release, "projects")) {
      JsonObject data = Fields.objectOrNull(project, "healthData");
      if (data != null
          && (Fields.truth(project, "hasHealthData") || Fields.truth(data, "hasHealthData"))) {
        Health health = new Health(data);
        rows.add(
            List.of(
                Cell.of(Fields.textOr(project, "slug", "?")),
                Cell.of(health.adoption()),
                Cell.of(health.crashFree(health.number("crashFreeUsers"))),
                Cell.of(health.crashFree(health.number("crashFreeSessions"))),
                Cell.of(health.count("totalUsers24h")),
                Cell.of(health.count("totalSessions24h"))));
      }
    }
    return rows;
  }
}
