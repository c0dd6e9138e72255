package dev.sentrycli.acceptance.scenario;

import java.util.ArrayList;
import java.util.List;

/// A story told in command lines, with everything they print.
///
/// ```
/// # Organizations are listed in the server's order.
/// given login
///
/// $ sentry org list --limit 0
/// ! Error: --limit must be between 1 and 1000
/// [21]
/// ```
///
/// Lines that follow a command are its standard output; `! ` leads a line of standard error, which
/// stands after it whenever it came. A code in brackets is the exit code unless that is 0. A line
/// of output that begins like one of these has a backslash before it. Empty lines around an output
/// mean nothing.
record Scenario(List<Step> steps) {
  /// A piece of the story.
  sealed interface Step {
    /// A remark or an empty line.
    record Remark(String line) implements Step {}

    /// Something that is so from here on.
    ///
    /// @param what the words after `given`
    /// @param lines what follows on lines of its own, as the content of a file does
    record Given(String what, List<String> lines) implements Step {}

    /// A command line and what it prints.
    record Call(String command, List<String> expected) implements Step {}
  }

  private static final String GIVEN = "given ";
  private static final String HERE = " <<END";
  private static final String PROMPT = "$ ";

  Scenario {
    steps = List.copyOf(steps);
  }

  static Scenario read(String text) {
    List<Step> steps = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (line.startsWith(GIVEN)) {
        String what = line.substring(GIVEN.length());
        List<String> content = new ArrayList<>();
        if (what.endsWith(HERE)) {
          what = what.substring(0, what.length() - HERE.length());
          while (!lines.get(at).equals("END")) {
            content.add(lines.get(at++));
          }
          at++;
        }
        steps.add(new Step.Given(what, content));
      } else if (line.startsWith(PROMPT)) {
        List<String> expected = new ArrayList<>();
        while (at < lines.size() && !startsSomething(lines.get(at))) {
          expected.add(lines.get(at++));
        }
        steps.add(new Step.Call(line.substring(PROMPT.length()), trimmed(expected)));
      } else if (line.isEmpty() || line.startsWith("#")) {
        steps.add(new Step.Remark(line));
      } else {
        throw new IllegalArgumentException("No command printed this: " + line);
      }
    }
    return new Scenario(steps);
  }

  String write() {
    StringBuilder text = new StringBuilder();
    Step before = null;
    for (Step step : steps) {
      if (before instanceof Step.Call
          && !(step instanceof Step.Remark(var line) && line.isEmpty())) {
        text.append('\n');
      }
      switch (step) {
        case Step.Remark(var line) -> text.append(line).append('\n');
        case Step.Given(var what, var lines) -> {
          text.append(GIVEN).append(what).append(lines.isEmpty() ? "" : HERE).append('\n');
          if (!lines.isEmpty()) {
            lines.forEach(line -> text.append(line).append('\n'));
            text.append("END\n");
          }
        }
        case Step.Call(var command, var expected) -> {
          text.append(PROMPT).append(command).append('\n');
          expected.forEach(line -> text.append(line).append('\n'));
        }
      }
      before = step;
    }
    return text.toString().stripTrailing() + "\n";
  }

  /// A line of standard output as it stands in a scenario.
  static String quoted(String line) {
    boolean special =
        startsSomething(line)
            || line.startsWith("!")
            || line.startsWith("\\")
            || line.matches("\\[\\d+]");
    return special ? "\\" + line : line;
  }

  private static boolean startsSomething(String line) {
    return line.startsWith(PROMPT) || line.startsWith(GIVEN) || line.startsWith("#");
  }

  /// Without the empty lines at both ends.
  static List<String> trimmed(List<String> lines) {
    int start = 0;
    int end = lines.size();
    while (start < end && lines.get(start).isEmpty()) {
      start++;
    }
    while (end > start && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return List.copyOf(lines.subList(start, end));
  }
}
