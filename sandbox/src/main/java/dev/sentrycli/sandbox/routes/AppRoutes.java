package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.store.Secrets;
import dev.sentrycli.sandbox.world.tracker.App;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Apps of the integration platform, as far as they link issues. The demo's app plays both parts:
/// it also answers what Sentry would ask it.
final class AppRoutes {
  private static final Set<String> INSTALLED = Set.of("org:read", "org:integrations", "org:write");
  private static final String SEARCH = "/sentry/issues";
  private static final String LINK = "/sentry/link";

  void addTo(Api api) {
    for (String issue : List.of("organizations/{org}/issues/{issue}/", "issues/{issue}/")) {
      api.add("GET", issue + "external-issues/", Api.EVENT_READ, AppRoutes::links);
      api.add("DELETE", issue + "external-issues/{link}/", Api.EVENT_ADMIN, AppRoutes::unlink);
    }
    api.add(
        "GET",
        "organizations/{org}/sentry-app-installations/",
        INSTALLED,
        AppRoutes::installations);
    api.add(
        "GET", "organizations/{org}/sentry-app-components/", Api.ORG_READ, AppRoutes::components);
    api.add(
        "GET",
        "sentry-app-installations/{uuid}/external-requests/",
        Api.EVENT_READ,
        AppRoutes::choices);
    api.add(
        "POST",
        "sentry-app-installations/{uuid}/external-issue-actions/",
        Api.EVENT_WRITE,
        AppRoutes::act);
  }

  private static Response links(Call call) {
    JsonArray all = new JsonArray();
    for (Link link : call.world().trackers().links(call.issue().id())) {
      if (link.app() != null) {
        all.add(shape(link));
      }
    }
    return Response.json(all);
  }

  private static Response unlink(Call call) {
    for (Link link : call.world().trackers().links(call.issue().id())) {
      if (link.app() != null && Long.toString(link.id()).equals(call.name("link"))) {
        call.world().trackers().remove(link);
        return Response.empty(204);
      }
    }
    throw Call.notFound();
  }

  private static Response installations(Call call) {
    Organization organization = call.organization();
    return call.page(
        call.world().trackers().apps(organization),
        app -> {
          JsonObject of = new JsonObject();
          of.addProperty("uuid", Secrets.stable("app uuid", app.slug()));
          of.addProperty("slug", app.slug());
          of.addProperty("sentryAppId", 1);
          JsonObject home = new JsonObject();
          home.addProperty("slug", organization.slug());
          home.addProperty("id", organization.id());
          JsonObject json = new JsonObject();
          json.add("app", of);
          json.add("organization", home);
          json.addProperty("uuid", app.uuid());
          json.addProperty("status", "installed");
          return json;
        });
  }

  private static Response components(Call call) {
    Organization organization = call.organization();
    String filter = call.query().text("filter");
    List<App> apps =
        filter.isEmpty() || filter.equals("issue-link")
            ? call.world().trackers().apps(organization)
            : List.of();
    return call.page(apps, AppRoutes::component);
  }

  private static JsonObject component(App app) {
    JsonObject issue = new JsonObject();
    issue.addProperty("type", "select");
    issue.addProperty("name", "issueId");
    issue.addProperty("label", "Issue");
    issue.addProperty("uri", SEARCH);
    issue.addProperty("async", true);
    JsonArray required = new JsonArray();
    required.add(issue);
    JsonObject link = new JsonObject();
    link.addProperty("uri", LINK);
    link.add("required_fields", required);
    link.add("optional_fields", new JsonArray());
    JsonObject schema = new JsonObject();
    schema.addProperty("type", "issue-link");
    schema.add("link", link);
    JsonObject of = new JsonObject();
    of.addProperty("uuid", Secrets.stable("app uuid", app.slug()));
    of.addProperty("slug", app.slug());
    of.addProperty("name", app.name());
    JsonObject json = new JsonObject();
    json.addProperty("uuid", Secrets.stable("component", app.slug()));
    json.addProperty("type", "issue-link");
    json.add("schema", schema);
    json.addProperty("error", "");
    json.add("sentryApp", of);
    return json;
  }

  private static Response choices(Call call) {
    App app = app(call);
    if (!call.query().text("uri").equals(SEARCH)) {
      throw new Refusal(400, "Something went wrong while getting options for Select FormField");
    }
    String query = call.query().text("query").toLowerCase(Locale.ROOT);
    JsonArray choices = new JsonArray();
    for (Map.Entry<String, String> one : new TreeMap<>(app.issues()).entrySet()) {
      String label = one.getKey() + " " + one.getValue();
      if (label.toLowerCase(Locale.ROOT).contains(query)) {
        JsonArray choice = new JsonArray();
        choice.add(Secrets.stable("issue", one.getKey()));
        choice.add(label);
        choices.add(choice);
      }
    }
    JsonObject json = new JsonObject();
    json.add("choices", choices);
    return Response.json(json);
  }

  private static Response act(Call call) {
    App app = app(call);
    JsonObject body = call.body();
    String group = Json.text(body, "groupId", "");
    String action = Json.text(body, "action", "");
    if (group.isEmpty() || action.isEmpty() || Json.text(body, "uri", "").isEmpty()) {
      throw new Refusal(400, "Missing groupId or action or uri");
    }
    Organization organization = call.world().directory().organization(app.organizationId());
    Issue issue = organization == null ? null : call.world().issues().get(organization, group);
    if (issue == null) {
      throw Call.notFound();
    }
    String id = Json.text(body, "issueId", "");
    List<String> keys = new ArrayList<>(app.issues().keySet());
    keys.removeIf(key -> !Secrets.stable("issue", key).equals(id));
    if (keys.isEmpty()) {
      throw new Refusal(
          400, "Issue occurred while trying to contact " + app.slug() + " to link issue");
    }
    String expected = call.query().text("expectedExternalIssueUrl");
    if (!expected.isEmpty() && !expected.startsWith(app.page(keys.getFirst()))) {
      throw new Refusal(400, "The external issue is not the one at the expected address");
    }
    return Response.json(shape(call.world().trackers().link(issue.id(), app, keys.getFirst())));
  }

  private static App app(Call call) {
    for (App app : call.world().trackers().apps()) {
      if (app.uuid().equals(call.name("uuid"))) {
        Organization organization = call.world().directory().organization(app.organizationId());
        if (organization != null) {
          call.admit(organization);
          return app;
        }
      }
    }
    throw Call.notFound();
  }

  private static JsonObject shape(Link link) {
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(link.id()));
    json.addProperty("issueId", Long.toString(link.issueId()));
    json.addProperty("serviceType", link.app());
    json.addProperty("displayName", link.key());
    json.addProperty("webUrl", link.url());
    return json;
  }
}
