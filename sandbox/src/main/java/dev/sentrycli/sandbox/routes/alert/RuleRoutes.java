package dev.sentrycli.sandbox.routes.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.world.alert.Alert;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Alerts about issues as older servers keep them: rules of a project.
public final class RuleRoutes {
  private static final String ALL = "projects/{org}/{project}/rules/";
  private static final String ONE = "projects/{org}/{project}/rules/{id}/";
  private static final Set<String> READ =
      Set.of("project:read", "project:write", "project:admin", "alerts:read");
  private static final Set<String> WRITE = Set.of("project:write", "project:admin", "alerts:write");
  private static final int LONGEST_NAME = 256;
  private static final int LEAST_MINUTES = 5;
  private static final int MOST_MINUTES = 43_200;
  private static final List<String> MATCHES = List.of("all", "any", "none");

  public void addTo(Api api) {
    api.add("GET", ALL, READ, RuleRoutes::list);
    api.add("POST", ALL, WRITE, RuleRoutes::create);
    api.add("GET", ONE, READ, RuleRoutes::detail);
    api.add("PUT", ONE, WRITE, RuleRoutes::update);
    api.add("DELETE", ONE, WRITE, RuleRoutes::delete);
  }

  /// The newest first.
  private static Response list(Call call) {
    List<Alert> all = new ArrayList<>(ofProject(call));
    Collections.reverse(all);
    return call.page(all, Alert::json);
  }

  private static List<Alert> ofProject(Call call) {
    Project project = call.project();
    return call.world().alerts().all(Alert.Kind.RULE, project.organizationId()).stream()
        .filter(one -> Objects.equals(one.projectId(), project.id()))
        .toList();
  }

  private static Alert found(Call call) {
    for (Alert one : ofProject(call)) {
      if (Long.toString(one.id()).equals(call.name("id"))) {
        return one;
      }
    }
    throw Call.notFound();
  }

  private static Response detail(Call call) {
    return Response.json(found(call).json());
  }

  private static Response create(Call call) {
    Project project = call.project();
    long id = call.world().alerts().nextId();
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(id));
    json.add("conditions", new JsonArray());
    json.add("filters", new JsonArray());
    json.add("actions", new JsonArray());
    json.addProperty("filterMatch", "all");
    apply(new Told(call.body(), false), json);
    json.addProperty("dateCreated", call.world().now().toString());
    json.add("createdBy", creator(call));
    JsonArray projects = new JsonArray();
    projects.add(project.slug());
    json.add("projects", projects);
    json.addProperty("status", "active");
    json.addProperty("snooze", false);
    call.world()
        .alerts()
        .put(
            new Alert(
                Alert.Kind.RULE, id, project.organizationId(), project.id(), json.toString()));
    return Response.json(json);
  }

  /// Who makes a rule; null if it is no person.
  static JsonElement creator(Call call) {
    User user = call.user();
    if (user == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject creator = new JsonObject();
    creator.addProperty("id", user.id());
    creator.addProperty("name", user.name());
    creator.addProperty("email", user.email());
    return creator;
  }

  private static Response update(Call call) {
    Alert found = found(call);
    JsonObject json = found.json();
    apply(new Told(call.body(), true), json);
    call.world().alerts().put(found.with(json));
    return Response.json(json);
  }

  private static Response delete(Call call) {
    call.world().alerts().remove(found(call));
    return Response.empty(202);
  }

  private static void apply(Told told, JsonObject json) {
    json.addProperty("name", told.text("name", LONGEST_NAME));
    json.addProperty("actionMatch", told.choice("actionMatch", MATCHES));
    json.addProperty("frequency", told.number("frequency", LEAST_MINUTES, MOST_MINUTES));
    List<JsonObject> conditions = told.objects("conditions");
    if (conditions == null) {
      throw Told.wrong("conditions", "This field is required.");
    }
    json.add("conditions", nodes("conditions", "sentry.rules.conditions.", conditions));
    List<JsonObject> actions = told.objects("actions");
    if (actions == null || actions.isEmpty()) {
      throw Told.wrong("actions", "Must select an action");
    }
    json.add("actions", nodes("actions", "sentry.", actions));
    List<JsonObject> filters = told.objects("filters");
    if (filters != null) {
      if (!filters.isEmpty() && !told.has("filterMatch")) {
        throw Told.wrong(
            "filterMatch", "Must select a filter match (all, any, none) if filters are supplied");
      }
      json.add("filters", nodes("filters", "sentry.rules.filters.", filters));
    }
    if (told.get("filterMatch") != null) {
      json.addProperty("filterMatch", told.choice("filterMatch", MATCHES));
    }
    JsonElement environment = told.get("environment");
    json.add("environment", environment == null ? JsonNull.INSTANCE : environment);
    json.add("owner", told.owner());
  }

  private static JsonArray nodes(String field, String prefix, List<JsonObject> told) {
    JsonArray kept = new JsonArray();
    for (JsonObject node : told) {
      String id = Json.text(node, "id");
      if (id == null) {
        throw Told.wrong(field, "Missing attribute 'id'");
      }
      if (!id.startsWith(prefix)) {
        throw Told.wrong(field, "Invalid node. Could not find '" + id + "'");
      }
      kept.add(node);
    }
    return kept;
  }
}
