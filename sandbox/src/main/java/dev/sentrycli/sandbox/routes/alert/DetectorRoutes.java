package dev.sentrycli.sandbox.routes.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.SearchTerms;
import dev.sentrycli.sandbox.world.alert.Alert;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Monitors: one for the errors of each project, and those that watch a number.
public final class DetectorRoutes {
  private static final String ALL = "organizations/{org}/detectors/";
  private static final String ONE = "organizations/{org}/detectors/{id}/";
  private static final String METRIC = "metric_issue";
  private static final int LONGEST_NAME = 200;
  private static final int SHORTEST_WINDOW = 60;
  private static final int LONGEST_WINDOW = 86_400;
  private static final List<String> DATASETS =
      List.of("events", "transactions", "metrics", "generic_metrics", "events_analytics_platform");
  private static final Set<String> CONDITIONS =
      Set.of("gt", "gte", "lt", "lte", "anomaly_detection");
  private static final Set<Integer> LEVELS = Set.of(0, 50, 75);
  private static final Map<String, Comparator<Alert>> ORDERS =
      Map.of(
          "id", Comparator.comparingLong(Alert::id),
          "name", Comparator.comparing(alert -> Json.text(alert.json(), "name", "")),
          "type", Comparator.comparing(alert -> Json.text(alert.json(), "type", "")));

  public void addTo(Api api) {
    api.add("GET", ALL, Api.ALERT_READ, DetectorRoutes::list);
    api.add(
        "POST",
        "organizations/{org}/projects/{project}/detectors/",
        Api.ALERT_WRITE,
        DetectorRoutes::create);
    api.add("GET", ONE, Api.ALERT_READ, DetectorRoutes::detail);
    api.add("PUT", ONE, Api.ALERT_WRITE, DetectorRoutes::update);
    api.add("DELETE", ONE, Api.ALERT_WRITE, DetectorRoutes::delete);
  }

  private static Response list(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    Chosen.demandUser(call);
    watchErrors(call, organization);
    Set<Long> projects = Chosen.projects(call, organization);
    Set<Long> ids = Chosen.ids(call);
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    List<Alert> all =
        new ArrayList<>(call.world().alerts().all(Alert.Kind.DETECTOR, organization.id()));
    all.removeIf(one -> one.projectId() == null || isGone(call, one.projectId()));
    all.removeIf(
        one ->
            ids.isEmpty()
                ? !projects.isEmpty() && !projects.contains(one.projectId())
                : !ids.contains(one.id()));
    all.removeIf(
        one -> {
          JsonObject json = one.json();
          String name = Json.text(json, "name", "");
          String type = Json.text(json, "type", "");
          return !terms.wordsIn(name, type)
              || !terms.admits("name", name)
              || !(terms.admits("type", type)
                  || (type.equals(METRIC) && terms.admits("type", "metric")));
        });
    Chosen.sort(call, all, ORDERS);
    return call.page(all, one -> told(call, one));
  }

  private static boolean isGone(Call call, long project) {
    return call.world().projects().get(project) == null;
  }

  /// The server makes a monitor for the errors of each project.
  private static void watchErrors(Call call, Organization organization) {
    List<Alert> known = call.world().alerts().all(Alert.Kind.DETECTOR, organization.id());
    for (Project project : call.world().projects().of(organization)) {
      boolean watched =
          known.stream()
              .anyMatch(
                  one ->
                      Objects.equals(one.projectId(), project.id())
                          && Json.text(one.json(), "type", "").equals("error"));
      if (!watched) {
        long id = call.world().alerts().nextId();
        JsonObject json = fresh(call, id, project);
        json.addProperty("name", "Error Monitor");
        json.addProperty("type", "error");
        json.add("createdBy", JsonNull.INSTANCE);
        call.world()
            .alerts()
            .put(
                new Alert(
                    Alert.Kind.DETECTOR, id, organization.id(), project.id(), json.toString()));
      }
    }
  }

