package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Metric alerts as servers without monitors keep them: as rules of an organization.
final class MetricRules implements MetricAlerts {
  private static final String ALL = "/api/0/organizations/{}/alert-rules/";
  private static final String ONE = "/api/0/organizations/{}/alert-rules/{}/";
  private static final int MINUTE = 60;

  /// What the server said, beside what is made of it.
  private static final String RULE = "rule";

  private final Regions regions;

  MetricRules(Regions regions) {
    this.regions = regions;
  }

  @Override
  public boolean hasNumbersOfRules() {
    return true;
  }

  @Override
  public Slice<Detector> list(
      String organization,
      Predicate<Detector> wanted,
      int perPage,
      int limit,
      @Nullable String cursor) {
    return regions.slice(
        organization,
        Request.get(ALL, organization).queryIfPresent("cursor", cursor),
        perPage,
        limit,
        answer -> fitting(answer, wanted),
        Detector::new);
  }

  private static List<JsonObject> fitting(Answer answer, Predicate<Detector> wanted) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject rule : answer.objects()) {
      Detector detector = detector(rule);
      if (wanted.test(detector)) {
        rows.add(detector.json());
      }
    }
    return rows;
  }

  @Override
  public Detector view(String organization, String id) {
    return detector(regions.send(organization, Request.get(ONE, organization, id)).object());
  }

  @Override
  public Detector create(String organization, String project, MetricWish wish) {
    JsonObject body = new JsonObject();
    JsonArray projects = new JsonArray();
    projects.add(project);
    body.add("projects", projects);
    body.addProperty("name", wish.name());
    body.addProperty("aggregate", wish.aggregate());
    describe(body, wish.dataset() == null ? MetricDataset.ERRORS : wish.dataset(), wish.query());
    body.addProperty("timeWindow", wish.minutes() == null ? 1 : wish.minutes());
    Trigger.addTo(body, wish.triggers() == null ? List.of() : wish.triggers());
    apply(body, wish);
    return detector(
        regions.send(organization, Request.post(ALL, organization).json(body)).object());
  }

  /// Servers of that age have no spans to count, but transactions.
  private static void describe(JsonObject rule, MetricDataset dataset, @Nullable String query) {
    rule.addProperty("query", query == null ? "" : query);
    switch (dataset) {
      case ERRORS -> {
        rule.addProperty("dataset", "events");
        rule.addProperty("queryType", 0);
        rule.add("eventTypes", texts("error", "default"));
      }
      case TRANSACTIONS -> {
        rule.addProperty("dataset", "generic_metrics");
        rule.addProperty("queryType", 1);
        rule.add("eventTypes", texts("transaction"));
      }
      case METRICS -> {
        rule.addProperty("dataset", "metrics");
        rule.addProperty("queryType", 2);
        rule.add("eventTypes", new JsonArray());
      }
      case SPANS, LOGS ->
          throw new OlderServerException(
              "can watch errors, transactions and sessions, but no "
                  + (dataset == MetricDataset.SPANS ? "spans" : "logs"));
    }
  }

  private static JsonArray texts(String... texts) {
    JsonArray array = new JsonArray();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  private static void apply(JsonObject rule, MetricWish wish) {
    if (wish.workflows() != null && !wish.workflows().isEmpty()) {
      throw new OlderServerException("has no alerts that a metric alert could be connected to");
    }
    if (Boolean.FALSE.equals(wish.enabled())) {
      throw new OlderServerException("can't switch a single alert off by its API");
    }
    Workflows.addText(rule, "environment", wish.environment());
    Workflows.addText(rule, "owner", wish.owner());
  }

  @Override
  public JsonObject changed(Detector detector, MetricWish change) {
    JsonObject kept = Fields.objectOrNull(detector.json(), RULE);
    JsonObject rule = kept == null ? new JsonObject() : kept.deepCopy();
    if (change.enabled() != null && change.enabled() != detector.isEnabled()) {
      throw new OlderServerException("can't switch a single alert on or off by its API");
    }
    if (change.name() != null) {
      rule.addProperty("name", change.name());
    }
    if (change.aggregate() != null) {
      rule.addProperty("aggregate", change.aggregate());
    }
    if (change.dataset() != null) {
      describe(
          rule,
          change.dataset(),
          change.query() == null ? Fields.textOr(rule, "query", "") : change.query());
    } else if (change.query() != null) {
      rule.addProperty("query", change.query());
    }
    if (change.minutes() != null) {
      rule.addProperty("timeWindow", change.minutes());
    }
    if (change.triggers() != null) {
      rule.add("resolveThreshold", JsonNull.INSTANCE);
      Trigger.addTo(rule, change.triggers());
    }
    apply(rule, change);
    return rule;
  }

  @Override
  public Detector update(String organization, String id, JsonObject changed) {
    return detector(
        regions.send(organization, Request.put(ONE, organization, id).json(changed)).object());
  }

  @Override
  public void delete(String organization, String id) {
    regions.send(organization, Request.delete(ONE, organization, id));
  }

  /// A rule, told of as a monitor.
  static Detector detector(JsonObject rule) {
    JsonObject json = new JsonObject();
    json.add("id", rule.get("id"));
    json.add("name", rule.get("name"));
    json.addProperty("type", Detector.METRIC);
    json.add("projects", rule.get("projects"));
    json.add("workflowIds", new JsonArray());
    json.add("owner", rule.get("owner"));
    json.addProperty("createdBy", Fields.textOrNull(Fields.objectOrNull(rule, "createdBy"), "id"));
    json.add("dateCreated", rule.get("dateCreated"));
    json.add("dateUpdated", rule.get("dateModified"));
    JsonArray sources = new JsonArray();
    sources.add(source(rule));
    json.add("dataSources", sources);
    JsonObject group = new JsonObject();
    group.addProperty("logicType", "any");
    group.add("conditions", conditions(rule));
    json.add("conditionGroup", group);
    JsonObject config = new JsonObject();
    config.addProperty("detectionType", Fields.textOr(rule, "detectionType", "static"));
    config.add("comparisonDelta", rule.get("comparisonDelta"));
    json.add("config", config);
    json.addProperty(
        "enabled", !Fields.textOr(rule, "status", "0").equals("5") && !ProjectRules.isMuted(rule));
    json.add(RULE, rule);
    return new Detector(json);
  }

  private static JsonObject source(JsonObject rule) {
    JsonObject query = new JsonObject();
    query.add("dataset", rule.get("dataset"));
    query.add("query", rule.get("query"));
    query.add("aggregate", rule.get("aggregate"));
    Double minutes = Fields.numberOrNull(rule, "timeWindow");
    query.add(
        "timeWindow",
        minutes == null ? JsonNull.INSTANCE : new JsonPrimitive(Math.round(minutes * MINUTE)));
    query.add("environment", rule.get("environment"));
    query.add("eventTypes", rule.get("eventTypes"));
    JsonObject asked = new JsonObject();
    asked.add("snubaQuery", query);
    JsonObject source = new JsonObject();
    source.add("queryObj", asked);
    return source;
  }

  private static JsonArray conditions(JsonObject rule) {
    boolean below = Fields.textOr(rule, "thresholdType", "0").equals("1");
    JsonArray conditions = new JsonArray();
    JsonPrimitive critical = null;
    for (JsonObject trigger : Fields.objects(rule, "triggers")) {
      if (trigger.get("alertThreshold") instanceof JsonPrimitive threshold) {
        boolean warning = Fields.textOr(trigger, "label", "critical").equals("warning");
        critical = warning && critical != null ? critical : threshold;
        conditions.add(
            condition(below ? "lt" : "gt", threshold, warning ? Trigger.MEDIUM : Trigger.HIGH));
      }
    }
    JsonPrimitive resolve =
        rule.get("resolveThreshold") instanceof JsonPrimitive number ? number : critical;
    if (resolve != null) {
      conditions.add(condition(below ? "gte" : "lte", resolve, Trigger.OK));
    }
    return conditions;
  }

  private static JsonObject condition(String type, JsonPrimitive comparison, int result) {
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.add("comparison", comparison);
    condition.addProperty("conditionResult", result);
    return condition;
  }
}
