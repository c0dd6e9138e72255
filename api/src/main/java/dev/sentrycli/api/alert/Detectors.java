package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Metric alerts as recent servers keep them: as monitors.
final class Detectors implements MetricAlerts {
  private static final String ALL = "/api/0/organizations/{}/detectors/";
  private static final String ONE = "/api/0/organizations/{}/detectors/{}/";
  private static final int MINUTE = 60;

  private final Regions regions;

  Detectors(Regions regions) {
    this.regions = regions;
  }

  @Override
  public boolean hasNumbersOfRules() {
    return false;
  }

  @Override
  public Slice<Detector> list(
      String organization,
      Predicate<Detector> wanted,
      int perPage,
      int limit,
      @Nullable String cursor) {
    Request request =
        Request.get(ALL, organization)
            .query("query", "type:" + Detector.METRIC)
            .query("sortBy", "-id")
            .queryIfPresent("cursor", cursor);
    return regions.slice(
        organization, request, perPage, limit, answer -> fitting(answer, wanted), Detector::new);
  }

  private static List<JsonObject> fitting(Answer answer, Predicate<Detector> wanted) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject row : answer.objects()) {
      if (wanted.test(new Detector(row))) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public Detector view(String organization, String id) {
    return new Detector(regions.send(organization, Request.get(ONE, organization, id)).object());
  }

  @Override
  public Detector create(String organization, String project, MetricWish wish) {
    Request request =
        Request.post("/api/0/organizations/{}/projects/{}/detectors/", organization, project)
            .json(draft(wish));
    return new Detector(regions.send(organization, request).object());
  }

  static JsonObject draft(MetricWish wish) {
    JsonObject body = new JsonObject();
    body.addProperty("name", wish.name());
    body.addProperty("type", Detector.METRIC);
    JsonObject source = new JsonObject();
    source.addProperty("aggregate", wish.aggregate());
    describe(source, wish.dataset() == null ? MetricDataset.ERRORS : wish.dataset(), wish.query());
    source.addProperty("timeWindow", wish.minutes() == null ? MINUTE : wish.minutes() * MINUTE);
    if (wish.environment() != null && !wish.environment().isEmpty()) {
      source.addProperty("environment", wish.environment());
    }
    addOne(body, "dataSources", source);
    JsonObject config = new JsonObject();
    config.addProperty("detectionType", "static");
    body.add("config", config);
    addConditions(body, wish.triggers());
    addRest(body, wish);
    return body;
  }

  private static void describe(JsonObject source, MetricDataset dataset, @Nullable String query) {
    source.addProperty("dataset", dataset.sent());
    source.addProperty("query", dataset.query(query == null ? "" : query));
    source.addProperty("queryType", dataset.queryType());
    JsonArray types = new JsonArray();
    dataset.eventTypes().forEach(types::add);
    source.add("eventTypes", types);
  }

  private static void addOne(JsonObject body, String name, JsonObject only) {
    JsonArray array = new JsonArray();
    array.add(only);
    body.add(name, array);
  }

  private static void addConditions(JsonObject body, @Nullable List<Trigger> triggers) {
    if (triggers == null) {
      return;
    }
    JsonObject group = new JsonObject();
    group.addProperty("logicType", "any");
    group.add("conditions", Workflows.array(Trigger.conditions(triggers)));
    body.add("conditionGroup", group);
  }

  private static void addRest(JsonObject body, MetricWish wish) {
    if (wish.workflows() != null) {
      JsonArray ids = new JsonArray();
      wish.workflows().forEach(id -> ids.add(Workflows.number(id)));
      body.add("workflowIds", ids);
    }
    Workflows.addText(body, "owner", wish.owner());
    if (wish.enabled() != null) {
      body.addProperty("enabled", wish.enabled());
    }
  }

  @Override
  public JsonObject changed(Detector detector, MetricWish change) {
    JsonObject body = new JsonObject();
    body.addProperty("name", change.name() == null ? detector.name() : change.name());
    body.addProperty("type", Detector.METRIC);
    JsonObject now = detector.query();
    JsonObject source = new JsonObject();
    source.addProperty(
        "aggregate",
        change.aggregate() == null ? Fields.textOr(now, "aggregate", "") : change.aggregate());
    String query = change.query() == null ? Fields.textOr(now, "query", "") : change.query();
    String sent = Fields.textOr(now, "dataset", MetricDataset.ERRORS.sent());
    if (change.dataset() != null) {
      describe(source, change.dataset(), query);
    } else if (sent.equals(MetricDataset.ERRORS.sent())) {
      describe(source, MetricDataset.ERRORS, query);
    } else {
      source.addProperty("dataset", sent);
      source.addProperty("query", query);
      source.addProperty(
          "queryType",
          sent.equals(MetricDataset.METRICS.sent())
              ? MetricDataset.METRICS.queryType()
              : MetricDataset.SPANS.queryType());
      source.add("eventTypes", Fields.array(Fields.texts(now, "eventTypes")));
    }
    Double seconds = Fields.numberOrNull(now, "timeWindow");
    source.addProperty(
        "timeWindow",
        change.minutes() != null
            ? change.minutes() * MINUTE
            : seconds == null ? MINUTE : seconds.intValue());
    String environment =
        change.environment() == null ? Fields.textOrNull(now, "environment") : change.environment();
    if (environment != null) {
      Workflows.addText(source, "environment", environment);
    }
    addOne(body, "dataSources", source);
    JsonObject config = Fields.objectOrNull(detector.json(), "config");
    body.add("config", config == null ? new JsonObject() : config);
    body.addProperty("enabled", detector.isEnabled());
    if (detector.owner() != null) {
      body.addProperty("owner", detector.owner());
    }
    addConditions(body, change.triggers());
    addRest(body, change);
    return body;
  }

  @Override
  public Detector update(String organization, String id, JsonObject changed) {
    return new Detector(
        regions.send(organization, Request.put(ONE, organization, id).json(changed)).object());
  }

  @Override
  public void delete(String organization, String id) {
    regions.send(organization, Request.delete(ONE, organization, id));
  }
}
