package dev.sentrycli.cli.command.alias;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.grammar.suggest.Nearest;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry alias delete`: forgets an alias, or all.
public final class AliasDelete implements Command<AliasDelete.Options> {
  private static final Flag<Boolean> ALL = Flag.toggle("all", "Delete all aliases");

  /// @param name null for all
  /// @param sure whether nobody is to be asked about all
  public record Options(@Nullable String name, boolean sure) {}

  @Override
  public Usage usage() {
    return Usage.of("Delete an alias, or all")
        .examples("sentry alias delete mine", "sentry alias delete --all --yes")
        .takes(Positional.optional("name", "The alias"))
        .flags(ALL, Consent.YES)
        .field("deleted", "boolean", "Whether anything was deleted")
        .optionalField("name", "string", "The alias")
        .optionalField("expansion", "string", "What it stood for")
        .optionalField("aliases", "array", "With --all: name, expansion and shell of each")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String name = arguments.positional(0);
    boolean all = arguments.get(ALL);
    if (name == null && !all) {
      throw new UsageException(
          Kind.SYNTAX,
          "Expected argument for <name>",
          "'sentry alias delete NAME' deletes one, 'sentry alias delete --all' all of them");
    }
    if (name != null && all) {
      throw new UsageException(Kind.VALUE, "--all and the name of an alias exclude each other");
    }
    return new Options(name, arguments.get(Consent.YES));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    CommandAliases aliases = session.commandAliases();
    String name = options.name();
    if (name == null) {
      return all(options.sure(), aliases, session);
    }
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
                    Text.done(
                        "The alias '"
                            + name
                            + "' is deleted; it stood for "
                            + AliasList.shown(expansion)))));
  }

  private static Result all(boolean sure, CommandAliases aliases, Session session) {
    Map<String, String> before = aliases.all();
    JsonArray items = new JsonArray();
    for (Map.Entry<String, String> alias : before.entrySet()) {
      items.add(new Expansion(alias.getKey(), alias.getValue()).json());
    }
    boolean none = before.isEmpty();
    String what = before.size() == 1 ? "1 alias" : before.size() + " aliases";
    boolean deleted =
        !none && Consent.toDo(sure, what + " would be deleted", "Delete " + what + "?", session);
    if (deleted) {
      aliases.deleteAll();
    }
    JsonObject json = new JsonObject();
    json.addProperty("deleted", deleted);
    json.add("aliases", items);
    if (none) {
      return Result.detail(
          json, look -> List.of(new Block.Paragraph(Text.of("There is no alias"))));
    }
    return Result.detail(
        json,
        look -> deleted ? List.of(new Block.Paragraph(Text.done("Deleted " + what))) : List.of());
  }
}
