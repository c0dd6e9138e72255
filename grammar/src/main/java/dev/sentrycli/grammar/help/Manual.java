package dev.sentrycli.grammar.help;

import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Node;
import dev.sentrycli.grammar.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The manual for `man`: a page on the program and one on each of its first words, with all that is
/// below it. The same tree always gives the same pages, so a build can tell when those in the
/// repository are out of date.
///
/// @param exits the codes the program ends with
/// @param files what it reads and writes
public record Manual(List<Term> exits, List<Term> files) {

  /// A word or path and what it means, a few words without a full stop.
  public record Term(String term, String meaning) {}

  /// The pages by the names of their files, such as `sentry.1` and `sentry-issue.1`.
  public Map<String, String> pages(Tree<?> tree) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(tree.program() + ".1", program(tree));
    for (Node<?> node : tree.visible()) {
      pages.put(title(tree, node) + ".1", CommandManual.page(tree, node));
    }
    return pages;
  }

  static Roff begin(Tree<?> tree, String title) {
    return new Roff(
        "Made from the commands of " + tree.program() + ", not written by hand.",
        title,
        tree.program() + " " + tree.version(),
        "Manual of " + tree.program());
  }

  static String title(Tree<?> tree, Node<?> node) {
    return tree.program() + "-" + node.name();
  }

  static String sentence(String brief) {
    String prose = Roff.prose(brief);
    return prose.endsWith(".") ? prose : prose + ".";
  }

  static void flags(Roff page, List<Flag<?>> flags) {
    for (Flag<?> flag : flags) {
      String letter = flag.letter() == null ? "" : Roff.bold("-" + flag.letter()) + ", ";
      page.entry(
          letter + Roff.bold("--" + flag.name()) + Roff.synopsis(Spelling.value(flag)),
          remarked(flag.brief(), Spelling.remark(flag)));
    }
  }

  static String remarked(String text, String remark) {
    return remark.isEmpty() ? Roff.prose(text) : Roff.prose(text) + " (" + Roff.prose(remark) + ")";
  }

  /// Each example with its note above it, as a comment of the shell.
  static void examples(Roff page, List<String> examples) {
    List<String> lines = new ArrayList<>();
    for (String example : examples) {
      String note = Spelling.exampleNote(example);
      if (!note.isEmpty()) {
        lines.add("# " + note);
      }
      lines.add(Spelling.exampleCommand(example));
    }
    page.verbatim(String.join("\n", lines));
  }

  private String program(Tree<?> tree) {
    Roff page = begin(tree, tree.program());
    page.section("NAME");
    page.paragraph(Roff.literal(tree.program()) + " \\- " + Roff.literal(tree.tagline()));
    page.section("SYNOPSIS");
    page.hanging(
        Roff.bold(tree.program())
            + " "
            + Roff.synopsis("<command> [<flags>] [<arguments>]").replace("\\ ", " "));
    page.section("DESCRIPTION");
    page.paragraph(
        "Each command, or group of commands, has a page of its own, which "
            + Roff.bold("man " + tree.program() + "-")
            + "\\fIcommand\\fR shows. "
            + Roff.bold(tree.program() + " ")
            + "\\fIcommand\\fR"
            + Roff.bold(" --help")
            + " says the same in short.");
    page.section("COMMANDS");
    for (Tree.Chapter<?> chapter : tree.chapters()) {
      chapter(page, tree, chapter);
    }
    if (!tree.shortcuts().isEmpty()) {
      page.subsection("Shortcuts");
      page.spread(false);
      for (Tree.Shortcut shortcut : tree.shortcuts()) {
        page.entry(
            Roff.bold(tree.program() + " " + shortcut.word()),
            "Stands for " + Roff.bold(Spelling.call(tree, shortcut.path())));
      }
      page.spread(true);
    }
    page.section("FLAGS OF EVERY COMMAND");
    List<Flag<?>> globals = new ArrayList<>(Spelling.globals(tree));
    globals.add(Tree.VERSION);
    flags(page, globals);
    variables(page, tree.variables());
    terms(page, "EXIT STATUS", exits);
    terms(page, "FILES", files);
    if (!tree.examples().isEmpty()) {
      page.section("EXAMPLES");
      examples(page, tree.examples());
    }
    return page.text();
  }

  private static void chapter(Roff page, Tree<?> tree, Tree.Chapter<?> chapter) {
    boolean begun = false;
    for (Node<?> node : chapter.members()) {
      if (node.hidden()) {
        continue;
      }
      if (!begun) {
        page.subsection(chapter.title());
        begun = true;
      }
      List<String> members = new ArrayList<>();
      if (node instanceof Group<?> group) {
        for (Node<?> member : group.members()) {
          if (!member.hidden()) {
            members.add(Roff.bold(member.name()));
          }
        }
      }
      page.entry(
          Roff.bold(title(tree, node)) + "(1)",
          sentence(node.brief())
              + (members.isEmpty() ? "" : " Commands: " + String.join(", ", members) + "."));
    }
  }

  private static void variables(Roff page, List<Tree.Variable> variables) {
    if (variables.isEmpty()) {
      return;
    }
    page.section("ENVIRONMENT");
    for (Tree.Variable variable : variables) {
      String more =
          variable.description().isEmpty() ? "" : " " + Roff.prose(variable.description());
      String example =
          variable.example().isEmpty() ? "" : " Example: " + Roff.bold(variable.example());
      page.entry(Roff.bold(variable.name()), sentence(variable.brief()) + more + example);
    }
  }

  private static void terms(Roff page, String heading, List<Term> terms) {
    if (terms.isEmpty()) {
      return;
    }
    page.section(heading);
    for (Term term : terms) {
      page.entry(Roff.bold(term.term()), Roff.prose(term.meaning()));
    }
  }
}
