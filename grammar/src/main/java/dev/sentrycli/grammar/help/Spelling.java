package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.util.ArrayList;
import java.util.List;

/// How flags, arguments and other names of a command are written, the same on every page.
final class Spelling {
  private Spelling() {}

  /// `sentry org list`.
  static String call(Tree<?> tree, List<String> path) {
    return path.isEmpty() ? tree.program() : tree.program() + " " + String.join(" ", path);
  }

  /// All a command takes, as a line of usage spells it.
  static List<String> parts(Usage usage) {
    List<String> parts = new ArrayList<>();
    for (Flag<?> flag : usage.flags()) {
      if (!flag.hidden()) {
        String spelled = "--" + flag.name() + value(flag);
        parts.add(isRequired(flag) ? spelled : "[" + spelled + "]");
      }
    }
    for (Positional positional : usage.positionals()) {
      parts.add(positional.synopsis());
    }
    return parts;
  }

  /// `-n [--limit] <number>`, with blanks where there is no letter.
  static String term(Flag<?> flag) {
    String letter = flag.letter() == null ? "   " : "-" + flag.letter() + " ";
    String name = "--" + flag.name();
    return letter + (isRequired(flag) ? name : "[" + name + "]") + value(flag);
  }

  private static boolean isRequired(Flag<?> flag) {
    return flag.required() || flag.needed();
  }

  static String remark(Flag<?> flag) {
    List<String> remarks = new ArrayList<>();
    if (isRequired(flag)) {
      remarks.add("required");
    }
    if (flag.initialText() != null) {
      remarks.add("default = " + flag.initialText());
    }
    if (flag.bare() != null) {
      remarks.add("without a value = " + flag.bare());
    }
    if (flag.repeatable()) {
      remarks.add("may be repeated");
    }
    return String.join(", ", remarks);
  }

  static String remark(Positional positional) {
    List<String> remarks = new ArrayList<>();
    if (!positional.required()) {
      remarks.add("optional");
    }
    if (positional.variadic()) {
      remarks.add("may be repeated");
    }
    if (!positional.choices().isEmpty()) {
      remarks.add(String.join("|", positional.choices()));
    }
    return String.join(", ", remarks);
  }

  /// The flags of a command itself that help shows.
  static List<Flag<?>> own(Usage usage) {
    List<Flag<?>> own = new ArrayList<>();
    for (Flag<?> flag : usage.flags()) {
      if (!flag.hidden()) {
        own.add(flag);
      }
    }
    return own;
  }

  static HelpPage.Line.Entry entry(Flag<?> flag) {
    return new HelpPage.Line.Entry(term(flag), flag.brief(), remark(flag));
  }

  /// The flags every command takes and help shows, `--help` included.
  static List<Flag<?>> globals(Tree<?> tree) {
    List<Flag<?>> globals = new ArrayList<>();
    for (Flag<?> flag : tree.globals()) {
      if (!flag.hidden()) {
        globals.add(flag);
      }
    }
    globals.add(Tree.HELP);
    return globals;
  }

  /// The flags help shows for a command: its own, then those every command takes unless it owns the
  /// name or takes none of them.
  static List<Flag<?>> flags(Tree<?> tree, Usage usage) {
    List<Flag<?>> flags = new ArrayList<>();
    List<String> owned = new ArrayList<>();
    for (Flag<?> flag : usage.flags()) {
      owned.add(flag.name());
      if (!flag.hidden()) {
        flags.add(flag);
      }
    }
    for (Flag<?> flag : usage.apart() ? List.of(Tree.HELP) : globals(tree)) {
      if (!owned.contains(flag.name())) {
        flags.add(flag);
      }
    }
    return flags;
  }

  /// The other ways to name a command or group, program included, shortest paths last.
  static List<String> aliases(Tree<?> tree, List<String> path, Node<?> node) {
    List<String> aliases = new ArrayList<>();
    List<String> above = path.subList(0, path.size() - 1);
    for (String alias : node.aliases()) {
      aliases.add(call(tree, above) + " " + alias);
    }
    if (tree.at(above) instanceof Group<?> group && node.name().equals(group.fallback())) {
      aliases.add(call(tree, above));
    }
    for (Tree.Shortcut shortcut : tree.shortcuts()) {
      if (shortcut.path().equals(path)) {
        aliases.add(tree.program() + " " + shortcut.word());
      }
    }
    return aliases;
  }

  /// An example without its note.
  static String exampleCommand(String example) {
    int note = example.indexOf(" # ");
    return note < 0 ? example.strip() : example.substring(0, note).strip();
  }

  static String exampleNote(String example) {
    int note = example.indexOf(" # ");
    return note < 0 ? "" : example.substring(note + 3).strip();
  }

  static HelpPage.Line.Example example(String example) {
    return new HelpPage.Line.Example(exampleCommand(example), exampleNote(example));
  }

  /// The paragraphs of a text, in which blank lines separate them. A line that starts with `- ` is
  /// a point of an enumeration.
  static List<HelpPage.Line> prose(String text) {
    List<HelpPage.Line> lines = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean point = line.startsWith("- ");
      if (line.isBlank() || point) {
        end(paragraph, lines);
      }
      if (paragraph.indexOf("- ") == 0) {
        paragraph.append(' ').append(line.strip());
      } else if (!line.isBlank()) {
        paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line.stripTrailing());
      }
    }
    end(paragraph, lines);
    return lines;
  }

  private static void end(StringBuilder paragraph, List<HelpPage.Line> lines) {
    if (!paragraph.isEmpty()) {
      String text = paragraph.toString();
      lines.add(
          text.startsWith("- ")
              ? new HelpPage.Line.Point(text.substring(2))
              : new HelpPage.Line.Prose(text));
      paragraph.setLength(0);
    }
  }

  static void addSection(
      List<HelpPage.Section> sections, String heading, List<? extends HelpPage.Line> lines) {
    if (!lines.isEmpty()) {
      sections.add(new HelpPage.Section(heading, List.copyOf(lines)));
    }
  }

  /// ` <number>`, ` [<seconds>]`, or nothing for a toggle.
  static String value(Flag<?> flag) {
    String placeholder = flag.placeholder();
    if (placeholder == null) {
      return "";
    }
    return flag.bare() == null ? " <" + placeholder + ">" : " [<" + placeholder + ">]";
  }
}
