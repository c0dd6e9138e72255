package dev.sentrycli.sandbox.world.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.ingest.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When a job is to run.
public sealed interface Schedule {
  /// The first time after another one.
  Instant after(Instant when, ZoneId zone);

  /// `crontab` or `interval`.
  String type();

  /// As the API writes it down.
  JsonElement json();

  /// What a job says about its schedule; null if it makes no sense.
  static @Nullable Schedule of(@Nullable JsonObject schedule) {
    String type = Json.text(schedule, "type", "");
    if (type.equals("crontab")) {
      String text = Json.text(schedule, "value", "");
      Crontab crontab = Crontab.parse(text);
      return crontab == null ? null : new Cron(text, crontab);
    }
    Double number = Json.number(schedule, "value");
    String unit = Json.text(schedule, "unit", "");
    boolean known =
        switch (unit) {
          case "year", "month", "week", "day", "hour", "minute" -> true;
          default -> false;
        };
    return type.equals("interval") && number != null && number >= 1 && known
        ? new Interval(number.intValue(), unit)
        : null;
  }

  /// @param text as it was sent
  record Cron(String text, Crontab crontab) implements Schedule {
    @Override
    public Instant after(Instant when, ZoneId zone) {
      return crontab.after(when, zone);
    }

    @Override
    public String type() {
      return "crontab";
    }

    @Override
    public JsonElement json() {
      return new JsonPrimitive(text);
    }
  }

  /// Every so many minutes, hours and so on after the last time.
  record Interval(int number, String unit) implements Schedule {
    @Override
    public Instant after(Instant when, ZoneId zone) {
      ChronoUnit step = ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT) + "S");
      return ZonedDateTime.ofInstant(when, zone)
          .plus(number, step)
          .truncatedTo(ChronoUnit.MINUTES)
          .toInstant();
    }

    @Override
    public String type() {
      return "interval";
    }

    @Override
    public JsonElement json() {
      JsonArray json = new JsonArray();
      json.add(number);
      json.add(unit);
      return json;
    }
  }
}
