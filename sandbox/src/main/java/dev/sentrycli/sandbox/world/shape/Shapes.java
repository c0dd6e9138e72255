package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Member;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.ProjectKey;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.directory.Team;
import dev.sentrycli.sandbox.world.directory.User;
import dev.sentrycli.sandbox.world.event.Attachment;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.event.TagSummary;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.release.Deploy;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes things down as the API answers them, for one request: `base` is the public address of
/// this instance without a final slash, `caller` the token of the request, which decides fields
/// such as `isMember` and `access`.
public final class Shapes {
  private final World world;
  private final String base;
  private final PeopleShapes people;
  private final ProjectShapes projects;
  private final ReleaseShapes releases;
  private final IssueShapes issues;
  private final EventShapes events;
  private final TraceShapes traces;

  public Shapes(World world, String base, @Nullable Token caller) {
    this.world = world;
    this.base = base;
    people = new PeopleShapes(world, base, caller);
    projects = new ProjectShapes(world, people);
    releases = new ReleaseShapes(world, people, projects);
    issues = new IssueShapes(world, base, people, projects, releases);
    events = new EventShapes(world, projects, releases);
    traces = new TraceShapes(world);
  }

  /// As in `organizations/`.
  public JsonObject organization(Organization organization) {
    return people.organization(organization);
  }

  /// As in `organizations/{org}/`; with `?detailed=0` without teams and projects.
  public JsonObject organizationDetail(Organization organization, boolean teamsAndProjects) {
    JsonObject detail = people.organizationDetail(organization);
    if (teamsAndProjects) {
      JsonArray teams = new JsonArray();
      world.directory().teams(organization).forEach(team -> teams.add(people.team(team)));
      detail.add("teams", teams);
      detail.add("projects", projects(world.projects().of(organization)));
    }
    return detail;
  }

  /// As in `auth/` and `users/me/`.
  public JsonObject user(User user) {
    return people.self(user);
  }

  /// A user as in `…/replays/{id}/viewed-by/`.
  public JsonObject viewer(User user) {
    JsonObject json = people.user(user);
    json.remove("isSuspended");
    json.addProperty("type", "user");
    return json;
  }

  public JsonObject member(Member member) {
    return people.member(member);
  }

  public JsonObject team(Team team) {
    return people.team(team);
  }

  /// A team with its projects, as in `teams/{org}/{team}/` and `organizations/{org}/teams/`.
  public JsonObject teamWithProjects(Team team) {
    JsonObject json = people.team(team);
    json.add("projects", projects(world.projects().of(team)));
    return json;
  }

  /// As in `organizations/{org}/projects/`.
  public JsonObject project(Project project) {
    return projects.listed(project);
  }

  /// As in `projects/`: with its organization.
  public JsonObject projectWithOrganization(Project project) {
    return projects.withOrganization(project);
  }

  /// As in `projects/{org}/{project}/`; `collapse=organization` shortens the organization.
  public JsonObject projectDetail(Project project, boolean collapseOrganization) {
    return projects.detail(project, collapseOrganization);
  }

  public JsonObject key(ProjectKey key) {
    return KeyShapes.of(key, base);
  }

  /// As in `organizations/{org}/releases/`.
  ///
  /// @param health counts that fit the view; null if it wants none
  public JsonObject release(
      Release release, ReleaseView view, ReleaseTraces traces, @Nullable HealthShapes health) {
    return releases.whole(release, view, traces, health);
  }

  /// As in `organizations/{org}/releases/{version}/commits/`.
  public JsonObject commit(Organization organization, Commit commit) {
    return releases.listedCommit(organization, commit);
  }

  /// As in `organizations/{org}/releases/{version}/deploys/`.
  public JsonObject deploy(Deploy deploy) {
    return ReleaseShapes.deploy(deploy);
  }

  /// As in `organizations/{org}/issues/`.
  public JsonObject issue(Issue issue, IssueView view) {
    return issues.listed(issue, view);
  }

  /// As in `organizations/{org}/issues/{id}/`.
  public JsonObject issueDetail(Issue issue, IssueView view) {
    return issues.detail(issue, view);
  }

