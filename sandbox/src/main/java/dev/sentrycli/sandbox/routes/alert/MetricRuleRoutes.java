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
import dev.sentrycli.sandbox.world.directory.Organization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Alerts about numbers as older servers keep them: rules of an organization.
public final class MetricRuleRoutes {
  private static final String ALL = "organizations/{org}/alert-rules/";
  private static final String ONE = "organizations/{org}/alert-rules/{id}/";
  private static final Set<String> WRITE = Set.of("org:write", "org:admin", "alerts:write");
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_WINDOW = 1440;
  private static final List<String> DATASETS =
      List.of("discover", "events", "transactions", "sessions", "metrics", "generic_metrics");
  private static final List<String> LABELS = List.of("critical", "warning");

  public void addTo(Api api) {
    api.add("GET", ALL, Api.ALERT_READ, MetricRuleRoutes::list);
    api.add("POST", ALL, WRITE, MetricRuleRoutes::create);
    api.add("GET", ONE, Api.ALERT_READ, MetricRuleRoutes::detail);
    api.add("PUT", ONE, WRITE, MetricRuleRoutes::update);
    api.add("DELETE", ONE, WRITE, MetricRuleRoutes::delete);
  }

  private static Response list(Call call) {
    List<Alert> all =
        new ArrayList<>(
            call.world().alerts().all(Alert.Kind.METRIC_RULE, call.organization().id()));
    Collections.reverse(all);
    return call.page(all, Alert::json);
  }

  private static Alert found(Call call) {
    Alert found =
        call.world()
            .alerts()
            .get(Alert.Kind.METRIC_RULE, call.organization().id(), call.name("id"));
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
    long id = call.world().alerts().nextId();
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(id));
    json.addProperty("organizationId", Long.toString(organization.id()));
    json.addProperty("status", 0);
    apply(call, organization, new Told(call.body(), false), json);
    json.addProperty("dateCreated", call.world().now().toString());
    json.add("createdBy", RuleRoutes.creator(call));
    json.addProperty("detectionType", "static");
    json.addProperty("snooze", false);
    call.world()
        .alerts()
        .put(new Alert(Alert.Kind.METRIC_RULE, id, organization.id(), null, json.toString()));
    return Response.json(201, json);
  }

  private static Response update(Call call) {
    Alert found = found(call);
    JsonObject json = found.json();
    apply(call, call.organization(), new Told(call.body(), true), json);
    call.world().alerts().put(found.with(json));
    return Response.json(json);
  }

  private static Response delete(Call call) {
    call.world().alerts().remove(found(call));
    return Response.empty(204);
  }

  private static void apply(Call call, Organization organization, Told told, JsonObject json) {
    json.addProperty("name", told.text("name", LONGEST_NAME));
    json.addProperty("aggregate", told.text("aggregate", 500));
    if (!told.has("query")) {
      throw Told.wrong("query", "This field is required.");
    }
    json.addProperty("query", Json.text(told.body(), "query", ""));
    json.addProperty("timeWindow", told.number("timeWindow", 1, LONGEST_WINDOW));
    String dataset = Json.text(told.body(), "dataset", "events");
    if (!DATASETS.contains(dataset)) {
      throw Told.wrong("dataset", "Invalid dataset, valid values are " + DATASETS);
    }
    json.addProperty("dataset", dataset);
    json.add("queryType", told.body().get("queryType"));
    JsonElement types = told.get("eventTypes");
    json.add("eventTypes", types == null ? new JsonArray() : types);
    json.addProperty("thresholdType", told.number("thresholdType", 0, 2));
    JsonElement resolve = told.get("resolveThreshold");
    json.add("resolveThreshold", resolve == null ? JsonNull.INSTANCE : resolve);
    json.add("triggers", triggers(call, told));
    json.add("projects", projects(call, organization, told));
    JsonElement environment = told.get("environment");
    json.add("environment", environment == null ? JsonNull.INSTANCE : environment);
    json.add("owner", told.owner());
    json.addProperty("dateModified", call.world().now().toString());
  }

  private static JsonArray triggers(Call call, Told told) {
    List<JsonObject> triggers = told.objects("triggers");
    if (triggers == null || triggers.isEmpty()) {
      throw Told.wrong("nonFieldErrors", "Must include at least one trigger");
    }
    if (triggers.size() > LABELS.size()) {
      throw Told.wrong(
          "nonFieldErrors",
          "Must send 1 or 2 triggers - A critical trigger, and an optional warning trigger");
    }
    JsonArray kept = new JsonArray();
    for (int i = 0; i < triggers.size(); i++) {
      JsonObject trigger = triggers.get(i).deepCopy();
      if (!LABELS.get(i).equals(Json.text(trigger, "label"))) {
        throw Told.wrong(
            "nonFieldErrors", "Trigger " + (i + 1) + " must be labeled \"" + LABELS.get(i) + "\"");
      }
      if (!trigger.has("id")) {
        trigger.addProperty("id", Long.toString(call.world().alerts().nextId()));
      }
      if (!trigger.has("actions")) {
        trigger.add("actions", new JsonArray());
      }
      kept.add(trigger);
    }
    return kept;
  }

  private static JsonArray projects(Call call, Organization organization, Told told) {
    JsonArray slugs = Json.array(told.body(), "projects");
    if (slugs == null || slugs.isEmpty()) {
      throw Told.wrong("projects", "This field is required.");
    }
    for (JsonElement slug : slugs) {
      if (call.world().projects().get(organization, slug.getAsString()) == null) {
        throw Told.wrong("projects", "Invalid project");
      }
    }
    return slugs;
  }
}
