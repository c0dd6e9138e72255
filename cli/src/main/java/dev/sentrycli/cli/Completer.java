package dev.sentrycli.cli;

import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.attribute.AttributeList;
import dev.sentrycli.cli.dashboard.WidgetWish;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.project.Platforms;
import dev.sentrycli.cli.query.Dataset;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.Aliases;
import dev.sentrycli.cli.state.Defaults;
import dev.sentrycli.cli.state.SeenNames;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.complete.Candidate;
import dev.sentrycli.grammar.complete.Candidates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers the shell's question what may stand where the cursor is. It reads what earlier runs left
/// behind and asks no server, so that it answers at once; and it never fails.
final class Completer {
  /// The word shells ask with.
  static final String WORD = "__complete";

  /// Commands that take an organization and nothing else of it worth offering.
  private static final Set<List<String>> ORGANIZATION_ONLY =
      Set.of(
          List.of("org", "view"),
          List.of("team", "list"),
          List.of("repo", "list"),
          List.of("integration", "list"),
          List.of("monitor", "list"),
          List.of("token", "list"),
          List.of("token", "create"),
          List.of("trial", "list"));

  /// Commands on dashboards that take none that is there.
  private static final Set<String> NEW_DASHBOARDS = Set.of("list", "create");

  private static final Set<String> PROJECT_GROUPS =
      Set.of(
          "agent-conversation",
          "alert",
          "attribute",
          "event",
          "explore",
          "feedback",
          "issue",
          "log",
          "project",
          "replay",
          "span",
          "trace");

  /// Commands on issues that take a project, not an issue.
  private static final Set<String> ISSUE_LISTS = Set.of("list", "bulk");

  /// Commands whose first word alone is an issue.
  private static final Set<String> WITH_OTHER_WORDS = Set.of("link", "unlink", "tags");

  private final Session session;
  private final Tree<Command<?>> tree;
  private final Aliased aliased;

  Completer(Session session, Tree<Command<?>> tree, Aliased aliased) {
    this.session = session;
    this.tree = tree;
    this.aliased = aliased;
  }

  /// @param words all words after the program's name, the last one being typed
  int answer(List<String> words) {
    List<String> line = words.isEmpty() ? List.of("") : expanded(words);
    Candidates candidates = Candidates.of(tree, line);
    List<Candidate> found = values(candidates.slot(), candidates.partial());
    if (line.size() == 1 && !line.getFirst().startsWith("-")) {
      addCommandAliases(found);
    }
    for (String shown : candidates.lines(found)) {
      session.console().out().println(shown);
    }
    return Exit.OK.code();
  }

  /// The line as the alias it begins with means it, the word being typed left as it is.
  private List<String> expanded(List<String> words) {
    if (words.size() < 2) {
      return words;
    }
    try {
      Aliased.Meaning meaning = aliased.of(words.subList(0, words.size() - 1));
      if (meaning instanceof Aliased.Meaning.Line line) {
        List<String> meant = new ArrayList<>(line.words());
        meant.add(words.getLast());
        return meant;
      }
    } catch (Failure notYet) {
      session.notices().debug("complete", String.valueOf(notYet.getMessage()));
    }
    return words;
  }

  private void addCommandAliases(List<Candidate> found) {
    try {
      for (Map.Entry<String, String> alias : session.commandAliases().all().entrySet()) {
        found.add(new Candidate(alias.getKey(), "alias for " + alias.getValue()));
      }
    } catch (Failure nothingReadable) {
      session.notices().debug("complete", String.valueOf(nothingReadable.getMessage()));
    }
  }

