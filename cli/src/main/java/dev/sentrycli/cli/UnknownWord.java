package dev.sentrycli.cli;

import dev.sentrycli.cli.alias.AliasException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.link.SentryUrl;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command line whose first word is no command: what else the word may be.
///
/// @param argv the line
record UnknownWord(Aliased aliased, List<String> argv) {

  /// What the line means if the word is an alias, else null.
  ///
  /// @throws AliasException if the alias can't be used so
  Aliased.@Nullable Meaning meaning() {
    return aliased.of(argv);
  }

  /// What may have been meant, or what there is instead; null if nothing comes close.
  @Nullable String doubt() {
    String word = aliased.word(argv);
    if (word != null && Commands.ABSENT.contains(word)) {
      return "'" + word + "' is not in this release: 'sentry api' reaches what the server offers";
    }
    String near = aliased.resembling(argv);
    return near != null || word == null ? near : shown(word);
  }

  /// The command that shows what a link or a short id names; null if the word is neither.
  private static @Nullable String shown(String word) {
    String command = null;
    if (Command.isWebAddress(word)) {
      try {
        command =
            switch (SentryUrl.parse(word, null).page()) {
              case SentryUrl.Page.Issue _, SentryUrl.Page.Share _ -> "issue view";
              case SentryUrl.Page.Event _ -> "event view";
              case SentryUrl.Page.Trace _ -> "trace view";
              case SentryUrl.Page.Replay _ -> "replay view";
              case SentryUrl.Page.Conversation _ -> "agent-conversation view";
              case SentryUrl.Page.Alert _ -> "alert issues view";
              case SentryUrl.Page.Detector _ -> "alert metrics view";
              case SentryUrl.Page.Organization _,
                  SentryUrl.Page.Project _,
                  SentryUrl.Page.IssueList _,
                  SentryUrl.Page.Feedback _,
                  SentryUrl.Page.Dashboard _,
                  SentryUrl.Page.AlertRule _,
                  SentryUrl.Page.Release _,
                  SentryUrl.Page.Monitor _,
                  SentryUrl.Page.Api _ ->
                  "browse";
            };
      } catch (UsageException noPage) {
        return null; // what it names is not known
      }
    } else if (isShortId(word)) {
      command = "issue view";
    }
    return command == null ? null : "Did you mean: sentry " + command + " " + word + "?";
  }

  /// Whether it is written as `WEB-1A` or `acme/WEB-1A`; commands have no capitals.
  private static boolean isShortId(String word) {
    int dash = word.lastIndexOf('-');
    if (dash <= 0 || !Slug.isShortIdEnd(word.substring(dash + 1))) {
      return false;
    }
    for (int i = dash + 1; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return Character.isUpperCase(word.charAt(dash - 1));
  }

  /// Has the shell run what an alias stands for.
  ///
  /// @return its exit code
  /// @throws AliasException if there is no shell that could
  static int run(
      Aliased.Meaning.Script script, Programs programs, Environment environment, Console console) {
    String name = script.expansion().name();
    Path shell = programs.find("sh");
    if (shell == null) {
      throw AliasException.noShell(name);
    }
    List<String> words = new ArrayList<>();
    words.add(shell.toString());
    words.add("-c");
    words.add(script.expansion().script());
    words.add("sentry");
    words.addAll(script.arguments());
    try {
      return programs.hand(words, environment.variables(), environment.workingFolder(), console);
    } catch (IOException notStarted) {
      throw AliasException.notStarted(name);
    }
  }
}
