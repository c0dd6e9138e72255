package dev.sentrycli.sandbox.routes.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.world.dashboard.Dashboard;
import dev.sentrycli.sandbox.world.dashboard.DashboardException;
import dev.sentrycli.sandbox.world.dashboard.Dashboards;
import dev.sentrycli.sandbox.world.dashboard.Revision;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.shape.DashboardShapes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Dashboards, and what they were before.
public final class DashboardRoutes {
  private static final String LIST = "organizations/{org}/dashboards/";
  private static final String ONE = LIST + "{dashboard}/";

  public DashboardRoutes() {}

  public void addTo(Api api) {
    api.add("GET", LIST, Api.ORG_READ, this::list);
    api.add("POST", LIST, Api.ORG_READ, this::create);
    api.add("GET", ONE, Api.ORG_READ, this::detail);
    api.add("PUT", ONE, Api.ORG_READ, this::update);
    api.add("DELETE", ONE, Api.ORG_READ, this::delete);
    api.add("GET", ONE + "revisions/", Api.ORG_READ, this::revisions);
    api.add("POST", ONE + "revisions/{revision}/restore/", Api.ORG_READ, this::restore);
  }

  private Response list(Call call) {
    String part = call.query().text("query").toLowerCase(Locale.ROOT);
    List<Dashboard> all =
        call.world().dashboards().of(call.organization()).stream()
            .filter(one -> one.title().toLowerCase(Locale.ROOT).contains(part))
            .sorted(order(call.query().text("sort")))
            .toList();
    return call.page(all, shapes(call)::listed);
  }

  private static Comparator<Dashboard> order(String sort) {
    Comparator<Dashboard> order =
        sort.endsWith("dateCreated")
            ? Comparator.comparing(Dashboard::created)
            : Comparator.comparing(Dashboard::title);
    return sort.startsWith("-") ? order.reversed() : order;
  }

  private Response create(Call call) {
    Organization organization = call.organization();
    JsonObject body = call.body();
    requireProjects(call, organization, body);
    return checked(
        201, call, () -> call.world().dashboards().create(organization, body, call.userId()));
  }

  private Response detail(Call call) {
    Dashboard found = found(call);
    call.world().dashboards().visited(found);
    return Response.json(shapes(call).detail(found));
  }

  private Response update(Call call) {
    Dashboard found = found(call);
    JsonObject body = call.body();
    requireProjects(call, call.organization(), body);
    return checked(200, call, () -> call.world().dashboards().update(found, body, call.userId()));
  }

  private Response delete(Call call) {
    call.world().dashboards().remove(found(call));
    return Response.empty(204);
  }

  private Response revisions(Call call) {
    Dashboard found = found(call);
    requireRevisions(call);
    return call.page(call.world().dashboards().revisions(found), shapes(call)::revision);
  }

  private Response restore(Call call) {
    Dashboard found = found(call);
    Dashboards dashboards = call.world().dashboards();
    requireRevisions(call);
    for (Revision revision : dashboards.revisions(found)) {
      if (Long.toString(revision.id()).equals(call.name("revision"))) {
        return checked(200, call, () -> dashboards.restore(found, revision, call.userId()));
      }
    }
    return Response.detail(404, "Dashboard revision not found.");
  }

  private static DashboardShapes shapes(Call call) {
    return new DashboardShapes(call.world(), call.base());
  }

  private static Response checked(int status, Call call, Supplier<Dashboard> change) {
    try {
      return Response.json(status, shapes(call).detail(change.get()));
    } catch (DashboardException wrong) {
      return Response.json(wrong.status(), wrong.answer());
    }
  }

  private static Dashboard found(Call call) {
    Dashboard found = call.world().dashboards().get(call.organization(), call.name("dashboard"));
    if (found == null) {
      throw Call.notFound();
    }
    return found;
  }

  /// Refuses as a server that keeps none for this organization.
  private static void requireRevisions(Call call) {
    call.needs(Feature.DASHBOARD_REVISIONS);
    if (!call.world().dashboards().keepsRevisions(call.organization())) {
      throw new Refusal(Response.empty(404));
    }
  }

  /// Refuses projects of other organizations.
  private static void requireProjects(Call call, Organization organization, JsonObject body) {
    if (!(body.get("projects") instanceof JsonArray projects)) {
      return;
    }
    List<Long> there = call.world().projects().of(organization).stream().map(Project::id).toList();
    for (JsonElement one : projects) {
      if (one.isJsonPrimitive()
          && one.getAsJsonPrimitive().isNumber()
          && one.getAsLong() != -1
          && !there.contains(one.getAsLong())) {
        throw new Refusal(403, "You do not have permission to perform this action.");
      }
    }
  }
}
