package dev.sentrycli.cli.command.alias;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry alias delete`: forgets an alias.
public final class AliasDelete implements Command<AliasDelete.Options> {
  public record Options(String name) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete an alias")
        .examples("sentry alias delete mine")
        .takes(Positional.required("name", "The alias"))
        .field("deleted", "boolean", "Always true")
        .field("name", "string", "The alias")
        .field("expansion", "string", "What it stood for")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(String.valueOf(arguments.positional(0)));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    CommandAliases aliases = session.commandAliases();
    String name = options.name();
    String expansion = aliases.get(name);
    if (expansion == null) {
      throw AliasException.unknown(name, Nearest.to(name, aliases.all().keySet()));
    }
    aliases.delete(name);
    JsonObject json = new JsonObject();
    json.addProperty("deleted", true);
    json.addProperty("name", name);
    json.addProperty("expansion", expansion);
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.of("✓ ", Style.GREEN)
                        .plus(
                            "The alias '"
                                + name
                                + "' is deleted; it stood for "
                                + AliasList.shown(expansion)))));
  }
}
