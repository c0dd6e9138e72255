package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.complete.Completion;
import dev.sentrycli.grammar.complete.Shell;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry cli setup`: puts the completion scripts where shells look for them.
public final class CliSetup implements Command<CliSetup.Options> {
  private static final Flag<Boolean> NO_COMPLETIONS =
      Flag.toggle("no-completions", "Write no completion scripts");
  private static final Flag<Boolean> QUIET = Flag.toggle("quiet", "Say only what went wrong");

  private final Supplier<Tree<Command<?>>> tree;

  public record Options(boolean completions, boolean quiet) {}

  public CliSetup(Supplier<Tree<Command<?>>> tree) {
    this.tree = tree;
  }

  @Override
  public Usage usage() {
    return Usage.of("Install completion for the shells there are")
        .detail(
            """
            Writes the completion script of each of bash, zsh and fish that is installed to where the shell looks for it. \
            A script of this program is renewed; a file that is somebody else's is left as it is. It can be repeated at any \
            time.""")
        .examples("sentry cli setup")
        .flags(NO_COMPLETIONS, QUIET)
        .field("messages", "array", "What was done")
        .field("warnings", "array", "What could not be done")
        .field("freshInstall", "boolean", "Whether nothing had been set up before")
        .field("binaryPath", "string", "The program")
        .field("version", "string", "Its version")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(!arguments.get(NO_COMPLETIONS), arguments.get(QUIET));
  }

  @Override
  public @Nullable String instanceUrl(Arguments arguments) {
    return null;
  }

  @Override
  public Result run(Options options, Session session) {
    Path home = session.environment().home();
    if (home == null) {
      throw SettingException.config("There is no home to set anything up in: HOME is not set");
    }
    List<String> messages = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    boolean fresh = true;
    if (options.completions()) {
      for (Shell shell : List.of(Shell.BASH, Shell.ZSH, Shell.FISH)) {
        if (isThere(shell, session)) {
          fresh &= write(shell, place(shell, home), messages, warnings);
        }
      }
      if (messages.isEmpty() && warnings.isEmpty()) {
        messages.add("There is neither bash nor zsh nor fish to complete commands in");
      }
    }
    for (String warning : warnings) {
      session.notices().warn("setup", warning);
    }
    JsonObject json = new JsonObject();
    json.add("messages", array(messages));
    json.add("warnings", array(warnings));
    json.addProperty("freshInstall", fresh);
    Path program = session.environment().program();
    if (program == null) {
      json.add("binaryPath", JsonNull.INSTANCE);
    } else {
      json.addProperty("binaryPath", program.normalize().toString());
    }
    json.addProperty("version", session.version());
    List<Text> lines = options.quiet() ? List.of() : messages.stream().map(Text::of).toList();
    return Result.detail(
        json, look -> lines.isEmpty() ? List.of() : List.of(new Block.Lines(lines)));
  }

  private static boolean isThere(Shell shell, Session session) {
    String usual = session.environment().get("SHELL");
    return (usual != null && Shell.named(usual) == shell)
        || session.programs().find(shell.word()) != null;
  }

  private static Path place(Shell shell, Path home) {
    return switch (shell) {
      case BASH -> home.resolve(".local/share/bash-completion/completions/sentry");
      case ZSH -> home.resolve(".local/share/zsh/site-functions/_sentry");
      case FISH -> home.resolve(".config/fish/completions/sentry.fish");
      case POWERSHELL -> throw new IllegalArgumentException("PowerShell has no such folder");
    };
  }

  /// @return whether there was none before
  private boolean write(Shell shell, Path file, List<String> messages, List<String> warnings) {
    String script = Completion.script(shell, tree.get());
    try {
      boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (!fresh) {
        String there = Files.isRegularFile(file) ? Files.readString(file) : "";
        if (there.equals(script)) {
          messages.add("Completion for " + shell.word() + " is up to date: " + file);
          return false;
        }
        // Both stand in every script of this program, and the second in nobody else's.
        if (!there.contains(shell.word() + " completion for sentry")
            || !there.contains("sentry_globals")) {
          warnings.add(file + " is not from this program and was left as it is");
          return false;
        }
      }
      Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Path temporary = Files.createTempFile(folder, ".sentry", ".tmp");
      try {
        Files.writeString(temporary, script);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      messages.add("Completion for " + shell.word() + " written to " + file);
      if (fresh && shell == Shell.ZSH) {
        messages.add("zsh finds it if ~/.zshrc says 'fpath+=(" + folder + ")' before 'compinit'");
      }
      return fresh;
    } catch (IOException refused) {
      warnings.add("Completion for " + shell.word() + " can't be written to " + file);
      return false;
    }
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
