package dev.sentrycli.api.alert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.Answer;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Alerts as recent servers keep them: an organization's, connected to the monitors of its
/// projects.
public final class Workflows implements IssueAlerts {
  private static final String ALL = "/api/0/organizations/{}/workflows/";
  private static final String ONE = "/api/0/organizations/{}/workflows/{}/";

  private static final List<Integer> FREQUENCIES = List.of(0, 5, 10, 30, 60, 180, 720, 1440);

  private final Regions regions;

  Workflows(Regions regions) {
    this.regions = regions;
  }

  @Override
  public boolean hasNumbersOfRules() {
    return false;
  }

  @Override
  public Slice<Workflow> list(
      String organization,
      Project project,
      Predicate<Workflow> wanted,
      int perPage,
      int limit,
      @Nullable String cursor) {
    Request request =
        Request.get(ALL, organization).query("sortBy", "-id").queryIfPresent("cursor", cursor);
    return inProject(
        project,
        request,
        asked ->
            regions.slice(
                organization,
                asked,
                perPage,
                limit,
                answer -> connected(answer, wanted),
                Workflow::new));
  }

  /// Some servers list those, too, that are connected to no monitor of any project.
  private static List<JsonObject> connected(Answer answer, Predicate<Workflow> wanted) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonObject row : answer.objects()) {
      Workflow workflow = new Workflow(row);
      if (!workflow.detectorIds().isEmpty() && wanted.test(workflow)) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public @Nullable Workflow find(String organization, Project project, String id) {
    Request request = Request.get(ALL, organization).query("id", id).query("per_page", 1);
    List<JsonObject> rows =
        inProject(
            project,
            request,
            asked -> connected(regions.send(organization, asked), found -> found.id().equals(id)));
    return rows.isEmpty() ? null : new Workflow(rows.getFirst());
  }

  /// Any alert of an organization.
  public Workflow view(String organization, String id) {
    return new Workflow(regions.send(organization, Request.get(ONE, organization, id)).object());
  }

  @Override
  public JsonObject draft(String organization, Project project, WorkflowWish wish) {
    checkFrequency(wish.frequency());
    JsonArray detectors = new JsonArray();
    detectors.add(number(errorDetector(organization, project)));
    JsonObject body = new JsonObject();
    body.addProperty("name", wish.name());
    body.add("detectorIds", detectors);
    JsonObject config = new JsonObject();
    config.addProperty("frequency", wish.frequencyOrUsual());
    body.add("config", config);
    JsonObject triggers = new JsonObject();
    triggers.addProperty("logicType", WorkflowWish.ANY);
    triggers.add("conditions", array(wish.conditionsOrNone()));
    body.add("triggers", triggers);
    JsonObject filter = new JsonObject();
    filter.addProperty("logicType", wish.filterMatchOrAll());
    filter.add("conditions", array(wish.filtersOrNone()));
    filter.add("actions", array(wish.actionsOrNone()));
    JsonArray filters = new JsonArray();
    filters.add(filter);
    body.add("actionFilters", filters);
    addText(body, "environment", wish.environment());
    addText(body, "owner", wish.owner());
    if (wish.enabled() != null) {
      body.addProperty("enabled", wish.enabled());
    }
    return body;
  }

  /// The monitor that makes issues of a project's errors.
  private String errorDetector(String organization, Project project) {
    Request request =
        Request.get("/api/0/organizations/{}/detectors/", organization)
            .query("query", "type:error");
    List<JsonObject> found =
        inProject(project, request, asked -> regions.send(organization, asked).objects());
    if (found.isEmpty()) {
      throw new NoMonitorException(project.slug());
    }
    return Fields.text(found.getFirst(), "id");
  }

  /// An alert can't keep quiet for this long.
  public static final class NoFrequencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoFrequencyException(int minutes) {
      super("Alerts can't keep quiet for " + minutes + " minutes");
    }

    /// The minutes that can be chosen.
    public List<Integer> possible() {
      return FREQUENCIES;
    }
  }

  private static void checkFrequency(@Nullable Integer minutes) {
    if (minutes != null && !FREQUENCIES.contains(minutes)) {
      throw new NoFrequencyException(minutes);
    }
  }

  /// A project has no monitor that an alert could be connected to.
  public static final class NoMonitorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoMonitorException(String project) {
      super("The project '" + project + "' has no monitor for errors to connect an alert to");
    }
  }

  @Override
  public Workflow create(String organization, Project project, JsonObject draft) {
    return new Workflow(
        regions.send(organization, Request.post(ALL, organization).json(draft)).object());
  }

  @Override
  public JsonObject changed(String organization, Project project, String id, WorkflowWish change) {
    checkFrequency(change.frequency());
    JsonObject document =
        regions.send(organization, Request.get(ONE, organization, id)).object().deepCopy();
    if (change.name() != null) {
      document.addProperty("name", change.name());
    }
    if (change.conditions() != null) {
      JsonObject triggers = inner(document, "triggers");
      if (!triggers.has("logicType")) {
        triggers.addProperty("logicType", WorkflowWish.ANY);
      }
      triggers.add("conditions", array(change.conditions()));
    }
    if (change.filters() != null || change.filterMatch() != null || change.actions() != null) {
      changeFilter(firstFilter(document), change);
    }
    if (change.frequency() != null) {
      inner(document, "config").addProperty("frequency", change.frequency());
    }
    addText(document, "environment", change.environment());
    addText(document, "owner", change.owner());
    if (change.enabled() != null) {
      document.addProperty("enabled", change.enabled());
    }
    return document;
  }

  private static void changeFilter(JsonObject filter, WorkflowWish change) {
    if (change.filterMatch() != null) {
      filter.addProperty("logicType", change.filterMatch());
    }
    if (change.filters() != null) {
      filter.add("conditions", array(change.filters()));
    }
    if (change.actions() != null) {
      filter.add("actions", array(change.actions()));
    }
  }

  private static JsonObject firstFilter(JsonObject document) {
    JsonArray filters = Fields.arrayOrNull(document, "actionFilters");
    if (filters == null) {
      filters = new JsonArray();
      document.add("actionFilters", filters);
    }
    if (filters.isEmpty() || !filters.get(0).isJsonObject()) {
      JsonObject filter = new JsonObject();
      filter.addProperty("logicType", WorkflowWish.ALL);
      filter.add("conditions", new JsonArray());
      filter.add("actions", new JsonArray());
      filters.add(filter);
      return filter;
    }
    return filters.get(0).getAsJsonObject();
  }

  @Override
  public Workflow update(String organization, Project project, String id, JsonObject changed) {
    return new Workflow(
        regions.send(organization, Request.put(ONE, organization, id).json(changed)).object());
  }

  @Override
  public void delete(String organization, Project project, String id) {
    regions.send(organization, Request.delete(ONE, organization, id));
  }

  /// Asks about one project, by its slug. Servers that know projects by number alone are asked
  /// again.
  private static <T> T inProject(Project project, Request request, Function<Request, T> question) {
    try {
      return question.apply(request.query("project", project.slug()));
    } catch (ApiException.Status refused) {
      if (refused.status() != 400 || !refused.detail().contains("project")) {
        throw refused;
      }
      return question.apply(request.query("project", project.id()));
    }
  }

  static JsonArray array(List<JsonObject> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }

  /// Adds a text, null in place of an empty one; nothing if there is none.
  static void addText(JsonObject body, String name, @Nullable String text) {
    if (text != null) {
      body.add(name, text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text));
    }
  }

  /// An id as a number, as requests have it.
  static JsonElement number(String id) {
    try {
      return new JsonPrimitive(Long.valueOf(id));
    } catch (NumberFormatException notANumber) {
      return new JsonPrimitive(id);
    }
  }

  private static JsonObject inner(JsonObject document, String name) {
    JsonObject inner = Fields.objectOrNull(document, name);
    if (inner == null) {
      inner = new JsonObject();
      document.add(name, inner);
    }
    return inner;
  }
}
