package dev.sentrycli.sandbox.routes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.event.TagSummary;
import dev.sentrycli.sandbox.world.issue.InvalidUpdateException;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.issue.IssueQuery;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.shape.IssueView;
import dev.sentrycli.sandbox.world.store.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Issues: searching, reading, triage, sharing.
final class IssueRoutes {
  private static final int MOST_CHANGED = 1000;
  private static final Set<String> STATS_PERIODS = Set.of("", "24h", "14d", "auto");

  void addTo(Api api) {
    api.add("GET", "organizations/{org}/issues/", Api.EVENT_READ, IssueRoutes::search);
    api.add("PUT", "organizations/{org}/issues/", Api.EVENT_WRITE, IssueRoutes::updateSeveral);
    api.add("GET", "projects/{org}/{project}/issues/", Api.EVENT_READ, IssueRoutes::ofProject);
    for (String path : List.of("organizations/{org}/issues/{issue}/", "issues/{issue}/")) {
      api.add("GET", path, Api.EVENT_READ, IssueRoutes::detail);
      api.add("PUT", path, Api.EVENT_WRITE, IssueRoutes::update);
      api.add("DELETE", path, Api.EVENT_ADMIN, IssueRoutes::delete);
      api.add("GET", path + "hashes/", Api.EVENT_READ, IssueRoutes::hashes);
      api.add("GET", path + "tags/{key}/", Api.EVENT_READ, IssueRoutes::tag);
    }
    api.add("GET", "organizations/{org}/shortids/{issue}/", Api.ORG_READ, IssueRoutes::shortId);
    api.addLenient("GET", "shared/issues/{share}/", IssueRoutes::shared);
    api.addLenient("GET", "organizations/{org}/shared/issues/{share}/", IssueRoutes::shared);
  }

  private static Response search(Call call) throws SearchException {
    Organization organization = call.organization();
    return search(call, organization, ProjectChoice.of(call, organization));
  }

  private static Response ofProject(Call call) throws SearchException {
    return search(call, call.organization(), List.of(call.project().id()));
  }

  private static Response search(Call call, Organization organization, List<Long> projects)
      throws SearchException {
    Paging paging = Paging.byLimit(call.request(), call.base());
    IssueView view = view(call);
    if (call.query().has("group")) {
      JsonArray named = new JsonArray();
      named(call, "group", organization, projects)
          .forEach(issue -> named.add(call.shapes().issue(issue, view)));
      return Response.json(named);
    }
    String query = call.query().first("query");
    if (query != null && call.query().text("shortIdLookup").equals("1")) {
      Issue direct = call.world().issues().get(organization, query.strip());
      if (direct != null && direct.shortId().equalsIgnoreCase(query.strip())) {
        return paging
            .respond(
                Slice.of(List.of(direct), 0, paging.limit()),
                issue -> call.shapes().issue(issue, view))
            .with("X-Sentry-Direct-Hit", "1");
      }
    }
    Period period = Period.of(call.query(), call.world().now());
    Slice<Issue> found =
        call.world()
            .issues()
            .find(
                IssueQuery.of(organization)
                    .projects(projects)
                    .query(query)
                    .environments(call.query().all("environment"))
                    .sort(sort(call.query().text("sort")))
                    .between(period.start(), period.end())
                    .viewer(call.caller().user())
                    .slice(paging.offset(), paging.limit()));
    return paging
        .respond(found, issue -> call.shapes().issue(issue, view))
        .with("X-Hits", Integer.toString(found.total()))
        .with("X-Max-Hits", "1000");
  }

  private static IssueQuery.Sort sort(String name) {
    if (name.isEmpty()) {
      return IssueQuery.Sort.DATE;
    }
    for (IssueQuery.Sort sort : IssueQuery.Sort.values()) {
      if (sort.name().toLowerCase(Locale.ROOT).equals(name)) {
        return sort;
      }
    }
    throw new Refusal(400, "Invalid sort: '" + name + "'");
  }

  /// Which parts of the issues the request wants.
  private static IssueView view(Call call) {
    String stats = call.query().first("groupStatsPeriod");
    if (stats != null && !STATS_PERIODS.contains(stats)) {
      throw new Refusal(
          400, "Invalid stats_period. Valid choices are '', '24h', '14d', and 'auto'");
    }
    Period period = Period.of(call.query(), call.world().now());
    return new IssueView(
        Set.copyOf(call.query().all("collapse")),
        Set.copyOf(call.query().all("expand")),
        stats,
        period.start(),
        period.end(),
        call.query().all("environment"));
  }

