package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of the issues of a plan so far.
final class Journal {
  private static final String FORMAT = "1";

  private final String fingerprint;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> sent = new LinkedHashSet<>();

  /// What became of an issue.
  enum Outcome {
    APPLIED,
    /// Left alone, because it had changed since.
    SKIPPED,
    FAILED,
    UNDONE,
    /// Not put back, because it had changed since.
    KEPT,
    UNDO_FAILED
  }

  /// @param why empty where nothing is to be said
  record Entry(Outcome outcome, String why) {}

  /// @param fingerprint of the plan it belongs to
  Journal(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /// @throws IllegalArgumentException with the reason if the text holds none, or half of one
  static Journal read(String text) {
    JsonObject json = BulkPlan.object(text);
    JsonObject issues = Fields.objectOrNull(json, "issues");
    JsonArray underWay = Fields.arrayOrNull(json, "sent");
    if (!Fields.textOr(json, "format", "").equals(FORMAT) || issues == null || underWay == null) {
      throw new IllegalArgumentException("another version of this program made it");
    }
    Journal journal = new Journal(Fields.textOr(json, "plan", ""));
    for (Map.Entry<String, JsonElement> one : issues.entrySet()) {
      JsonObject entry = one.getValue() instanceof JsonObject object ? object : null;
      Outcome outcome = outcome(Fields.textOr(entry, "outcome", ""));
      journal.entries.put(one.getKey(), new Entry(outcome, Fields.textOr(entry, "why", "")));
    }
    for (JsonElement id : underWay) {
      if (!id.isJsonPrimitive()) {
        throw new IllegalArgumentException("it holds something else");
      }
      journal.sent.add(id.getAsString());
    }
    return journal;
  }

  private static Outcome outcome(String word) {
    for (Outcome outcome : Outcome.values()) {
      if (word(outcome).equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("another version of this program made it");
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String fingerprint() {
    return fingerprint;
  }

  JsonObject json() {
    JsonObject issues = new JsonObject();
    entries.forEach(
        (id, entry) -> {
          JsonObject json = new JsonObject();
          json.addProperty("outcome", word(entry.outcome()));
          if (!entry.why().isEmpty()) {
            json.addProperty("why", entry.why());
          }
          issues.add(id, json);
        });
    JsonArray underWay = new JsonArray();
    sent.forEach(underWay::add);
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("plan", fingerprint);
    json.add("issues", issues);
    json.add("sent", underWay);
    return json;
  }

  /// Null if nothing is known to have happened to it.
  @Nullable Outcome of(String id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.outcome();
  }

  /// Whether a change was sent whose outcome nobody heard.
  boolean isInDoubt(String id) {
    return sent.contains(id);
  }

  /// Changes of these issues are about to be sent.
  ///
  /// @return those that were not in doubt before
  List<String> sending(List<String> ids) {
    List<String> added = new ArrayList<>();
    for (String id : ids) {
      if (sent.add(id)) {
        added.add(id);
      }
    }
    return added;
  }

  /// The server has said that it did not change these issues.
  void refused(List<String> ids) {
    sent.removeAll(new HashSet<>(ids));
  }

  void note(String id, Outcome outcome, String why) {
    entries.put(id, new Entry(outcome, why));
    if (outcome != Outcome.FAILED && outcome != Outcome.UNDO_FAILED) {
      sent.remove(id);
    }
  }
}
