package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Described;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Help for programs: what there is to call, as maps, lists, strings, numbers and booleans ready to
/// be written as JSON.
public final class Introspection {
  private final Tree<?> tree;

  private Introspection(Tree<?> tree) {
    this.tree = tree;
  }

  /// The description of a command, a group, or (empty topic) the program.
  ///
  /// @param topic canonical names, as `Parsed.Help` carries them
  public static <C extends Described> Map<String, @Nullable Object> of(
      Tree<C> tree, List<String> topic) {
    Introspection introspection = new Introspection(tree);
    Node<? extends C> node = tree.at(topic);
    return switch (node) {
      case null -> introspection.program();
      case Group<? extends C> group -> introspection.group(topic, group);
      case Route<? extends C> route -> introspection.command(topic, route);
    };
  }

  private Map<String, @Nullable Object> program() {
    List<Object> routes = new ArrayList<>();
    for (Node<?> node : tree.visible()) {
      List<String> path = List.of(node.name());
      routes.add(
          switch (node) {
            case Group<?> group -> group(path, group);
            case Route<?> route -> {
              Map<String, @Nullable Object> alone = new LinkedHashMap<>();
              alone.put("name", route.name());
              alone.put("brief", route.brief());
              alone.put("commands", List.of(command(path, route)));
              yield alone;
            }
          });
    }
    List<Object> variables = new ArrayList<>();
    for (Tree.Variable variable : tree.variables()) {
      Map<String, @Nullable Object> described = new LinkedHashMap<>();
      described.put("name", variable.name());
      described.put("brief", variable.brief());
      described.put("description", variable.description());
      if (!variable.example().isEmpty()) {
        described.put("example", variable.example());
      }
      variables.add(described);
    }
    List<Object> flags = new ArrayList<>();
    for (Flag<?> flag : Spelling.globals(tree)) {
      flags.add(globalFlag(flag));
    }
    flags.add(globalFlag(Tree.VERSION));

    Map<String, @Nullable Object> program = new LinkedHashMap<>();
    program.put("routes", routes);
    program.put("envVars", variables);
    program.put("flags", flags);
    return program;
  }

  private static Map<String, @Nullable Object> globalFlag(Flag<?> flag) {
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("long", flag.name());
    if (flag.letter() != null) {
      described.put("short", flag.letter().toString());
    }
    described.put("description", flag.brief());
    return described;
  }

  /// The commands of groups inside it are listed along with its own: their paths tell them apart.
  private Map<String, @Nullable Object> group(List<String> path, Group<?> group) {
    List<Object> commands = new ArrayList<>();
    addCommands(path, group, commands);
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("name", String.join(" ", path));
    described.put("brief", group.brief());
    described.put("commands", commands);
    return described;
  }

  private void addCommands(List<String> path, Group<?> group, List<Object> commands) {
    for (Node<?> member : group.members()) {
      if (member.hidden()) {
        continue;
      }
      List<String> below = new ArrayList<>(path);
      below.add(member.name());
      switch (member) {
        case Group<?> inner -> addCommands(below, inner, commands);
        case Route<?> route -> commands.add(command(below, route));
      }
    }
  }

  private Map<String, @Nullable Object> command(List<String> path, Route<?> route) {
    Usage usage = route.command().get().usage();
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("path", Spelling.call(tree, path));
    described.put("brief", usage.brief());
    described.put("fullDescription", usage.detail().isEmpty() ? usage.brief() : usage.detail());
    described.put("flags", flags(usage));
    described.put("positional", usage.positionalSynopsis());
    described.put("positionals", positionals(usage));
    described.put("aliases", letters(usage));
    described.put("examples", usage.examples());
    if (!usage.jsonFields().isEmpty()) {
      described.put("jsonFields", jsonFields(usage));
    }
    if (usage.destructive()) {
      described.put("destructive", true);
    }
    return described;
  }

  /// Hidden flags are included, marked as such: a program that reads this may need them.
  private List<Object> flags(Usage usage) {
    List<Object> flags = new ArrayList<>();
    List<String> owned = new ArrayList<>();
    for (Flag<?> flag : usage.flags()) {
      owned.add(flag.name());
      flags.add(flag(flag));
    }
    for (Flag<?> flag : tree.globals()) {
      if (!owned.contains(flag.name())) {
        flags.add(flag(flag));
      }
    }
    return flags;
  }

  private static Map<String, @Nullable Object> flag(Flag<?> flag) {
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("name", flag.name());
    described.put("brief", flag.brief());
    described.put("kind", kind(flag));
    if (!flag.choices().isEmpty()) {
      described.put("values", flag.choices());
    }
    Object initial = flag.initial();
    if (initial instanceof Boolean || initial instanceof Number || initial instanceof String) {
      described.put("default", initial);
    } else if (flag.initialText() != null) {
      described.put("default", flag.initialText());
    }
    described.put("optional", !flag.required() && !flag.needed());
    described.put("variadic", flag.repeatable());
    described.put("hidden", flag.hidden());
    return described;
  }

  private static String kind(Flag<?> flag) {
    if (!flag.takesValue()) {
      return "boolean";
    }
    return flag.choices().isEmpty() ? "parsed" : "enum";
  }

  private static List<Object> positionals(Usage usage) {
    List<Object> positionals = new ArrayList<>();
    for (Positional positional : usage.positionals()) {
      Map<String, @Nullable Object> described = new LinkedHashMap<>();
      described.put("name", positional.name());
      described.put("brief", positional.brief());
      described.put("optional", !positional.required());
      described.put("variadic", positional.variadic());
      positionals.add(described);
    }
    return positionals;
  }

  private Map<String, @Nullable Object> letters(Usage usage) {
    Map<String, @Nullable Object> letters = new LinkedHashMap<>();
    for (Flag<?> flag : Spelling.flags(tree, usage)) {
      if (flag.letter() != null) {
        letters.putIfAbsent(flag.letter().toString(), flag.name());
      }
    }
    return letters;
  }

  private static List<Object> jsonFields(Usage usage) {
    List<Object> fields = new ArrayList<>();
    for (Usage.JsonField field : usage.jsonFields()) {
      Map<String, @Nullable Object> described = new LinkedHashMap<>();
      described.put("name", field.name());
      described.put("type", field.type());
      described.put("description", field.description());
      described.put("optional", field.optional());
      fields.add(described);
    }
    return fields;
  }
}
