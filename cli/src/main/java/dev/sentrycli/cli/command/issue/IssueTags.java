package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `sentry issue tags`: how the events of an issue spread over the values of a tag.
public final class IssueTags implements Command<IssueTags.Options> {
  private static final Flag<List<String>> ENVIRONMENT =
      Flag.texts("environment", "name", "Only events of this environment").letter('e');

  public record Options(IssueReference issue, String key, List<String> environments) {}

  @Override
  public Usage usage() {
    return Usage.of("Show how an issue's events spread over the values of a tag")
        .examples(
            "sentry issue tags WEB-1A browser",
            "sentry issue tags WEB-1A release --environment production")
        .takes(
            IssueArgument.ONE,
            Positional.required("key", "The tag, such as browser, release or user")
                .missing(
                    "Expected argument for <key>, the tag: 'sentry issue view <issue>' lists those"
                        + " of its latest event"))
        .flags(ENVIRONMENT, SharedFlags.FRESH)
        .field("key", "string", "The tag")
        .field("totalValues", "number", "How many events have it")
        .field("topValues", "array", "Its most frequent values, with how often each was seen");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        IssueArgument.of(arguments),
        Slug.of("tag", String.valueOf(arguments.positional(1)).strip()),
        arguments.get(ENVIRONMENT));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget target = session.issueTargets().find(options.issue());
    String issue = target.name();
    JsonObject tag;
    try {
      tag =
          session
              .api()
              .issues()
              .tag(target.organization(), target.id(), options.key(), options.environments());
    } catch (ApiException.Status status) {
      throw status.status() == 404 ? new NoTagException(options.key(), target) : status;
    }
    return Result.detail(tag, look -> blocks(tag, issue, options));
  }

  private static List<Block> blocks(JsonObject tag, String issue, Options options) {
    List<Block> blocks = new ArrayList<>();
    String key = Fields.textOr(tag, "key", options.key());
    blocks.add(new Block.Heading(3, Text.of(key + " — top values")));
    Double total = Fields.numberOrNull(tag, "totalValues");
    double all = total == null ? 0 : total;
    blocks.add(new Block.Paragraph(Text.of("Total retained events: " + (long) all)));
    List<List<Cell>> rows = new ArrayList<>();
    double shown = 0;
    JsonArray values = Fields.arrayOrNull(tag, "topValues");
    for (JsonElement element : values == null ? new JsonArray() : values) {
      if (element instanceof JsonObject value) {
        Double count = Fields.numberOrNull(value, "count");
        double events = count == null ? 0 : count;
        shown += events;
        String name = Fields.textOr(value, "name", Fields.textOr(value, "value", ""));
        rows.add(
            List.of(
                Cell.of(name.isBlank() ? "(empty)" : name),
                Cell.of(Long.toString((long) events)),
                Cell.of(share(events, all))));
      }
    }
    blocks.add(new Block.Gap());
    if (rows.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("No values")));
    } else {
      blocks.add(
          new Block.Grid(
              List.of(
                  new Column("VALUE", false, false, 20),
                  new Column("EVENTS", true, true, 0),
                  new Column("SHARE", true, true, 0)),
              rows,
              false,
              false));
    }
    if (all > shown) {
      blocks.add(
          new Block.Paragraph(
              Text.of(
                  "Other values (not shown): %d events (%s)"
                      .formatted((long) (all - shown), share(all - shown, all)))));
    }
    blocks.add(new Block.Gap());
    String where =
        options.environments().isEmpty() ? "" : " in " + String.join(", ", options.environments());
    blocks.add(new Block.Paragraph(Text.of("Of " + issue + where, Style.MUTED)));
    return blocks;
  }

  private static String share(double part, double whole) {
    return whole == 0 ? "—" : String.format(Locale.ROOT, "%.1f%%", 100 * part / whole);
  }
}
