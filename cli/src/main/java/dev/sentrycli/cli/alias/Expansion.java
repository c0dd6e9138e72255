package dev.sentrycli.cli.alias;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alias stands for. `$1`, `$2` … in it are the words typed after the alias; those it does
/// not ask for are added at the end. A `!` in front makes it a command line for the shell.
///
/// @param text as it was set
public record Expansion(String name, String text) {
  private static final char SHELL = '!';

  /// Whether the shell is to run it.
  public boolean isForShell() {
    return !text.isEmpty() && text.charAt(0) == SHELL;
  }

  /// What the shell is given to run.
  public String script() {
    return text.substring(1);
  }

  /// The words it comes to.
  ///
  /// @param typed the words after the alias
  /// @throws AliasException if it asks for more of them, or can't be understood
  public List<String> words(List<String> typed) {
    List<String> pattern = split(text);
    if (pattern == null) {
      throw AliasException.openQuote(name);
    }
    boolean[] used = new boolean[typed.size()];
    int needed = 0;
    for (String word : pattern) {
      needed = Math.max(needed, highest(word));
    }
    if (needed > typed.size()) {
      throw AliasException.tooFewWords(name, text, needed);
    }
    List<String> words = new ArrayList<>();
    for (String word : pattern) {
      words.add(filled(word, typed, used));
    }
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        words.add(typed.get(i));
      }
    }
    return words;
  }

  /// The highest number that a word asks for; 0 if it asks for none.
  private static int highest(String word) {
    int highest = 0;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '$') {
        highest = Math.max(highest, number(word, i + 1));
      }
    }
    return highest;
  }

  private static String filled(String word, List<String> typed, boolean[] used) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      int number = word.charAt(at) == '$' ? number(word, at + 1) : 0;
      if (number == 0) {
        filled.append(word.charAt(at++));
        continue;
      }
      // What was typed stays one word, whatever it holds.
      filled.append(typed.get(number - 1));
      used[number - 1] = true;
      at++;
      while (at < word.length() && isDigit(word.charAt(at))) {
        at++;
      }
    }
    return filled.toString();
  }

  /// The number that starts there; 0 if none does.
  private static int number(String word, int from) {
    int number = 0;
    for (int i = from; i < word.length() && isDigit(word.charAt(i)) && number < 1000; i++) {
      number = number * 10 + word.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The words of a command line as a shell would see them: parted at blanks, except within quotes
  /// and after a backslash. Null if a quote is not closed.
  public static @Nullable List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        char next = line.charAt(++i);
        if (quote == '"' && next != '"' && next != '\\') {
          word.append(c);
        }
        word.append(next);
        begun = true;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return quote == 0 ? words : null;
  }

  /// It as programs are told of it.
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("expansion", text);
    json.addProperty("shell", isForShell());
    return json;
  }

  /// The answer to the question what it stands for.
  public Result explained() {
    String told = "'" + name + "' is an alias for '" + text + "'";
    return Result.detail(json(), look -> List.of(new Block.Paragraph(Text.of(told))));
  }
}
