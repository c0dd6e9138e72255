package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Platforms;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.SlugTakenException;
import dev.sentrycli.sandbox.world.directory.Slugs;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.store.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Projects and their client keys.
final class ProjectRoutes {
  private static final int LONGEST_NAME = 50;
  private static final String BLANK = "This field may not be blank.";

  void addTo(Api api) {
    api.add("GET", "projects/", Api.PROJECT_READ, ProjectRoutes::all);
    api.add("GET", "organizations/{org}/projects/", Api.ORG_READ, ProjectRoutes::list);
    api.add("POST", "organizations/{org}/projects/", Api.PROJECT_READ, ProjectRoutes::createFree);
    api.add("POST", "teams/{org}/{team}/projects/", Api.PROJECT_WRITE, ProjectRoutes::create);
    api.add("GET", "teams/{org}/{team}/projects/", Api.PROJECT_READ, ProjectRoutes::ofTeam);
    api.add("GET", "projects/{org}/{project}/", Api.PROJECT_READ, ProjectRoutes::detail);
    api.add("PUT", "projects/{org}/{project}/", Api.PROJECT_WRITE, ProjectRoutes::update);
    api.add("DELETE", "projects/{org}/{project}/", Api.PROJECT_ADMIN, ProjectRoutes::delete);
    api.add("GET", "projects/{org}/{project}/teams/", Api.PROJECT_READ, ProjectRoutes::teams);
    api.add("GET", "projects/{org}/{project}/keys/", Api.PROJECT_READ, ProjectRoutes::keys);
    api.add("POST", "projects/{org}/{project}/keys/", Api.PROJECT_WRITE, ProjectRoutes::createKey);
    api.add("GET", "projects/{org}/{project}/keys/{key}/", Api.PROJECT_READ, ProjectRoutes::key);
    api.add(
        "PUT", "projects/{org}/{project}/keys/{key}/", Api.PROJECT_WRITE, ProjectRoutes::updateKey);
    api.add(
        "DELETE",
        "projects/{org}/{project}/keys/{key}/",
        Api.PROJECT_ADMIN,
        ProjectRoutes::deleteKey);
    api.add("GET", "organizations/{org}/project-keys/", Api.ORG_READ, ProjectRoutes::keysOfAll);
  }

  /// Everything the caller can see, in all organizations; the way to find the project of a DSN.
  private static Response all(Call call) {
    List<Project> found = new ArrayList<>();
    for (Organization organization : OrganizationRoutes.visible(call)) {
      found.addAll(matching(call, organization));
    }
    found.sort(Comparator.comparingLong(Project::id));
    return call.page(found, call.shapes()::projectWithOrganization);
  }

  private static Response list(Call call) {
    return call.page(matching(call, call.organization()), call.shapes()::project);
  }

  private static List<Project> matching(Call call, Organization organization) {
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    World world = call.world();
    return world.projects().of(organization).stream()
        .filter(one -> terms.wordsIn(one.slug(), one.name()))
        .filter(one -> terms.admits("slug", one.slug()))
        .filter(one -> terms.admits("name", one.name()))
        .filter(one -> terms.admits("id", Long.toString(one.id())))
        .filter(one -> terms.admits("platform", String.valueOf(one.platform())))
        .filter(one -> !terms.keys().containsKey("dsn") || hasKey(world, one, terms))
        .toList();
  }

  private static boolean hasKey(World world, Project project, SearchTerms terms) {
    return world.projects().keys(project).stream()
        .anyMatch(key -> terms.admits("dsn", key.publicKey()));
  }

  private static Response ofTeam(Call call) {
    return call.page(call.world().projects().of(call.team()), call.shapes()::project);
  }

  private static Response create(Call call) throws SlugTakenException {
    return create(call, call.team());
  }

  /// Without a team: the new project gets one of its own, led by its creator.
  private static Response createFree(Call call) throws SlugTakenException {
    Directory directory = call.world().directory();
    Organization organization = call.organization();
    var user = call.caller().user();
    if (user == null) {
      throw Gate.forbidden();
    }
    refuseUnfit(call.body());
    String slug = "team-" + Slugs.of(user.username().replaceAll("@.*", ""));
    if (directory.team(organization, slug) != null) {
      slug += "-" + Secrets.hex(2);
    }
    Team team = directory.addTeam(organization, slug, slug, user);
    return create(call, directory.teamRole(team, user, "admin"));
  }