  private static JsonObject fresh(Call call, long id, Project project) {
    User user = call.user();
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(id));
    json.addProperty("projectId", Long.toString(project.id()));
    json.addProperty("name", "");
    json.add("description", JsonNull.INSTANCE);
    json.addProperty("type", METRIC);
    json.add("workflowIds", new JsonArray());
    json.add("owner", JsonNull.INSTANCE);
    json.addProperty("createdBy", user == null ? null : Long.toString(user.id()));
    json.addProperty("dateCreated", call.world().now().toString());
    json.addProperty("dateUpdated", call.world().now().toString());
    json.add("dataSources", JsonNull.INSTANCE);
    json.add("conditionGroup", JsonNull.INSTANCE);
    json.add("config", new JsonObject());
    json.addProperty("enabled", true);
    json.add("latestGroup", JsonNull.INSTANCE);
    return json;
  }

  /// With the workflows that are connected to it.
  private static JsonObject told(Call call, Alert detector) {
    JsonArray ids = new JsonArray();
    for (Alert workflow :
        call.world().alerts().all(Alert.Kind.WORKFLOW, detector.organizationId())) {
      if (WorkflowRoutes.detectorIds(workflow.json()).contains(Long.toString(detector.id()))) {
        ids.add(Long.toString(workflow.id()));
      }
    }
    JsonObject json = detector.json();
    json.add("workflowIds", ids);
    return json;
  }

  private static Alert found(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    Chosen.demandUser(call);
    Alert found =
        call.world().alerts().get(Alert.Kind.DETECTOR, organization.id(), call.name("id"));
    if (found == null || found.projectId() == null || isGone(call, found.projectId())) {
      throw Call.notFound();
    }
    return found;
  }

  private static Response detail(Call call) {
    return Response.json(told(call, found(call)));
  }

  private static Response create(Call call) {
    Project project = call.project();
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    Chosen.demandUser(call);
    long id = call.world().alerts().nextId();
    JsonObject json = fresh(call, id, project);
    apply(call, organization, new Told(call.body(), false), json);
    Alert made =
        new Alert(Alert.Kind.DETECTOR, id, organization.id(), project.id(), json.toString());
    call.world().alerts().put(made);
    WorkflowRoutes.connect(
        call, organization, Long.toString(id), Json.array(call.body(), "workflowIds"));
    return Response.json(201, told(call, made));
  }

  private static Response update(Call call) {
    Alert found = found(call);
    Organization organization = call.organization();
    JsonObject json = found.json();
    json.addProperty("dateUpdated", call.world().now().toString());
    apply(call, organization, new Told(call.body(), true), json);
    Alert changed = found.with(json);
    call.world().alerts().put(changed);
    WorkflowRoutes.connect(
        call, organization, Long.toString(found.id()), Json.array(call.body(), "workflowIds"));
    return Response.json(told(call, changed));
  }

  private static Response delete(Call call) {
    Alert found = found(call);
    WorkflowRoutes.connect(call, call.organization(), Long.toString(found.id()), new JsonArray());
    call.world().alerts().remove(found);
    return Response.empty(204);
  }

  private static void apply(Call call, Organization organization, Told told, JsonObject json) {
    if (!told.partial() || told.has("name")) {
      json.addProperty("name", told.text("name", LONGEST_NAME));
    }
    String type = told.has("type") ? told.text("type", 200) : Json.text(json, "type", METRIC);
    if (!type.equals(METRIC) && !type.equals(Json.text(json, "type", ""))) {
      throw Told.wrong("type", "Unknown detector type '" + type + "'. Must be one of: " + METRIC);
    }
    List<JsonObject> sources = told.objects("dataSources");
    if (sources == null && !told.partial()) {
      throw Told.wrong("dataSources", "This field is required when creating a detector.");
    }
    if (sources != null) {
      if (sources.size() != 1) {
        throw Told.wrong("dataSources", "Only one data source is allowed for this detector type.");
      }
      json.add("dataSources", sources(call, organization, sources.getFirst()));
    }
    JsonElement group = told.get("conditionGroup");
    if (group == null && !told.partial()) {
      throw Told.wrong("conditionGroup", "This field is required.");
    }
    if (group != null) {
      json.add("conditionGroup", conditions(call, organization, group));
    }
    JsonElement config = told.get("config");
    if (config != null) {
      json.add("config", config);
    }
    if (told.has("description")) {
      JsonElement description = told.get("description");
      json.add("description", description == null ? JsonNull.INSTANCE : description);
    }
    if (told.has("enabled")) {
      json.addProperty("enabled", Json.isTrue(told.body(), "enabled"));
    }
    if (told.has("owner")) {
      json.add("owner", owner(call, organization, told.owner()));
    }
  }

  private static JsonElement owner(Call call, Organization organization, JsonElement told) {
    if (!(told instanceof JsonPrimitive actor)) {
      return JsonNull.INSTANCE;
    }
    String[] parts = actor.getAsString().split(":", -1);
    JsonObject owner = new JsonObject();
    owner.addProperty("type", parts[0]);
    owner.addProperty("id", parts[1]);
    if (parts[0].equals("team")) {
      Team team = call.world().directory().team(organization, parts[1]);
      if (team == null) {
        throw Told.wrong("owner", "Team does not exist");
      }
      owner.addProperty("name", team.slug());
      return owner;
    }
    User user = call.world().directory().user(Long.parseLong(parts[1]));
    if (user == null) {
      throw Told.wrong("owner", "User does not exist");
    }
    owner.addProperty("name", user.name());
    owner.addProperty("email", user.email());
    return owner;
  }

  private static JsonArray sources(Call call, Organization organization, JsonObject told) {
    Told source = new Told(told, false);
    String dataset = source.text("dataset", 100);
    if (!DATASETS.contains(dataset)) {
      throw Told.wrong("dataSources", "Invalid dataset, valid values are " + DATASETS);
    }
    long window = source.number("timeWindow", SHORTEST_WINDOW, LONGEST_WINDOW);
    JsonObject query = new JsonObject();
    query.addProperty("id", Long.toString(call.world().alerts().nextId()));
    query.addProperty("dataset", dataset);
    query.addProperty("query", Json.text(told, "query", ""));
    query.addProperty("aggregate", source.text("aggregate", 500));
    query.addProperty("timeWindow", window);
    query.addProperty("environment", Json.text(told, "environment"));
    JsonArray types = Json.array(told, "eventTypes");
    query.add("eventTypes", types == null ? new JsonArray() : types);
    query.addProperty("extrapolationMode", "unknown");
    JsonObject asked = new JsonObject();
    String id = Long.toString(call.world().alerts().nextId());
    asked.addProperty("id", id);
    asked.addProperty("status", 0);
    asked.addProperty("subscription", "12/" + id);
    asked.add("snubaQuery", query);
    JsonObject kept = new JsonObject();
    kept.addProperty("id", Long.toString(call.world().alerts().nextId()));
    kept.addProperty("organizationId", Long.toString(organization.id()));
    kept.addProperty("type", "snuba_query_subscription");
    kept.addProperty("sourceId", id);
    kept.add("queryObj", asked);
    JsonArray all = new JsonArray();
    all.add(kept);
    return all;
  }

  private static JsonObject conditions(Call call, Organization organization, JsonElement told) {
    Conditions conditions = new Conditions(call.world().alerts(), organization.id());
    String logic = Json.text(told, "logicType");
    if (logic == null || !Conditions.LOGIC.contains(logic)) {
      throw Told.wrong("conditionGroup", "\"" + logic + "\" is not a valid choice.");
    }
    JsonArray kept = new JsonArray();
    for (JsonObject one : Json.objects(told, "conditions")) {
      String type = Json.text(one, "type", "");
      Double level = Json.number(one, "conditionResult");
      if (!CONDITIONS.contains(type)) {
        throw Told.wrong("conditionGroup", "Unsupported type " + type);
      }
      if (level == null || !LEVELS.contains(level.intValue())) {
        throw Told.wrong("conditionGroup", "Unsupported condition result");
      }
      if (!one.has("comparison")) {
        throw Told.wrong("conditionGroup", "A valid number or dict is required.");
      }
      kept.add(conditions.kept(one));
    }
    if (kept.isEmpty()) {
      throw Told.wrong("conditionGroup", "This field is required.");
    }
    return conditions.group(Long.toString(call.world().alerts().nextId()), logic, kept);
  }
}
