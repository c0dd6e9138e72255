package dev.sentrycli.sandbox.routes.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Edition;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Paging;
import dev.sentrycli.sandbox.routes.Period;
import dev.sentrycli.sandbox.routes.ProjectChoice;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.explore.Field;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.explore.Table;
import dev.sentrycli.sandbox.world.store.Slice;
import java.util.ArrayList;
import java.util.List;

/// Rows and groups of rows of any kind of data.
public final class EventsRoutes {
  public EventsRoutes() {}

  public void addTo(Api api) {
    api.add("GET", "organizations/{org}/events/", Api.ORG_READ, EventsRoutes::events);
  }

  private static Response events(Call call) throws ExploreException {
    Organization organization = call.organization();
    Dataset dataset = dataset(call);
    Paging paging = call.paging();
    Table table =
        Table.of(
            new Table.Query(
                dataset,
                call.query().all("field"),
                call.query().text("query"),
                sort(call.query()),
                scope(call, organization)),
            call.world().now());
    return answer(table, dataset, paging);
  }

  /// The kind of data that a request is about, as far as this edition knows it.
  static Dataset dataset(Call call) throws ExploreException {
    Edition edition = call.world().edition();
    return call.world().explore().dataset(call.query().first("dataset"), edition);
  }

  /// By `sort`, or `orderby` as it was called once; without their blanks.
  static List<String> sort(Parameters query) {
    List<String> given = new ArrayList<>(query.all("sort"));
    given.addAll(query.all("orderby"));
    given.removeIf(String::isBlank);
    return given;
  }

  static Scope scope(Call call, Organization organization) {
    return scope(call, organization, ProjectChoice.of(call, organization));
  }

  static Scope scope(Call call, Organization organization, List<Long> projects) {
    Period.Bounds bounds = Period.bounds(call.query(), call.world().now());
    return new Scope(
        organization, projects, call.query().all("environment"), bounds.start(), bounds.end());
  }

  static Response answer(Table table, Dataset dataset, Paging paging) {
    Slice<Table.Row> slice = table.slice(paging.offset(), paging.limit());
    JsonArray data = new JsonArray();
    for (Table.Row row : slice.items()) {
      JsonObject shown = new JsonObject();
      for (Field field : table.fields()) {
        shown.add(field.name(), row.json(field));
      }
      data.add(shown);
    }
    JsonObject answer = new JsonObject();
    answer.add("data", data);
    answer.add("meta", meta(table, dataset));
    return Response.json(answer).with("Link", paging.link(slice));
  }

  private static JsonObject meta(Table table, Dataset dataset) {
    JsonObject fields = new JsonObject();
    JsonObject units = new JsonObject();
    for (Field field : table.fields()) {
      fields.addProperty(field.name(), field.kind().word());
      units.addProperty(field.name(), field.unit());
    }
    JsonObject meta = new JsonObject();
    meta.add("fields", fields);
    meta.add("units", units);
    meta.addProperty("isMetricsData", false);
    meta.addProperty("isMetricsExtractedData", false);
    meta.add("tips", new JsonObject());
    meta.addProperty("datasetReason", "unchanged");
    meta.addProperty("dataset", dataset.name());
    if (dataset.isTraceItems()) {
      meta.addProperty("dataScanned", "full");
    }
    return meta;
  }
}
