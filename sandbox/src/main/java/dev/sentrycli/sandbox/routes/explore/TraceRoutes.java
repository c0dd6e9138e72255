package dev.sentrycli.sandbox.routes.explore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.edition.Feature;
import dev.sentrycli.sandbox.http.Parameters;
import dev.sentrycli.sandbox.http.Refusal;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.sandbox.routes.Api;
import dev.sentrycli.sandbox.routes.Call;
import dev.sentrycli.sandbox.routes.Paging;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.explore.Attributes;
import dev.sentrycli.sandbox.world.explore.Dataset;
import dev.sentrycli.sandbox.world.explore.ExploreException;
import dev.sentrycli.sandbox.world.explore.Item;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.explore.Table;
import dev.sentrycli.sandbox.world.store.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whole traces, what is known of their parts, and which attributes these have.
public final class TraceRoutes {
  private static final int MOST_LOGS = 9999;
  private static final int MOST_ATTRIBUTES = 10_000;
  private static final List<String> ITEM_TYPES = List.of("logs", "spans", "tracemetrics");

  public TraceRoutes() {}

  public void addTo(Api api) {
    String organization = "organizations/{org}/";
    api.add("GET", organization + "trace/{trace}/", Api.ORG_READ, TraceRoutes::trace);
    api.add("GET", organization + "trace-meta/{trace}/", Api.ORG_READ, TraceRoutes::meta);
    api.add("GET", organization + "trace-logs/", Api.ORG_READ, TraceRoutes::logs);
    api.add("GET", organization + "trace-items/attributes/", Api.ORG_READ, TraceRoutes::attributes);
    api.add(
        "GET", "projects/{org}/{project}/trace-items/{item}/", Api.PROJECT_READ, TraceRoutes::item);
  }

  /// Traces are always looked for in all projects.
  private static Scope everywhere(Call call, Organization organization) {
    return EventsRoutes.scope(call, organization, List.of());
  }

