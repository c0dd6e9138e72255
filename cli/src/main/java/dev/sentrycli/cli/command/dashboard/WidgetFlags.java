package dev.sentrycli.cli.command.dashboard;

import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.cli.dashboard.DashboardException;
import dev.sentrycli.cli.dashboard.WidgetWish;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flags that say what a widget is to be, and which one is meant.
final class WidgetFlags {
  static final Flag<@Nullable String> DISPLAY =
      Flag.text("display", "type", "How it is shown: line, table, big_number and so on")
          .letter('d');
  static final Flag<@Nullable String> DATASET =
      Flag.text("dataset", "name", "What it is about: spans, errors, logs and so on");
  static final Flag<List<String>> QUERY =
      Flag.texts("query", "aggregate", "What is counted: count, p95:span.duration; repeatable")
          .letter('q');
  static final Flag<@Nullable String> WHERE =
      Flag.text("where", "search", "Only what this search finds").letter('w');
  static final Flag<List<String>> GROUP_BY =
      Flag.texts("group-by", "column", "Apart for each value of this column; repeatable")
          .letter('g');
  static final Flag<@Nullable String> SORT =
      Flag.text("sort", "field", "What comes first, '-' before it for the largest").letter('s');
  static final Flag<@Nullable Integer> LIMIT =
      Flag.count("limit", 1, 100, "How many rows or groups are shown").letter('n');
  static final Flag<@Nullable Integer> COLUMN =
      number("col", "The column it stands in, 0 to 5").letter('x');
  static final Flag<@Nullable Integer> ROW =
      number("row", "The row it stands in, from 0").letter('y');
  static final Flag<@Nullable Integer> WIDTH =
      number("width", "How many columns it is wide, 1 to 6");
  static final Flag<@Nullable Integer> HEIGHT = number("height", "How many rows it is high");
  static final Flag<@Nullable String> DESCRIPTION =
      Flag.text("description", "text", "What is written below its title; all of a text widget");
  static final Flag<@Nullable Integer> INDEX =
      number("index", "Which widget, counted from 0").letter('i');
  static final Flag<@Nullable String> TITLE =
      Flag.text("title", "text", "The widget of this title").letter('t');

  private WidgetFlags() {}

  /// Any whole number: what is wrong with it depends on the grid, and is said by those who know it.
  private static Flag<@Nullable Integer> number(String name, String brief) {
    return Flag.count(name, Integer.MIN_VALUE, Integer.MAX_VALUE, brief);
  }

  static WidgetWish wish(Arguments arguments) {
    return new WidgetWish(
        WidgetWish.display(arguments.get(DISPLAY)),
        WidgetWish.dataset(arguments.get(DATASET)),
        arguments.get(QUERY),
        arguments.get(WHERE),
        arguments.get(GROUP_BY),
        arguments.get(SORT),
        arguments.get(LIMIT),
        new WidgetWish.Size(
            arguments.get(COLUMN), arguments.get(ROW), arguments.get(WIDTH), arguments.get(HEIGHT)),
        arguments.get(DESCRIPTION));
  }

  /// Which widget of a dashboard is meant.
  ///
  /// @param index null if it is named by its title
  record Choice(@Nullable Integer index, @Nullable String title) {
    /// @param command as it is typed, for the sentence that nothing was chosen
    static Choice of(Arguments arguments, String command) {
      Integer index = arguments.get(INDEX);
      String title = arguments.get(TITLE);
      if (index == null && title == null) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "It is not said which widget: --index or --title is required",
            "sentry dashboard widget " + command + " <org>/<dashboard> --index 0");
      }
      if (index != null && title != null) {
        throw new UsageException(
            UsageException.Kind.VALUE,
            "--index and --title can't both choose the widget",
            "leave one of them out");
      }
      return new Choice(index, title);
    }

    /// The place of the widget among all.
    ///
    /// @throws DashboardException if there is none, or several have the title
    int among(List<Widget> widgets) {
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < widgets.size(); i++) {
        boolean meant = index == null ? widgets.get(i).title().equalsIgnoreCase(title) : i == index;
        if (meant) {
          found.add(i);
        }
      }
      if (found.size() == 1) {
        return found.getFirst();
      }
      if (found.size() > 1) {
        throw DashboardException.unfit(
            "%d widgets are called '%s'".formatted(found.size(), Printable.line("" + title)),
            "--index chooses one of them: " + found.toString().replaceAll("[\\[\\]]", ""));
      }
      if (widgets.isEmpty()) {
        throw DashboardException.unfit(
            "The dashboard has no widgets",
            "'sentry dashboard widget add <org>/<dashboard> <title> --display line' adds one");
      }
      List<String> there = new ArrayList<>();
      for (int i = 0; i < widgets.size() && i < 10; i++) {
        there.add(i + " '" + Printable.line(widgets.get(i).title()) + "'");
      }
      throw DashboardException.unfit(
          index == null
              ? "No widget of the dashboard is called '%s'".formatted(Printable.line("" + title))
              : "The dashboard has no widget %d: they are 0 to %d"
                  .formatted(index, widgets.size() - 1),
          "there are: " + String.join(", ", there));
    }
  }
}
