package dev.sentrycli.sandbox.routes.release;

import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Period;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Release;
import dev.sentrycli.sandbox.world.shape.HealthShapes;
import dev.sentrycli.sandbox.world.shape.ReleaseTraces;
import dev.sentrycli.sandbox.world.shape.ReleaseView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The answer to a question for releases.
final class ReleaseList {
  private static final List<String> PERIODS =
      List.of("1h", "24h", "1d", "48h", "2d", "7d", "14d", "30d", "90d");

  private final Call call;
  private final Organization organization;
  private final ReleaseView view;

  ReleaseList(Call call) {
    this.call = call;
    this.organization = call.organization();
    this.view =
        view(
            call,
            call.query().text("health").equals("1"),
            call.query().text("adoptionStages").equals("1"));
  }

  /// What a request asks for.
  static ReleaseView view(Call call, boolean health, boolean adoption) {
    String summary = call.query().text("summaryStatsPeriod");
    String series = call.query().text("healthStatsPeriod");
    String stat = call.query().text("healthStat");
    checkPeriod("summaryStatsPeriod", summary);
    checkPeriod("healthStatsPeriod", series);
    if (!Set.of("", "sessions", "users").contains(stat)) {
      throw new Refusal(400, "invalid healthStat");
    }
    return new ReleaseView(
        health,
        adoption,
        call.query().all("environment"),
        summary.isEmpty() ? "14d" : summary,
        series.isEmpty() && health ? "24h" : series,
        stat.equals("users"));
  }

  private static void checkPeriod(String parameter, String period) {
    if (!period.isEmpty() && !PERIODS.contains(period)) {
      throw new Refusal(
          400,
          "Invalid %s. Valid choices are '%s'".formatted(parameter, String.join("', '", PERIODS)));
    }
  }

  Response answer() {
    String sort = call.query().text("sort");
    HealthShapes.Order order =
        switch (sort) {
          case "", "date" -> null;
          case "sessions" -> HealthShapes.Order.SESSIONS;
          case "users" -> HealthShapes.Order.USERS;
          case "crash_free_sessions" -> HealthShapes.Order.CRASH_FREE_SESSIONS;
          case "crash_free_users" -> HealthShapes.Order.CRASH_FREE_USERS;
          default -> throw new Refusal(400, "invalid sort");
        };
    if (order != null && !call.query().text("flatten").equals("1")) {
      throw new Refusal(400, "sorting by crash statistics requires flattening (flatten=1)");
    }
    ReleaseTraces traces = new ReleaseTraces(call.world(), organization);
    HealthShapes health = ReleaseRoutes.health(call, view);
    List<Long> projects = ProjectChoice.of(call, organization);
    List<Release> found = found(projects, traces);
    if (order != null) {
      found = sorted(found, projects, health, order);
    }
    return call.page(
        found,
        release ->
            call.shapes()
                .release(release, view, traces, view.health() || view.adoption() ? health : null));
  }

  private List<Release> found(List<Long> projects, ReleaseTraces traces) {
    Period period = Period.of(call.query(), call.world().now());
    String status = call.query().has("status") ? call.query().text("status") : "open";
    if (!Set.of("", "open", "archived").contains(status)) {
      throw new Refusal(400, "invalid value for status");
    }
    String part = call.query().text("query").toLowerCase(Locale.ROOT);
    List<Release> found = new ArrayList<>();
    for (Release one : call.world().projects().releases(organization)) {
      Instant date = one.created();
      boolean then =
          (period.start() == null || !date.isBefore(period.start()))
              && (period.end() == null || !date.isAfter(period.end()));
      boolean wanted =
          then
              && (status.isEmpty() || one.archived() == status.equals("archived"))
              && one.version().toLowerCase(Locale.ROOT).contains(part)
              && !one.projects().isEmpty()
              && (projects.isEmpty() || !Collections.disjoint(one.projects(), projects))
              && isIn(one, projects, traces);
      if (wanted) {
        found.add(one);
      }
    }
    return found;
  }

  private boolean isIn(Release release, List<Long> projects, ReleaseTraces traces) {
    if (view.environments().isEmpty()) {
      return true;
    }
    for (Long id : release.projects()) {
      boolean chosen = projects.isEmpty() || projects.contains(id);
      if (chosen
          && !Collections.disjoint(
              traces.environments(id, release.version()), view.environments())) {
        return true;
      }
    }
    return false;
  }

  /// Once for each project that sessions were told of.
  private static List<Release> sorted(
      List<Release> found, List<Long> projects, HealthShapes health, HealthShapes.Order order) {
    record Ranked(Release release, double rank) {}
    List<Ranked> ranked = new ArrayList<>();
    for (Release release : found) {
      for (Long id : release.projects()) {
        boolean chosen = projects.isEmpty() || projects.contains(id);
        if (chosen && health.isKnown(id, release.version())) {
          ranked.add(new Ranked(release, health.rank(id, release.version(), order)));
        }
      }
    }
    ranked.sort(Comparator.comparingDouble(Ranked::rank).reversed());
    return ranked.stream().map(Ranked::release).toList();
  }
}
