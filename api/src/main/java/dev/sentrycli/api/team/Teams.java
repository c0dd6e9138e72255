package dev.sentrycli.api.team;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about teams.
public final class Teams {
  private final Regions regions;

  public Teams(Regions regions) {
    this.regions = regions;
  }

  /// The first teams of an organization, or those from a cursor on.
  public Slice<Team> list(String organization, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        ofOrganization(organization).queryIfPresent("cursor", cursor),
        regions.pageSize(limit),
        limit,
        Team::new);
  }

  /// All teams of an organization.
  public List<Team> all(String organization) {
    return regions.every(organization, ofOrganization(organization), 0, Team::new);
  }

  /// The teams of an organization that the server finds for some words.
  public List<Team> search(String organization, String words) {
    return regions.every(
        organization,
        ofOrganization(organization).query("query", words),
        Regions.LARGEST_PAGE,
        Team::new);
  }

  /// The team of a slug, or null where the organization has none.
  public @Nullable Team find(String organization, String slug) {
    Request request = Request.get("/api/0/teams/{}/{}/", organization, slug);
    return Lookup.orNull(() -> new Team(regions.send(organization, request).object()));
  }

  /// The teams of a project, or null where the server knows no such project.
  ///
  /// @param project a slug or an id
  public @Nullable List<Team> ofProject(String organization, String project) {
    Request request = Request.get("/api/0/projects/{}/{}/teams/", organization, project);
    return Lookup.<List<Team>>orNull(() -> regions.every(organization, request, 0, Team::new));
  }

  /// Founds a team.
  public Team create(String organization, String slug) {
    JsonObject body = new JsonObject();
    body.addProperty("slug", slug);
    Request request = Request.post("/api/0/organizations/{}/teams/", organization).json(body);
    return new Team(regions.send(organization, request).object());
  }

  /// Makes the account a member of a team; of one it belongs to already, too.
  public void join(String organization, String team) {
    regions.send(
        organization,
        Request.post("/api/0/organizations/{}/members/me/teams/{}/", organization, team));
  }

  private static Request ofOrganization(String organization) {
    return Request.get("/api/0/organizations/{}/teams/", organization);
  }
}
