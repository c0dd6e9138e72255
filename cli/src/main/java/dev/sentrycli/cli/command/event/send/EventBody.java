package dev.sentrycli.cli.command.event.send;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event as flags describe it. What no flag says is left out; of the process and the machine
/// nothing is told.
///
/// @param lines of the message
/// @param arguments what stands for the placeholders of the message
/// @param time null for now
/// @param user its fields; those that servers have no place for go below `data`
record EventBody(
    List<String> lines,
    List<String> arguments,
    String level,
    String platform,
    @Nullable String release,
    @Nullable String dist,
    @Nullable String environment,
    Map<String, String> tags,
    Map<String, String> extra,
    Map<String, String> user,
    List<String> fingerprint,
    @Nullable WrittenTime time) {
  private static final Set<String> USER_FIELDS = Set.of("id", "email", "username", "ip_address");

  /// @param breadcrumbs null for none
  JsonObject json(String id, Instant now, ZoneId zone, @Nullable JsonArray breadcrumbs) {
    JsonObject event = new JsonObject();
    event.addProperty("event_id", id);
    event.addProperty("level", level);
    event.addProperty("platform", platform);
    event.add("timestamp", seconds(time == null ? now : time.in(zone)));
    add(event, "release", release);
    add(event, "dist", dist);
    add(event, "environment", environment);
    if (!lines.isEmpty()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("message", String.join("\n", lines));
      if (!arguments.isEmpty()) {
        entry.add("params", Fields.array(arguments));
      }
      event.add("logentry", entry);
    }
    if (!tags.isEmpty()) {
      event.add("tags", object(tags));
    }
    if (!extra.isEmpty()) {
      event.add("extra", object(extra));
    }
    if (!user.isEmpty()) {
      event.add("user", userJson());
    }
    if (!fingerprint.isEmpty()) {
      event.add("fingerprint", Fields.array(fingerprint));
    }
    if (breadcrumbs != null) {
      event.add("breadcrumbs", breadcrumbs);
    }
    return event;
  }

  /// A point in time as events spell it: seconds since 1970, with as many decimals as are needed.
  static JsonPrimitive seconds(Instant time) {
    BigDecimal seconds =
        BigDecimal.valueOf(time.getEpochSecond())
            .add(BigDecimal.valueOf(time.getNano() / 1000, 6))
            .stripTrailingZeros();
    return new JsonPrimitive(new BigDecimal(seconds.toPlainString()));
  }

  private JsonObject userJson() {
    JsonObject known = new JsonObject();
    JsonObject data = new JsonObject();
    for (Map.Entry<String, String> field : user.entrySet()) {
      (USER_FIELDS.contains(field.getKey()) ? known : data)
          .addProperty(field.getKey(), field.getValue());
    }
    if (!data.isEmpty()) {
      known.add("data", data);
    }
    return known;
  }

  private static void add(JsonObject event, String field, @Nullable String value) {
    if (value != null) {
      event.addProperty(field, value);
    }
  }

  private static JsonObject object(Map<String, String> pairs) {
    JsonObject object = new JsonObject();
    pairs.forEach(object::addProperty);
    return object;
  }
}
