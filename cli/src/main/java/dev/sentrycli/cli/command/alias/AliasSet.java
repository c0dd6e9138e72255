package dev.sentrycli.cli.command.alias;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry alias set`: makes a word a command that stands for others.
public final class AliasSet implements Command<AliasSet.Options> {
  private static final Flag<Boolean> SHELL =
      Flag.toggle("shell", "Have the shell run it, as if it began with '!'").letter('s');
  private static final Flag<Boolean> CLOBBER =
      Flag.toggle("clobber", "Replace an alias of that name");

  private final Supplier<Tree<Command<?>>> commands;

  /// @param commands what is a command already
  public AliasSet(Supplier<Tree<Command<?>>> commands) {
    this.commands = commands;
  }

  /// @param expansion null to read it from standard input
  public record Options(String name, @Nullable String expansion, boolean shell, boolean clobber) {}

  @Override
  public Usage usage() {
    return Usage.of("Make a word stand for a command")
        .detail(
            """
            In the expansion, $1, $2 and so on are the words typed after the alias; those it does not ask for are \
            added at its end. One that begins with '!' (or --shell) is run by 'sh', which gets the words as its \
            own $1 and $2. '-' as the expansion reads it from standard input. No alias can hide a command.""")
        .examples(
            "sentry alias set mine 'issue list --query \"is:unresolved assigned:me\"'",
            "sentry alias set in 'issue list acme/$1' # then: sentry in web --limit 5",
            "sentry alias set --shell ids 'sentry issue list \"$1\" --json | jq -r .[].shortId'")
        .takes(
            Positional.required("name", "The new command"),
            Positional.required("expansion", "What it stands for, as one word: in quotes")
                .inQuotes())
        .flags(SHELL, CLOBBER)
        .field("name", "string", "The alias")
        .field("expansion", "string", "What it stands for")
        .field("shell", "boolean", "Whether the shell runs it")
        .optionalField("previous", "string", "What it stood for before")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String name = String.valueOf(arguments.positional(0));
    String expansion = String.valueOf(arguments.positional(1));
    if (!AliasRules.isName(name)) {
      throw new UsageException(
          Kind.VALUE, "'" + name + "' can't be the name of an alias", "one word of plain letters");
    }
    return new Options(
        name,
        expansion.equals("-") ? null : expansion,
        arguments.get(SHELL),
        arguments.get(CLOBBER));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    String name = options.name();
    String given = options.expansion() == null ? input(session) : options.expansion();
    String text = given.strip();
    if (options.shell() && !text.startsWith("!")) {
      text = "!" + text;
    }
    CommandAliases aliases = session.commandAliases();
    new AliasRules(commands.get(), aliases.all().keySet()).check(new Expansion(name, text));
    String before = aliases.get(name);
    if (before != null && !options.clobber()) {
      throw AliasException.taken(name);
    }
    aliases.set(name, text);
    JsonObject json = new Expansion(name, text).json();
    if (before != null) {
      json.addProperty("previous", before);
    }
    String now = text;
    return Result.detail(
        json,
        look ->
            List.of(
                new Block.Paragraph(
                    Text.done("'sentry " + name + "' stands for ")
                        .plus(AliasList.shown(now), Style.BOLD))));
  }

  private static String input(Session session) {
    try {
      return new String(session.console().in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw AliasException.badName("Standard input can't be read", "write the expansion in quotes");
    }
  }
}
