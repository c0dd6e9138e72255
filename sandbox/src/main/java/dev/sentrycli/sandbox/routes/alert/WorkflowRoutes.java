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
import dev.sentrycli.sandbox.world.directory.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Alerts, as recent servers keep them: connected to the monitors whose issues they look at.
public final class WorkflowRoutes {
  private static final String ALL = "organizations/{org}/workflows/";
  private static final String ONE = "organizations/{org}/workflows/{id}/";
  private static final int LONGEST_NAME = 256;
  private static final List<Integer> FREQUENCIES = List.of(0, 5, 10, 30, 60, 180, 720, 1440);
  private static final Map<String, Comparator<Alert>> ORDERS =
      Map.of(
          "id", Comparator.comparingLong(Alert::id),
          "name", Comparator.comparing(alert -> Json.text(alert.json(), "name", "")),
          "dateCreated", Comparator.comparing(alert -> Json.text(alert.json(), "dateCreated", "")),
          "dateUpdated", Comparator.comparing(alert -> Json.text(alert.json(), "dateUpdated", "")));

  public void addTo(Api api) {
    api.add("GET", ALL, Api.ALERT_READ, WorkflowRoutes::list);
    api.add("POST", ALL, Api.ALERT_WRITE, WorkflowRoutes::create);
    api.add("GET", ONE, Api.ALERT_READ, WorkflowRoutes::detail);
    api.add("PUT", ONE, Api.ALERT_WRITE, WorkflowRoutes::update);
    api.add("DELETE", ONE, Api.ALERT_WRITE, WorkflowRoutes::delete);
  }

  /// With `id` the projects do not count.
  private static Response list(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    Set<Long> projects = Chosen.projects(call, organization);
    Set<Long> ids = Chosen.ids(call);
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    List<Alert> all =
        new ArrayList<>(call.world().alerts().all(Alert.Kind.WORKFLOW, organization.id()));
    all.removeIf(
        one ->
            ids.isEmpty()
                ? !projects.isEmpty() && !isOf(call, one, projects)
                : !ids.contains(one.id()));
    all.removeIf(
        one -> {
          String name = Json.text(one.json(), "name", "");
          return !terms.wordsIn(name) || !terms.admits("name", name);
        });
    Chosen.sort(call, all, ORDERS);
    return call.page(all, Alert::json);
  }

  private static boolean isOf(Call call, Alert workflow, Set<Long> projects) {
    for (String id : detectorIds(workflow.json())) {
      Alert detector =
          call.world().alerts().get(Alert.Kind.DETECTOR, workflow.organizationId(), id);
      if (detector != null && projects.contains(detector.projectId())) {
        return true;
      }
    }
    return false;
  }

  static List<String> detectorIds(JsonObject workflow) {
    List<String> ids = new ArrayList<>();
    JsonArray array = Json.array(workflow, "detectorIds");
    if (array != null) {
      array.forEach(id -> ids.add(id.getAsString()));
    }
    return ids;
  }

  private static Alert found(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    Alert found =
        call.world().alerts().get(Alert.Kind.WORKFLOW, organization.id(), call.name("id"));
    if (found == null) {
      throw Call.notFound();
    }
    return found;
  }

  private static Response detail(Call call) {
    return Response.json(found(call).json());
  }

