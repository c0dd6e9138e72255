package dev.sentrycli.api.outcome;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;

/// What can be asked about what became of everything that was sent.
public final class Outcomes {
  private final Regions regions;

  public Outcomes(Regions regions) {
    this.regions = regions;
  }

  /// What was taken and what was dropped, as the newest servers tell it.
  ///
  /// @param dataset `errors`, `spans`, `logs` or `metrics`
  /// @param projects ids; none for all of the organization
  public JsonObject dropped(
      String organization, String dataset, List<String> projects, TimeSpan time) {
    Request request =
        Request.get("/api/0/organizations/{}/events-dropped/", organization)
            .query("dataset", dataset)
            .queryEach("project", projects);
    return regions.send(organization, time.of(request)).object();
  }

  /// The same of everything, as all servers tell it: sums by outcome, reason and category.
  ///
  /// @param projects ids; none for all of the organization
  public JsonObject sums(String organization, List<String> projects, TimeSpan time) {
    Request request =
        Request.get("/api/0/organizations/{}/stats_v2/", organization)
            .query("field", "sum(quantity)")
            .query("groupBy", "outcome")
            .query("groupBy", "reason")
            .query("groupBy", "category")
            .queryEach("project", projects.isEmpty() ? List.of("-1") : projects);
    return regions.send(organization, time.of(request)).object();
  }
}
