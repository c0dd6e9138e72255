package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Directory;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.SlugTakenException;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Organizations, their members, teams and tokens, and how files are uploaded.
final class OrganizationRoutes {
  void addTo(Api api) {
    api.add("GET", "organizations/", Api.ORG_READ, OrganizationRoutes::list);
    api.add("GET", "organizations/{org}/", Api.ORG_READ, OrganizationRoutes::detail);
    api.add("GET", "organizations/{org}/members/", Api.MEMBER_READ, OrganizationRoutes::members);
    api.add(
        "GET",
        "organizations/{org}/chunk-upload/",
        Api.RELEASE_READ,
        OrganizationRoutes::uploadOptions);
    api.add("GET", "organizations/{org}/teams/", Api.TEAM_READ, OrganizationRoutes::teams);
    api.add("POST", "organizations/{org}/teams/", Api.TEAM_WRITE, OrganizationRoutes::createTeam);
    api.add("GET", "teams/{org}/{team}/", Api.TEAM_READ, OrganizationRoutes::team);
    api.add("DELETE", "teams/{org}/{team}/", Api.TEAM_WRITE, OrganizationRoutes::deleteTeam);
    api.add(
        "POST",
        "organizations/{org}/members/me/teams/{team}/",
        Api.ORG_READ,
        OrganizationRoutes::joinTeam);
    api.add(
        "DELETE",
        "organizations/{org}/members/me/teams/{team}/",
        Api.ORG_READ,
        OrganizationRoutes::leaveTeam);
    api.add(
        "GET", "organizations/{org}/org-auth-tokens/", Api.ORG_READ, OrganizationRoutes::tokens);
    api.add(
        "POST",
        "organizations/{org}/org-auth-tokens/",
        Api.ORG_READ,
        OrganizationRoutes::createToken);
    api.add(
        "DELETE",
        "organizations/{org}/org-auth-tokens/{id}/",
        Api.ORG_WRITE,
        OrganizationRoutes::deleteToken);
  }

  private static Response list(Call call) {
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    List<Organization> found =
        visible(call).stream()
            .filter(one -> terms.wordsIn(one.slug(), one.name()))
            .filter(one -> terms.admits("slug", one.slug()))
            .filter(one -> terms.admits("id", Long.toString(one.id())))
            .sorted(Comparator.comparing(Organization::slug))
            .toList();
    return call.page(found, call.shapes()::organization);
  }

  /// What the caller belongs to.
  static List<Organization> visible(Call call) {
    User user = call.caller().user();
    if (user != null) {
      return call.world().directory().organizations(user);
    }
    Token token = call.caller().token();
    Long home = token == null ? null : token.organizationId();
    Organization organization = home == null ? null : call.world().directory().organization(home);
    return organization == null ? List.of() : List.of(organization);
  }

  private static Response detail(Call call) {
    return Response.json(
        call.shapes()
            .organizationDetail(call.organization(), !call.query().text("detailed").equals("0")));
  }

  /// Where and how files are to be uploaded.
  private static Response uploadOptions(Call call) {
    JsonObject body = new JsonObject();
    body.addProperty(
        "url",
        call.base() + "/api/0/organizations/" + call.organization().slug() + "/chunk-upload/");
    body.addProperty("chunkSize", 8 * 1024 * 1024);
    body.addProperty("chunksPerRequest", 64);
    body.addProperty("maxFileSize", 2L * 1024 * 1024 * 1024);
    body.addProperty("maxRequestSize", 32 * 1024 * 1024);
    body.addProperty("concurrency", 8);
    body.addProperty("hashAlgorithm", "sha1");
    JsonArray compression = new JsonArray();
    compression.add("gzip");
    body.add("compression", compression);
    JsonArray accept = new JsonArray();
    List.of(
            "debug_files",
            "release_files",
            "pdbs",
            "sources",
            "bcsymbolmaps",
            "il2cpp",
            "portablepdbs",
            "artifact_bundles",
            "artifact_bundles_v2",
            "proguard")
        .forEach(accept::add);
    body.add("accept", accept);
    return Response.json(body);
  }

