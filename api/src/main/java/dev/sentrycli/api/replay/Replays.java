package dev.sentrycli.api.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about replays.
public final class Replays {
  /// What lists of replays tell of each.
  private static final List<String> FIELDS =
      List.of(
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

  private final Regions regions;

  public Replays(Regions regions) {
    this.regions = regions;
  }

  /// The ids of the replays in which an issue was seen during the last 90 days.
  public List<String> ofIssue(String organization, String issue) {
    Request request =
        Request.get("/api/0/organizations/{}/replay-count/", organization)
            .query("data_source", "errors")
            .query("project", "-1")
            .query("query", "issue.id:[" + issue + "]")
            .query("returnIds", "true")
            .query("statsPeriod", "90d");
    JsonObject answer = regions.send(organization, request).object();
    List<String> ids = new ArrayList<>();
    JsonArray listed = Fields.arrayOrNull(answer, issue);
    if (listed != null) {
      for (JsonElement id : listed) {
        if (id instanceof JsonPrimitive text) {
          ids.add(text.getAsString());
        }
      }
    }
    return ids;
  }

  /// The id of the newest replay in which a trace began during the last 90 days, or null.
  public @Nullable String ofTrace(String organization, String trace) {
    Request request =
        Request.get("/api/0/organizations/{}/replays/", organization)
            .queryEach("field", FIELDS)
            .query("per_page", 1)
            .query("project", "-1")
            .query("query", "trace:" + trace)
            .query("sort", "-started_at")
            .query("statsPeriod", "90d");
    List<JsonObject> found = Fields.objects(regions.send(organization, request).object(), "data");
    String id = found.isEmpty() ? null : Fields.textOrNull(found.getFirst(), "id");
    return id == null ? null : id.replace("-", "");
  }
}
