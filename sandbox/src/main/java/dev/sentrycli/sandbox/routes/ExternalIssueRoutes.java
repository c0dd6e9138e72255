package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.IssueElsewhere;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.issue.InvalidUpdateException;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.tracker.Link;
import dev.sentrycli.sandbox.world.tracker.Trackers;
import java.util.List;
import java.util.Objects;

/// What stands for an issue in trackers that are connected as integrations.
final class ExternalIssueRoutes {
  void addTo(Api api) {
    for (String issue : List.of("organizations/{org}/issues/{issue}/", "issues/{issue}/")) {
      api.add("GET", issue + "integrations/", Api.EVENT_READ, ExternalIssueRoutes::list);
      String one = issue + "integrations/{integration}/";
      api.add("GET", one, Api.EVENT_READ, ExternalIssueRoutes::form);
      api.add("PUT", one, Api.EVENT_WRITE, ExternalIssueRoutes::link);
      api.add("DELETE", one, Api.EVENT_ADMIN, ExternalIssueRoutes::unlink);
    }
  }

  private static Response list(Call call) {
    Issue issue = call.issue();
    List<Link> links = call.world().trackers().links(issue.id());
    return call.page(
        call.world().connections().holdingIssues(organization(call, issue)),
        integration -> call.shapes().tracker(integration, links));
  }

  private static Response form(Call call) {
    Issue issue = call.issue();
    Integration integration = integration(call, issue);
    if (!call.query().text("action").equals("link")) {
      throw new Refusal(400, "Action is required and should be either link or create");
    }
    JsonArray fields = new JsonArray();
    switch (integration.provider()) {
      case "github" -> fields.add(choice("repo", "Repository", repositories(call, integration)));
      case "gitlab" -> fields.add(choice("project", "Project", repositories(call, integration)));
      default -> {
        // Keys of its issues are unique without a place.
      }
    }
    fields.add(choice("externalIssue", "Issue", new JsonArray()));
    JsonObject json = call.shapes().tracker(integration);
    json.add("linkIssueConfig", fields);
    return Response.json(json);
  }

  /// Values and labels: GitHub knows repositories by their names, GitLab by numbers.
  private static JsonArray repositories(Call call, Integration integration) {
    JsonArray choices = new JsonArray();
    for (Repository one : reached(call, integration)) {
      JsonArray choice = new JsonArray();
      choice.add(
          integration.provider().equals("gitlab")
              ? Objects.requireNonNullElse(one.externalId(), one.name())
              : one.name());
      choice.add(one.name());
      choices.add(choice);
    }
    return choices;
  }

  private static List<Repository> reached(Call call, Integration integration) {
    return call.world().connections().repositories(organization(call, call.issue())).stream()
        .filter(one -> one.isOf(integration))
        .toList();
  }

  private static JsonObject choice(String name, String label, JsonArray choices) {
    JsonObject field = new JsonObject();
    field.addProperty("name", name);
    field.addProperty("label", label);
    field.addProperty("type", "select");
    field.addProperty("required", true);
    field.add("choices", choices);
    return field;
  }

  private static Response link(Call call) throws InvalidUpdateException {
    Issue issue = call.issue();
    Integration integration = integration(call, issue);
    IssueElsewhere elsewhere =
        IssueElsewhere.of(integration, reached(call, integration), call.body());
    Trackers.Linked linked =
        call.world()
            .trackers()
            .link(
                issue.id(), integration.id(), elsewhere.key(), elsewhere.title(), elsewhere.url());
    Link link = linked.link();
    JsonObject json = new JsonObject();
    json.addProperty("id", link.id());
    json.addProperty("key", link.key());
    json.addProperty("url", link.url());
    json.addProperty("integrationId", integration.id());
    json.addProperty("displayName", link.displayName());
    return Response.json(linked.isNew() ? 201 : 200, json);
  }

  private static Response unlink(Call call) {
    Issue issue = call.issue();
    Integration integration = integration(call, issue);
    String id = call.query().text("externalIssue");
    if (id.isEmpty()) {
      throw new Refusal(400, "External ID required");
    }
    for (Link one : call.world().trackers().links(issue.id())) {
      if (one.isOf(integration.id()) && Long.toString(one.id()).equals(id)) {
        call.world().trackers().remove(one);
        return Response.empty(204);
      }
    }
    throw new Refusal(404, "No matching external issue");
  }

  private static Organization organization(Call call, Issue issue) {
    var project = call.world().projects().get(issue.projectId());
    Organization organization =
        project == null ? null : call.world().directory().organization(project.organizationId());
    if (organization == null) {
      throw Call.notFound();
    }
    return organization;
  }

  private static Integration integration(Call call, Issue issue) {
    Integration found =
        call.world().connections().integration(organization(call, issue), call.name("integration"));
    if (found == null || !found.isActive()) {
      throw Call.notFound();
    }
    if (!found.holdsIssues()) {
      throw new Refusal(400, "This feature is not supported for this integration.");
    }
    return found;
  }
}