  private static Response detail(Call call) {
    Issue issue = call.issue();
    return Response.json(call.shapes().issueDetail(issue, view(call)));
  }

  private static Response update(Call call) throws InvalidUpdateException {
    Issue changed = call.world().issues().update(call.issue(), call.body(), call.caller().user());
    return Response.json(call.shapes().issueDetail(changed, IssueView.whole()));
  }

  /// The same change to several issues, or their merging.
  private static Response updateSeveral(Call call) throws InvalidUpdateException, SearchException {
    Organization organization = call.organization();
    List<Long> projects = ProjectChoice.of(call, organization);
    JsonObject body = call.body();
    List<Issue> chosen =
        call.query().has("id")
            ? named(call, "id", organization, projects)
            : matching(call, organization, projects);
    if (isTrue(body.get("merge"))) {
      if (chosen.stream().mapToLong(Issue::projectId).distinct().count() > 1) {
        throw new Refusal(400, "Merging across multiple projects is not supported");
      }
      return merged(call, chosen);
    }
    if (chosen.isEmpty()) {
      return Response.empty(204);
    }
    JsonObject details = Json.object(body, "statusDetails");
    boolean ofRelease =
        Json.field(details, "inRelease") != null || Json.isTrue(details, "inNextRelease");
    if (ofRelease && chosen.stream().mapToLong(Issue::projectId).distinct().count() > 1) {
      throw new Refusal(400, "Cannot set resolved for multiple projects.");
    }
    JsonObject answer = body.deepCopy();
    for (Issue issue : chosen) {
      Issue changed = call.world().issues().update(issue, body, call.caller().user());
      if (body.has("assignedTo")) {
        answer.add("assignedTo", call.shapes().issue(changed, IssueView.whole()).get("assignedTo"));
      }
    }
    return Response.json(answer);
  }

  private static Response merged(Call call, List<Issue> chosen) throws InvalidUpdateException {
    Issue parent = call.world().issues().merge(chosen, call.caller().user());
    JsonArray children = new JsonArray();
    chosen.stream()
        .filter(issue -> issue.id() != parent.id())
        .forEach(issue -> children.add(Long.toString(issue.id())));
    JsonObject merge = new JsonObject();
    merge.addProperty("parent", Long.toString(parent.id()));
    merge.add("children", children);
    JsonObject answer = new JsonObject();
    answer.add("merge", merge);
    return Response.json(answer);
  }

  /// The issues whose numbers stand in the query, as far as they are of these projects.
  private static List<Issue> named(
      Call call, String field, Organization organization, List<Long> projects) {
    List<Issue> found = new ArrayList<>();
    for (String id : call.query().all(field)) {
      if (id.isEmpty() || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new Refusal(400, "Group ids must be integers");
      }
      Issue issue = call.world().issues().get(organization, id);
      if (issue != null
          && !found.contains(issue)
          && (projects.isEmpty() || projects.contains(issue.projectId()))) {
        found.add(issue);
      }
    }
    return found;
  }

  private static List<Issue> matching(Call call, Organization organization, List<Long> projects)
      throws SearchException {
    return call.world()
        .issues()
        .find(
            IssueQuery.of(organization)
                .projects(projects)
                .query(call.query().first("query"))
                .environments(call.query().all("environment"))
                .viewer(call.caller().user())
                .slice(0, MOST_CHANGED))
        .items();
  }

  private static boolean isTrue(@Nullable JsonElement value) {
    return value != null
        && value.isJsonPrimitive()
        && (value.getAsString().equals("true") || value.getAsString().equals("1"));
  }

  private static Response delete(Call call) {
    call.world().issues().remove(call.issue());
    return Response.empty(202);
  }

  private static Response hashes(Call call) {
    return Response.json(call.shapes().hashes(call.issue()));
  }

  private static Response tag(Call call) {
    TagSummary tag =
        call.world().issues().tag(call.issue(), call.name("key"), call.query().all("environment"));
    if (tag == null) {
      throw Call.notFound();
    }
    return Response.json(call.shapes().tag(tag));
  }

  private static Response shortId(Call call) {
    Issue issue = call.issue();
    if (!issue.shortId().equalsIgnoreCase(call.name("issue"))) {
      throw Call.notFound();
    }
    return Response.json(call.shapes().shortId(issue, IssueView.whole()));
  }

  private static Response shared(Call call) {
    Issue issue = call.world().issues().shared(call.name("share"));
    if (issue == null) {
      throw Call.notFound();
    }
    return Response.json(call.shapes().sharedIssue(issue));
  }
}
