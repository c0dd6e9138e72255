package dev.sentrycli.cli.command.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What can be told of replays. They are no rows with columns but objects, of which servers are
/// asked for whole parts.
final class ReplayColumns {
  static final List<String> USUAL =
      List.of(
          "id",
          "started_at",
          "duration",
          "count_errors",
          "count_rage_clicks",
          "count_dead_clicks",
          "url",
          "user.email");

  static final String USUAL_SORT = "-started_at";

  private static final Set<String> PARTS =
      Set.of(
          "activity",
          "browser",
          "count_dead_clicks",
          "count_errors",
          "count_infos",
          "count_rage_clicks",
          "count_segments",
          "count_urls",
          "count_warnings",
          "device",
          "dist",
          "duration",
          "environment",
          "error_ids",
          "finished_at",
          "has_viewed",
          "id",
          "info_ids",
          "is_archived",
          "os",
          "platform",
          "project_id",
          "releases",
          "sdk",
          "started_at",
          "tags",
          "trace_ids",
          "urls",
          "user",
          "warning_ids");

  private static final Set<String> SORTS =
      Set.of(
          "activity",
          "browser",
          "browser.name",
          "browser.version",
          "count_dead_clicks",
          "count_errors",
          "count_infos",
          "count_rage_clicks",
          "count_screens",
          "count_urls",
          "count_warnings",
          "device.brand",
          "device.family",
          "device.model",
          "device.name",
          "dist",
          "duration",
          "finished_at",
          "os",
          "os.name",
          "os.version",
          "platform",
          "project_id",
          "sdk.name",
          "started_at",
          "user.email",
          "user.id",
          "user.username");

  private ReplayColumns() {}

  /// The part of a replay that holds what a column names, and the key in there.
  ///
  /// @param key null for the part itself
  private record Place(String part, @Nullable String key) {}

  /// @throws UsageException if replays have no such thing
  static void check(QueryField field) {
    if (field.isAggregate()) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "Replays are not counted: '%s' can't be shown of them".formatted(field.text()),
          "'--query' narrows the replays, '--sort -count_errors' orders them");
    }
    if (place(field.text()) == null) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "Replays have no field '%s'".formatted(field.text()),
          "some that they have: " + String.join(", ", USUAL));
    }
  }

  /// @throws UsageException if servers can't sort so
  static void checkSort(String field) {
    if (!SORTS.contains(field)) {
      throw new UsageException(
          UsageException.Kind.VALUE,
          "Replays can't be sorted by '%s'".formatted(field),
          "they can by " + String.join(", ", new TreeSet<>(SORTS)));
    }
  }

  /// The parts to ask a server for.
  static List<String> parts(List<String> columns) {
    List<String> parts = new ArrayList<>();
    for (String column : columns) {
      Place place = place(column);
      if (place != null && !parts.contains(place.part())) {
        parts.add(place.part());
      }
    }
    return parts;
  }

  /// A replay as a row of the columns.
  static JsonObject row(JsonObject replay, List<String> columns) {
    JsonObject row = new JsonObject();
    for (String column : columns) {
      Place place = place(column);
      JsonElement value = place == null ? null : replay.get(place.part());
      if (place != null && place.key() != null) {
        value = value instanceof JsonObject inner ? inner.get(place.key()) : null;
      }
      if (column.equals("count_traces")) {
        value = value instanceof JsonArray traces ? new JsonPrimitive(traces.size()) : null;
      }
      row.add(column, value == null ? JsonNull.INSTANCE : value);
    }
    return row;
  }

  /// What is said about the columns, in the form that servers say it of other datasets.
  static JsonObject meta(List<String> columns) {
    JsonObject types = new JsonObject();
    JsonObject units = new JsonObject();
    for (String column : columns) {
      boolean duration = column.equals("duration");
      String type =
          switch (column) {
            case "duration" -> "duration";
            case "started_at", "finished_at" -> "date";
            case "is_archived", "has_viewed", "seen_by_me", "viewed_by_me" -> "boolean";
            default ->
                column.startsWith("count_") || column.equals("activity") ? "integer" : "string";
          };
      types.addProperty(column, type);
      units.add(column, duration ? new JsonPrimitive("second") : JsonNull.INSTANCE);
    }
    JsonObject meta = new JsonObject();
    meta.add("fields", types);
    meta.add("units", units);
    return meta;
  }

  private static @Nullable Place place(String column) {
    String part =
        switch (column) {
          case "url", "screen", "screens" -> "urls";
          case "trace", "trace_id", "count_traces" -> "trace_ids";
          case "release" -> "releases";
          case "error_id" -> "error_ids";
          case "info_id" -> "info_ids";
          case "warning_id" -> "warning_ids";
          case "count_screens" -> "count_urls";
          case "seen_by_me", "viewed_by_me" -> "has_viewed";
          default -> PARTS.contains(column) ? column : null;
        };
    if (part != null) {
      return new Place(part, null);
    }
    int dot = column.indexOf('.');
    if (dot <= 0 || dot == column.length() - 1) {
      return null;
    }
    String key = column.substring(dot + 1);
    return switch (column.substring(0, dot)) {
      case "browser" -> new Place("browser", key);
      case "device" -> new Place("device", key);
      case "os" -> new Place("os", key);
      case "sdk" -> new Place("sdk", key);
      case "user" -> new Place("user", key.equals("ip_address") ? "ip" : key);
      case "tags" -> new Place("tags", key);
      default -> null;
    };
  }
}
