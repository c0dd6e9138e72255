package dev.sentrycli.sandbox.routes.release;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.release.Commit;
import dev.sentrycli.sandbox.world.release.Deploy;
import dev.sentrycli.sandbox.world.shape.HealthShapes;
import dev.sentrycli.sandbox.world.shape.ReleaseTraces;
import dev.sentrycli.sandbox.world.shape.ReleaseView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Releases with their commits, deploys and health, and the environments they run in.
public final class ReleaseRoutes {
  private static final Set<String> WRITE =
      Set.of("project:write", "project:admin", "project:releases", "org:ci");
  private static final Set<String> DELETE = Set.of("project:admin", "project:releases");
  private static final String ALL = "organizations/{org}/releases/";
  private static final String ONE = "organizations/{org}/releases/{version}/";
  private static final String REFERENCED =
      "This release is referenced by active issues and cannot be removed.";
  private static final String HEALTHY = "This release has health data and cannot be removed.";
  private static final int LONGEST_DEPLOY_WORD = 64;

  public ReleaseRoutes() {}

  public void addTo(Api api) {
    api.add("GET", ALL, Api.RELEASE_READ, call -> new ReleaseList(call).answer());
    api.add("POST", ALL, WRITE, ReleaseRoutes::create);
    api.add("GET", ONE, Api.RELEASE_READ, ReleaseRoutes::detail);
    api.add("PUT", ONE, WRITE, ReleaseRoutes::update);
    api.add("DELETE", ONE, DELETE, ReleaseRoutes::delete);
    api.add("GET", ONE + "previous-with-commits/", Api.RELEASE_READ, ReleaseRoutes::previous);
    api.add("GET", ONE + "commits/", Api.RELEASE_READ, ReleaseRoutes::commits);
    api.add("GET", ONE + "deploys/", Api.RELEASE_READ, ReleaseRoutes::deploys);
    api.add("POST", ONE + "deploys/", WRITE, ReleaseRoutes::deploy);
    api.add(
        "GET",
        "projects/{org}/{project}/environments/",
        Api.PROJECT_READ,
        ReleaseRoutes::environmentsOfProject);
    api.add("GET", "organizations/{org}/environments/", Api.ORG_READ, ReleaseRoutes::environments);
  }

  private static Release release(Call call) {
    Release found = call.world().projects().release(call.organization().id(), call.name("version"));
    if (found == null) {
      throw Call.notFound();
    }
    return found;
  }

  /// As whatever changes a release answers it.
  private static Response plain(int status, Call call, Release release) {
    ReleaseTraces traces = new ReleaseTraces(call.world(), call.organization());
    return Response.json(status, call.shapes().release(release, ReleaseView.PLAIN, traces, null));
  }

  private static Response create(Call call) {
    Organization organization = call.organization();
    ReleaseBody body = new ReleaseBody(call.body());
    String version = body.version();
    List<String> slugs = body.projects();
    body.checkCommon();
    body.refuseIfWrong();
    List<Long> chosen = new ArrayList<>();
    for (String slug : slugs) {
      Project project = call.world().projects().get(organization, slug);
      if (project == null) {
        throw Refusal.of("projects", "Invalid project ids or slugs");
      }
      if (!chosen.contains(project.id())) {
        chosen.add(project.id());
      }
    }
    Release known = call.world().projects().release(organization.id(), version);
    Release release = known == null ? call.world().releases().create(organization, version) : known;
    if (known == null) {
      release =
          release.described(body.dateReleased(), body.ref(), body.url(), body.archived(false));
    } else if (body.archived(known.archived()) != known.archived()) {
      release = known.described(known.released(), known.ref(), known.url(), !known.archived());
    }
    List<Long> projects = new ArrayList<>(release.projects());
    boolean more = false;
    for (Long id : chosen) {
      more |= !projects.contains(id) && projects.add(id);
    }
    Release kept = release.of(projects);
    call.world().projects().put(kept);
    takeCommits(call, kept, body);
    return plain(known != null && !more ? 208 : 201, call, kept);
  }

  private static Response detail(Call call) {
    Organization organization = call.organization();
    Release release = release(call);
    ReleaseView view =
        ReleaseList.view(call, isTrue(call, "health"), isTrue(call, "adoptionStages"));
    return Response.json(
        call.shapes()
            .release(
                release,
                view,
                new ReleaseTraces(call.world(), organization),
                view.health() || view.adoption() ? health(call, view) : null));
  }

  private static boolean isTrue(Call call, String parameter) {
    String text = call.query().text(parameter);
    return text.equals("1") || text.equalsIgnoreCase("true");
  }

  static HealthShapes health(Call call, ReleaseView view) {
    return new HealthShapes(
        call.world().now(), view, call.world().telemetry().sessions(call.organization()));
  }

  private static Response update(Call call) {
    Release before = release(call);
    ReleaseBody body = new ReleaseBody(call.body());
    body.checkCommon();
    body.refuseIfWrong();
    Instant released = body.dateReleased();
    String ref = body.ref();
    String url = body.url();
    Release changed =
        before.described(
            released == null ? before.released() : released,
            ref == null ? before.ref() : ref,
            url == null ? before.url() : url,
            body.archived(before.archived()));
    call.world().projects().put(changed);
    takeCommits(call, changed, body);
    return plain(200, call, changed);
  }

