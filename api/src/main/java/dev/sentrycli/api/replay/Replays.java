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

/// What can be asked about replays.
public final class Replays {
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
}
