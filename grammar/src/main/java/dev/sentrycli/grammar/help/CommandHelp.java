package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.help.HelpPage.Line;
import dev.sentrycli.grammar.help.HelpPage.Section;
import java.util.ArrayList;
import java.util.List;

/// The page on one command.
final class CommandHelp {
  private CommandHelp() {}

  static HelpPage page(Tree<?> tree, List<String> path, Route<?> route) {
    Usage usage = route.command().get().usage();
    List<Section> sections = new ArrayList<>();
    Spelling.addSection(
        sections,
        "USAGE",
        List.of(new Line.Call(Spelling.call(tree, path), Spelling.parts(usage))));
    Spelling.addSection(sections, "", description(usage));
    Spelling.addSection(sections, "EXAMPLES", examples(usage));
    Spelling.addSection(sections, "JSON FIELDS", jsonFields(usage));

    List<Line> aliases = new ArrayList<>();
    for (String alias : Spelling.aliases(tree, path, route)) {
      aliases.add(new Line.Call(alias, List.of()));
    }
    Spelling.addSection(sections, "ALIASES", aliases);

    List<Line> flags = new ArrayList<>();
    for (Flag<?> flag : Spelling.flags(tree, usage)) {
      flags.add(Spelling.entry(flag));
    }
    Spelling.addSection(sections, "FLAGS", flags);

    List<Line> arguments = new ArrayList<>();
    for (Positional positional : usage.positionals()) {
      arguments.add(
          new Line.Entry(positional.name(), positional.brief(), Spelling.remark(positional)));
    }
    Spelling.addSection(sections, "ARGUMENTS", arguments);
    return new HelpPage(List.copyOf(sections));
  }

  private static List<Line> description(Usage usage) {
    List<Line> description = new ArrayList<>();
    description.add(new Line.Prose(usage.brief()));
    description.addAll(Spelling.prose(usage.detail()));
    if (usage.destructive()) {
      description.add(new Line.Prose("It changes or deletes what can't be brought back."));
    }
    return description;
  }

  private static List<Line> examples(Usage usage) {
    List<Line> examples = new ArrayList<>();
    for (String example : usage.examples()) {
      examples.add(Spelling.example(example));
    }
    return examples;
  }

  private static List<Line> jsonFields(Usage usage) {
    List<Line> fields = new ArrayList<>();
    for (Usage.JsonField field : usage.jsonFields()) {
      fields.add(
          new Line.Entry(
              field.name(),
              field.description(),
              field.optional() ? field.type() + ", optional" : field.type()));
    }
    return fields;
  }
}
