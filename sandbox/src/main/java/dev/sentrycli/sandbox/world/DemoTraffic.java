package dev.sentrycli.sandbox.world;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import java.util.ArrayList;
import java.util.List;

/// Things of the demo that happen again and again: told once with a `count`, every so many minutes
/// before now, each time a little slower or faster than the last.
final class DemoTraffic {
  private static final int STEP = 37;

  private DemoTraffic() {}

  /// One of the times.
  record Time(JsonObject told, int number) {}

  /// What is told, as often as it happened; once unless it says otherwise.
  static List<Time> times(JsonObject told) {
    Double count = Json.number(told, "count");
    if (count == null) {
      return List.of(new Time(told, 0));
    }
    List<Time> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(new Time(time(told, i), i));
    }
    return times;
  }

  private static JsonObject time(JsonObject told, int number) {
    JsonObject time = told.deepCopy();
    long minutes = told.get("minutes").getAsLong() + number * told.get("every").getAsLong();
    double pace = pace(number);
    time.addProperty("minutes", minutes);
    time.addProperty("trace", Json.text(told, "trace", "") + "-" + number);
    String body = Json.text(told, "body");
    if (body != null) {
      time.addProperty("body", body.replace("{n}", Integer.toString(1000 + number * STEP)));
    }
    scale(time, "duration", pace);
    scale(time, "after", pace);
    if (!"counter".equals(Json.text(told, "type"))) {
      scale(time, "value", pace);
    }
    JsonArray spans = Json.array(time, "spans");
    Double fails = Json.number(told, "fails");
    boolean failed = fails != null && number % fails.intValue() == fails.intValue() - 1;
    if (failed) {
      time.addProperty("status", "internal_error");
    }
    if (spans != null) {
      for (int i = 0; i < spans.size(); i++) {
        JsonArray span = spans.get(i).getAsJsonArray();
        span.set(4, new JsonPrimitive(rounded(span.get(4), pace)));
        span.set(5, new JsonPrimitive(rounded(span.get(5), pace)));
        if (failed && i == spans.size() - 1) {
          span.set(6, new JsonPrimitive("internal_error"));
        }
      }
    }
    return time;
  }

  private static void scale(JsonObject time, String name, double pace) {
    JsonElement value = time.get(name);
    if (value != null) {
      time.addProperty(name, rounded(value, pace));
    }
  }

  private static double rounded(JsonElement value, double pace) {
    return Math.round(value.getAsDouble() * pace * 10) / 10.0;
  }

  /// Between 0.6 and 1.4, and the same every time.
  private static double pace(int number) {
    return 0.6 + number * STEP % 100 * 0.008;
  }
}
