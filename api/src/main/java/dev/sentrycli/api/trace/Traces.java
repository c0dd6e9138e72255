package dev.sentrycli.api.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.time.TimeSpan;

/// What can be asked about traces.
public final class Traces {
  private final Regions regions;

  public Traces(Regions regions) {
    this.regions = regions;
  }

  /// The spans and errors of a trace, as the server nests them.
  ///
  /// @param timestamp a second within the trace, which tells the server where to look
  public JsonArray around(String organization, String trace, long timestamp) {
    Request request =
        Request.get("/api/0/organizations/{}/trace/{}/", organization, trace)
            .query("timestamp", timestamp);
    return regions.send(organization, request).array();
  }

  /// How much there is in a trace: errors, logs, spans. Servers of different ages name the counts
  /// differently.
  public JsonObject meta(String organization, String trace, TimeSpan time) {
    Request request =
        time.of(Request.get("/api/0/organizations/{}/trace-meta/{}/", organization, trace));
    return regions.send(organization, request).object();
  }
}
