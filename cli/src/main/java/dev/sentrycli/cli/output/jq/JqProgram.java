package dev.sentrycli.cli.output.jq;

import com.google.gson.JsonElement;
import dev.sentrycli.terminal.Printable;
import java.util.List;
import java.util.function.Consumer;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/// An expression in the language of jq, ready to run.
public final class JqProgram {
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_WORD = 20;
  private static final String ELSE = "else . ";

  private final JsonQuery query;
  private final Scope scope;

  private JqProgram(JsonQuery query, Scope scope) {
    this.query = query;
    this.scope = scope;
  }

  /// @throws JqException if it is no expression, or calls a function that nobody defines
  public static JqProgram compile(String expression) {
    Scope scope = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
    Added.to(scope);
    List<Integer> missing = Calls.elseless(expression);
    StringBuilder whole = new StringBuilder(expression);
    for (int at : missing.reversed()) {
      whole.insert(at, ELSE);
    }
    JsonQuery query;
    try {
      query = JsonQuery.compile(whole.toString(), Versions.JQ_1_7);
    } catch (JsonQueryException | StackOverflowError unreadable) {
      throw new JqException(syntax(whole.toString(), missing, unreadable));
    }
    String unknown = Calls.unknown(expression, scope.getLocalFunctions().keySet());
    if (unknown != null) {
      throw new JqException("there is no function '" + unknown + "'");
    }
    return new JqProgram(query, scope);
  }

  /// Runs it over a JSON value; each value that comes out is handed on at once.
  ///
  /// @throws JqException if the value does not fit the expression
  public void run(JsonElement input, Consumer<JsonElement> each) {
    RuntimeException[] taker = new RuntimeException[1];
    try {
      query.apply(
          Scope.newChildScope(scope),
          JsonNodes.node(input),
          value -> {
            try {
              each.accept(JsonNodes.element(value));
            } catch (RuntimeException refused) {
              taker[0] = refused;
              throw refused;
            }
          });
    } catch (JsonQueryException unfit) {
      throw new JqException(reason(unfit.getMessage()));
    } catch (StackOverflowError endless) {
      throw new JqException("it calls itself without end");
    } catch (RuntimeException unfit) {
      // Of the library's own making, such as a bad regular expression; what the taker of the values
      // threw is not its doing.
      throw taker[0] != null ? taker[0] : new JqException(reason(unfit.getMessage()));
    }
  }

  private static String reason(@Nullable String words) {
    String line = Printable.line(words == null ? "no reason is given" : words);
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }

  /// The library lists all that could have stood there; where it stumbled says more.
  ///
  /// @param missing where an `else` was put that is not the user's
  private static String syntax(String expression, List<Integer> missing, Throwable unreadable) {
    if (expression.isBlank()) {
      return "it is empty";
    }
    String words = unreadable.getCause() == null ? null : unreadable.getCause().getMessage();
    if (words == null) {
      return "it is no expression of jq";
    }
    if (words.contains("<EOF>")) {
      return "it ends too early";
    }
    int line = numberAfter(words, "at line ");
    int column = numberAfter(words, "column ");
    if (line < 1 || column < 1) {
      return reason(words);
    }
    String[] lines = expression.split("\n", -1);
    String rest =
        line <= lines.length && column <= lines[line - 1].length()
            ? lines[line - 1].substring(column - 1)
            : "";
    int end = 0;
    while (end < rest.length()
        && end < LONGEST_WORD
        && (end == 0 || Character.isLetterOrDigit(rest.charAt(end)))) {
      end++;
    }
    return "'"
        + Printable.line(rest.substring(0, end))
        + "' is not expected at "
        + (lines.length > 1 ? "line " + line + ", " : "")
        + "column "
        + (column - added(lines, line, column, missing));
  }

  /// How much before a column of a line is not the user's.
  private static int added(String[] lines, int line, int column, List<Integer> missing) {
    int start = 0;
    for (int i = 0; i < line - 1 && i < lines.length; i++) {
      start += lines[i].length() + 1;
    }
    int added = 0;
    for (int i = 0; i < missing.size(); i++) {
      int at = missing.get(i) + i * ELSE.length();
      if (at >= start && at < start + column - 1) {
        added += ELSE.length();
      }
    }
    return added;
  }

  private static int numberAfter(String words, String before) {
    int at = words.indexOf(before);
    if (at < 0) {
      return 0;
    }
    int number = 0;
    for (int i = at + before.length();
        i < words.length() && words.charAt(i) >= '0' && words.charAt(i) <= '9' && number < 100_000;
        i++) {
      number = 10 * number + words.charAt(i) - '0';
    }
    return number;
  }
}
