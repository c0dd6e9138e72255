package dev.sentrycli.api.integration;

import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about the services an organization has connected.
public final class Integrations {
  private static final String ONE = "/api/0/organizations/{}/integrations/{}/";

  private final Regions regions;

  public Integrations(Regions regions) {
    this.regions = regions;
  }

  /// The first integrations of an organization, or those from a cursor on. Their settings are left
  /// out, which servers ask the other services for.
  public Slice<Integration> list(String organization, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        ofOrganization(organization).queryIfPresent("cursor", cursor),
        regions.pageSize(limit),
        limit,
        Integration::new);
  }

  /// All integrations of an organization, as [#list] gives them.
  public List<Integration> all(String organization) {
    return regions.every(
        organization, ofOrganization(organization), Regions.LARGEST_PAGE, Integration::new);
  }

  public Integration view(String organization, String id) {
    return new Integration(regions.send(organization, Request.get(ONE, organization, id)).object());
  }

  /// Disconnects a service; the server does so in its own time.
  public void delete(String organization, String id) {
    regions.send(organization, Request.delete(ONE, organization, id));
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/integrations/", organization)
        .query("includeConfig", "0");
  }
}
