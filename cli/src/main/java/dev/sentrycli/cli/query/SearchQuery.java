package dev.sentrycli.cli.query;

import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a search that people write into one that servers understand where they refuse AND, OR and
/// parentheses: AND is what they do anyway, and OR over one field is a list.
public final class SearchQuery {
  private static final Set<String> STATUSES =
      Set.of("unresolved", "resolved", "ignored", "archived", "muted", "reprocessing");
  private static final Set<String> SUBSTATUSES =
      Set.of(
          "new",
          "escalating",
          "ongoing",
          "regressed",
          "archived_until_escalating",
          "archived_until_condition_met",
          "archived_forever",
          "until_escalating",
          "until_condition_met",
          "forever");

  private SearchQuery() {}

  /// The query as it is sent about a dataset: where servers understand AND, OR and parentheses,
  /// only slips of the pen are mended.
  ///
  /// @param warn hears a sentence about each change
  /// @throws UsageException if it says something that servers can't search for
  public static String of(Dataset dataset, String query, Consumer<String> warn) {
    if (!dataset.takesBooleans()) {
      return rewrite(query, warn);
    }
    return withoutLooseEnds(repairLists(query, warn).strip(), warn);
  }

  /// Leaves out an OR or AND that has nothing on one side.
  private static String withoutLooseEnds(String query, Consumer<String> warn) {
    String whole = query;
    List<String> words = words(whole);
    while (!words.isEmpty() && joins(words.getLast())) {
      whole = whole.substring(0, whole.length() - words.removeLast().length()).strip();
    }
    while (!words.isEmpty() && joins(words.getFirst())) {
      whole = whole.substring(words.removeFirst().length()).strip();
    }
    if (whole.length() < query.length()) {
      warn.accept(
          "an OR or AND has nothing on one side; searched is '%s'"
              .formatted(QueryText.printable(whole)));
    }
    return whole;
  }

  private static boolean joins(String word) {
    return isAnd(word) || isOr(word);
  }

  /// Two searches that must both hold; null for none at all.
  ///
  /// @param scope what the command looks at, without OR
  /// @param query what the user looks for
  public static @Nullable String within(@Nullable String scope, @Nullable String query) {
    if (query == null || query.isBlank()) {
      return scope;
    }
    if (scope == null || scope.isEmpty()) {
      return query.strip();
    }
    for (String word : words(query)) {
      if (isOr(word) || opensGroup(word)) {
        return scope + " (" + query.strip() + ")";
      }
    }
    return scope + " " + query.strip();
  }

  /// The query as it is sent.
  ///
  /// @param warn hears a sentence about each change
  /// @throws UsageException if it says something that servers can't search for
  public static String rewrite(String query, Consumer<String> warn) {
    String repaired = repairLists(query, warn);
    List<String> words = words(repaired);
    boolean unchanged = true;
    for (String word : words) {
      if (isAnd(word) || isOr(word) || opensGroup(word)) {
        unchanged = false;
      }
    }
    if (unchanged) {
      return repaired.strip();
    }
    List<String> kept = new ArrayList<>();
    boolean dropped = false;
    for (String word : words) {
      if (opensGroup(word)) {
        throw refused(query, "parentheses can't be used in this search");
      }
      if (isAnd(word)) {
        dropped = true;
      } else {
        kept.add(word);
      }
    }
    List<String> joined = joinAlternatives(query, kept, warn);
    if (dropped) {
      warn.accept("AND is left out of the search: all its terms must hold anyway");
    }
    return String.join(" ", joined);
  }

