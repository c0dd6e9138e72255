package dev.sentrycli.acceptance.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A command line as a shell takes it apart: variables set for it, words with their quotes, a file
/// for standard input.
record CommandLine(Map<String, String> variables, List<String> words, String input) {

  static CommandLine read(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == ' ') {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      word = word == null ? new StringBuilder() : word;
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else {
        word.append(c);
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    Map<String, String> variables = new LinkedHashMap<>();
    while (!words.isEmpty() && words.getFirst().matches("[A-Z_]+=(?s).*")) {
      String[] pair = words.removeFirst().split("=", 2);
      variables.put(pair[0], pair[1]);
    }
    String input = "";
    int redirection = words.indexOf("<");
    if (redirection >= 0) {
      input = words.get(redirection + 1);
      words.subList(redirection, redirection + 2).clear();
    }
    return new CommandLine(variables, words, input);
  }
}
