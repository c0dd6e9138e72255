package dev.sentrycli.api.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;

/// A monitor of a scheduled job, as the server described it.
public record Monitor(JsonObject json) implements JsonView {
  public String id() {
    return Fields.textOr(json, "id", "");
  }

  public String slug() {
    return Fields.textOr(json, "slug", "");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  /// `active` or `disabled`.
  public String status() {
    return Fields.textOr(json, "status", "");
  }

  public boolean isMuted() {
    return Fields.truth(json, "isMuted");
  }

  /// A crontab, or `every 30 minutes`; empty if the server does not tell.
  public String schedule() {
    JsonObject config = Fields.objectOrNull(json, "config");
    JsonElement schedule = config == null ? null : config.get("schedule");
    if (schedule instanceof JsonArray interval && interval.size() == 2) {
      String number = text(interval.get(0));
      return "every " + number + " " + text(interval.get(1)) + (number.equals("1") ? "" : "s");
    }
    return schedule == null ? "" : text(schedule);
  }

  private static String text(JsonElement element) {
    return element.isJsonPrimitive() ? element.getAsString() : "";
  }

  /// The environments it watches, each with a `name`, a `status` and the times of its check-ins.
  public List<JsonObject> environments() {
    return Fields.objects(json, "environments");
  }
}
