package dev.sentrycli.acceptance.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a command is expected to print. `{{…}}` stands for anything within a line, a line `{{⋮}}`
/// for any number of lines.
record Expectation(List<String> lines) {
  static final String ANYTHING = "{{…}}";
  static final String LINES = "{{⋮}}";

  boolean isMetBy(List<String> actual) {
    return matches(0, actual, 0);
  }

  private boolean matches(int at, List<String> actual, int from) {
    if (at == lines.size()) {
      return from == actual.size();
    }
    String expected = lines.get(at);
    if (expected.equals(LINES)) {
      for (int skipped = from; skipped <= actual.size(); skipped++) {
        if (matches(at + 1, actual, skipped)) {
          return true;
        }
      }
      return false;
    }
    return from < actual.size()
        && isMet(expected, actual.get(from))
        && matches(at + 1, actual, from + 1);
  }

  private static boolean isMet(String expected, String actual) {
    if (!expected.contains(ANYTHING)) {
      return expected.equals(actual);
    }
    StringBuilder pattern = new StringBuilder();
    for (String part : expected.split(Pattern.quote(ANYTHING), -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.matches(pattern.toString(), actual);
  }

  /// These lines, but where an expected line stood for them with its placeholders, that one.
  Expectation updated(List<String> actual) {
    List<String> kept = new ArrayList<>();
    int next = 0;
    for (String line : actual) {
      String written = line;
      for (int i = next; i < lines.size(); i++) {
        if (isMet(lines.get(i), line)) {
          written = lines.get(i);
          next = i + 1;
          break;
        }
      }
      kept.add(written);
    }
    return new Expectation(kept);
  }
}
