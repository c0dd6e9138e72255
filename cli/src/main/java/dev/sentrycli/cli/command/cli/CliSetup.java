package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.installation.Installation;
import dev.sentrycli.cli.installation.SetupFile;
import dev.sentrycli.cli.installation.SetupFile.Presence;
import dev.sentrycli.cli.installation.SetupFiles;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.complete.Shell;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry cli setup`: makes shells find and complete the program, and coding agents know it.
public final class CliSetup implements Command<CliSetup.Options> {
  private static final Flag<Boolean> INSTALL =
      Flag.toggle("install", "Warn if the program runs from where it was unpacked");
  private static final Flag<@Nullable String> METHOD =
      Flag.text("method", "name", "Accepted for scripts: it is always 'archive'");
  private static final Flag<@Nullable String> CHANNEL =
      Flag.text("channel", "name", "Accepted for scripts: it is always 'stable'");
  private static final Flag<Boolean> NO_MODIFY_PATH =
      Flag.toggle("no-modify-path", "Leave the start files of shells alone");
  private static final Flag<Boolean> NO_COMPLETIONS =
      Flag.toggle("no-completions", "Write no completion scripts");
  private static final Flag<Boolean> NO_AGENT_SKILLS =
      Flag.toggle("no-agent-skills", "Write no skill for coding agents");
  private static final Flag<Boolean> QUIET = Flag.toggle("quiet", "Say only what went wrong");
  private static final Flag<Boolean> ENSURE_AUTH_SCOPES =
      Flag.toggle("ensure-auth-scopes", "Accepted for scripts: no server is asked").hide();

  private final Supplier<Tree<Command<?>>> tree;

  public record Options(
      boolean install, boolean path, boolean completions, boolean skills, boolean quiet) {}

  /// What a run has done so far.
  private static final class Progress {
    private final List<String> messages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean fresh = true;
  }

  public CliSetup(Supplier<Tree<Command<?>>> tree) {
    this.tree = tree;
  }

  @Override
  public Usage usage() {
    return Usage.of("Make shells find and complete the program")
        .detail(
            """
            Writes the completion script of each of bash, zsh and fish that is installed to where the shell looks for it. \
            If the PATH lacks the folder of the program, the start file of your shell gets lines that add it, between marks. \
            Coding agents that have a folder in your home, such as ~/.claude, get a skill that tells them the commands.

            What this program wrote is renewed; a file that is somebody else's is left as it is. It can be repeated at any \
            time, and 'sentry cli uninstall' takes all of it away.""")
        .examples("sentry cli setup", "sentry cli setup --no-modify-path --no-agent-skills")
        .flags(
            INSTALL,
            METHOD,
            CHANNEL,
            NO_MODIFY_PATH,
            NO_COMPLETIONS,
            NO_AGENT_SKILLS,
            QUIET,
            ENSURE_AUTH_SCOPES)
        .field("messages", "array", "What was done")
        .field("warnings", "array", "What could not be done")
        .field("freshInstall", "boolean", "Whether nothing had been set up before")
        .field("binaryPath", "string", "The program")
        .field("version", "string", "Its version")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        arguments.get(INSTALL),
        !arguments.get(NO_MODIFY_PATH),
        !arguments.get(NO_COMPLETIONS),
        !arguments.get(NO_AGENT_SKILLS),
        arguments.get(QUIET));
  }

  @Override
  public Result run(Options options, Session session) {
    Path home = session.environment().home();
    if (home == null) {
      throw SettingException.config("There is no home to set anything up in: HOME is not set");
    }
    SetupFiles files =
        new SetupFiles(home, session.environment(), session.programs().platform(), tree.get());
    Progress progress = new Progress();
    if (options.completions()) {
      completions(files, session, progress);
    }
    if (options.path()) {
      path(files, session, progress);
    }
    if (options.skills() && session.defaults().isOn(Defaults.Key.AGENT_SKILLS, true)) {
      for (SetupFile skill : files.skills()) {
        write(skill, progress);
      }
    }
    if (options.install()) {
      Installation installation = Installation.find(session.environment());
      if (installation == null || installation.link() == null) {
        progress.warnings.add(
            "The program runs from where it was unpacked: the install.sh of the archive installs it");
      }
    }
    for (String warning : progress.warnings) {
      session.notices().warn("setup", warning);
    }
    return result(options, session, progress);
  }

  private static void completions(SetupFiles files, Session session, Progress progress) {
    boolean any = false;
    for (Shell shell : SetupFiles.SHELLS) {
      if (isThere(shell, session)) {
        any = true;
        SetupFile script = files.completion(shell);
        if (write(script, progress) && shell == Shell.ZSH) {
          progress.messages.add(
              "zsh finds it if ~/.zshrc says 'fpath+=("
                  + script.file().getParent()
                  + ")' before 'compinit'");
        }
      }
    }
    if (!any) {
      progress.messages.add("There is neither bash nor zsh nor fish to complete commands in");
    }
  }

  private static void path(SetupFiles files, Session session, Progress progress) {
    Path missing = SetupFiles.missingOnPath(session.environment());
    if (missing == null) {
      return;
    }
    String usual = session.environment().get("SHELL");
    Shell shell = usual == null ? null : Shell.named(usual);
    if (shell == null || !SetupFiles.SHELLS.contains(shell)) {
      progress.messages.add("Add " + missing + " to your PATH to call the program from anywhere");
      return;
    }
    write(files.pathLines(shell, missing), progress);
    progress.messages.add("A new shell finds the program in " + missing);
  }

  private static boolean isThere(Shell shell, Session session) {
    String usual = session.environment().get("SHELL");
    return (usual != null && Shell.named(usual) == shell)
        || session.programs().find(shell.word()) != null;
  }

  /// @return whether there was none before
  private static boolean write(SetupFile file, Progress progress) {
    try {
      Presence presence = file.presence();
      progress.fresh &= presence == Presence.ABSENT;
      switch (presence) {
        case CURRENT -> progress.messages.add(file.label() + " is up to date: " + file.file());
        case FOREIGN ->
            progress.warnings.add(file.file() + " is not from this program and was left as it is");
        case ABSENT, OLDER -> {
          file.write();
          progress.messages.add(file.label() + " written to " + file.file());
        }
      }
      return presence == Presence.ABSENT;
    } catch (IOException refused) {
      progress.fresh = false;
      progress.warnings.add(
          file.label()
              + " can't be written to "
              + file.file()
              + ": "
              + StateException.reason(refused));
      return false;
    }
  }

  private static Result result(Options options, Session session, Progress progress) {
    JsonObject json = new JsonObject();
    json.add("messages", Fields.array(progress.messages));
    json.add("warnings", Fields.array(progress.warnings));
    json.addProperty("freshInstall", progress.fresh);
    Path program = session.environment().program();
    json.addProperty("binaryPath", program == null ? null : program.normalize().toString());
    json.addProperty("version", session.version());
    List<Text> lines =
        options.quiet() ? List.of() : progress.messages.stream().map(Text::of).toList();
    return Result.detail(
        json, look -> lines.isEmpty() ? List.of() : List.of(new Block.Lines(lines)));
  }
}
