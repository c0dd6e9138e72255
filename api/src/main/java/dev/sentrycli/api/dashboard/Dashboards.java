package dev.sentrycli.api.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.PageLinks;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.gateway.Request.CacheLife;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What can be asked about dashboards.
public final class Dashboards {
  private final Regions regions;

  public Dashboards(Regions regions) {
    this.regions = regions;
  }

  /// Fetches page after page of an organization's dashboards, without their widgets.
  ///
  /// @param cursor where to begin; null for the start
  /// @param page hears each page and says whether to go on
  /// @return the cursor after the last page; null if nothing is there
  public @Nullable String walk(
      String organization, @Nullable String cursor, Predicate<Slice<Dashboard>> page) {
    return regions
        .walk(
            organization,
            ofOrganization(organization).queryIfPresent("cursor", cursor),
            Regions.LARGEST_PAGE,
            answer -> {
              List<Dashboard> dashboards = new ArrayList<>();
              answer.objects().forEach(json -> dashboards.add(new Dashboard(json)));
              PageLinks links = answer.links();
              return page.test(new Slice<>(dashboards, links.previous(), links.next()));
            })
        .next();
  }

  /// All dashboards of an organization, without their widgets.
  public List<Dashboard> all(String organization) {
    return regions
        .slice(
            organization,
            ofOrganization(organization),
            Regions.LARGEST_PAGE,
            Integer.MAX_VALUE,
            Dashboard::new)
        .items();
  }

  /// A dashboard with its widgets, or null if the server knows none of that number.
  public @Nullable Dashboard find(String organization, String id) {
    return Lookup.orNull(
        () -> new Dashboard(regions.send(organization, one("GET", organization, id)).object()));
  }

  /// As [#find], as it is now: what is changed goes back as a whole.
  public @Nullable Dashboard findNow(String organization, String id) {
    Request request = one("GET", organization, id).cached(CacheLife.NONE);
    return Lookup.orNull(() -> new Dashboard(regions.send(organization, request).object()));
  }

  public Dashboard create(String organization, JsonObject dashboard) {
    Request request =
        Request.post("/api/0/organizations/{}/dashboards/", organization).json(dashboard);
    return new Dashboard(regions.send(organization, request).object());
  }

  /// Puts another dashboard in the place of one.
  ///
  /// @param dashboard as a whole: what it lacks is gone
  public Dashboard update(String organization, String id, JsonObject dashboard) {
    Request request = one("PUT", organization, id).json(dashboard);
    return new Dashboard(regions.send(organization, request).object());
  }

  /// What a dashboard was before, the newest first.
  public Slice<JsonObject> revisions(
      String organization, String id, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        Request.get("/api/0/organizations/{}/dashboards/{}/revisions/", organization, id)
            .queryIfPresent("cursor", cursor),
        regions.pageSize(limit),
        limit,
        json -> json);
  }

  /// Makes a dashboard what it was before.
  public Dashboard restore(String organization, String id, String revision) {
    Request request =
        Request.post(
            "/api/0/organizations/{}/dashboards/{}/revisions/{}/restore/",
            organization,
            id,
            revision);
    return new Dashboard(regions.send(organization, request).object());
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/dashboards/", organization);
  }

  private static Request one(String method, String organization, String id) {
    return Request.of(method, "/api/0/organizations/{}/dashboards/{}/", organization, id);
  }
}
