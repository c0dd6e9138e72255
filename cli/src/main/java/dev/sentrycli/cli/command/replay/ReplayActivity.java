package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.replay.RecordedEvent;
import dev.sentrycli.api.replay.Replays;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened first in a replay, in order of time.
///
/// @param moments at most [#MOST]
record ReplayActivity(List<Moment> moments) {
  static final int MOST = 6;

  /// The kinds of rrweb events that tell what happened; the others are drawings.
  private static final int PAGE = 4;

  private static final int CUSTOM = 5;

  ReplayActivity {
    moments = List.copyOf(moments);
  }

  /// Something that happened.
  ///
  /// @param label such as `ui.click`
  /// @param details such as `message=button.pay`
  record Moment(long millis, String label, List<String> details) {
    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("timestampMs", millis);
      json.addProperty("label", label);
      json.add("details", Fields.array(details));
      return json;
    }
  }

  JsonArray json() {
    JsonArray json = new JsonArray();
    moments.forEach(moment -> json.add(moment.json()));
    return json;
  }

  /// Picks the first moments out of a recording while it is played.
  static final class Picker implements Replays.Listener {
    private final List<Moment> first = new ArrayList<>();

    @Override
    public void hear(RecordedEvent event) {
      boolean tells = event.type() == PAGE || event.type() == CUSTOM;
      boolean early = first.size() < MOST || Math.round(event.millis()) < first.getLast().millis();
      Moment moment = tells && early ? moment(event) : null;
      if (moment == null) {
        return;
      }
      int at = first.size();
      while (at > 0 && first.get(at - 1).millis() > moment.millis()) {
        at--;
      }
      first.add(at, moment);
      if (first.size() > MOST) {
        first.removeLast();
      }
    }

    @Override
    public boolean wantsMore() {
      return first.size() < MOST;
    }

    ReplayActivity picked() {
      return new ReplayActivity(first);
    }
  }

  /// Null for what is no news to people, such as the options of the recorder.
  private static @Nullable Moment moment(RecordedEvent event) {
    JsonObject data = Fields.objectOrNull(event.json(), "data");
    long millis = Math.round(event.millis());
    List<String> details = new ArrayList<>();
    String page = Fields.textOrNull(data, "href");
    if (page != null) {
      add(details, "href", page);
      return new Moment(millis, "page.view", details);
    }
    String tag = Fields.textOrNull(data, "tag");
    JsonObject payload = Fields.objectOrNull(data, "payload");
    if (tag == null) {
      return null;
    }
    return switch (tag) {
      case "breadcrumb" -> {
        add(details, "message", Fields.textOrNull(payload, "message"));
        yield new Moment(
            millis,
            Fields.textOr(payload, "category", Fields.textOr(payload, "type", tag)),
            details);
      }
      case "performanceSpan" -> {
        add(details, "description", Fields.textOrNull(payload, "description"));
        String duration = Fields.textOrNull(payload, "duration");
        add(
            details,
            "duration",
            duration != null
                ? duration
                : Fields.textOrNull(Fields.objectOrNull(payload, "data"), "duration"));
        yield new Moment(millis, Fields.textOr(payload, "op", tag), details);
      }
      case "click", "deadClick", "rageClick" -> {
        JsonObject click = payload == null ? data : payload;
        add(details, "selector", Fields.textOrNull(click, "selector"));
        add(details, "label", Fields.textOrNull(click, "label"));
        yield new Moment(millis, tag, details);
      }
      default -> null;
    };
  }

  private static void add(List<String> details, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      details.add(name + "=" + value);
    }
  }
}