  private static Response create(Call call, Team team) throws SlugTakenException {
    JsonObject body = call.body();
    refuseUnfit(body);
    Project project =
        call.world()
            .projects()
            .add(
                call.organization(),
                List.of(team),
                Objects.requireNonNull(OrganizationRoutes.text(body, "name")),
                OrganizationRoutes.text(body, "slug"),
                OrganizationRoutes.text(body, "platform"));
    JsonObject answer = call.shapes().project(project);
    answer.addProperty("team_slug", team.slug());
    return Response.json(201, answer);
  }

  /// Refuses what can't become a project, with all that is wrong with it.
  private static void refuseUnfit(JsonObject body) {
    JsonObject errors = new JsonObject();
    String name = OrganizationRoutes.text(body, "name");
    if (name == null) {
      errors.add("name", Refusal.messages(body.has("name") ? BLANK : "This field is required."));
    } else if (name.length() > LONGEST_NAME) {
      errors.add(
          "name",
          Refusal.messages("Ensure this field has no more than " + LONGEST_NAME + " characters."));
    }
    String slug = OrganizationRoutes.text(body, "slug");
    if (slug != null && (!slug.matches("[a-z0-9_-]+") || slug.matches("[0-9]+"))) {
      errors.add(
          "slug",
          Refusal.messages(
              "Enter a valid slug consisting of lowercase letters, numbers, underscores or hyphens."
                  + " It cannot be entirely numeric."));
    }
    String platform = OrganizationRoutes.text(body, "platform");
    if (platform != null && !Platforms.isKnown(platform)) {
      errors.add("platform", Refusal.messages("Invalid platform"));
    }
    if (!errors.isEmpty()) {
      throw new Refusal(Response.json(400, errors));
    }
  }

  private static Response detail(Call call) {
    return Response.json(
        call.shapes()
            .projectDetail(call.project(), call.query().all("collapse").contains("organization")));
  }

  private static Response update(Call call) {
    Project project = call.project();
    JsonObject body = call.body();
    String slug = OrganizationRoutes.text(body, "slug");
    String name = OrganizationRoutes.text(body, "name");
    String platform = OrganizationRoutes.text(body, "platform");
    Project changed =
        project.renamed(
            slug == null ? project.slug() : slug,
            name == null ? project.name() : name,
            platform == null ? project.platform() : platform);
    call.world().projects().put(changed);
    return Response.json(call.shapes().projectDetail(changed, false));
  }

  private static Response delete(Call call) {
    call.world().issues().removeProject(call.project());
    return Response.empty(204);
  }

  private static Response teams(Call call) {
    Project project = call.project();
    List<Team> owners =
        call.world().directory().teams(call.organization()).stream()
            .filter(team -> project.teams().contains(team.id()))
            .toList();
    return call.page(owners, call.shapes()::team);
  }

  private static Response keys(Call call) {
    String status = call.query().text("status");
    List<ProjectKey> found =
        call.world().projects().keys(call.project()).stream()
            .filter(
                key ->
                    switch (status) {
                      case "active" -> key.active();
                      case "inactive" -> !key.active();
                      default -> true;
                    })
            .toList();
    return call.page(found, call.shapes()::key);
  }

  private static Response createKey(Call call) {
    String name = OrganizationRoutes.text(call.body(), "name");
    return Response.json(
        201,
        call.shapes()
            .key(call.world().projects().addKey(call.project(), name == null ? "" : name)));
  }

  private static Response key(Call call) {
    return Response.json(call.shapes().key(found(call)));
  }

  private static Response updateKey(Call call) {
    ProjectKey key = found(call);
    JsonObject body = call.body();
    String name = OrganizationRoutes.text(body, "name");
    ProjectKey changed = key.changed(name == null ? key.name() : name, isActive(body, key));
    call.world().projects().put(changed);
    return Response.json(call.shapes().key(changed));
  }

  private static boolean isActive(JsonObject body, ProjectKey key) {
    JsonElement wanted = body.get("isActive");
    return wanted instanceof JsonPrimitive flag ? flag.getAsBoolean() : key.active();
  }

  private static Response deleteKey(Call call) {
    call.world().projects().remove(found(call));
    return Response.empty(204);
  }

  private static ProjectKey found(Call call) {
    Project project = call.project();
    ProjectKey key = call.world().projects().key(call.name("key"));
    if (key == null || key.projectId() != project.id()) {
      throw Call.notFound();
    }
    return key;
  }

  private static Response keysOfAll(Call call) {
    List<Long> wanted = ProjectChoice.of(call, call.organization());
    List<ProjectKey> all = new ArrayList<>();
    for (Project project : call.world().projects().of(call.organization())) {
      if (wanted.isEmpty() || wanted.contains(project.id())) {
        all.addAll(call.world().projects().keys(project));
      }
    }
    return call.page(all, call.shapes()::key);
  }
}
