package dev.sentrycli.sandbox.world.monitor;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a server knows of the schedule of a job. Numbers that nobody gave are null.
public record MonitorConfig(
    Schedule schedule,
    @Nullable Integer margin,
    @Nullable Integer runtime,
    ZoneId zone,
    @Nullable Integer failures,
    @Nullable Integer recoveries) {
  private static final int USUAL_MARGIN = 1;
  private static final int USUAL_RUNTIME = 30;

  /// What a check-in says; null if nothing, or nothing that makes sense.
  static @Nullable MonitorConfig of(@Nullable JsonObject sent) {
    Schedule schedule = Schedule.of(Json.object(sent, "schedule"));
    if (sent == null || schedule == null) {
      return null;
    }
    try {
      return new MonitorConfig(
          schedule,
          number(sent, "checkin_margin"),
          number(sent, "max_runtime"),
          ZoneId.of(Json.text(sent, "timezone", "UTC")),
          number(sent, "failure_issue_threshold"),
          number(sent, "recovery_threshold"));
    } catch (DateTimeException unknownZone) {
      return null;
    }
  }

  private static @Nullable Integer number(JsonObject sent, String name) {
    Double number = Json.number(sent, name);
    return number == null || number < 1 ? null : Integer.valueOf(number.intValue());
  }

  /// When the job is to run next.
  Instant after(Instant when) {
    return schedule.after(when, zone);
  }

  Duration patience() {
    return Duration.ofMinutes(margin == null ? USUAL_MARGIN : margin);
  }

  Duration longest() {
    return Duration.ofMinutes(runtime == null ? USUAL_RUNTIME : runtime);
  }

  /// As the API writes it down.
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("schedule_type", schedule.type());
    json.add("schedule", schedule.json());
    json.addProperty("checkin_margin", margin);
    json.addProperty("max_runtime", runtime);
    json.addProperty("timezone", zone.getId());
    json.addProperty("failure_issue_threshold", failures);
    json.addProperty("recovery_threshold", recoveries);
    json.add("alert_rule_id", JsonNull.INSTANCE);
    return json;
  }
}
