package dev.sentrycli.cli.command.schema;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.schema.Catalogue.Found;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How people see the catalogue.
record EndpointPictures(Catalogue catalogue) {
  private static final int METHOD_WIDTH = 6;

  /// What there is, without lines around it.
  List<Block> overview() {
    Map<String, List<Endpoint>> resources = catalogue.resources();
    int widest = "RESOURCE".length();
    for (String name : resources.keySet()) {
      widest = Math.max(widest, name.length());
    }
    List<Text> lines = new ArrayList<>();
    lines.add(Text.of(padded("RESOURCE", widest) + "  COUNT  METHODS", Style.BOLD));
    for (Map.Entry<String, List<Endpoint>> resource : resources.entrySet()) {
      TreeSet<String> methods = new TreeSet<>();
      resource.getValue().forEach(endpoint -> methods.add(endpoint.method()));
      String count = Integer.toString(resource.getValue().size());
      lines.add(
          Text.of(padded(resource.getKey(), widest), Style.CYAN)
              .plus("  " + " ".repeat("COUNT".length() - count.length()) + count + "  ")
              .plus(String.join(" ", methods), Style.MUTED));
    }
    return List.of(new Block.Lines(lines));
  }

  /// One line for each, two where a terminal is too narrow, with what there is to say below.
  List<Block> lines(List<Found> found, Look look) {
    List<Text> lines = new ArrayList<>();
    for (Found each : found) {
      Endpoint endpoint = each.endpoint();
      Text name =
          Text.of(padded(endpoint.method(), METHOD_WIDTH), Style.GREEN)
              .plus(" ")
              .plus(endpoint.path(), Style.BOLD);
      String summary = endpoint.summary() + (endpoint.isDeprecated() ? " (deprecated)" : "");
      if (look.bounded() && Width.of(name) + 2 + Width.of(summary) > look.width()) {
        lines.add(name);
        lines.add(Text.of(" ".repeat(METHOD_WIDTH + 1) + summary));
      } else {
        lines.add(name.plus("  " + summary));
      }
      if (!each.matches().isEmpty()) {
        lines.add(note("Matches: " + String.join(", ", each.matches())));
      }
      List<String> users = catalogue.usersOf(endpoint);
      if (!users.isEmpty()) {
        lines.add(note("Used by: " + commands(users)));
      }
    }
    return List.of(new Block.Lines(lines));
  }

  /// One in full.
  List<Block> card(Endpoint endpoint) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Summary", Text.of(endpoint.summary())));
    facts.add(new Fact("Resource", Text.of(endpoint.resource())));
    facts.add(new Fact("Operation", Text.of(endpoint.operationId())));
    facts.add(new Fact("Function", Text.of(endpoint.function())));
    if (endpoint.isDeprecated()) {
      facts.add(new Fact("Deprecated", Text.of("yes", Style.YELLOW)));
    }
    if (!endpoint.pathParameters().isEmpty()) {
      facts.add(new Fact("Path Params", Text.of(String.join(", ", endpoint.pathParameters()))));
    }
    List<JsonObject> parameters = endpoint.queryParameters();
    List<String> names = new ArrayList<>();
    parameters.forEach(parameter -> names.add(Fields.textOr(parameter, "name", "?")));
    facts.add(new Fact("Query Params", Text.of(names.isEmpty() ? "—" : String.join(", ", names))));
    List<String> users = catalogue.usersOf(endpoint);
    if (!users.isEmpty()) {
      facts.add(new Fact("Used by", Text.of(commands(users))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, Text.of(endpoint.toString())));
    blocks.add(new Block.Facts(facts));
    if (!endpoint.description().isEmpty()) {
      blocks.add(new Block.Gap());
      for (String paragraph : endpoint.description().split("\n", -1)) {
        blocks.add(paragraph.isBlank() ? new Block.Gap() : new Block.Paragraph(Text.of(paragraph)));
      }
    }
    addParameters(blocks, parameters);
    return blocks;
  }

  private static void addParameters(List<Block> blocks, List<JsonObject> parameters) {
    List<Text> items = new ArrayList<>();
    for (JsonObject parameter : parameters) {
      String description = Fields.textOr(parameter, "description", "");
      int end = description.indexOf("\n\n");
      String first = (end < 0 ? description : description.substring(0, end)).replace('\n', ' ');
      items.add(
          Text.of(Fields.textOr(parameter, "name", "?"), Style.BOLD)
              .plus(
                  " ("
                      + Fields.textOr(parameter, "type", "string")
                      + (Fields.truth(parameter, "required") ? ", required" : "")
                      + ")",
                  Style.MUTED)
              .plus(first.isBlank() ? "" : "  " + first.strip()));
    }
    if (!items.isEmpty()) {
      blocks.add(new Block.Gap());
      blocks.add(new Block.Heading(3, Text.of("Query parameters")));
      blocks.add(new Block.Bullets(items));
    }
  }

  private static Text note(String words) {
    return Text.of(" ".repeat(METHOD_WIDTH + 1) + "• " + words, Style.MUTED);
  }

  private static String commands(List<String> users) {
    return "sentry " + String.join(", sentry ", users);
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(0, width - word.length()));
  }
}
