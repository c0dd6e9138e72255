package dev.sentrycli.api.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about projects.
public final class Projects {
  private final Regions regions;

  public Projects(Regions regions) {
    this.regions = regions;
  }

  /// The first projects of an organization, or those from a cursor on.
  public Slice<Project> list(String organization, int limit, @Nullable String cursor) {
    Request request =
        Request.get("/api/0/organizations/{}/projects/", organization)
            .queryIfPresent("cursor", cursor);
    return regions.slice(organization, request, regions.pageSize(limit), limit, Project::new);
  }

  /// All projects of an organization.
  public List<Project> all(String organization) {
    return regions.every(
        organization,
        Request.get("/api/0/organizations/{}/projects/", organization),
        Regions.LARGEST_PAGE,
        Project::new);
  }

  /// @param project a slug or an id
  public Project view(String organization, String project) {
    Request request =
        Request.get("/api/0/projects/{}/{}/", organization, project)
            .query("collapse", "organization");
    return new Project(regions.send(organization, request).object());
  }

  /// As [#view], but null where the server knows no such project.
  public @Nullable Project find(String organization, String project) {
    return Lookup.orNull(() -> view(organization, project));
  }

  /// The names of the environments a project shows.
  public List<String> environments(String organization, String project) {
    return regions
        .slice(
            organization,
            Request.get("/api/0/projects/{}/{}/environments/", organization, project)
                .query("visibility", "visible"),
            0,
            Integer.MAX_VALUE,
            json -> Fields.textOr(json, "name", ""))
        .items();
  }

  public List<ProjectKey> keys(String organization, String project) {
    return keys(organization, Request.get("/api/0/projects/{}/{}/keys/", organization, project));
  }

  /// The first keys of a project, or those from a cursor on.
  public Slice<ProjectKey> keys(
      String organization, String project, int limit, @Nullable String cursor) {
    return keys(
        organization,
        Request.get("/api/0/projects/{}/{}/keys/", organization, project)
            .queryIfPresent("cursor", cursor),
        limit);
  }

  /// As [#keys(String, String, int, String)] for all projects of an organization. Servers before
  /// 2025 do not know this.
  public Slice<ProjectKey> allKeys(String organization, int limit, @Nullable String cursor) {
    return keys(
        organization,
        Request.get("/api/0/organizations/{}/project-keys/", organization)
            .query("project", "-1")
            .queryIfPresent("cursor", cursor),
        limit);
  }

  private Slice<ProjectKey> keys(String organization, Request request, int limit) {
    return regions.slice(organization, request, regions.pageSize(limit), limit, ProjectKey::new);
  }

  /// The keys that accept events.
  public List<ProjectKey> activeKeys(String organization, String project) {
    return keys(
        organization,
        Request.get("/api/0/projects/{}/{}/keys/", organization, project)
            .query("status", "active"));
  }

  /// The projects a DSN's public key belongs to: one, or none if the account can't see it. Servers
  /// that do not understand the search may answer with others.
  ///
  /// @param limit how long the answer may take
  public List<Project> withKey(String publicKey, Duration limit) {
    Request request =
        Request.get("/api/0/projects/").query("query", "dsn:" + publicKey).within(limit);
    List<@Nullable BaseUrl> places = regions.all();
    if (places.size() == 1) {
      return regions.sendTo(places.getFirst(), request).objects().stream()
          .map(Project::new)
          .toList();
    }
    List<BaseUrl> several = new ArrayList<>();
    for (BaseUrl place : places) {
      if (place != null) {
        several.add(place);
      }
    }
    List<Project> found = new ArrayList<>();
    for (List<Project> inRegion :
        Fanout.answers(
            Fanout.<BaseUrl, List<Project>>over(
                several,
                region ->
                    regions.sendTo(region, request).objects().stream()
                        .map(Project::new)
                        .toList()))) {
      found.addAll(inRegion);
    }
    return found;
  }

  /// Creates a project that belongs to a team.
  ///
  /// @param name its slug is made of it
  public Project create(String organization, String team, String name, String platform) {
    return created(
        organization,
        Request.post("/api/0/teams/{}/{}/projects/", organization, team),
        name,
        platform);
  }

  /// Creates a project together with a team for it, as members may who may not choose one. Only
  /// recent servers can; the answer tells the team as `team_slug`.
  public Project createWithTeam(String organization, String name, String platform) {
    return created(
        organization,
        Request.post("/api/0/organizations/{}/projects/", organization),
        name,
        platform);
  }

  private Project created(String organization, Request request, String name, String platform) {
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    body.addProperty("platform", platform);
    return new Project(regions.send(organization, request.json(body)).object());
  }

  /// Deletes a project; the server does so in its own time.
  public void delete(String organization, String project) {
    regions.send(organization, Request.delete("/api/0/projects/{}/{}/", organization, project));
  }

  private List<ProjectKey> keys(String organization, Request request) {
    return regions.send(organization, request).objects().stream().map(ProjectKey::new).toList();
  }
}
