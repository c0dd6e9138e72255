package dev.sentrycli.cli.command.alert.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.alert.Detector;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.project.Project;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What JSON shows of metric alerts: a flat object, whichever way their server keeps them.
final class MetricRow {
  private static final int ASKED_AT_ONCE = 100;

  private MetricRow() {}

  /// @param slugs of projects by their ids
  static JsonObject of(Detector detector, Map<String, String> slugs) {
    JsonObject query = detector.query();
    JsonObject row = new JsonObject();
    row.addProperty("id", detector.id());
    row.addProperty("name", detector.name());
    row.addProperty("status", detector.isEnabled() ? 0 : 1);
    row.addProperty("query", Fields.textOr(query, "query", ""));
    row.addProperty("aggregate", Fields.textOr(query, "aggregate", ""));
    row.addProperty("dataset", detector.dataset());
    row.addProperty("timeWindow", detector.minutes());
    row.addProperty("environment", Fields.textOrNull(query, "environment"));
    row.addProperty("owner", detector.owner());
    row.add("projects", projects(detector, slugs));
    row.addProperty("dateCreated", Fields.textOrNull(detector.json(), "dateCreated"));
    return row;
  }

  private static JsonArray projects(Detector detector, Map<String, String> slugs) {
    JsonArray told = detector.projects();
    if (told != null) {
      return told;
    }
    JsonArray projects = new JsonArray();
    String id = detector.projectId();
    if (id != null) {
      projects.add(slugs.getOrDefault(id, id));
    }
    return projects;
  }

  /// The slugs of the projects of metric alerts, by their ids. What can't be had is missing.
  static Map<String, String> slugs(String organization, List<Detector> detectors, Session session) {
    List<String> ids = new ArrayList<>();
    for (Detector detector : detectors) {
      String id = detector.projectId();
      if (id != null && detector.projects() == null && !ids.contains(id)) {
        ids.add(id);
      }
    }
    Map<String, String> slugs = new LinkedHashMap<>();
    for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
      try {
        for (Project project : session.api().projects().withIds(organization, some)) {
          slugs.put(project.id(), project.slug());
        }
      } catch (ApiException failed) {
        session
            .notices()
            .warn(
                "alert",
                "No names of projects from "
                    + organization
                    + ": "
                    + RefusedException.reason(failed));
      }
    }
    return slugs;
  }

  /// The environment for people.
  static String environment(@Nullable String environment) {
    return environment == null ? "all" : environment;
  }

  /// `5m`.
  static String window(Detector detector) {
    Long minutes = detector.minutes();
    return minutes == null ? "—" : minutes + "m";
  }
}
