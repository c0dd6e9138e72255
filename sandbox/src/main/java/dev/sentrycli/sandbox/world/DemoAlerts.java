package dev.sentrycli.sandbox.world;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.world.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// The alerts of the demo. Times in the script are days before now.
final class DemoAlerts {
  private static final Map<String, Alert.Kind> KINDS =
      Map.of(
          "workflows", Alert.Kind.WORKFLOW,
          "detectors", Alert.Kind.DETECTOR,
          "rules", Alert.Kind.RULE,
          "metricRules", Alert.Kind.METRIC_RULE);

  private DemoAlerts() {}

  static void fill(World world, JsonObject script) {
    world.sequences().atLeast("alert", 10_000);
    KINDS.forEach(
        (name, kind) -> {
          for (JsonElement one : script.getAsJsonArray(name)) {
            put(world, kind, one.getAsJsonObject());
          }
        });
  }

  private static void put(World world, Alert.Kind kind, JsonObject scripted) {
    JsonObject told = scripted.getAsJsonObject("told").deepCopy();
    dated(told, world.now().truncatedTo(ChronoUnit.SECONDS));
    long id = scripted.get("id").getAsLong();
    told.addProperty("id", Long.toString(id));
    Long project = scripted.has("project") ? scripted.get("project").getAsLong() : null;
    world
        .alerts()
        .put(new Alert(kind, id, scripted.get("organization").getAsLong(), project, ordered(told)));
  }

  /// With its number first, as servers have it.
  private static String ordered(JsonObject told) {
    JsonObject ordered = new JsonObject();
    ordered.add("id", told.get("id"));
    told.entrySet().forEach(field -> ordered.add(field.getKey(), field.getValue()));
    return ordered.toString();
  }

  private static void dated(JsonObject told, Instant now) {
    for (String field :
        new String[] {"dateCreated", "dateUpdated", "dateModified", "lastTriggered"}) {
      JsonElement days = told.get(field);
      if (days instanceof JsonPrimitive number && number.isNumber()) {
        told.addProperty(field, at(now, number));
      }
    }
  }

  private static String at(Instant now, JsonPrimitive days) {
    return now.minus(Duration.ofMinutes(Math.round(days.getAsDouble() * 24 * 60))).toString();
  }
}
