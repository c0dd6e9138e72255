package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;

/// The command reference: one Markdown page on everything the program can do. The same tree always
/// gives the same page, so a build can tell when the one in the repository is out of date.
public final class Reference {
  private final Tree<?> tree;
  private final StringBuilder page = new StringBuilder();

  private Reference(Tree<?> tree) {
    this.tree = tree;
  }

  /// The page, ended by a line feed.
  public static String markdown(Tree<?> tree) {
    Reference reference = new Reference(tree);
    reference.write();
    return reference.page.toString();
  }

  private void write() {
    paragraph("# Commands of `" + tree.program() + "`");
    paragraph(Markdown.prose(tree.tagline()) + ".");
    contents();
    for (Tree.Chapter<?> chapter : tree.chapters()) {
      paragraph("## " + Markdown.prose(chapter.title()));
      for (Node<?> node : chapter.members()) {
        if (!node.hidden()) {
          node(List.of(node.name()), node);
        }
      }
    }
    shortcuts();
    paragraph("## Flags of every command");
    List<Flag<?>> globals = new ArrayList<>(Spelling.globals(tree));
    globals.add(Tree.VERSION);
    flags(globals);
    variables();
    page.setLength(page.length() - 1);
  }

  private void contents() {
    for (Tree.Chapter<?> chapter : tree.chapters()) {
      List<String> links = new ArrayList<>();
      for (Node<?> node : chapter.members()) {
        if (!node.hidden()) {
          String call = Spelling.call(tree, List.of(node.name()));
          links.add("[`" + node.name() + "`](#" + Markdown.anchor(call) + ")");
        }
      }
      if (!links.isEmpty()) {
        line("- " + Markdown.prose(chapter.title()) + ": " + String.join(", ", links));
      }
    }
    page.append('\n');
  }

  private void node(List<String> path, Node<?> node) {
    switch (node) {
      case Group<?> group -> group(path, group);
      case Route<?> route -> command(path, route);
    }
  }

  private void group(List<String> path, Group<?> group) {
    paragraph("### `" + Spelling.call(tree, path) + "`");
    paragraph(sentence(group.brief()));
    describe(group.detail());
    aliases(path, group);
    for (Node<?> member : group.members()) {
      if (!member.hidden()) {
        List<String> below = new ArrayList<>(path);
        below.add(member.name());
        node(below, member);
      }
    }
  }

  private void command(List<String> path, Route<?> route) {
    Usage usage = route.command().get().usage();
    String call = Spelling.call(tree, path);
    paragraph((path.size() == 1 ? "### `" : "#### `") + call + "`");
    List<String> called = new ArrayList<>(List.of(call));
    called.addAll(Spelling.parts(usage));
    paragraph("```\n" + String.join("\n    ", HelpText.wrapped(called, 76)) + "\n```");
    paragraph(sentence(usage.brief()));
    describe(usage.detail());
    if (usage.destructive()) {
      paragraph("It changes or deletes what can't be brought back.");
    }
    aliases(path, route);
    positionals(usage.positionals());
    flags(Spelling.own(usage));
    examples(usage);
    jsonFields(usage.jsonFields());
  }

  private void describe(String detail) {
    boolean points = false;
    for (HelpPage.Line line : Spelling.prose(detail)) {
      boolean point = line instanceof HelpPage.Line.Point;
      if (points && !point) {
        page.append('\n');
      }
      points = point;
      switch (line) {
        case HelpPage.Line.Point(var text) -> line("- " + Markdown.prose(text));
        case HelpPage.Line.Prose(var text) when text.startsWith("  ") ->
            paragraph("```\n" + text + "\n```");
        case HelpPage.Line.Prose(var text) -> paragraph(Markdown.prose(text));
        case HelpPage.Line.Call _,
            HelpPage.Line.Entry _,
            HelpPage.Line.Example _,
            HelpPage.Line.Menu _ ->
            throw new IllegalStateException("prose holds paragraphs and points only");
      }
    }
    if (points) {
      page.append('\n');
    }
  }

  private void aliases(List<String> path, Node<?> node) {
    List<String> aliases = Spelling.aliases(tree, path, node);
    if (!aliases.isEmpty()) {
      paragraph("Also called `" + String.join("`, `", aliases) + "`.");
    }
  }

  private void positionals(List<Positional> positionals) {
    if (positionals.isEmpty()) {
      return;
    }
    line("| Argument | |");
    line("|---|---|");
    for (Positional positional : positionals) {
      row(
          Markdown.code(positional.synopsis()),
          remarked(positional.brief(), Spelling.remark(positional)));
    }
    page.append('\n');
  }

  private void flags(List<Flag<?>> flags) {
    if (flags.isEmpty()) {
      return;
    }
    line("| Flag | |");
    line("|---|---|");
    for (Flag<?> flag : flags) {
      String letter = flag.letter() == null ? "" : Markdown.code("-" + flag.letter()) + " ";
      String value = Spelling.value(flag);
      row(
          letter + Markdown.code("--" + flag.name() + value),
          remarked(flag.brief(), Spelling.remark(flag)));
    }
    page.append('\n');
  }

  private void examples(Usage usage) {
    if (usage.examples().isEmpty()) {
      return;
    }
    line("```sh");
    for (String example : usage.examples()) {
      line(example);
    }
    line("```");
    page.append('\n');
  }

  private void jsonFields(List<Usage.JsonField> fields) {
    if (fields.isEmpty()) {
      return;
    }
    line("| JSON field | Type | |");
    line("|---|---|---|");
    for (Usage.JsonField field : fields) {
      row(
          Markdown.code(field.name()),
          field.type(),
          remarked(field.description(), field.optional() ? "optional" : ""));
    }
    page.append('\n');
  }

  private void shortcuts() {
    if (tree.shortcuts().isEmpty()) {
      return;
    }
    paragraph("## Shortcuts");
    line("| Shortcut | Stands for |");
    line("|---|---|");
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      row(
          Markdown.code(tree.program() + " " + shortcut.word()),
          Markdown.code(Spelling.call(tree, shortcut.path())));
    }
    page.append('\n');
  }

  private void variables() {
    if (tree.variables().isEmpty()) {
      return;
    }
    paragraph("## Environment variables");
    line("| Variable | | Example |");
    line("|---|---|---|");
    for (Tree.Variable variable : tree.variables()) {
      String more =
          variable.description().isEmpty() ? "" : " " + Markdown.prose(variable.description());
      row(
          Markdown.code(variable.name()),
          sentence(variable.brief()) + more,
          variable.example().isEmpty() ? "" : Markdown.code(variable.example()));
    }
    page.append('\n');
  }

  private void paragraph(String text) {
    page.append(text).append("\n\n");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void row(String... cells) {
    line(Markdown.row(cells));
  }

  private static String remarked(String text, String remark) {
    return remark.isEmpty()
        ? Markdown.prose(text)
        : Markdown.prose(text) + " *(" + Markdown.prose(remark) + ")*";
  }

  private static String sentence(String brief) {
    String prose = Markdown.prose(brief);
    return prose.endsWith(".") ? prose : prose + ".";
  }
}