  private static List<String> joinAlternatives(
      String query, List<String> words, Consumer<String> warn) {
    List<String> joined = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      if (isOr(words.get(i))) {
        i++; // nothing stands before it
        continue;
      }
      List<String> alternatives = new ArrayList<>();
      alternatives.add(words.get(i));
      int next = i + 1;
      while (next < words.size() && isOr(words.get(next))) {
        int other = next;
        while (other < words.size() && isOr(words.get(other))) {
          other++;
        }
        if (other < words.size()) {
          alternatives.add(words.get(other));
        }
        next = Math.min(other + 1, words.size());
      }
      if (alternatives.size() == 1) {
        joined.add(alternatives.getFirst());
      } else {
        String list = asList(query, alternatives);
        warn.accept(
            "'%s' is searched as '%s'"
                .formatted(
                    QueryText.printable(String.join(" OR ", alternatives)),
                    QueryText.printable(list)));
        joined.add(list);
      }
      i = next;
    }
    return joined;
  }

  private static String asList(String query, List<String> alternatives) {
    String key = null;
    List<String> values = new ArrayList<>();
    for (String alternative : alternatives) {
      int colon = keyEnd(alternative);
      if (colon < 0) {
        throw refused(query, "OR works between values of one field only");
      }
      String name = alternative.substring(0, colon);
      if (key == null) {
        key = name;
      } else if (!key.equalsIgnoreCase(name)) {
        throw refused(query, "OR works between values of one field only");
      }
      String value = alternative.substring(colon + 1);
      boolean list = value.startsWith("[") && value.endsWith("]");
      boolean unlistable =
          value.isEmpty() || value.indexOf('*') >= 0 || "<>=!".indexOf(value.charAt(0)) >= 0;
      if (unlistable || name.startsWith("!") || name.equalsIgnoreCase("has")) {
        throw refused(query, "OR works between plain values only");
      }
      values.add(list ? value.substring(1, value.length() - 1) : value);
    }
    if (key != null && key.equalsIgnoreCase("is")) {
      key = fieldOfIs(query, values);
    }
    return key + ":[" + String.join(",", values) + "]";
  }

  /// `is:` takes no list, but what it looks at does. The values are respelled in place.
  private static String fieldOfIs(String query, List<String> values) {
    boolean status = true;
    boolean substatus = true;
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).toLowerCase(Locale.ROOT);
      status &= STATUSES.contains(value);
      substatus &= SUBSTATUSES.contains(value);
      values.set(
          i,
          switch (value) {
            case "archived", "muted" -> "ignored";
            case "archived_until_escalating" -> "until_escalating";
            case "archived_until_condition_met" -> "until_condition_met";
            case "archived_forever" -> "forever";
            default -> value;
          });
    }
    if (!status && !substatus) {
      throw refused(query, "OR works between states of one kind only");
    }
    return status ? "status" : "substatus";
  }

  /// Where the key of a `key:value` term ends; -1 if it is free text.
  private static int keyEnd(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean key = Character.isLetterOrDigit(c) || "_.-[]!".indexOf(c) >= 0;
      if (!key || c == '"') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isAnd(String word) {
    return word.equalsIgnoreCase("AND");
  }

  private static boolean isOr(String word) {
    return word.equalsIgnoreCase("OR");
  }

  private static boolean opensGroup(String word) {
    return word.startsWith("(") || word.startsWith("!(");
  }

  /// `[a,b,]` and `[a,b,)` have a comma too many, and the latter lacks its end.
  private static String repairLists(String query, Consumer<String> warn) {
    StringBuilder repaired = new StringBuilder(query.length());
    boolean quoted = false;
    boolean list = false;
    boolean changed = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\' && quoted && i + 1 < query.length()) {
        repaired.append(c).append(query.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      if (!quoted && c == '[' && i > 0 && query.charAt(i - 1) == ':') {
        list = true;
      } else if (!quoted && c == ']') {
        list = false;
      } else if (!quoted && c == ',' && list) {
        int next = i + 1;
        boolean round = query.startsWith(")", next);
        if (round || query.startsWith("]", next)) {
          changed = true;
          list = false;
          i = round && query.startsWith("]", next + 1) ? next + 1 : next;
          repaired.append(']');
          continue;
        }
      }
      repaired.append(c);
    }
    if (changed) {
      warn.accept(
          "a list ended with a comma; searched is '%s'"
              .formatted(QueryText.printable(repaired.toString())));
    }
    return repaired.toString();
  }

  /// The first term in which `=`, `>` or the like stands for the `:` that joins a field and its
  /// value, as it should be written; null if there is none. Servers look for such a term as it
  /// stands, in texts.
  public static @Nullable String misjoined(String query) {
    List<String> words = words(query);
    for (int i = 0; i < words.size(); i++) {
      String word = withoutGroups(words.get(i));
      int sign = signStart(word);
      if (sign > 0 && isName(word.substring(0, sign))) {
        String joined = joined(word.substring(0, sign), word.substring(sign));
        if (joined != null) {
          return joined;
        }
      }
      boolean apart =
          i + 2 < words.size() && signEnd(words.get(i + 1)) == words.get(i + 1).length();
      if (apart && isName(word)) {
        String joined = joined(word, withoutGroups(words.get(i + 1) + words.get(i + 2)));
        if (joined != null) {
          return joined;
        }
      }
    }
    return null;
  }

  /// A term without the parentheses around it that belong to several terms.
  static String withoutGroups(String word) {
    int from = 0;
    while (opensGroup(word.substring(from))) {
      from = word.indexOf('(', from) + 1;
    }
    int depth = 0;
    for (int i = from; i < word.length(); i++) {
      char c = word.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    int to = word.length();
    while (depth < 0 && to > from && word.charAt(to - 1) == ')') {
      to--;
      depth++;
    }
    return word.substring(from, to);
  }

  private static @Nullable String joined(String name, String rest) {
    int end = signEnd(rest);
    String sign = rest.substring(0, end);
    String value = rest.substring(end);
    if (value.isEmpty()) {
      return null;
    }
    return switch (sign) {
      case "=", "==" -> name + ":" + value;
      case "!=" -> name.startsWith("!") ? null : "!" + name + ":" + value;
      case ">", "<", ">=", "<=" -> isAmount(value) ? name + ":" + sign + value : null;
      default -> null;
    };
  }

  /// Whether more or less than this can be asked for: numbers, times and dates begin with a digit.
  private static boolean isAmount(String value) {
    char first = value.charAt(value.length() > 1 && value.charAt(0) == '-' ? 1 : 0);
    return first >= '0' && first <= '9';
  }

  private static int signStart(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ("=<>".indexOf(c) >= 0 || (c == '!' && word.startsWith("=", i + 1))) {
        return i;
      }
    }
    return -1;
  }

  /// How long the sign is that a text begins with; 0 if it begins with none.
  private static int signEnd(String text) {
    int end = 0;
    while (end < text.length() && "=<>!".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "._-[]".indexOf(c) < 0 && (i > 0 || c != '!')) {
        return false;
      }
    }
    return !text.isEmpty() && !text.equals("!");
  }

  /// Splits at blanks outside of quotes and lists.
  static List<String> words(String query) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int lists = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\' && quoted && i + 1 < query.length()) {
        word.append(c).append(query.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '[' && !word.isEmpty() && word.charAt(word.length() - 1) == ':') {
        lists++;
      } else if (!quoted && c == ']' && lists > 0) {
        lists--;
      }
      if (Character.isWhitespace(c) && !quoted && lists == 0) {
        add(words, word);
      } else {
        word.append(c);
      }
    }
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static UsageException refused(String query, String why) {
    return new UsageException(
        UsageException.Kind.SYNTAX,
        "The search '%s' can't be sent: %s".formatted(QueryText.printable(query.strip()), why),
        "alternatives of one field are a list: 'level:[error,fatal]'",
        "other alternatives need a search each");
  }
}
