package dev.sentrycli.cli.command.org;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.FeatureList;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// How organizations look to a person.
final class OrgTables {
  private OrgTables() {}

  static List<Block> list(List<JsonObject> organizations, boolean withRegion) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("SLUG", false, false, 0));
    if (withRegion) {
      columns.add(new Column("REGION", false, false, 0));
    }
    columns.add(new Column("NAME", false, false, 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject organization : organizations) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(Fields.textOr(organization, "slug", "")));
      if (withRegion) {
        row.add(Cell.of(Fields.textOr(organization, "region", "")));
      }
      row.add(Cell.of(Fields.textOr(organization, "name", "")));
      rows.add(row);
    }
    return List.of(new Block.Grid(columns, rows, false, false));
  }

  static List<Block> card(JsonObject organization, Moments moments) {
    String slug = Fields.textOr(organization, "slug", "?");
    String name = Fields.textOr(organization, "name", slug);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Slug", Text.of(slug)));
    facts.add(new Fact("Name", Text.of(name)));
    facts.add(new Fact("ID", Text.of(Fields.textOr(organization, "id", "?"))));
    String created = Fields.textOrNull(organization, "dateCreated");
    if (created != null) {
      facts.add(new Fact("Created", Text.of(moments.absolute(created))));
    }
    facts.add(
        new Fact(
            "2FA",
            Text.of(Fields.truth(organization, "require2FA") ? "Required" : "Not required")));
    facts.add(
        new Fact(
            "Early Adopter", Text.of(Fields.truth(organization, "isEarlyAdopter") ? "Yes" : "No")));
    String role = Fields.textOrNull(organization, "orgRole");
    if (role == null) {
      role = Fields.textOrNull(organization, "role");
    }
    if (role != null) {
      facts.add(new Fact("Your Role", Text.of(role)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, Text.of(slug + ": " + name)));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(FeatureList.of(organization));
    return blocks;
  }
}
