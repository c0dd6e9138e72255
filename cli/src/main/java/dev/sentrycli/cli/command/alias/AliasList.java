package dev.sentrycli.cli.command.alias;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `sentry alias list`: the words that stand for commands.
public final class AliasList implements Command<AliasList.Options> {
  public record Options() {}

  @Override
  public Usage usage() {
    return Usage.of("List the aliases")
        .examples("sentry alias list", "sentry alias list --json")
        .field("name", "string", "The alias")
        .field("expansion", "string", "What it stands for")
        .field("shell", "boolean", "Whether the shell runs it")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options();
  }

  @Override
  public Result run(Options options, Session session) {
    List<JsonObject> items = new ArrayList<>();
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, String> alias : session.commandAliases().all().entrySet()) {
      items.add(new Expansion(alias.getKey(), alias.getValue()).json());
      rows.add(List.of(Block.Cell.of(alias.getKey()), Block.Cell.of(shown(alias.getValue()))));
    }
    List<Block.Column> columns =
        List.of(
            new Block.Column("ALIAS", false, true, 0),
            new Block.Column("STANDS FOR", false, false, 20));
    return Result.listing(
            items,
            look ->
                List.of(
                    rows.isEmpty()
                        ? new Block.Paragraph(Text.of("There is no alias"))
                        : new Block.Grid(columns, rows, false, false)))
        .note(items.isEmpty(), "Tip: 'sentry alias set NAME EXPANSION' makes one");
  }

  /// An expansion as people see it, on one line.
  static String shown(String text) {
    return text.replace('\n', ' ');
  }
}
