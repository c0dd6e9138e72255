package dev.sentrycli.api.issue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Lookup;
import dev.sentrycli.api.organization.Regions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about issues.
public final class Issues {
  /// What a short look leaves out, because servers take long to count it.
  private static final List<String> COUNTED = List.of("stats", "lifetime", "filtered", "unhandled");

  private static final int NOTHING_FOUND = 204;

  private final Regions regions;

  public Issues(Regions regions) {
    this.regions = regions;
  }

  /// The first issues of a search, or those from a cursor on.
  public Slice<Issue> list(
      String organization, IssueSearch search, int limit, @Nullable String cursor) {
    Request request = request(organization, search, regions.pageSize(limit), cursor);
    return regions.slice(organization, request, 0, limit, Issue::new);
  }

  /// As many issues of a search as a limit allows and the server has, from however many pages.
  public Slice<Issue> upTo(String organization, IssueSearch search, int limit) {
    Request request = request(organization, search, regions.pageSize(limit), null);
    return regions.filled(organization, request, 0, limit, Issue::new);
  }

  /// One page of a search: all that the server gives at once, which may be less than was asked for
  /// where more follows.
  ///
  /// @param size at most [Regions#LARGEST_PAGE]
  public Slice<Issue> page(
      String organization, IssueSearch search, int size, @Nullable String cursor) {
    // A list that is walked to its end would fill the cache, with pages of different times.
    Request request = request(organization, search, size, cursor).cached(Request.CacheLife.NONE);
    return regions.page(organization, request, Issue::new);
  }

  private static Request request(
      String organization, IssueSearch search, int size, @Nullable String cursor) {
    Request request =
        search
            .time()
            .of(
                Request.get("/api/0/organizations/{}/issues/", organization)
                    .queryEach("project", search.projects())
                    .queryIfPresent("query", search.query())
                    .queryIfPresent("cursor", cursor)
                    .query("limit", size)
                    .queryIfPresent("sort", search.sort()));
    return search.statistics()
        ? request
            .query("groupStatsPeriod", "auto")
            .query("collapse", "filtered")
            .query("collapse", "unhandled")
        : request.queryEach("collapse", COUNTED);
  }

  /// @param organization null if it is unknown
  /// @param id a number
  public Issue view(@Nullable String organization, String id) {
    Request request =
        organization == null
            ? Request.get("/api/0/issues/{}/", id)
            : Request.get("/api/0/organizations/{}/issues/{}/", organization, id);
    return new Issue(regions.send(organization, request.query("collapse", "stats")).object());
  }

  /// As [#view], but null where the server knows no such issue.
  public @Nullable Issue find(@Nullable String organization, String id) {
    return Lookup.orNull(() -> view(organization, id));
  }

  /// The issue of a short id, or null where the organization has none.
  public @Nullable Issue findByShortId(String organization, String shortId) {
    Request request =
        Request.get("/api/0/organizations/{}/shortids/{}/", organization, shortId)
            .queryEach("collapse", COUNTED);
    JsonObject answer = Lookup.orNull(() -> regions.send(organization, request).object());
    if (answer == null) {
      return null;
    }
    JsonObject group = Fields.objectOrNull(answer, "group");
    if (group == null) {
      throw new UnexpectedJsonException("the answer for a short id holds no issue ('group')");
    }
    return new Issue(group);
  }

  /// The first unresolved issue in an order.
  ///
  /// @param projectId null for all of the organization
  public @Nullable Issue firstUnresolved(
      String organization, @Nullable String projectId, String sort) {
    Request request = Request.get("/api/0/organizations/{}/issues/", organization);
    request =
        request
            .queryIfPresent("project", projectId)
            .query("query", "is:unresolved")
            .query("limit", 1)
            .query("sort", sort)
            .queryEach("collapse", COUNTED);
    List<JsonObject> found = regions.send(organization, request).objects();
    return found.isEmpty() ? null : new Issue(found.getFirst());
  }

