package dev.sentrycli.api.monitor;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about the monitors of scheduled jobs.
public final class Monitors {
  private final Regions regions;

  public Monitors(Regions regions) {
    this.regions = regions;
  }

  /// The first monitors of an organization, or those from a cursor on.
  public Slice<Monitor> list(String organization, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        ofOrganization(organization).queryIfPresent("cursor", cursor),
        regions.pageSize(limit),
        limit,
        Monitor::new);
  }

  /// At most so many, in pages as large as servers allow.
  public Slice<Monitor> first(String organization, int limit) {
    return regions.slice(
        organization, ofOrganization(organization), Regions.LARGEST_PAGE, limit, Monitor::new);
  }

  /// All of an organization, as the server lists them.
  public List<Monitor> all(String organization) {
    return regions.every(
        organization, ofOrganization(organization), Regions.LARGEST_PAGE, Monitor::new);
  }

  /// Those in whose slugs or names the server finds some words. Old servers find all.
  public List<Monitor> search(String organization, String words) {
    return regions.every(
        organization,
        ofOrganization(organization).query("query", words),
        Regions.LARGEST_PAGE,
        Monitor::new);
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/monitors/", organization);
  }
}
