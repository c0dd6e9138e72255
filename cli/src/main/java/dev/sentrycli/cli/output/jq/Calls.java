package dev.sentrycli.cli.output.jq;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds calls of functions that do not exist, and each `if` without an `else`. The library notices
/// the calls only when it gets there, which is after the server was asked and perhaps something was
/// changed; and it knows no `if` without an `else`.
final class Calls {
  private static final Set<String> WORDS =
      Set.of(
          "and", "as", "break", "catch", "def", "elif", "else", "end", "false", "foreach", "if",
          "import", "include", "label", "module", "null", "or", "reduce", "then", "true", "try");

  private final String text;
  private final Set<String> known = new HashSet<>();
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean everyNameIsKnown;
  private char before;
  private int at;
  private @Nullable String unknown;
  private final Deque<String> branches = new ArrayDeque<>();
  private final List<Integer> elseless = new ArrayList<>();

  private Calls(String text, Set<String> builtIn) {
    this.text = text;
    for (String name : builtIn) {
      int slash = name.indexOf('/');
      known.add(slash < 0 ? name : name.substring(0, slash));
    }
  }

  /// @param expression one that parses
  /// @param builtIn the names of functions, `name/arguments`
  /// @return the first name that nobody defines, or null
  static @Nullable String unknown(String expression, Set<String> builtIn) {
    Calls defined = new Calls(expression, builtIn);
    defined.collect();
    defined.scan();
    return defined.unknown;
  }

  /// Where an `else` is missing: the places of each `end` that ends an `if` without one.
  static List<Integer> elseless(String text) {
    Calls any = new Calls(text, Set.of());
    any.everyNameIsKnown = true;
    any.scan();
    return any.elseless;
  }

  /// The names of `def name(argument; $argument):`, wherever they count.
  private void collect() {
    int from = 0;
    while (true) {
      int def = text.indexOf("def", from);
      if (def < 0) {
        return;
      }
      from = def + 3;
      int colon = text.indexOf(':', from);
      if (colon >= 0) {
        for (String name : text.substring(from, colon).split("[^A-Za-z0-9_]+", -1)) {
          known.add(name);
        }
      }
    }
  }

  private void scan() {
    while (at < text.length() && unknown == null) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '"') {
        at++;
        string();
      } else if (isLetter(c)) {
        name();
      } else if (c >= '0' && c <= '9') {
        number();
      } else {
        if (c == ')' && !open.isEmpty() && open.peek() == '"') {
          open.pop();
          at++;
          string();
          continue;
        }
        bracket(c);
        if (!Character.isWhitespace(c)) {
          before = c;
        }
        at++;
      }
    }
  }

  private void bracket(char c) {
    if (c == '(' || c == '[' || c == '{') {
      open.push(c);
    } else if ((c == ')' || c == ']' || c == '}') && !open.isEmpty()) {
      open.pop();
    }
  }

  /// From within a string to its end, or to the start of an expression in it.
  private void string() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        before = c;
        return;
      }
      if (c == '\\' && at < text.length() && text.charAt(at++) == '(') {
        open.push('"');
        before = '(';
        return;
      }
    }
  }

  private void number() {
    while (at < text.length() && (isPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    before = '0';
  }

  private void name() {
    int start = at;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    boolean field =
        isField(start) || before == '$' || before == '@' || (before == ':' && isModule());
    boolean key = !open.isEmpty() && open.peek() == '{' && (before == '{' || before == ',');
    if (!field && !key) {
      branch(name, start);
      if (!everyNameIsKnown && !WORDS.contains(name) && !known.contains(name) && !isPrefix()) {
        unknown = name;
      }
    }
    before = 'a';
  }

  /// Whether a single dot stands right before the name; `. else` and `..` are whole by themselves.
  private boolean isField(int start) {
    return start > 0
        && text.charAt(start - 1) == '.'
        && (start < 2 || text.charAt(start - 2) != '.');
  }

  private void branch(String name, int start) {
    switch (name) {
      case "if" -> branches.push(name);
      case "else" -> {
        branches.poll();
        branches.push(name);
      }
      case "end" -> {
        if ("if".equals(branches.poll())) {
          elseless.add(start);
        }
      }
      default -> {}
    }
  }

  /// Whether the name follows `module::`.
  private boolean isModule() {
    return text.lastIndexOf("::", at) >= 0;
  }

  /// Whether `::` follows the name.
  private boolean isPrefix() {
    return text.startsWith("::", at);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isPart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }
}
