package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.tracker.Installation;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands for an issue in trackers that are connected as integrations.
final class ExternalIssueRoutes {
  private static final Pattern URL =
      Pattern.compile("https://(github\\.com)/([^/]+/[^/]+)/(?:issues|pull)/(\\d+)/?");

  void addTo(Api api) {
    for (String issue : List.of("organizations/{org}/issues/{issue}/", "issues/{issue}/")) {
      api.add("GET", issue + "integrations/", Api.EVENT_READ, ExternalIssueRoutes::installations);
      String one = issue + "integrations/{installation}/";
      api.add("GET", one, Api.EVENT_READ, ExternalIssueRoutes::form);
      api.add("PUT", one, Api.EVENT_WRITE, ExternalIssueRoutes::link);
      api.add("DELETE", one, Api.EVENT_ADMIN, ExternalIssueRoutes::unlink);
    }
  }

  private static Response installations(Call call) {
    Issue issue = call.issue();
    List<Link> links = call.world().trackers().links(issue);
    return call.page(
        call.world().trackers().installations(organization(call, issue)),
        installation -> {
          JsonObject json = shape(installation);
          JsonArray external = new JsonArray();
          for (Link link : links) {
            if (belongs(link, installation)) {
              external.add(shape(link));
            }
          }
          json.add("externalIssues", external);
          return json;
        });
  }

  private static Response form(Call call) {
    Installation installation = installation(call, call.issue());
    if (!call.query().text("action").equals("link")) {
      throw new Refusal(400, "Action is required and should be either link or create");
    }
    JsonArray repositories = new JsonArray();
    JsonObject repository = field("repo", "Repository", "select");
    repository.add("choices", repositories);
    JsonObject number = field("externalIssue", "Issue", "select");
    number.add("choices", new JsonArray());
    JsonArray fields = new JsonArray();
    fields.add(repository);
    fields.add(number);
    JsonObject json = shape(installation);
    json.add("linkIssueConfig", fields);
    return Response.json(json);
  }

  private static JsonObject field(String name, String label, String type) {
    JsonObject field = new JsonObject();
    field.addProperty("name", name);
    field.addProperty("label", label);
    field.addProperty("type", type);
    field.addProperty("required", true);
    return field;
  }

  /// Takes the address of an issue, or its number with `repo`.
  private static Response link(Call call) {
    Issue issue = call.issue();
    Installation installation = installation(call, issue);
    JsonObject body = call.body();
    String external = Json.text(body, "externalIssue", "").strip();
    if (external.isEmpty()) {
      throw new Refusal(400, "External ID required");
    }
    String repository = Json.text(body, "repo", "").strip();
    String number = external;
    Matcher url = URL.matcher(external);
    if (url.matches()) {
      repository = url.group(2);
      number = url.group(3);
    }
    if (repository.isEmpty()) {
      throw wrong("repo must be provided");
    }
    if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong("issue number is required");
    }
    String domain = installation.domain().toLowerCase(Locale.ROOT);
    if (!("github.com/" + repository).toLowerCase(Locale.ROOT).startsWith(domain + "/")) {
      throw wrong("Error Communicating with GitHub (HTTP 404): unable to find the issue");
    }
    String key = repository + "#" + number;
    String page = "https://github.com/" + repository + "/issues/" + number;
    Link made = call.world().trackers().link(issue, installation, key, "Issue " + number, page);
    Link link = made != null ? made : known(call, issue, installation, key);
    JsonObject json = new JsonObject();
    json.addProperty("id", link.id());
    json.addProperty("key", link.key());
    json.addProperty("url", link.url());
    json.addProperty("integrationId", installation.id());
    json.addProperty("displayName", link.key());
    return Response.json(made == null ? 200 : 201, json);
  }

  private static Link known(Call call, Issue issue, Installation installation, String key) {
    for (Link one : call.world().trackers().links(issue)) {
      if (belongs(one, installation) && one.key().equals(key)) {
        return one;
      }
    }
    throw Call.notFound();
  }

  private static Response unlink(Call call) {
    Issue issue = call.issue();
    Installation installation = installation(call, issue);
    String id = call.query().text("externalIssue");
    if (id.isEmpty()) {
      throw new Refusal(400, "External ID required");
    }
    for (Link one : call.world().trackers().links(issue)) {
      if (belongs(one, installation) && Long.toString(one.id()).equals(id)) {
        call.world().trackers().remove(one);
        return Response.empty(204);
      }
    }
    throw new Refusal(404, "No matching external issue");
  }

  private static boolean belongs(Link link, Installation installation) {
    Long of = link.installationId();
    return of != null && of == installation.id();
  }

  static Organization organization(Call call, Issue issue) {
    var project = call.world().projects().get(issue.projectId());
    Organization organization =
        project == null ? null : call.world().directory().organization(project.organizationId());
    if (organization == null) {
      throw Call.notFound();
    }
    return organization;
  }

  private static Installation installation(Call call, Issue issue) {
    for (Installation one : call.world().trackers().installations(organization(call, issue))) {
      if (Long.toString(one.id()).equals(call.name("installation"))) {
        return one;
      }
    }
    throw Call.notFound();
  }

  private static JsonObject shape(Installation installation) {
    JsonArray features = new JsonArray();
    features.add("codeowners");
    features.add("commits");
    features.add("issue-basic");
    features.add("stacktrace-link");
    JsonObject provider = new JsonObject();
    provider.addProperty("key", installation.provider());
    provider.addProperty("slug", installation.provider());
    provider.addProperty("name", providerName(installation.provider()));
    provider.addProperty("canAdd", true);
    provider.addProperty("canDisable", false);
    provider.add("features", features);
    provider.add("aspects", new JsonObject());
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(installation.id()));
    json.addProperty("name", installation.name());
    json.add("icon", JsonNull.INSTANCE);
    json.addProperty("domainName", installation.domain());
    json.addProperty("accountType", "Organization");
    json.add("scopes", new JsonArray());
    json.addProperty("status", "active");
    json.add("provider", provider);
    return json;
  }

  private static String providerName(String provider) {
    return switch (provider) {
      case "github" -> "GitHub";
      case "gitlab" -> "GitLab";
      default -> provider;
    };
  }

  private static JsonObject shape(Link link) {
    JsonObject json = new JsonObject();
    json.addProperty("id", Long.toString(link.id()));
    json.addProperty("key", link.key());
    json.addProperty("url", link.url());
    json.addProperty("title", link.title());
    json.addProperty("description", (@Nullable String) null);
    json.addProperty("displayName", link.key());
    return json;
  }

  private static Refusal wrong(String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject body = new JsonObject();
    body.add("non_field_errors", messages);
    return new Refusal(Response.json(400, body));
  }
}