  /// The issue an event belongs to, or null where the server finds none.
  public @Nullable Issue ofEvent(String organization, String event) {
    Request request =
        Request.get("/api/0/organizations/{}/issues/", organization)
            .query("query", "event.id:" + event)
            .query("limit", 1);
    List<JsonObject> found = regions.send(organization, request).objects();
    return found.isEmpty() ? null : new Issue(found.getFirst());
  }

  /// What everybody may see of an issue that was shared, or null if it is not shared any more.
  public @Nullable Issue findShared(String shareId) {
    return Lookup.orNull(
        () ->
            new Issue(
                regions.send(null, Request.get("/api/0/shared/issues/{}/", shareId)).object()));
  }

  /// How the events of an issue spread over the values of a tag, as the server says it.
  public JsonObject tag(String organization, String id, String key, List<String> environments) {
    Request request =
        Request.get("/api/0/organizations/{}/issues/{}/tags/{}/", organization, id, key)
            .queryEach("environment", environments);
    return regions.send(organization, request).object();
  }

  /// Makes one issue of several; the server chooses which of them stays.
  ///
  /// @param ids numbers
  public Merged merge(String organization, List<String> ids) {
    JsonObject body = new JsonObject();
    body.addProperty("merge", true);
    Request request =
        Request.put("/api/0/organizations/{}/issues/", organization)
            .queryEach("id", ids)
            .json(body);
    JsonObject answer = regions.send(organization, request).object();
    JsonObject merge = Fields.objectOrNull(answer, "merge");
    if (merge == null) {
      throw new UnexpectedJsonException("the answer does not say what was merged ('merge')");
    }
    List<String> children = new ArrayList<>();
    var list = Fields.arrayOrNull(merge, "children");
    if (list != null) {
      list.forEach(child -> children.add(child.getAsString()));
    }
    return new Merged(Fields.text(merge, "parent"), children);
  }

  /// Those of these issues that the account can see, without what has to be counted.
  ///
  /// @param projects the numbers of their projects
  /// @param ids at most a hundred numbers
  public List<Issue> withIds(String organization, List<String> projects, List<String> ids) {
    Request request =
        Request.get("/api/0/organizations/{}/issues/", organization)
            .queryEach("project", projects)
            .queryEach("group", ids)
            .queryEach("collapse", COUNTED)
            .cached(Request.CacheLife.NONE);
    List<Issue> found = new ArrayList<>();
    boolean understood = true;
    for (JsonObject json : regions.send(organization, request).objects()) {
      Issue issue = new Issue(json);
      understood &= ids.contains(issue.id());
      found.add(issue);
    }
    return understood ? found : oneByOne(organization, ids);
  }

  /// For servers that answer with other issues than they are asked for.
  private List<Issue> oneByOne(String organization, List<String> ids) {
    List<Issue> found = new ArrayList<>();
    for (String id : ids) {
      Request request =
          Request.get("/api/0/organizations/{}/issues/{}/", organization, id)
              .query("collapse", "stats")
              .cached(Request.CacheLife.NONE);
      Issue issue = Lookup.orNull(() -> new Issue(regions.send(organization, request).object()));
      if (issue != null) {
        found.add(issue);
      }
    }
    return found;
  }

  /// Makes the same change to several issues.
  ///
  /// @param projects the numbers of their projects
  /// @param ids at most a hundred numbers
  /// @return false if the server found none of them
  public boolean updateAll(
      String organization, List<String> projects, List<String> ids, JsonElement changes) {
    Request request =
        Request.put("/api/0/organizations/{}/issues/", organization)
            .queryEach("project", projects)
            .queryEach("id", ids)
            .json(changes)
            .idempotent();
    return regions.send(organization, request).status() != NOTHING_FOUND;
  }

  /// Changes an issue and returns it as it is then.
  public Issue update(String organization, String id, JsonElement changes) {
    Request request = Request.put("/api/0/organizations/{}/issues/{}/", organization, id);
    return new Issue(regions.send(organization, request.json(changes)).object());
  }
}
