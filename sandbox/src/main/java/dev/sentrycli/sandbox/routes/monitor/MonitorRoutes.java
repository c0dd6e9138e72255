package dev.sentrycli.sandbox.routes.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.routes.SearchTerms;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.monitor.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The monitors of scheduled jobs, and when these ran.
public final class MonitorRoutes {
  private static final Set<String> SEARCHED = Set.of("id", "name", "status");

  public MonitorRoutes() {}

  public void addTo(Api api) {
    api.add("GET", "organizations/{org}/monitors/", Api.ALERT_READ, MonitorRoutes::list);
    api.add(
        "GET", "organizations/{org}/monitors/{monitor}/", Api.ALERT_READ, MonitorRoutes::detail);
    api.add(
        "GET",
        "organizations/{org}/monitors/{monitor}/checkins/",
        Api.ALERT_READ,
        MonitorRoutes::checkIns);
  }

  private static Response list(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.MONITORS);
    List<Long> projects = ProjectChoice.of(call, organization);
    List<String> environments = call.query().all("environment");
    SearchTerms terms = SearchTerms.of(call.query().text("query"));
    List<Monitor> found = new ArrayList<>();
    for (Monitor one : call.world().monitors().of(organization)) {
      boolean chosen = projects.isEmpty() || projects.contains(one.projectId());
      boolean here =
          environments.isEmpty()
              || one.environments().stream().anyMatch(at -> environments.contains(at.name()));
      if (chosen && here && fits(one, terms)) {
        found.add(one);
      }
    }
    if (call.query().text("sort").equals("name")) {
      found.sort(Comparator.comparing(Monitor::slug));
    }
    return call.page(found, one -> shape(call, one, environments));
  }

  /// Other keys than those it knows find nothing.
  private static boolean fits(Monitor monitor, SearchTerms terms) {
    return SEARCHED.containsAll(terms.keys().keySet())
        && terms.admits("id", monitor.id())
        && terms.admits("name", monitor.slug())
        && terms.admits("status", "active")
        && terms.wordsIn(monitor.slug());
  }

  private static Response detail(Call call) {
    return Response.json(shape(call, found(call), call.query().all("environment")));
  }

  private static Monitor found(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.MONITORS);
    String wanted = call.name("monitor");
    for (Monitor one : call.world().monitors().of(organization)) {
      if (one.slug().equals(wanted) || one.id().equals(wanted)) {
        return one;
      }
    }
    throw Call.notFound();
  }

  private record Shown(Monitor.Watched environment, Monitor.Run run) {}

  private static Response checkIns(Call call) {
    Monitor monitor = found(call);
    List<String> environments = call.query().all("environment");
    List<Shown> runs = new ArrayList<>();
    for (Monitor.Watched one : monitor.environments()) {
      if (environments.isEmpty() || environments.contains(one.name())) {
        one.runs().forEach(run -> runs.add(new Shown(one, run)));
      }
    }
    runs.sort(Comparator.<Shown, Instant>comparing(one -> one.run().begun()).reversed());
    return call.page(
        runs,
        one -> {
          JsonObject json = new JsonObject();
          json.addProperty("id", one.run().id());
          json.addProperty("environment", one.environment().name());
          json.addProperty("status", one.run().status());
          Double seconds = one.run().seconds();
          json.addProperty("duration", seconds == null ? null : Math.round(seconds * 1000));
          json.addProperty("dateCreated", one.run().begun().toString());
          json.addProperty("dateAdded", one.run().begun().toString());
          json.addProperty("dateUpdated", one.run().updated().toString());
          boolean missed = one.run().status().equals("missed");
          json.addProperty("dateInProgress", missed ? null : one.run().begun().toString());
          json.addProperty("dateClock", one.run().begun().toString());
          json.addProperty("expectedTime", one.run().expected().toString());
          json.add("monitorConfig", monitor.config().json());
          return json;
        });
  }

  private static JsonObject shape(Call call, Monitor monitor, List<String> environments) {
    JsonObject json = new JsonObject();
    json.addProperty("id", monitor.id());
    json.addProperty("status", "active");
    json.addProperty("isMuted", false);
    json.addProperty("isUpserting", true);
    json.addProperty("name", monitor.slug());
    json.addProperty("slug", monitor.slug());
    json.add("config", monitor.config().json());
    json.addProperty("dateCreated", monitor.created().toString());
    Project project = call.world().projects().get(monitor.projectId());
    json.add("project", project == null ? JsonNull.INSTANCE : call.shapes().project(project));
    json.add("owner", JsonNull.INSTANCE);
    JsonArray watched = new JsonArray();
    for (Monitor.Watched one : monitor.environments()) {
      if (environments.isEmpty() || environments.contains(one.name())) {
        watched.add(environment(one));
      }
    }
    json.add("environments", watched);
    return json;
  }

  private static JsonObject environment(Monitor.Watched one) {
    JsonObject json = new JsonObject();
    json.addProperty("name", one.name());
    json.addProperty("status", one.status());
    json.addProperty("isMuted", false);
    json.addProperty("dateCreated", one.created().toString());
    json.addProperty("lastCheckIn", one.lastCheckIn().toString());
    json.addProperty("nextCheckIn", one.next().toString());
    json.addProperty("nextCheckInLatest", one.nextLatest().toString());
    json.add("activeIncident", incident(one.failingSince()));
    return json;
  }

  private static JsonElement incident(@Nullable Instant since) {
    if (since == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("startingTimestamp", since.toString());
    json.add("resolvingTimestamp", JsonNull.INSTANCE);
    json.add("brokenNotice", JsonNull.INSTANCE);
    return json;
  }
}
