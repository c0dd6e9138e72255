package dev.sentrycli.cli.installation;

import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.complete.Completion;
import dev.sentrycli.grammar.complete.Shell;
import dev.sentrycli.terminal.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the program puts into a home: completion scripts, a line for the PATH, a skill for coding
/// agents.
public final class SetupFiles {
  /// The shells that look for completion scripts in a folder.
  public static final List<Shell> SHELLS = List.of(Shell.BASH, Shell.ZSH, Shell.FISH);

  private static final List<String> AGENTS = List.of(".claude", ".agents");
  private static final String SKILL_MARK =
      "<!-- Written by 'sentry cli setup', which renews it -->";

  private final Path home;
  private final Environment environment;
  private final Platform platform;
  private final Tree<? extends Described> tree;

  /// @param home where to put it
  /// @param tree the commands that scripts and skills are made from
  public SetupFiles(
      Path home, Environment environment, Platform platform, Tree<? extends Described> tree) {
    this.home = home;
    this.environment = environment;
    this.platform = platform;
    this.tree = tree;
  }

  /// The completion script of a shell.
  public SetupFile completion(Shell shell) {
    Path file =
        switch (shell) {
          case BASH -> home.resolve(".local/share/bash-completion/completions/sentry");
          case ZSH -> home.resolve(".local/share/zsh/site-functions/_sentry");
          case FISH -> home.resolve(".config/fish/completions/sentry.fish");
          case POWERSHELL -> throw new IllegalArgumentException("PowerShell has no such folder");
        };
    return new WholeSetupFile(
        "Completion for " + shell.word(),
        file,
        () -> Completion.script(shell, tree),
        List.of(shell.word() + " completion for sentry", "sentry_globals"));
  }

  /// The lines that make a shell find the program in a folder.
  public SetupFile pathLines(Shell shell, Path folder) {
    return new MarkedBlock(
        "PATH for " + shell.word(), startFile(shell), pathLines(shell, folder.toString()));
  }

  private Path startFile(Shell shell) {
    return switch (shell) {
      case BASH -> home.resolve(platform == Platform.MACOS ? ".bash_profile" : ".bashrc");
      case ZSH -> {
        String folder = environment.get("ZDOTDIR");
        yield (folder == null ? home : home.resolve(folder)).resolve(".zshrc");
      }
      case FISH -> home.resolve(".config/fish/config.fish");
      case POWERSHELL -> throw new IllegalArgumentException("PowerShell has no such file");
    };
  }

  private static String pathLines(Shell shell, String folder) {
    if (shell == Shell.FISH) {
      return "fish_add_path --path '" + folder.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
    String quoted = "'" + folder.replace("'", "'\\''") + "'";
    return """
    case ":$PATH:" in
      *:%s:*) ;;
      *) export PATH=%s:"$PATH" ;;
    esac"""
        .formatted(quoted, quoted);
  }

  /// A skill for each kind of coding agent that has a folder here.
  public List<SetupFile> skills() {
    List<SetupFile> skills = new ArrayList<>();
    for (String agent : AGENTS) {
      if (Files.isDirectory(home.resolve(agent))) {
        skills.add(
            new WholeSetupFile(
                "Skill for agents",
                home.resolve(agent).resolve("skills/sentry/SKILL.md"),
                this::skill,
                List.of(SKILL_MARK)));
      }
    }
    return skills;
  }

  /// Everything there may be, so that it can be taken away again.
  public List<SetupFile> all() {
    List<SetupFile> all = new ArrayList<>();
    for (Shell shell : SHELLS) {
      all.add(completion(shell));
    }
    for (Shell shell : SHELLS) {
      all.add(pathLines(shell, home));
    }
    all.addAll(skills());
    return all;
  }

  private String skill() {
    StringBuilder page =
        new StringBuilder(
            """
            ---
            name: sentry
            description: Look up and change issues, events, projects and settings of Sentry, on an instance of \
            your own or on sentry.io, with the command 'sentry'.
            ---

            %s

            # sentry

            - Add `--json` to read the output in a program; `--fields a,b` and `--jq` narrow it down.
            - `sentry <command> --help --json` describes a command: its flags, arguments and JSON fields.
            - `sentry auth status` shows the instance and the login. Without a login, ask the user for one;
              never ask for a token in a conversation.
            - What deletes or changes much takes `--dry-run` to show what it would do. Do not give `--yes`
              unless the user agreed to just that.
            - An issue is named as the user sees it, such as `SHOP-1A`, or by a link to its page.

            ## Commands
            """
                .formatted(SKILL_MARK));
    for (Tree.Chapter<? extends Described> chapter : tree.chapters()) {
      page.append('\n').append("### ").append(chapter.title()).append("\n\n");
      for (Node<? extends Described> member : chapter.members()) {
        describe(tree.program(), member, page);
      }
    }
    return page.toString();
  }

  private static void describe(String before, Node<? extends Described> node, StringBuilder page) {
    if (node.hidden()) {
      return;
    }
    String words = before + " " + node.name();
    switch (node) {
      case Group<? extends Described> group ->
          group.members().forEach(member -> describe(words, member, page));
      case Route<? extends Described> route ->
          page.append("- `").append(words).append("`: ").append(route.brief()).append('\n');
    }
  }

  /// The folder to put on the PATH so that a program is found: the one of the link the installer
  /// made, else its own; null if the PATH has it, or it was only built to be tried.
  public static @Nullable Path missingOnPath(Environment environment) {
    Installation installation = Installation.find(environment);
    if (installation == null || installation.isBuilt()) {
      return null;
    }
    Path link = installation.link();
    Path folder = link == null ? installation.folder().resolve("bin") : link.getParent();
    String path = environment.get("PATH");
    if (folder == null || path == null) {
      return folder;
    }
    for (String entry : path.split(":", -1)) {
      if (!entry.isEmpty() && Path.of(entry).normalize().equals(folder)) {
        return null;
      }
    }
    return folder;
  }
}
