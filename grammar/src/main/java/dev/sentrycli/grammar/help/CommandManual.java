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
import java.util.Locale;
import java.util.function.Consumer;

/// The page of the manual on one first word. A command has the usual sections; a group has a
/// section for each command below it.
final class CommandManual {
  private final Tree<?> tree;
  private final Roff page;

  private CommandManual(Tree<?> tree, Roff page) {
    this.tree = tree;
    this.page = page;
  }

  static String page(Tree<?> tree, Node<?> node) {
    String title = Manual.title(tree, node);
    Roff page = Manual.begin(tree, title);
    page.section("NAME");
    page.paragraph(Roff.literal(title) + " \\- " + Roff.literal(node.brief()));
    CommandManual manual = new CommandManual(tree, page);
    List<String> path = List.of(node.name());
    page.section("SYNOPSIS");
    switch (node) {
      case Route<?> route -> {
        Usage usage = route.command().get().usage();
        manual.call(path, usage);
        page.section("DESCRIPTION");
        manual.describe(path, route, usage);
        manual.details(usage, heading -> page.section(heading.toUpperCase(Locale.ROOT)));
      }
      case Group<?> group -> {
        page.spread(false);
        manual.calls(path, group);
        page.spread(true);
        page.section("DESCRIPTION");
        manual.introduce(path, group);
        manual.members(path, group);
      }
    }
    page.section("SEE ALSO");
    page.paragraph(
        Roff.bold(tree.program())
            + "(1) has the flags that every command takes, such as "
            + Roff.bold("--" + Spelling.globals(tree).getFirst().name())
            + ", the environment variables and the exit codes.");
    return page.text();
  }

  /// How each command of a group is called, without its flags.
  private void calls(List<String> path, Group<?> group) {
    for (Node<?> member : group.members()) {
      if (member.hidden()) {
        continue;
      }
      List<String> below = below(path, member);
      switch (member) {
        case Group<?> inner -> calls(below, inner);
        case Route<?> route -> {
          Usage usage = route.command().get().usage();
          StringBuilder call = new StringBuilder(Roff.bold(Spelling.call(tree, below)));
          if (!Spelling.own(usage).isEmpty()) {
            call.append(' ').append(Roff.synopsis("[<flags>]"));
          }
          for (Positional positional : usage.positionals()) {
            call.append(' ').append(Roff.synopsis(positional.synopsis()));
          }
          page.hanging(call.toString());
        }
      }
    }
  }

  private void members(List<String> path, Group<?> group) {
    for (Node<?> member : group.members()) {
      if (member.hidden()) {
        continue;
      }
      List<String> below = below(path, member);
      page.section(String.join(" ", below).toUpperCase(Locale.ROOT));
      switch (member) {
        case Group<?> inner -> {
          introduce(below, inner);
          members(below, inner);
        }
        case Route<?> route -> {
          Usage usage = route.command().get().usage();
          call(below, usage);
          describe(below, route, usage);
          details(usage, page::subsection);
        }
      }
    }
  }

  private void introduce(List<String> path, Group<?> group) {
    page.paragraph(Manual.sentence(group.brief()));
    prose(group.detail());
    aliases(path, group);
  }

  private void call(List<String> path, Usage usage) {
    StringBuilder call = new StringBuilder(Roff.bold(Spelling.call(tree, path)));
    for (String part : Spelling.parts(usage)) {
      call.append(' ').append(Roff.synopsis(part));
    }
    page.hanging(call.toString());
  }

  private void describe(List<String> path, Route<?> route, Usage usage) {
    page.paragraph(Manual.sentence(usage.brief()));
    prose(usage.detail());
    if (usage.destructive()) {
      page.paragraph("It changes or deletes what can't be brought back.");
    }
    aliases(path, route);
  }

  private void prose(String detail) {
    for (HelpPage.Line line : Spelling.prose(detail)) {
      switch (line) {
        case HelpPage.Line.Point(var text) -> page.point(Roff.prose(text));
        case HelpPage.Line.Prose(var text) when text.startsWith("  ") -> page.verbatim(text);
        case HelpPage.Line.Prose(var text) -> page.paragraph(Roff.prose(text));
        case HelpPage.Line.Call _,
            HelpPage.Line.Entry _,
            HelpPage.Line.Example _,
            HelpPage.Line.Menu _ ->
            throw new IllegalStateException("prose holds paragraphs and points only");
      }
    }
  }

  private void aliases(List<String> path, Node<?> node) {
    List<String> aliases = new ArrayList<>();
    for (String alias : Spelling.aliases(tree, path, node)) {
      aliases.add(Roff.bold(alias));
    }
    if (!aliases.isEmpty()) {
      page.paragraph("Also called " + String.join(", ", aliases) + ".");
    }
  }

  private void details(Usage usage, Consumer<String> heading) {
    if (!usage.positionals().isEmpty()) {
      heading.accept("Arguments");
      for (Positional positional : usage.positionals()) {
        page.entry(
            Roff.synopsis(positional.synopsis()),
            Manual.remarked(positional.brief(), Spelling.remark(positional)));
      }
    }
    List<Flag<?>> own = Spelling.own(usage);
    if (!own.isEmpty()) {
      heading.accept("Flags");
      Manual.flags(page, own);
    }
    if (!usage.examples().isEmpty()) {
      heading.accept("Examples");
      Manual.examples(page, usage.examples());
    }
    if (!usage.jsonFields().isEmpty()) {
      heading.accept("JSON fields");
      page.spread(false);
      for (Usage.JsonField field : usage.jsonFields()) {
        page.entry(
            Roff.bold(field.name()) + " (" + field.type() + ")",
            Manual.remarked(field.description(), field.optional() ? "optional" : ""));
      }
      page.spread(true);
    }
  }

  private static List<String> below(List<String> path, Node<?> member) {
    List<String> below = new ArrayList<>(path);
    below.add(member.name());
    return List.copyOf(below);
  }
}