  private static Response members(Call call) {
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    Directory directory = call.world().directory();
    List<Member> found = new ArrayList<>();
    for (Member one : directory.members(call.organization())) {
      User user = directory.user(one.userId());
      if (user != null
          && terms.wordsIn(user.email(), user.name())
          && terms.admits("email", user.email())
          && terms.admits("user.id", Long.toString(user.id()))
          && terms.admits("id", Long.toString(one.id()))) {
        found.add(one);
      }
    }
    return call.page(found, call.shapes()::member);
  }

  private static Response teams(Call call) {
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    List<Team> found =
        call.world().directory().teams(call.organization()).stream()
            .filter(one -> terms.wordsIn(one.slug(), one.name()))
            .filter(one -> terms.admits("slug", one.slug()))
            .filter(one -> terms.admits("id", Long.toString(one.id())))
            .toList();
    return call.query().text("detailed").equals("0")
        ? call.page(found, call.shapes()::team)
        : call.page(found, call.shapes()::teamWithProjects);
  }

  private static Response createTeam(Call call) throws SlugTakenException {
    JsonObject body = call.body();
    String name = text(body, "name");
    String slug = text(body, "slug");
    if (slug == null && name == null) {
      throw new Refusal(400, "Name or slug is required");
    }
    String chosen = slug != null ? slug : Objects.requireNonNull(name).toLowerCase(Locale.ROOT);
    Team team =
        call.world()
            .directory()
            .addTeam(
                call.organization(),
                chosen.replaceAll("[^a-z0-9_-]+", "-"),
                name != null ? name : chosen,
                call.caller().user());
    return Response.json(201, call.shapes().team(team));
  }

  private static Response team(Call call) {
    return Response.json(call.shapes().teamWithProjects(call.team()));
  }

  private static Response deleteTeam(Call call) {
    call.world().directory().removeTeam(call.team());
    return Response.empty(204);
  }

  private static Response joinTeam(Call call) {
    Team team = call.team();
    if (team.roles().containsKey(user(call).id())) {
      return Response.empty(204);
    }
    return Response.json(
        201,
        call.shapes().team(call.world().directory().teamRole(team, user(call), "contributor")));
  }

  private static Response leaveTeam(Call call) {
    return Response.json(
        call.shapes().team(call.world().directory().teamRole(call.team(), user(call), null)));
  }

  private static Response tokens(Call call) {
    JsonArray all = new JsonArray();
    call.world()
        .credentials()
        .tokens(call.organization())
        .forEach(token -> all.add(call.shapes().organizationToken(token)));
    return Response.json(all);
  }

  private static Response createToken(Call call) {
    String name = text(call.body(), "name");
    User user = user(call);
    if (name == null || name.length() > 255) {
      throw new Refusal(400, "The name cannot be blank or longer than 255 characters.");
    }
    Token token =
        call.world().credentials().addOrganizational(call.organization(), user, name, call.base());
    JsonObject body = call.shapes().organizationToken(token);
    body.addProperty("token", token.value());
    return Response.json(201, body);
  }

  private static Response deleteToken(Call call) {
    Organization organization = call.organization();
    for (Token token : call.world().credentials().tokens(organization)) {
      if (Long.toString(token.id()).equals(call.name("id"))) {
        call.world().credentials().remove(token);
        return Response.empty(204);
      }
    }
    throw Call.notFound();
  }

  private static User user(Call call) {
    User user = call.caller().user();
    if (user == null) {
      throw Gate.forbidden();
    }
    return user;
  }

  /// A text that is there and not blank, or null.
  static @Nullable String text(JsonObject body, String key) {
    JsonElement value = body.get(key);
    if (value == null || !value.isJsonPrimitive()) {
      return null;
    }
    String text = value.getAsString().strip();
    return text.isEmpty() ? null : text;
  }
}
