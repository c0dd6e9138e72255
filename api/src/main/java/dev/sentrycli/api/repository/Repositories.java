package dev.sentrycli.api.repository;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import java.util.function.Function;

/// What can be asked about the code repositories an organization has connected.
public final class Repositories {
  private final Regions regions;

  public Repositories(Regions regions) {
    this.regions = regions;
  }

  /// All of an organization, as the server lists them.
  public List<JsonObject> all(String organization) {
    return regions
        .slice(
            organization,
            Request.get("/api/0/organizations/{}/repos/", organization),
            Regions.LARGEST_PAGE,
            Integer.MAX_VALUE,
            Function.<JsonObject>identity())
        .items();
  }
}
