package dev.sentrycli.sandbox.world.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The keys with a meaning of their own: other names for them, and what kind of value they take.
/// Every other key is a tag.
final class SearchKeys implements Vocabulary {
  static final SearchKeys OF_ISSUES = new SearchKeys();

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("assigned", "assigned_to"),
          Map.entry("bookmarks", "bookmarked_by"),
          Map.entry("subscribed", "subscribed_by"),
          Map.entry("first-release", "first_release"),
          Map.entry("firstRelease", "first_release"),
          Map.entry("age", "first_seen"),
          Map.entry("firstSeen", "first_seen"),
          Map.entry("lastSeen", "last_seen"),
          Map.entry("timesSeen", "times_seen"),
          Map.entry("event.timestamp", "date"));
  private static final Set<String> NUMBERS =
      Set.of(
          "times_seen",
          "project_id",
          "project.id",
          "issue.id",
          "stack.colno",
          "stack.lineno",
          "stack.stack_level",
          "transaction.duration",
          "span.duration",
          "span.self_time");
  private static final Set<String> DATES =
      Set.of(
          "date",
          "first_seen",
          "last_seen",
          "issue.seer_last_run",
          "start",
          "end",
          "time",
          "timestamp",
          "timestamp.to_hour",
          "timestamp.to_day",
          "error.received");
  private static final Set<String> TRUTHS =
      Set.of(
          "error.handled",
          "error.unhandled",
          "error.main_thread",
          "stack.in_app",
          "is_application",
          "is_transaction");
  private static final Map<String, String[]> IS = is();

  private SearchKeys() {}

  @Override
  public String named(String key) {
    return ALIASES.getOrDefault(key, key);
  }

  @Override
  public Kind kind(String key) {
    if (NUMBERS.contains(key) || key.startsWith("measurements.")) {
      return Kind.NUMBER;
    }
    return DATES.contains(key) ? Kind.DATE : TRUTHS.contains(key) ? Kind.TRUTH : Kind.TEXT;
  }

  @Override
  public @Nullable Kind aggregate(String function) {
    return null;
  }

  @Override
  public boolean knowsIs() {
    return true;
  }

  @Override
  public boolean knowsPatterns() {
    return false;
  }

  /// The key and value that a word after `is:` stands for.
  static String @Nullable [] is(String word) {
    return IS.get(word);
  }

  static Set<String> isWords() {
    return IS.keySet();
  }

  private static Map<String, String[]> is() {
    Map<String, String[]> words = new TreeMap<>();
    words.put("assigned", new String[] {"is.assigned", "true"});
    words.put("unassigned", new String[] {"is.assigned", "false"});
    words.put("for_review", new String[] {"is.for_review", "true"});
    words.put("linked", new String[] {"is.linked", "true"});
    words.put("unlinked", new String[] {"is.linked", "false"});
    for (String status : new String[] {"resolved", "unresolved", "ignored"}) {
      words.put(status, new String[] {"status", status});
    }
    words.put("archived", new String[] {"status", "ignored"});
    words.put("muted", new String[] {"status", "ignored"});
    words.put("reprocessing", new String[] {"status", "reprocessing"});
    for (String substatus :
        new String[] {
          "new",
          "ongoing",
          "regressed",
          "escalating",
          "archived_until_escalating",
          "archived_until_condition_met",
          "archived_forever"
        }) {
      words.put(substatus, new String[] {"substatus", substatus});
    }
    return words;
  }
}
