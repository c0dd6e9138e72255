package dev.sentrycli.cli;

import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Aliases;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.complete.Candidate;
import dev.sentrycli.grammar.complete.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers the shell's question what may stand where the cursor is. It reads what earlier runs left
/// behind and asks no server, so that it answers at once; and it never fails.
final class Completer {
  /// The word shells ask with.
  static final String WORD = "__complete";

  private final Session session;
  private final Tree<Command<?>> tree;

  Completer(Session session, Tree<Command<?>> tree) {
    this.session = session;
    this.tree = tree;
  }

  /// @param words all words after the program's name, the last one being typed
  int answer(List<String> words) {
    Candidates candidates = Candidates.of(tree, words.isEmpty() ? List.of("") : words);
    for (String line : candidates.lines(values(candidates.slot()))) {
      session.console().out().println(line);
    }
    return Exit.OK.code();
  }

  private List<Candidate> values(Candidates.@org.jspecify.annotations.Nullable Slot slot) {
    List<Candidate> found = new ArrayList<>();
    if (slot == null || slot.path().isEmpty()) {
      return found;
    }
    try {
      String group = slot.path().getFirst();
      if (slot.flag() != null) {
        switch (slot.flag().name()) {
          case "org" -> add(found, SeenNames.Kind.ORGANIZATIONS, "");
          case "project" -> add(found, SeenNames.Kind.PROJECTS, "");
          default -> {}
        }
      } else if (group.equals("auth")) {
        for (Account account : session.accounts().all()) {
          found.add(new Candidate(account.label(), account.host().toString()));
        }
      } else if (slot.path().equals(List.of("org", "view"))
          || slot.path().equals(List.of("trial", "list"))
          || (slot.path().equals(List.of("trial", "start")) && slot.index() == 1)) {
        add(found, SeenNames.Kind.ORGANIZATIONS, "");
      } else if (group.equals("cli") && slot.path().getLast().equals("defaults")) {
        if (slot.index() == 0) {
          for (Defaults.Key key : Defaults.Key.values()) {
            found.add(new Candidate(key.word(), key.label()));
          }
        }
      } else if (group.equals("issue") && slot.path().getLast().equals("view")) {
        addAliases(found);
        add(found, SeenNames.Kind.ISSUES, "");
      } else if (group.equals("issue") || group.equals("project")) {
        add(found, SeenNames.Kind.ORGANIZATIONS, "/");
        add(found, SeenNames.Kind.PROJECTS, "");
      }
    } catch (Failure nothingReadable) {
      session.notices().debug("complete", String.valueOf(nothingReadable.getMessage()));
    }
    return found;
  }

  private void add(List<Candidate> found, SeenNames.Kind kind, String ending) {
    for (Map.Entry<String, String> name : session.seenNames().of(kind).entrySet()) {
      found.add(new Candidate(name.getKey() + ending, name.getValue()));
    }
  }

  private void addAliases(List<Candidate> found) {
    Map<String, Aliases.Project> aliases =
        session
            .aliases()
            .in(session.environment().workingFolder(), session.base().value().toString());
    for (Map.Entry<String, Aliases.Project> alias : aliases.entrySet()) {
      found.add(
          new Candidate(
              alias.getKey() + "-",
              alias.getValue().organization() + "/" + alias.getValue().project()));
    }
  }
}