  private static Response create(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.WORKFLOWS);
    long id = call.world().alerts().nextId();
    User user = call.user();
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(id));
    json.addProperty("name", "");
    json.addProperty("organizationId", Long.toString(organization.id()));
    json.addProperty("createdBy", user == null ? null : Long.toString(user.id()));
    json.addProperty("dateCreated", call.world().now().toString());
    json.addProperty("dateUpdated", call.world().now().toString());
    json.add("triggers", JsonNull.INSTANCE);
    json.add("actionFilters", new JsonArray());
    json.add("environment", JsonNull.INSTANCE);
    json.add("config", new JsonObject());
    json.add("detectorIds", new JsonArray());
    json.addProperty("enabled", true);
    json.add("lastTriggered", JsonNull.INSTANCE);
    json.add("owner", JsonNull.INSTANCE);
    apply(call, organization, new Told(call.body(), false), json);
    Alert made = new Alert(Alert.Kind.WORKFLOW, id, organization.id(), null, json.toString());
    call.world().alerts().put(made);
    return Response.json(201, json);
  }

  private static Response update(Call call) {
    Alert found = found(call);
    JsonObject json = found.json();
    json.addProperty("dateUpdated", call.world().now().toString());
    apply(call, call.organization(), new Told(call.body(), true), json);
    call.world().alerts().put(found.with(json));
    return Response.json(json);
  }

  private static Response delete(Call call) {
    call.world().alerts().remove(found(call));
    return Response.empty(204);
  }

  private static void apply(Call call, Organization organization, Told told, JsonObject json) {
    Conditions conditions = new Conditions(call.world().alerts(), organization.id());
    json.addProperty("name", told.text("name", LONGEST_NAME));
    if (told.has("enabled")) {
      json.addProperty("enabled", Json.isTrue(told.body(), "enabled"));
    }
    JsonElement config = told.get("config");
    if (config != null) {
      json.add("config", checked(config));
    }
    JsonElement triggers = told.get("triggers");
    if (triggers != null) {
      json.add("triggers", conditions.group("triggers", triggers));
    }
    List<JsonObject> filters = told.objects("actionFilters");
    if (filters != null) {
      JsonArray kept = new JsonArray();
      filters.forEach(filter -> kept.add(conditions.filter("actionFilters", filter)));
      json.add("actionFilters", kept);
    }
    if (told.has("environment")) {
      JsonElement environment = told.get("environment");
      json.add("environment", environment == null ? JsonNull.INSTANCE : environment);
    }
    if (told.has("owner")) {
      json.add("owner", told.owner());
    }
    if (told.get("detectorIds") != null) {
      json.add("detectorIds", connected(call, organization, told.body()));
    }
  }

  private static JsonElement checked(JsonElement config) {
    Double frequency = Json.number(config, "frequency");
    if (config.isJsonObject() && frequency != null && !FREQUENCIES.contains(frequency.intValue())) {
      throw Told.wrong("config", frequency.intValue() + " is not one of " + FREQUENCIES);
    }
    return config;
  }

  private static JsonArray connected(Call call, Organization organization, JsonObject body) {
    JsonArray ids = new JsonArray();
    JsonArray told = Json.array(body, "detectorIds");
    for (JsonElement one : told == null ? new JsonArray() : told) {
      String id = one instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
      if (call.world().alerts().get(Alert.Kind.DETECTOR, organization.id(), id) == null) {
        throw Told.wrong("detectorIds", "Some detectors do not exist");
      }
      ids.add(id);
    }
    return ids;
  }

  /// Connects a monitor to these workflows and to no others.
  ///
  /// @param ids null to leave it as it is
  static void connect(
      Call call, Organization organization, String detector, @Nullable JsonArray ids) {
    if (ids == null) {
      return;
    }
    Set<String> wanted = new LinkedHashSet<>();
    ids.forEach(id -> wanted.add(id.getAsString()));
    for (String id : wanted) {
      if (call.world().alerts().get(Alert.Kind.WORKFLOW, organization.id(), id) == null) {
        throw Told.wrong("workflowIds", "Some workflows do not exist");
      }
    }
    for (Alert workflow : call.world().alerts().all(Alert.Kind.WORKFLOW, organization.id())) {
      JsonObject json = workflow.json();
      List<String> detectors = detectorIds(json);
      boolean has = detectors.remove(detector);
      boolean should = wanted.contains(Long.toString(workflow.id()));
      if (has != should) {
        if (should) {
          detectors.add(detector);
        }
        JsonArray changed = new JsonArray();
        detectors.forEach(changed::add);
        json.add("detectorIds", changed);
        call.world().alerts().put(workflow.with(json));
      }
    }
  }
}
