package dev.sentrycli.cli.command.alias;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.alias.AliasFile;
import dev.sentrycli.cli.alias.Expansion;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.CommandAliases;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry alias import`: takes over the aliases of a file.
public final class AliasImport implements Command<AliasImport.Options> {
  private static final Flag<Boolean> CLOBBER =
      Flag.toggle("clobber", "Replace aliases of the same names");

  private final Supplier<Tree<Command<?>>> commands;

  /// @param commands what is a command already
  public AliasImport(Supplier<Tree<Command<?>>> commands) {
    this.commands = commands;
  }

  /// @param file null to read standard input
  public record Options(@Nullable String file, boolean clobber) {}

  @Override
  public Usage usage() {
    return Usage.of("Import aliases from a YAML file")
        .detail(
            """
            The file maps names to expansions, written as for 'sentry alias set':

                mine: issue list --query "is:unresolved assigned:me"
                ids: '!sentry issue list "$1" --json | jq -r .[].shortId'

            Without a file, or with '-', standard input is read. A name that is taken and an expansion that \
            stands for nothing are told and left out; the others are imported.""")
        .examples(
            "sentry alias import aliases.yml",
            "sentry alias import --clobber aliases.yml",
            "sentry alias import - < aliases.yml")
        .takes(Positional.optional("file", "The file, or '-' for standard input"))
        .flags(CLOBBER)
        .field("imported", "array", "Name, expansion, shell and what was replaced (previous)")
        .field("skipped", "array", "Name and reason of those left out")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    String file = arguments.positional(0);
    return new Options("-".equals(file) ? null : file, arguments.get(CLOBBER));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    String what = options.file() == null ? "standard input" : "'" + options.file() + "'";
    Map<String, @Nullable String> given =
        AliasFile.read(bytes(options.file(), what, session), what);
    CommandAliases aliases = session.commandAliases();
    Map<String, String> before = Map.copyOf(aliases.all());
    Map<String, String> reasons = new LinkedHashMap<>();
    Map<String, String> fit = fit(given, before.keySet(), reasons);
    JsonArray imported = new JsonArray();
    JsonArray skipped = new JsonArray();
    List<Text> lines = new ArrayList<>();
    Map<String, String> fresh = new LinkedHashMap<>();
    boolean taken = false;
    for (String name : given.keySet()) {
      String text = fit.get(name);
      String previous = before.get(name);
      if (text != null && (previous == null || options.clobber())) {
        fresh.put(name, text);
        JsonObject json = new Expansion(name, text).json();
        if (previous != null) {
          json.addProperty("previous", previous);
        }
        imported.add(json);
        lines.add(
            Text.done("'sentry " + name + "' stands for ").plus(AliasList.shown(text), Style.BOLD));
        continue;
      }
      taken |= text != null;
      String reason = text == null ? reasons.get(name) : "There is an alias of that name already";
      JsonObject json = new JsonObject();
      json.addProperty("name", name);
      json.addProperty("reason", reason);
      skipped.add(json);
      lines.add(Text.of("! ", Style.YELLOW).plus("'" + name + "' is left out").plus(": " + reason));
    }
    if (!fresh.isEmpty()) {
      aliases.setAll(fresh);
    }
    if (lines.isEmpty()) {
      lines.add(Text.of("There is no alias in " + what));
    }
    JsonObject json = new JsonObject();
    json.add("imported", imported);
    json.add("skipped", skipped);
    return Result.detail(json, look -> List.of(new Block.Lines(lines)))
        .note(taken, "Tip: --clobber replaces aliases there are already");
  }

  /// Those that can be aliases. One may stand for another of the file, wherever that is.
  ///
  /// @param reasons is told why the others can't
  private Map<String, String> fit(
      Map<String, @Nullable String> given, Set<String> there, Map<String, String> reasons) {
    Map<String, Expansion> open = new LinkedHashMap<>();
    given.forEach(
        (name, text) -> {
          if (text == null) {
            reasons.put(name, "What it stands for is not a text");
          } else if (!AliasRules.isName(name)) {
            reasons.put(name, "That can't be the name of an alias");
          } else {
            open.put(name, new Expansion(name, text.strip()));
          }
        });
    AliasRules rules = new AliasRules(commands.get(), new HashSet<>(there));
    Map<String, String> fit = new LinkedHashMap<>();
    int left;
    do {
      left = open.size();
      for (Expansion expansion : List.copyOf(open.values())) {
        try {
          rules.check(expansion);
          fit.put(expansion.name(), expansion.text());
          rules.aliases().add(expansion.name());
          open.remove(expansion.name());
        } catch (AliasException unfit) {
          reasons.put(expansion.name(), String.valueOf(unfit.getMessage()));
        }
      }
    } while (open.size() < left);
    return fit;
  }

  private static byte[] bytes(@Nullable String name, String what, Session session) {
    try {
      if (name == null) {
        return session.console().in().readNBytes(AliasFile.LARGEST + 1);
      }
      Path file = session.environment().workingFolder().resolve(name);
      if (Files.isDirectory(file)) {
        throw AliasException.badFile(what, "it is a folder");
      }
      if (!Files.exists(file)) {
        throw AliasException.badFile(what, "there is no such file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(AliasFile.LARGEST + 1);
      }
    } catch (InvalidPathException _) {
      throw AliasException.badFile(what, "that is no name of a file");
    } catch (IOException unreadable) {
      throw AliasException.badFile(what, StateException.reason(unreadable));
    }
  }
}
