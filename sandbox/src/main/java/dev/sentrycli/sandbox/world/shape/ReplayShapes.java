package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.replay.Replay;
import dev.sentrycli.sandbox.world.replay.Segment;
import dev.sentrycli.sandbox.world.replay.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replays and their pieces.
public final class ReplayShapes {
  /// What a list can be narrowed to.
  public static final Set<String> FIELDS =
      Set.of(
          "activity",
          "browser",
          "clicks",
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
          "segment_names",
          "started_at",
          "tags",
          "trace_ids",
          "urls",
          "user",
          "warning_ids");

  private ReplayShapes() {}

  /// @param fields only these; none for all
  /// @param caller null for an organization's token
  public static JsonObject of(Visit visit, List<String> fields, @Nullable User caller) {
    JsonObject all = whole(visit, caller);
    if (fields.isEmpty()) {
      return all;
    }
    JsonObject some = new JsonObject();
    fields.forEach(field -> some.add(field, all.get(field)));
    return some;
  }

  private static JsonObject whole(Visit visit, @Nullable User caller) {
    Replay replay = visit.replay();
    JsonObject tags = new JsonObject();
    visit.tags().forEach((key, values) -> tags.add(key, Answer.value(values)));
    return new Answer()
        .put("project_id", Answer.id(replay.projectId()))
        .put("id", replay.id())
        .put("environment", visit.environment())
        .put("releases", visit.releases())
        .put("has_viewed", caller != null && replay.viewers().contains(caller.id()))
        .put("tags", tags)
        .put("user", user(visit))
        .put("sdk", pair(visit.sdk("name"), visit.sdk("version")))
        .put("os", pair(visit.context("os", "name"), visit.context("os", "version")))
        .put("browser", pair(visit.context("browser", "name"), visit.context("browser", "version")))
        .put(
            "device",
            new Answer()
                .put("name", visit.context("device", "name"))
                .put("brand", visit.context("device", "brand"))
                .put("model", visit.context("device", "model"))
                .put("family", visit.context("device", "family"))
                .json())
        .put(
            "ota_updates",
            new Answer()
                .put("channel", null)
                .put("runtime_version", null)
                .put("update_id", null)
                .json())
        .put("clicks", List.of())
        .put("trace_ids", visit.traces())
        .put("error_ids", visit.errors())
        .put("urls", visit.urls())
        .put("is_archived", false)
        .put("activity", visit.activity())
        .put("count_dead_clicks", visit.deadClicks())
        .put("count_errors", visit.errors().size())
        .put("count_rage_clicks", visit.rageClicks())
        .put("count_segments", replay.segments().size())
        .put("count_urls", visit.urls().size())
        .put("segment_names", List.of())
        .put("dist", Json.text(visit.latest(), "dist"))
        .put("duration", visit.seconds())
        .put("finished_at", time(visit.finished()))
        .put("platform", Json.text(visit.latest(), "platform"))
        .put("replay_type", Json.text(visit.latest(), "replay_type", "session"))
        .put("started_at", time(visit.started()))
        .put("warning_ids", visit.warnings())
        .put("info_ids", visit.infos())
        .put("count_infos", visit.infos().size())
        .put("count_warnings", visit.warnings().size())
        .json();
  }

  /// What is left of a replay that was deleted.
  public static JsonObject archived(Replay replay) {
    JsonObject nobody =
        new Answer().put("id", "Archived Replay").put("display_name", "Archived Replay").json();
    JsonObject json =
        new Answer()
            .put("id", replay.id())
            .put("project_id", Answer.id(replay.projectId()))
            .put("trace_ids", List.of())
            .put("error_ids", List.of())
            .put("tags", new JsonArray())
            .put("user", nobody)
            .put("sdk", pair(null, null))
            .put("os", pair(null, null))
            .put("browser", pair(null, null))
            .put(
                "device",
                new Answer()
                    .put("name", null)
                    .put("brand", null)
                    .put("model", null)
                    .put("family", null)
                    .json())
            .put("is_archived", true)
            .json();
    for (String field : FIELDS.stream().sorted().toList()) {
      if (!json.has(field)) {
        Answer.to(json).put(field, null);
      }
    }
    return json;
  }

  /// As in `…/recording-segments/{number}/`.
  public static JsonObject segment(Replay replay, Segment segment) {
    return new Answer()
        .put("replayId", replay.id())
        .put("segmentId", segment.number())
        .put("projectId", Answer.id(replay.projectId()))
        .put("dateAdded", time(segment.added()))
        .json();
  }

  private static JsonObject user(Visit visit) {
    JsonObject geo = Json.object(visit.user(), "geo");
    return new Answer()
        .put("id", Json.text(visit.user(), "id"))
        .put("username", Json.text(visit.user(), "username"))
        .put("email", Json.text(visit.user(), "email"))
        .put("ip", Json.text(visit.user(), "ip_address"))
        .put("display_name", visit.userName())
        .put(
            "geo",
            new Answer()
                .put("city", Json.text(geo, "city"))
                .put("country_code", Json.text(geo, "country_code"))
                .put("region", Json.text(geo, "region"))
                .put("subdivision", Json.text(geo, "subdivision"))
                .json())
        .json();
  }

  private static JsonObject pair(@Nullable String name, @Nullable String version) {
    return new Answer().put("name", name).put("version", version).json();
  }

  /// Whole seconds with an offset, as this part of the server spells times.
  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
  }
}