  /// As in `shared/issues/{shareId}/`.
  public JsonObject sharedIssue(Issue issue) {
    JsonObject json = issues.shared(issue);
    Event latest = world.issues().latest(issue);
    if (latest != null) {
      json.add("latestEvent", events.detail(latest));
    }
    return json;
  }

  /// As in `organizations/{org}/shortids/{shortId}/`.
  public JsonObject shortId(Issue issue, IssueView view) {
    return issues.shortId(issue, view);
  }

  /// As in `…/issues/{id}/hashes/`.
  public JsonArray hashes(Issue issue) {
    return events.hashes(issue);
  }

  /// As in `…/issues/{id}/tags/{key}/`, at most nine values.
  public JsonObject tag(TagSummary tag) {
    return TagShapes.of(tag);
  }

  /// As in `…/issues/{id}/events/`, and with `full=true` [#eventDetail].
  public JsonObject event(Event event) {
    return events.listed(event);
  }

  /// As in `projects/{org}/{project}/events/{id}/` and `…/events/latest/`.
  public JsonObject eventDetail(Event event) {
    return events.detail(event);
  }

  /// As in `organizations/{org}/eventids/{id}/`.
  public JsonObject eventId(Event event) {
    return events.eventId(event);
  }

  public JsonObject attachment(Attachment attachment) {
    return events.attachment(attachment);
  }

  /// As in `organizations/{org}/trace/{id}/`: a tree of spans with their errors.
  public JsonArray trace(Organization organization, String traceId, List<String> attributes) {
    return trace(Scope.everything(organization), traceId, attributes);
  }

  /// As in `organizations/{org}/trace/{id}/`, of a certain time.
  public JsonArray trace(Scope scope, String traceId, List<String> attributes) {
    return traces.trace(scope, traceId, attributes);
  }

  /// As in `organizations/{org}/trace-meta/{id}/`.
  public JsonObject traceMeta(Scope scope, String traceId) {
    return traces.meta(scope, traceId);
  }

  /// As in `projects/{org}/{project}/trace-items/{id}/`.
  public JsonObject traceItem(String id, Item item, Dataset dataset) {
    return TraceShapes.detail(id, item, dataset);
  }

  /// As in `organizations/{org}/replay-count/` for issue ids: counts, or with `returnIds` the
  /// replay ids.
  public JsonObject replayCount(List<Issue> asked, boolean returnIds) {
    JsonObject counts = new JsonObject();
    for (Issue issue : asked) {
      List<String> replays = EventShapes.replays(world, issue);
      if (returnIds && !replays.isEmpty()) {
        counts.add(Long.toString(issue.id()), Answer.value(replays));
      } else if (!returnIds) {
        counts.addProperty(Long.toString(issue.id()), replays.size());
      }
    }
    return counts;
  }

  /// As in `organizations/{org}/org-auth-tokens/`, without the value.
  public JsonObject organizationToken(Token token) {
    return people.organizationToken(token);
  }

  /// As in `api-tokens/`, without the value.
  public JsonObject apiToken(Token token) {
    return people.apiToken(token);
  }

  /// As in `organizations/{org}/integrations/`.
  public JsonObject integration(Integration integration) {
    return ConnectionShapes.integration(integration);
  }

  /// As in `…/issues/{id}/integrations/{id}/`, without the form.
  public JsonObject tracker(Integration integration) {
    return ConnectionShapes.tracker(integration);
  }

  /// As in `…/issues/{id}/integrations/`: with those links of an issue that were made through it.
  public JsonObject tracker(Integration integration, List<Link> links) {
    return ConnectionShapes.trackerWithLinks(integration, links);
  }

  /// As in `organizations/{org}/repos/`.
  public JsonObject repository(Repository repository) {
    return ConnectionShapes.repository(repository);
  }

  private JsonArray projects(List<Project> several) {
    JsonArray array = new JsonArray();
    several.forEach(project -> array.add(projects.listed(project)));
    return array;
  }
}
