package dev.sentrycli.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of the `.gitignore` files from a root down to one folder. A rule of a deeper file, or
/// of a later line, beats the others.
final class Gitignore {
  private static final long LARGEST = 256 * 1024;

  private final @Nullable Gitignore above;
  private final int depth;
  private final List<Rule> rules;

  /// One line of a file.
  ///
  /// @param segments the pattern at its slashes
  /// @param anchored whether it starts at the file's folder rather than anywhere below
  private record Rule(
      List<String> segments, boolean anchored, boolean foldersOnly, boolean negated) {}

  private Gitignore(@Nullable Gitignore above, int depth, List<Rule> rules) {
    this.above = above;
    this.depth = depth;
    this.rules = rules;
  }

  /// With the rules of a folder's own file, if it has one.
  ///
  /// @param depth how many folders lie between the root and this one
  static @Nullable Gitignore read(Path folder, int depth, @Nullable Gitignore above) {
    Path file = folder.resolve(".gitignore");
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        return above;
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException absent) {
      return above;
    }
    return parse(text, depth, above);
  }

  static @Nullable Gitignore parse(String text, int depth, @Nullable Gitignore above) {
    List<Rule> rules = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      Rule rule = rule(line);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules.isEmpty() ? above : new Gitignore(above, depth, rules);
  }

  /// Whether something is ignored, given that no folder above it is.
  ///
  /// @param path the names from the root down to it
  static boolean ignores(@Nullable Gitignore innermost, List<String> path, boolean folder) {
    for (Gitignore file = innermost; file != null; file = file.above) {
      for (int i = file.rules.size() - 1; i >= 0; i--) {
        Rule rule = file.rules.get(i);
        if ((folder || !rule.foldersOnly) && file.matches(rule, path)) {
          return !rule.negated;
        }
      }
    }
    return false;
  }

  private boolean matches(Rule rule, List<String> path) {
    if (!rule.anchored) {
      return matchesName(rule.segments.getFirst(), path.getLast());
    }
    return matchesPath(rule.segments, 0, path, depth);
  }

  private static boolean matchesPath(List<String> pattern, int from, List<String> path, int start) {
    if (from == pattern.size()) {
      return start == path.size();
    }
    if (pattern.get(from).equals("**")) {
      if (from == pattern.size() - 1) {
        return start < path.size();
      }
      for (int next = start; next < path.size(); next++) {
        if (matchesPath(pattern, from + 1, path, next)) {
          return true;
        }
      }
      return false;
    }
    return start < path.size()
        && matchesName(pattern.get(from), path.get(start))
        && matchesPath(pattern, from + 1, path, start + 1);
  }

  /// Matches one name against `*`, `?`, `[a-z]` and `\`.
  static boolean matchesName(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
        continue;
      }
      int next = p < pattern.length() ? step(pattern, p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /// Where the pattern goes on after it has accepted the character at `p`; -1 if it does not.
  private static int step(String pattern, int p, char c) {
    char wanted = pattern.charAt(p);
    if (wanted == '?') {
      return p + 1;
    }
    if (wanted == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    int end = wanted == '[' ? pattern.indexOf(']', p + 2) : -1;
    if (end < 0) {
      return wanted == c ? p + 1 : -1;
    }
    int i = p + 1;
    boolean negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
    if (negated) {
      i++;
      end = pattern.indexOf(']', i + 1);
      if (end < 0) {
        return -1;
      }
    }
    boolean inside = false;
    for (; i < end; i++) {
      if (i + 2 < end && pattern.charAt(i + 1) == '-') {
        inside |= c >= pattern.charAt(i) && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        inside |= c == pattern.charAt(i);
      }
    }
    return inside != negated ? end + 1 : -1;
  }

  private static @Nullable Rule rule(String line) {
    String pattern = trimmed(line);
    if (pattern.isEmpty() || pattern.charAt(0) == '#') {
      return null;
    }
    boolean negated = pattern.charAt(0) == '!';
    if (negated) {
      pattern = pattern.substring(1);
    }
    boolean foldersOnly = pattern.endsWith("/");
    if (foldersOnly) {
      pattern = pattern.substring(0, pattern.length() - 1);
    }
    boolean anchored = pattern.indexOf('/') >= 0;
    if (pattern.startsWith("/")) {
      pattern = pattern.substring(1);
    }
    if (pattern.isEmpty()) {
      return null;
    }
    return new Rule(List.of(pattern.split("/", -1)), anchored, foldersOnly, negated);
  }

  /// Without the line end and blanks at the end, unless a backslash keeps them.
  private static String trimmed(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      if (line.charAt(end - 1) == ' ' && end > 1 && line.charAt(end - 2) == '\\') {
        break;
      }
      end--;
    }
    return line.substring(0, end);
  }
}
