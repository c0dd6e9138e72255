package dev.sentrycli.sandbox.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The simple `query` of project, team and organization lists: `key:value` pairs and free words.
public record SearchTerms(Map<String, List<String>> keys, String words) {

  public static SearchTerms of(String query) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (String term : split(query)) {
      int colon = term.indexOf(':');
      if (colon > 0 && colon < term.length() - 1) {
        keys.computeIfAbsent(term.substring(0, colon), _ -> new ArrayList<>())
            .add(term.substring(colon + 1));
      } else {
        words.add(term);
      }
    }
    return new SearchTerms(keys, String.join(" ", words).toLowerCase(Locale.ROOT));
  }

  /// Splits at white space outside of double quotes, which are taken off.
  private static List<String> split(String query) {
    List<String> terms = new ArrayList<>();
    StringBuilder term = new StringBuilder();
    boolean quoted = false;
    for (char one : (query + " ").toCharArray()) {
      if (one == '"') {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(one)) {
        if (!term.isEmpty()) {
          terms.add(term.toString());
          term.setLength(0);
        }
      } else {
        term.append(one);
      }
    }
    if (!term.isEmpty()) {
      terms.add(term.toString().strip());
    }
    return terms;
  }

  /// Whether the free words are part of one of these texts.
  public boolean wordsIn(String... texts) {
    for (String text : texts) {
      if (text.toLowerCase(Locale.ROOT).contains(words)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a key is absent, or one of its values is this, in any case.
  public boolean admits(String key, String value) {
    List<String> wanted = keys.get(key);
    return wanted == null || wanted.stream().anyMatch(value::equalsIgnoreCase);
  }
}
