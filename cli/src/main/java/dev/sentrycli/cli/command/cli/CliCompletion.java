package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.complete.Completion;
import dev.sentrycli.grammar.complete.Shell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry cli completion`: the script that teaches a shell to complete this program's commands.
public final class CliCompletion implements Command<CliCompletion.Options> {
  private final Supplier<Tree<Command<?>>> tree;

  /// @param shell null for the one the user runs
  public record Options(@Nullable String shell) {}

  public CliCompletion(Supplier<Tree<Command<?>>> tree) {
    this.tree = tree;
  }

  @Override
  public Usage usage() {
    return Usage.of("Print a completion script for a shell")
        .detail(
            """
            Without an argument it is the script for the shell in SHELL. Organizations, projects \
            and issues that lists have shown are completed, too, without asking the server.""")
        .examples(
            "source <(sentry cli completion bash) # in ~/.bashrc",
            "sentry cli completion zsh > \"${fpath[1]}/_sentry\"",
            "sentry cli completion fish > ~/.config/fish/completions/sentry.fish",
            "sentry cli completion powershell | Out-String | Invoke-Expression")
        .takes(
            Positional.optional("shell", "Which shell")
                .choices("bash", "zsh", "fish", "powershell"))
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.positional(0));
  }

  @Override
  public Result run(Options options, Session session) {
    String name = options.shell() == null ? session.environment().get("SHELL") : options.shell();
    Shell shell = name == null ? null : Shell.named(name);
    if (shell == null) {
      throw SettingException.value(
          name == null
              ? "Say which shell the script is for: SHELL is not set"
              : "There is no completion for the shell '" + name + "'",
          "sentry cli completion bash|zsh|fish|powershell");
    }
    String script = Completion.script(shell, tree.get());
    return session.format() == Format.JSON
        ? Result.detail(new JsonPrimitive(script), look -> List.of())
        : new Result.Verbatim(script.getBytes(StandardCharsets.UTF_8), Exit.OK);
  }
}
