package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Alerts about issues as servers without workflows keep them: as rules of a project.
final class ProjectRules implements IssueAlerts {
  private static final String ALL = "/api/0/projects/{}/{}/rules/";
  private static final String ONE = "/api/0/projects/{}/{}/rules/{}/";
  private static final int LEAST_FREQUENCY = 5;

  /// None may fit, which only rules of old have.
  private static final String NONE = "none";

  private final Regions regions;

  ProjectRules(Regions regions) {
    this.regions = regions;
  }

  @Override
  public boolean hasNumbersOfRules() {
    return true;
  }

  @Override
  public Slice<Workflow> list(
      String organization,
      Project project,
      Predicate<Workflow> wanted,
      int perPage,
      int limit,
      @Nullable String cursor) {
    return regions.slice(
        organization,
        Request.get(ALL, organization, project.slug()).queryIfPresent("cursor", cursor),
        perPage,
        limit,
        answer -> fitting(answer, wanted),
        Workflow::new);
  }

  private static List<JsonObject> fitting(Answer answer, Predicate<Workflow> wanted) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject rule : answer.objects()) {
      Workflow workflow = workflow(rule);
      if (wanted.test(workflow)) {
        rows.add(workflow.json());
      }
    }
    return rows;
  }

  @Override
  public @Nullable Workflow find(String organization, Project project, String id) {
    JsonObject rule = Lookup.orNull(() -> rule(organization, project, id));
    return rule == null ? null : workflow(rule);
  }

  private JsonObject rule(String organization, Project project, String id) {
    return regions.send(organization, Request.get(ONE, organization, project.slug(), id)).object();
  }

  @Override
  public JsonObject draft(String organization, Project project, WorkflowWish wish) {
    JsonObject body = new JsonObject();
    body.addProperty("name", wish.name());
    body.addProperty("frequency", frequency(wish.frequencyOrUsual()));
    addConditions(
        body, wish.conditionsOrNone(), "any", wish.filtersOrNone(), wish.filterMatchOrAll());
    body.add("actions", RuleActions.toRule(wish.actionsOrNone()));
    Workflows.addText(body, "environment", wish.environment());
    Workflows.addText(body, "owner", wish.owner());
    return body;
  }

  /// A rule of old has conditions, and filters beside them. How often something happens is a
  /// condition there, and where an alert has none, it is every event.
  ///
  /// @param match how many of the conditions have to be met, as rules spell it
  /// @param filterMatch how many of the filters, as workflows do
  private static void addConditions(
      JsonObject body,
      List<JsonObject> triggers,
      String match,
      List<JsonObject> filters,
      String filterMatch) {
    JsonArray conditions = new JsonArray();
    JsonArray remaining = new JsonArray();
    for (JsonObject trigger : triggers) {
      conditions.add(RuleConditions.toRule(trigger, false));
    }
    String actionMatch = match;
    for (JsonObject filter : filters) {
      if (!RuleConditions.isFrequency(filter)) {
        remaining.add(RuleConditions.toRule(filter, true));
        continue;
      }
      boolean beside = triggers.size() > 1 || match.equals(NONE);
      boolean narrows =
          filterMatch.equals(WorkflowWish.ALL)
              || (filters.size() == 1 && !filterMatch.equals(NONE));
      if (beside || !narrows) {
        throw new OlderServerException(
            "can look at how often something happens beside one condition at most, and only if all"
                + " filters have to fit");
      }
      actionMatch = "all";
      conditions.add(RuleConditions.toRule(filter, false));
    }
    if (conditions.isEmpty()) {
      conditions.add(RuleConditions.everyEvent());
    }
    body.addProperty("actionMatch", actionMatch);
    body.add("conditions", conditions);
    body.addProperty("filterMatch", match(filterMatch));
    body.add("filters", remaining);
  }

  /// How many have to fit, as rules spell it.
  private static String match(String logic) {
    return logic.equals(WorkflowWish.ANY) ? "any" : logic;
  }

  private static int frequency(int minutes) {
    if (minutes < LEAST_FREQUENCY) {
      throw new OlderServerException("keeps quiet for " + LEAST_FREQUENCY + " minutes at least");
    }
    return minutes;
  }

  @Override
  public Workflow create(String organization, Project project, JsonObject draft) {
    return workflow(
        regions
            .send(organization, Request.post(ALL, organization, project.slug()).json(draft))
            .object());
  }

  @Override
  public JsonObject changed(String organization, Project project, String id, WorkflowWish change) {
    return changed(rule(organization, project, id), change);
  }

  static JsonObject changed(JsonObject kept, WorkflowWish change) {
    JsonObject rule = kept.deepCopy();
    Workflow now = workflow(rule);
    if (change.enabled() != null && change.enabled() != now.isEnabled()) {
      throw new OlderServerException("can't switch a single alert on or off by its API");
    }
    if (change.name() != null) {
      rule.addProperty("name", change.name());
    }
    if (change.frequency() != null) {
      rule.addProperty("frequency", frequency(change.frequency()));
    }
    if (change.conditions() != null || change.filters() != null) {
      JsonObject filter = now.actionFilters().getFirst();
      addConditions(
          rule,
          change.conditions() != null
              ? change.conditions()
              : Fields.objects(now.triggers(), "conditions"),
          change.conditions() != null ? "any" : Fields.textOr(rule, "actionMatch", "any"),
          change.filters() != null ? change.filters() : Fields.objects(filter, "conditions"),
          change.filterMatch() != null
              ? change.filterMatch()
              : Fields.textOr(filter, "logicType", WorkflowWish.ALL));
    } else if (change.filterMatch() != null) {
      rule.addProperty("filterMatch", match(change.filterMatch()));
    }
    if (change.actions() != null) {
      rule.add("actions", RuleActions.toRule(change.actions()));
    }
    Workflows.addText(rule, "environment", change.environment());
    Workflows.addText(rule, "owner", change.owner());
    return rule;
  }

  @Override
  public Workflow update(String organization, Project project, String id, JsonObject changed) {
    Request request = Request.put(ONE, organization, project.slug(), id).json(changed);
    return workflow(regions.send(organization, request).object());
  }

  @Override
  public void delete(String organization, Project project, String id) {
    regions.send(organization, Request.delete(ONE, organization, project.slug(), id));
  }

  /// A rule, told of as a workflow.
  static Workflow workflow(JsonObject rule) {
    JsonObject json = new JsonObject();
    json.add("id", rule.get("id"));
    json.add("name", rule.get("name"));
    json.addProperty("createdBy", Fields.textOrNull(Fields.objectOrNull(rule, "createdBy"), "id"));
    json.add("dateCreated", rule.get("dateCreated"));
    JsonObject triggers = new JsonObject();
    triggers.addProperty("logicType", logic(Fields.textOr(rule, "actionMatch", "any")));
    triggers.add("conditions", RuleConditions.toWorkflow(Fields.objects(rule, "conditions")));
    triggers.add("actions", new JsonArray());
    json.add("triggers", triggers);
    JsonObject filter = new JsonObject();
    filter.addProperty("logicType", logic(Fields.textOr(rule, "filterMatch", "all")));
    filter.add("conditions", RuleConditions.toWorkflow(Fields.objects(rule, "filters")));
    filter.add("actions", RuleActions.toWorkflow(Fields.objects(rule, "actions")));
    JsonArray filters = new JsonArray();
    filters.add(filter);
    json.add("actionFilters", filters);
    json.addProperty("environment", Fields.textOrNull(rule, "environment"));
    JsonObject config = new JsonObject();
    if (rule.has("frequency")) {
      config.add("frequency", rule.get("frequency"));
    }
    json.add("config", config);
    json.add("detectorIds", new JsonArray());
    json.addProperty(
        "enabled", Fields.textOr(rule, "status", "active").equals("active") && !isMuted(rule));
    json.addProperty("lastTriggered", Fields.textOrNull(rule, "lastTriggered"));
    json.addProperty("owner", Fields.textOrNull(rule, "owner"));
    return new Workflow(json);
  }

  /// Whether nobody hears of it. What somebody muted for themselves is on for the others.
  static boolean isMuted(JsonObject rule) {
    boolean saysForWhom = rule.get("snoozeForEveryone") instanceof JsonPrimitive;
    return Fields.truth(rule, "snooze")
        && (!saysForWhom || Fields.truth(rule, "snoozeForEveryone"));
  }

  private static String logic(String match) {
    return match.equals("any") ? WorkflowWish.ANY : match;
  }
}