  /// Takes the commits that a body tells of, or those that repositories have up to those it names.
  private static void takeCommits(Call call, Release release, ReleaseBody body) {
    Organization organization = call.organization();
    String fallback = "organization-" + organization.id();
    List<Commit> told = body.commits(fallback, call.world().now());
    if (!told.isEmpty()) {
      call.world().releases().setCommits(release, told);
    }
    List<ReleaseBody.Head> heads = body.refs();
    if (heads == null) {
      return;
    }
    Set<String> unknown = new TreeSet<>();
    heads.forEach(head -> unknown.add(head.repository()));
    call.world()
        .connections()
        .repositories(organization)
        .forEach(one -> unknown.remove(one.name()));
    if (!unknown.isEmpty()) {
      throw Refusal.of("refs", "Invalid repository names: " + String.join(",", unknown));
    }
    if (!told.isEmpty()) {
      return;
    }
    List<Commit> fetched = new ArrayList<>();
    for (ReleaseBody.Head head : heads) {
      fetched.addAll(
          call.world()
              .releases()
              .history(organization, head.repository(), head.commit(), head.previous()));
    }
    call.world().releases().setCommits(release, fetched);
  }

  private static Response delete(Call call) {
    Release release = release(call);
    ReleaseTraces traces = new ReleaseTraces(call.world(), call.organization());
    if (traces.isFirstOfAnyIssue(release)) {
      throw new Refusal(400, REFERENCED);
    }
    if (traces.hasSessions(release)) {
      throw new Refusal(400, HEALTHY);
    }
    call.world().releases().remove(release);
    return Response.empty(204);
  }

  private static Response previous(Call call) {
    Release found = call.world().releases().previousWithCommits(call.organization(), release(call));
    return found == null ? Response.json(new JsonObject()) : plain(200, call, found);
  }

  private static Response commits(Call call) {
    Organization organization = call.organization();
    return call.page(
        call.world().releases().commits(release(call)),
        commit -> call.shapes().commit(organization, commit));
  }

  /// Of each environment only the last one.
  private static Response deploys(Call call) {
    Release release = release(call);
    Map<String, Deploy> last = new LinkedHashMap<>();
    call.world().releases().inOrder(release).forEach(one -> last.put(one.environment(), one));
    return call.page(
        call.world().releases().deploys(release).stream().filter(last::containsValue).toList(),
        call.shapes()::deploy);
  }

  private static Response deploy(Call call) {
    Release release = release(call);
    ReleaseBody body = new ReleaseBody(call.body());
    String environment = body.required("environment", LONGEST_DEPLOY_WORD);
    if (!environment.isEmpty() && !isEnvironment(environment)) {
      body.wrong("environment", "Invalid value for environment");
    }
    String name = body.optional("name", LONGEST_DEPLOY_WORD);
    String url = body.url();
    Instant started = body.time("dateStarted");
    Instant finished = body.time("dateFinished");
    body.refuseIfWrong();
    if (release.projects().isEmpty()) {
      throw Call.notFound();
    }
    return Response.json(
        201,
        call.shapes()
            .deploy(
                call.world()
                    .releases()
                    .addDeploy(release, environment, name, url, started, finished)));
  }

  private static boolean isEnvironment(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && !name.equalsIgnoreCase("none")
        && name.chars().noneMatch(one -> "\n\r\f/".indexOf(one) >= 0);
  }

  private static Response environmentsOfProject(Call call) {
    Project project = call.project();
    List<JsonObject> all = new ArrayList<>();
    if (!wantsHidden(call)) {
      ReleaseTraces traces = new ReleaseTraces(call.world(), call.organization());
      for (String name : new TreeSet<>(traces.environments(project.id(), null))) {
        JsonObject environment = environment(name);
        environment.addProperty("isHidden", false);
        all.add(environment);
      }
    }
    return call.page(all, one -> one);
  }

  private static boolean wantsHidden(Call call) {
    String visibility = call.query().text("visibility");
    if (!Set.of("", "visible", "hidden", "all").contains(visibility)) {
      throw new Refusal(
          400, "Invalid value for 'visibility', valid values are: ['all', 'hidden', 'visible']");
    }
    return visibility.equals("hidden");
  }

  private static Response environments(Call call) {
    Organization organization = call.organization();
    List<Long> chosen = ProjectChoice.of(call, organization);
    Set<String> names = new TreeSet<>();
    if (!wantsHidden(call)) {
      ReleaseTraces traces = new ReleaseTraces(call.world(), organization);
      for (Project project : call.world().projects().of(organization)) {
        if (chosen.isEmpty() || chosen.contains(project.id())) {
          names.addAll(traces.environments(project.id(), null));
        }
      }
    }
    return call.page(names.stream().map(ReleaseRoutes::environment).toList(), one -> one);
  }

  private static JsonObject environment(@Nullable String name) {
    JsonObject json = new JsonObject();
    json.addProperty(
        "id", Integer.toString(Math.floorMod(String.valueOf(name).hashCode(), 90_000)));
    json.addProperty("name", name);
    return json;
  }
}
