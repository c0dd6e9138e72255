package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.FeatureList;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// How projects look to a person.
final class ProjectTables {
  private static final int DIVIDER = 60;

  private ProjectTables() {}

  static List<Block> list(List<JsonObject> projects, Look look) {
    boolean narrow = look.isNarrow();
    List<Column> columns =
        List.of(
            new Column("ORG", false, false, 0),
            Column.ofNames("PROJECT", look),
            new Column("NAME", false, false, 0),
            new Column("PLATFORM", false, narrow, 0, narrow ? 1 : 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject project : projects) {
      rows.add(
          List.of(
              Cell.of(Fields.textOr(project, "orgSlug", "")),
              Cell.of(Fields.textOr(project, "slug", "")),
              Cell.of(Fields.textOr(project, "name", "")),
              Cell.of(Fields.textOr(project, "platform", ""))));
    }
    return List.of(new Block.Grid(columns, rows, false, false));
  }

  /// Cards below each other, with a line between them.
  static List<Block> cards(List<JsonObject> projects, Moments moments) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < projects.size(); i++) {
      if (i > 0) {
        blocks.add(new Block.Gap());
        blocks.add(new Block.Rule(DIVIDER));
        blocks.add(new Block.Gap());
      }
      blocks.addAll(card(projects.get(i), moments));
    }
    return blocks;
  }

  private static List<Block> card(JsonObject project, Moments moments) {
    String slug = Fields.textOr(project, "slug", "?");
    String name = Fields.textOr(project, "name", slug);
    List<Fact> facts = new ArrayList<>();
    add(facts, "Slug", slug);
    add(facts, "Name", name);
    add(facts, "ID", Fields.textOr(project, "id", "?"));
    add(facts, "Platform", Fields.textOr(project, "platform", "Not set"));
    add(facts, "DSN", Fields.textOr(project, "dsn", "No DSN available"));
    String status = Fields.textOrNull(project, "status");
    if (status != null) {
      add(facts, "Status", status);
    }
    String created = Fields.textOrNull(project, "dateCreated");
    if (created != null) {
      add(facts, "Created", moments.absolute(created));
    }
    JsonObject organization = Fields.objectOrNull(project, "organization");
    String owner = Fields.textOrNull(organization, "slug");
    if (owner != null) {
      String ownerName = Fields.textOrNull(organization, "name");
      add(facts, "Organization", ownerName == null ? owner : ownerName + " (" + owner + ")");
    }
    String first = Fields.textOrNull(project, "firstEvent");
    add(facts, "First Event", first == null ? "No events yet" : moments.absolute(first));
    add(facts, "Sessions", yesOrNo(project, "hasSessions"));
    add(facts, "Replays", yesOrNo(project, "hasReplays"));
    add(facts, "Profiles", yesOrNo(project, "hasProfiles"));
    add(facts, "Monitors", yesOrNo(project, "hasMonitors"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of(slug + ": " + name)));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(FeatureList.of(project));
    return blocks;
  }

  private static void add(List<Fact> facts, String label, String value) {
    facts.add(new Fact(label, Text.of(value)));
  }

  private static String yesOrNo(JsonObject project, String field) {
    return Fields.truth(project, field) ? "Yes" : "No";
  }
}
