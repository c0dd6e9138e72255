package dev.sentrycli.sandbox.world.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.ingest.Times;
import dev.sentrycli.sandbox.world.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all pieces of a replay together tell.
///
/// @param replay with at least one piece
/// @param errors the events that happened in it, by level; those an SDK has named, too
/// @param user as SDKs send it; empty if unknown
public record Visit(
    Replay replay,
    Instant started,
    Instant finished,
    Set<String> errors,
    Set<String> warnings,
    Set<String> infos,
    Set<String> traces,
    List<String> urls,
    Set<String> releases,
    Map<String, Set<String>> tags,
    JsonObject latest,
    JsonObject user,
    int deadClicks,
    int rageClicks) {
  private static final int ERROR_WEIGHT = 25;
  private static final int PAGE_WEIGHT = 5;
  private static final int MOST_ACTIVE = 10;
  private static final int RAGE = 5;

  /// @param linked the events that name the replay
  static Visit of(Replay replay, List<Event> linked) {
    Instant started = Instant.MAX;
    Instant finished = Instant.MIN;
    Set<String> errors = new LinkedHashSet<>();
    Set<String> warnings = new LinkedHashSet<>();
    Set<String> infos = new LinkedHashSet<>();
    Set<String> traces = new LinkedHashSet<>();
    List<String> urls = new ArrayList<>();
    Set<String> releases = new LinkedHashSet<>();
    Map<String, Set<String>> tags = new LinkedHashMap<>();
    JsonObject latest = new JsonObject();
    JsonObject user = new JsonObject();
    int dead = 0;
    int rage = 0;
    for (Segment segment : replay.segments()) {
      JsonObject event = segment.event();
      Instant end = Times.instant(Json.field(event, "timestamp"), segment.added());
      Instant start = Times.instant(Json.field(event, "replay_start_timestamp"), end);
      started = start.isBefore(started) ? start : started;
      finished = end.isAfter(finished) ? end : finished;
      addIds(event, "error_ids", errors);
      addIds(event, "trace_ids", traces);
      urls.addAll(texts(event, "urls"));
      String release = Json.text(event, "release");
      if (release != null) {
        releases.add(release);
      }
      addTags(Json.object(event, "tags"), tags);
      if (event != null) {
        latest = event;
        JsonObject who = Json.object(event, "user");
        user = who == null ? user : who;
      }
      for (JsonElement recorded : Recording.events(segment)) {
        int clicks = slowClick(recorded);
        dead += clicks > 0 ? 1 : 0;
        rage += clicks >= RAGE ? 1 : 0;
      }
    }
    for (Event one : linked) {
      Set<String> kind =
          switch (one.level()) {
            case "warning" -> warnings;
            case "info", "debug" -> infos;
            default -> errors;
          };
      kind.add(one.id());
    }
    errors.removeAll(warnings);
    errors.removeAll(infos);
    return new Visit(
        replay, started, finished, errors, warnings, infos, traces, urls, releases, tags, latest,
        user, dead, rage);
  }

  /// How often somebody clicked where nothing happened; 0 if this is something else.
  private static int slowClick(JsonElement recorded) {
    JsonObject payload = Json.object(Json.object(recorded, "data"), "payload");
    if (!"ui.slowClickDetected".equals(Json.text(payload, "category"))) {
      return 0;
    }
    JsonObject data = Json.object(payload, "data");
    Double count = Json.number(data, "clickCount");
    boolean nothingHappened = "timeout".equals(Json.text(data, "endReason"));
    return nothingHappened ? Math.max(1, count == null ? 1 : count.intValue()) : 0;
  }

  private static void addIds(@Nullable JsonObject event, String name, Set<String> ids) {
    for (String id : texts(event, name)) {
      ids.add(id.replace("-", "").toLowerCase(Locale.ROOT));
    }
  }

  private static void addTags(@Nullable JsonObject sent, Map<String, Set<String>> tags) {
    if (sent != null) {
      for (Map.Entry<String, JsonElement> tag : sent.entrySet()) {
        String value = Json.text(tag.getValue());
        if (value != null) {
          tags.computeIfAbsent(tag.getKey(), _ -> new LinkedHashSet<>()).add(value);
        }
      }
    }
  }

  private static List<String> texts(@Nullable JsonObject event, String name) {
    List<String> texts = new ArrayList<>();
    var array = Json.array(event, name);
    if (array != null) {
      for (JsonElement one : array) {
        String text = Json.text(one);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  public long seconds() {
    return Math.max(0, Duration.between(started, finished).toSeconds());
  }

  /// How much happened, up to 10.
  public int activity() {
    return Math.min(MOST_ACTIVE, (errors.size() * ERROR_WEIGHT + urls.size() * PAGE_WEIGHT) / 10);
  }

  public @Nullable String environment() {
    return Json.text(latest, "environment");
  }

  /// Something known of the browser, the system or the device, or null.
  public @Nullable String context(String which, String field) {
    return Json.text(Json.object(Json.object(latest, "contexts"), which), field);
  }

  public @Nullable String sdk(String field) {
    return Json.text(Json.object(latest, "sdk"), field);
  }

  /// What people call the user, or null.
  public @Nullable String userName() {
    for (String field : List.of("username", "email", "id", "ip_address")) {
      String text = Json.text(user, field);
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