  private static Response trace(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.SPANS);
    return Response.json(
        call.shapes()
            .trace(
                everywhere(call, organization),
                traceId(call.name("trace"), "trace_id"),
                call.query().all("additional_attributes")));
  }

  private static Response meta(Call call) {
    Organization organization = call.organization();
    call.needs(Feature.SPANS);
    JsonObject meta =
        call.shapes()
            .traceMeta(everywhere(call, organization), traceId(call.name("trace"), "trace_id"));
    return Response.json(
        call.world().edition().has(Feature.TRACES_IN_CAMEL_CASE) ? meta : older(meta));
  }

  /// As the counts were called before.
  private static JsonObject older(JsonObject meta) {
    JsonObject older = new JsonObject();
    older.add("logs", meta.get("logsCount"));
    older.add("errors", meta.get("errorsCount"));
    older.add("performance_issues", meta.get("performanceIssuesCount"));
    older.add("span_count", meta.get("spansCount"));
    older.add("transaction_child_count_map", meta.get("transactionChildCountMap"));
    older.add("span_count_map", meta.get("spansCountMap"));
    return older;
  }

  /// @param name how a refusal calls it
  private static String traceId(String text, String name) {
    String id = plain(text);
    if (!isTraceId(id)) {
      throw new Refusal(
          400,
          name
              + " must be a valid UUID hex (32-36 characters long, containing only digits,"
              + " dashes, or a-f characters)");
    }
    return id;
  }

  private static String plain(String id) {
    return id.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isTraceId(String plain) {
    return plain.matches("[0-9a-f]{32}");
  }

  private static Response logs(Call call) throws ExploreException {
    Organization organization = call.organization();
    call.needs(Feature.LOGS);
    Parameters query = call.query();
    List<String> traces = new ArrayList<>();
    for (String trace : query.all("traceId")) {
      traces.add(traceId(trace, trace));
    }
    if (traces.isEmpty()) {
      throw new Refusal(400, "Need to pass at least one traceId");
    }
    boolean newer = call.world().edition().has(Feature.TRACES_IN_CAMEL_CASE);
    List<String> columns =
        List.of(
            newer ? "id" : "sentry.item_id",
            "project.id",
            "trace",
            "severity_number",
            "severity",
            "timestamp",
            newer ? "timestamp_precise" : "tags[sentry.timestamp_precise,number]",
            "message");
    List<String> sort = newer ? EventsRoutes.sort(query) : query.all("orderby");
    for (String one : sort) {
      String name = one.startsWith("-") ? one.substring(1) : one;
      if (!columns.contains(name)) {
        throw new Refusal(400, name + " must be one of " + String.join(",", columns));
      }
    }
    String more = query.text("query");
    String wanted =
        "trace:[" + String.join(",", traces) + "]" + (more.isBlank() ? "" : " and (" + more + ")");
    Paging paging = Paging.of(call.request(), call.base(), MOST_LOGS);
    Dataset dataset = call.world().explore().dataset("ourlogs");
    Table table =
        Table.of(
            new Table.Query(
                dataset,
                columns,
                wanted,
                sort.isEmpty() ? List.of("-timestamp", "-" + columns.get(6)) : sort,
                everywhere(call, organization)),
            call.world().now());
    return EventsRoutes.answer(table, dataset, paging);
  }

  private static Response item(Call call) {
    Organization organization = call.organization();
    Project project = call.project();
    String type = call.query().text("item_type");
    String trace = plain(call.query().text("trace_id"));
    JsonObject wrong = new JsonObject();
    if (trace.isEmpty()) {
      wrong.add("trace_id", Refusal.messages("This field is required."));
    } else if (!isTraceId(trace)) {
      wrong.add("trace_id", Refusal.messages("Must be a valid UUID."));
    }
    if (type.isEmpty()) {
      wrong.add("item_type", Refusal.messages("This field is required."));
    } else if (!ITEM_TYPES.contains(type)) {
      wrong.add("item_type", Refusal.messages("\"" + type + "\" is not a valid choice."));
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(Response.json(400, wrong));
    }
    needs(call, type);
    String id = call.name("item").toLowerCase(Locale.ROOT);
    Item found = call.world().explore().item(type, organization, project.id(), trace, id);
    if (found == null) {
      throw Call.notFound();
    }
    try {
      return Response.json(
          call.shapes().traceItem(id, found, call.world().explore().dataset(type)));
    } catch (ExploreException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  private static void needs(Call call, String type) {
    call.needs(
        switch (type) {
          case "logs" -> Feature.LOGS;
          case "tracemetrics" -> Feature.METRICS;
          default -> Feature.SPANS;
        });
  }

  private static Response attributes(Call call) throws ExploreException {
    Organization organization = call.organization();
    boolean any = false;
    for (Feature feature : List.of(Feature.SPANS, Feature.LOGS, Feature.METRICS)) {
      any |= call.world().edition().has(feature);
    }
    if (!any) {
      throw new Refusal(Response.empty(404));
    }
    Parameters query = call.query();
    boolean byDataset = call.world().edition().has(Feature.ATTRIBUTES_BY_DATASET);
    String type = byDataset ? query.text("dataset") : "";
    type = type.isEmpty() ? query.text("itemType") : type;
    JsonObject wrong = new JsonObject();
    if (type.isEmpty()) {
      if (byDataset) {
        wrong.add(
            "non_field_errors", Refusal.messages("dataset is required if itemType is not passed"));
      } else {
        wrong.add("itemType", Refusal.messages("This field is required."));
      }
    } else if (!ITEM_TYPES.contains(type)) {
      wrong.add(
          query.has("dataset") ? "dataset" : "itemType",
          Refusal.messages("\"" + type + "\" is not a valid choice."));
    }
    List<Attributes.Type> types = new ArrayList<>();
    List<String> asked = query.all("attributeType");
    boolean arrays = call.world().edition().has(Feature.ARRAY_ATTRIBUTES);
    for (Attributes.Type one : Attributes.Type.values()) {
      boolean possible = one != Attributes.Type.ARRAY || arrays;
      if (possible && (asked.isEmpty() || asked.contains(word(one)))) {
        types.add(one);
      }
    }
    for (String one : asked) {
      if (types.stream().noneMatch(known -> word(known).equals(one))) {
        wrong.add("attributeType", Refusal.messages("\"" + one + "\" is not a valid choice."));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(Response.json(400, wrong));
    }
    Paging paging = Paging.of(call.request(), call.base(), MOST_ATTRIBUTES);
    Scope scope = EventsRoutes.scope(call, organization);
    return page(call, call.world().explore().dataset(type), types, scope, paging);
  }

  /// One more of each type than was asked for, as the server does: the next page repeats it.
  private static Response page(
      Call call, Dataset dataset, List<Attributes.Type> types, Scope scope, Paging paging)
      throws ExploreException {
    JsonArray answer = new JsonArray();
    boolean more = false;
    for (Attributes.Type type : types) {
      List<Attributes.Key> keys =
          Attributes.of(
              dataset,
              scope,
              call.query().text("query"),
              type,
              call.query().text("substringMatch"),
              call.world().now());
      Slice<Attributes.Key> slice = Slice.of(keys, paging.offset(), paging.limit() + 1);
      slice.items().forEach(key -> answer.add(shown(key)));
      more |= slice.items().size() > paging.limit();
    }
    int offset = paging.offset();
    int total = offset + paging.limit() + (more ? 1 : 0);
    return Response.json(answer)
        .with(
            "Link",
            paging.link(
                new Slice<>(
                    java.util.Collections.nCopies(paging.limit(), ""),
                    offset,
                    paging.limit(),
                    total)));
  }

  private static String word(Attributes.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject shown(Attributes.Key key) {
    JsonObject source = new JsonObject();
    source.addProperty("source_type", key.ours() ? "sentry" : "user");
    JsonObject shown = new JsonObject();
    shown.addProperty("key", key.key());
    shown.addProperty("name", key.name());
    shown.add("attributeSource", source);
    shown.addProperty("attributeType", word(key.type()));
    if (!key.aliases().isEmpty()) {
      JsonArray aliases = new JsonArray();
      key.aliases().forEach(aliases::add);
      shown.add("secondaryAliases", aliases);
    }
    return shown;
  }
}
