package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonTree;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.setting.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Which issues are to be changed and how, with the state they were found in.
///
/// @param instance its address
/// @param projects where they were searched for: slugs, none for the whole organization, or null
///   where the file does not say
/// @param query what found them
/// @param made when, as servers spell times
record BulkPlan(
    String instance,
    String organization,
    @Nullable List<String> projects,
    String query,
    String made,
    BulkAction action,
    List<Planned> issues) {
  private static final String KIND = "sentry issue bulk";
  private static final int FORMAT = 1;
  private static final int NAMED = 5;

  BulkPlan {
    projects = projects == null ? null : List.copyOf(projects);
    issues = List.copyOf(issues);
  }

  /// An issue of the plan.
  ///
  /// @param project its number, or null where the server did not say
  record Planned(
      String id, String shortId, String title, @Nullable String project, IssueState state) {

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("id", id);
      json.addProperty("shortId", shortId);
      json.addProperty("title", title);
      json.addProperty("project", project);
      json.add("state", state.json());
      return json;
    }

    /// Its number and name alone.
    JsonObject named() {
      JsonObject json = new JsonObject();
      json.addProperty("id", id);
      json.addProperty("shortId", shortId);
      return json;
    }
  }

  /// Where its issues are: `of acme/web`, `in all projects of acme`.
  String place() {
    if (projects == null) {
      return "of " + organization;
    }
    if (projects.isEmpty()) {
      return "in all projects of " + organization;
    }
    StringJoiner names = new StringJoiner(", ", "of ", "");
    for (String project : projects.subList(0, Math.min(NAMED, projects.size()))) {
      names.add(organization + "/" + project);
    }
    int more = projects.size() - NAMED;
    return more <= 0
        ? names.toString()
        : names + " and " + more + (more == 1 ? " more project" : " more projects");
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", KIND);
    json.addProperty("format", FORMAT);
    json.addProperty("instance", instance);
    json.addProperty("org", organization);
    if (projects != null) {
      JsonArray names = new JsonArray();
      projects.forEach(names::add);
      json.add("projects", names);
    }
    json.addProperty("query", query);
    json.addProperty("created", made);
    json.add("action", action.json());
    JsonArray all = new JsonArray();
    issues.forEach(issue -> all.add(issue.json()));
    json.add("issues", all);
    return json;
  }

  /// @throws IllegalArgumentException with the reason if the text holds no plan, or half of one
  static BulkPlan read(String text, Environment environment) {
    JsonObject json = object(text);
    if (!Fields.textOr(json, "kind", "").equals(KIND)) {
      throw new IllegalArgumentException("it holds something else");
    }
    if (!Fields.textOr(json, "format", "").equals(Integer.toString(FORMAT))) {
      throw new IllegalArgumentException("another version of this program made it");
    }
    List<Planned> issues = new ArrayList<>();
    JsonArray all = Fields.arrayOrNull(json, "issues");
    List<JsonObject> rows = Fields.objects(json, "issues");
    if (all == null || all.size() != rows.size()) {
      throw new IllegalArgumentException("its issues are missing");
    }
    for (JsonObject row : rows) {
      String id = required(row, "id");
      JsonObject state = Fields.objectOrNull(row, "state");
      if (!Slug.isNumeric(id)) {
        throw new IllegalArgumentException("'" + id + "' is not the number of an issue");
      }
      if (state == null) {
        throw new IllegalArgumentException("its issue " + id + " has no state");
      }
      issues.add(
          new Planned(
              id,
              Fields.textOr(row, "shortId", id),
              Fields.textOr(row, "title", ""),
              Fields.textOrNull(row, "project"),
              IssueState.of(state)));
    }
    String organization = required(json, "org");
    if (organization.startsWith(".") || organization.indexOf('/') >= 0) {
      throw new IllegalArgumentException("its organization is none");
    }
    return new BulkPlan(
        required(json, "instance"),
        organization,
        projects(json),
        Fields.textOr(json, "query", ""),
        Fields.textOr(json, "created", ""),
        action(Fields.objectOrNull(json, "action"), environment),
        issues);
  }

  /// What the text of a plan, or of its journal, holds.
  ///
  /// @throws IllegalArgumentException with the reason if it is no whole object
  static JsonObject object(String text) {
    try {
      if (JsonTree.read(text) instanceof JsonObject object) {
        return object;
      }
    } catch (IOException | JsonParseException broken) {
      throw new IllegalArgumentException("it is broken, or ends early", broken);
    }
    throw new IllegalArgumentException("it holds something else");
  }

  private static @Nullable List<String> projects(JsonObject json) {
    JsonArray all = Fields.arrayOrNull(json, "projects");
    if (all == null) {
      return null;
    }
    List<String> projects = new ArrayList<>();
    for (JsonElement one : all) {
      if (!one.isJsonPrimitive()) {
        throw new IllegalArgumentException("its projects are none");
      }
      projects.add(one.getAsString());
    }
    return projects;
  }

  private static BulkAction action(@Nullable JsonObject json, Environment environment) {
    BulkAction.Kind kind = BulkAction.Kind.named(Fields.textOr(json, "name", ""));
    JsonObject changes = Fields.objectOrNull(json, "changes");
    if (kind == null || changes == null || changes.isEmpty()) {
      throw new IllegalArgumentException("it does not say what to do");
    }
    BulkAction action = new BulkAction(kind, Fields.textOrNull(json, "value"), changes);
    if (!action.isOwn(environment)) {
      throw new IllegalArgumentException(
          "this program did not write what it does under the name '" + kind.word() + "'");
    }
    return action;
  }

  private static String required(JsonObject json, String name) {
    String text = Fields.textOrNull(json, name);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return text;
  }
}