  private List<Candidate> values(Candidates.@Nullable Slot slot, String partial) {
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
          case "dataset" -> addWords(found, datasets(group));
          case "type" ->
              addWords(found, group.equals("attribute") ? AttributeList.TYPES : List.of());
          case "display" -> addWords(found, WidgetWish.DISPLAYS);
          case "cursor" -> addWords(found, List.of("next", "prev", "first"));
          case "status" ->
              addWords(found, group.equals("release") ? List.of("open", "archived") : List.of());
          default -> {}
        }
      } else if (group.equals("auth")) {
        for (Account account : session.accounts().all()) {
          found.add(new Candidate(account.label(), account.host().toString()));
        }
      } else if (group.equals("alias")) {
        if (!slot.path().getLast().equals("import")) {
          addCommandAliases(found);
        }
      } else if (ORGANIZATION_ONLY.contains(slot.path())
          || (slot.path().equals(List.of("trial", "start")) && slot.index() == 1)) {
        add(found, SeenNames.Kind.ORGANIZATIONS, "");
      } else if (slot.path().equals(List.of("project", "create"))) {
        addNewProjects(found, partial);
      } else if (group.equals("token")
          || group.equals("integration")
          || slot.path().equals(List.of("agent-conversation", "view"))) {
        add(found, SeenNames.Kind.ORGANIZATIONS, "/");
      } else if (group.equals("dashboard")) {
        if (slot.index() == 0) {
          add(found, SeenNames.Kind.ORGANIZATIONS, "/");
          if (!NEW_DASHBOARDS.contains(slot.path().getLast())) {
            add(found, SeenNames.Kind.DASHBOARDS, "");
          }
        } else if (slot.index() == 1 && !NEW_DASHBOARDS.contains(slot.path().getLast())) {
          addDashboardsOf(found, slot.earlier().getFirst());
        }
      } else if (group.equals("cli") && slot.path().getLast().equals("defaults")) {
        if (slot.index() == 0) {
          for (Defaults.Key key : Defaults.Key.values()) {
            found.add(new Candidate(key.word(), key.label()));
          }
        }
      } else if (takesIssue(slot.path())) {
        if (slot.index() == 0 || !WITH_OTHER_WORDS.contains(slot.path().getLast())) {
          addAliases(found);
          add(found, SeenNames.Kind.ISSUES, "");
          addLastWords(found, SeenNames.Kind.ISSUES, partial);
        }
      } else if (group.equals("release")) {
        if (slot.index() == 0) {
          add(found, SeenNames.Kind.ORGANIZATIONS, "/");
          add(
              found,
              slot.path().getLast().equals("list")
                  ? SeenNames.Kind.PROJECTS
                  : SeenNames.Kind.RELEASES,
              "");
        }
      } else if (slot.path().equals(List.of("event", "view")) || group.equals("browse")) {
        addAliases(found);
        add(found, SeenNames.Kind.ISSUES, "");
        add(found, SeenNames.Kind.ORGANIZATIONS, "/");
        add(found, SeenNames.Kind.PROJECTS, "");
      } else if (PROJECT_GROUPS.contains(group)) {
        add(found, SeenNames.Kind.ORGANIZATIONS, "/");
        add(found, SeenNames.Kind.PROJECTS, "");
        addLastWords(found, SeenNames.Kind.PROJECTS, partial);
      }
    } catch (Failure nothingReadable) {
      session.notices().debug("complete", String.valueOf(nothingReadable.getMessage()));
    }
    return found;
  }

  /// Whether every word of a command names an issue.
  private static boolean takesIssue(List<String> path) {
    String group = path.getFirst();
    String command = path.getLast();
    return (group.equals("issue") && !ISSUE_LISTS.contains(command))
        || (group.equals("event") && command.equals("list"))
        || (group.equals("feedback") && !command.equals("list"));
  }

  private static List<String> datasets(String group) {
    return switch (group) {
      case "explore" -> {
        List<String> words = new ArrayList<>();
        for (Dataset dataset : Dataset.values()) {
          words.add(dataset.word());
        }
        yield words;
      }
      case "attribute" ->
          List.of(Dataset.SPANS.word(), Dataset.LOGS.word(), Dataset.METRICS.word());
      case "dashboard" -> WidgetWish.DATASETS;
      default -> List.of();
    };
  }

  /// Those of an organization that stands before them as a word of its own.
  private void addDashboardsOf(List<Candidate> found, String organization) {
    String lead = organization.endsWith("/") ? organization : organization + "/";
    for (Map.Entry<String, String> name :
        session.seenNames().of(SeenNames.Kind.DASHBOARDS).entrySet()) {
      if (name.getKey().startsWith(lead)) {
        found.add(new Candidate(name.getKey().substring(lead.length()), name.getValue()));
      }
    }
  }

  private static void addWords(List<Candidate> found, List<String> words) {
    words.forEach(word -> found.add(new Candidate(word, "")));
  }

  /// Names without their organization, for who began to type one: shells fill in only what begins
  /// with what was typed. A name that several organizations have says too little.
  private void addLastWords(List<Candidate> found, SeenNames.Kind kind, String partial) {
    if (partial.isEmpty() || partial.indexOf('/') >= 0) {
      return;
    }
    Map<String, String> names = session.seenNames().of(kind);
    Map<String, Integer> times = new HashMap<>();
    names.keySet().forEach(name -> times.merge(lastWord(name), 1, Integer::sum));
    for (Map.Entry<String, String> name : names.entrySet()) {
      String word = lastWord(name.getKey());
      if (word.startsWith(partial) && times.getOrDefault(word, 0) == 1) {
        found.add(new Candidate(word, name.getValue()));
      }
    }
  }

  private static String lastWord(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private void add(List<Candidate> found, SeenNames.Kind kind, String ending) {
    if (kind == SeenNames.Kind.ORGANIZATIONS) {
      addOrganizations(found, ending);
      return;
    }
    for (Map.Entry<String, String> name : session.seenNames().of(kind).entrySet()) {
      found.add(new Candidate(name.getKey() + ending, name.getValue()));
    }
  }

  /// Those that were listed, then those whose projects were.
  private void addOrganizations(List<Candidate> found, String ending) {
    Map<String, String> names =
        new LinkedHashMap<>(session.seenNames().of(SeenNames.Kind.ORGANIZATIONS));
    for (String project : session.seenNames().of(SeenNames.Kind.PROJECTS).keySet()) {
      int slash = project.indexOf('/');
      if (slash > 0) {
        names.putIfAbsent(project.substring(0, slash), "");
      }
    }
    for (Map.Entry<String, String> name : names.entrySet()) {
      found.add(new Candidate(name.getKey() + ending, name.getValue()));
    }
  }

  /// The platform behind the name of a project that is not there yet.
  private void addNewProjects(List<Candidate> found, String partial) {
    int colon = partial.lastIndexOf(':');
    if (colon < 0) {
      add(found, SeenNames.Kind.ORGANIZATIONS, "/");
      return;
    }
    String name = partial.substring(0, colon + 1);
    for (String platform :
        name.length() == partial.length() ? Platforms.common() : Platforms.all()) {
      found.add(new Candidate(name + platform, ""));
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
