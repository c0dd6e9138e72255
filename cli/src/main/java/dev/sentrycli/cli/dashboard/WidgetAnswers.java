package dev.sentrycli.cli.dashboard;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Place;
import dev.sentrycli.api.dashboard.Widget;
import dev.sentrycli.api.dashboard.WidgetQuery;
import dev.sentrycli.api.explore.SeriesQuery;
import dev.sentrycli.api.explore.Table;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.explore.TimeSeries;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.IssueSearch;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.Words;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks for what the widgets of a dashboard show, some at a time. That one can't be had does not
/// keep the others from being shown.
public final class WidgetAnswers {
  private static final int USUAL_SERIES = 5;
  private static final int MOST_SERIES = 10;
  private static final int USUAL_ROWS = 10;
  private static final int MOST_ROWS = 100;
  private static final int USUAL_WIDTH = 3;
  private static final String TRANSACTIONS = "is_transaction:true";

  private final String organization;
  private final Dashboard dashboard;
  private final ShownTime time;
  private final int columns;
  private final Session session;

  /// @param columns how many columns the whole dashboard is shown in
  public WidgetAnswers(
      String organization, Dashboard dashboard, ShownTime time, int columns, Session session) {
    this.organization = organization;
    this.dashboard = dashboard;
    this.time = time;
    this.columns = columns;
    this.session = session;
  }

  /// What each widget shows, in their order.
  public List<WidgetData> all() {
    // The parts that are made when first asked for are made once, before threads ask for them.
    session.api();
    List<WidgetData> all = new ArrayList<>();
    Map<Feature, String> off = new EnumMap<>(Feature.class);
    for (var outcome : Fanout.<Widget, WidgetData>over(dashboard.widgets(), this::answer)) {
      WidgetData answer = outcome.answer();
      RuntimeException failure = outcome.failure();
      Feature feature = feature(outcome.asked());
      if (answer != null) {
        all.add(feature == null ? answer : orOff(answer, feature, off));
      } else if (failure instanceof ApiException refused) {
        all.add(new WidgetData.Failed(message(refused, feature), refused.mayPass()));
      } else if (failure instanceof UnexpectedJsonException) {
        all.add(new WidgetData.Failed(String.valueOf(failure.getMessage()), false));
      } else if (failure != null) {
        throw failure;
      }
    }
    return all;
  }

  /// What a server must have for the widget; null if all have it, or something to the same end.
  private static @Nullable Feature feature(Widget widget) {
    return switch (widget.widgetType()) {
      case "spans" -> Feature.SPANS;
      case "logs" -> Feature.LOGS;
      case "tracemetrics" -> Feature.METRICS;
      default -> null;
    };
  }

  /// Servers that have it switched off answer as if there was nothing.
  ///
  /// @param told what was found out about it before; empty if it is on
  private WidgetData orOff(WidgetData answer, Feature feature, Map<Feature, String> told) {
    if (session.format() == Format.JSON || !answer.isEmpty()) {
      return answer;
    }
    String off =
        told.computeIfAbsent(
            feature, one -> Objects.requireNonNullElse(one.seemsOff(organization, session), ""));
    return off.isEmpty() ? answer : new WidgetData.Unsupported(off);
  }

  private static String message(ApiException failure, @Nullable Feature feature) {
    if (failure instanceof ApiException.Status status) {
      if (status.status() == 404 && feature != null) {
        return feature.isOff();
      }
      return status.status() == 404
          ? "this server does not have what the widget asks for (404)"
          : status.detail() + " (" + status.status() + ")";
    }
    return Words.of(failure);
  }

  private WidgetData answer(Widget widget) {
    return switch (widget.displayType()) {
      case "text" -> new WidgetData.Words(widget.description());
      case "line", "area", "stacked_area", "bar", "categorical_bar" -> series(widget);
      case "big_number" -> number(widget);
      case "table", "top_n" -> table(widget);
      default ->
          new WidgetData.Unsupported(
              "widgets shown as '" + widget.displayType() + "' can be seen in the browser only");
    };
  }

  /// The dataset to ask; null if there is none for the widget.
  private static @Nullable String dataset(Widget widget) {
    return switch (widget.widgetType()) {
      case "spans", "transaction-like" -> "spans";
      case "logs" -> "logs";
      case "tracemetrics" -> "tracemetrics";
      case "error-events" -> "errors";
      default -> null;
    };
  }

  /// Where servers without that dataset keep the same; null if nowhere.
  private static @Nullable String olderDataset(Widget widget) {
    return switch (widget.widgetType()) {
      case "transaction-like" -> "transactions";
      case "logs" -> "ourlogs";
      default -> null;
    };
  }

  private static WidgetData unsupported(Widget widget) {
    return new WidgetData.Unsupported(
        "widgets about '" + widget.widgetType() + "' are not supported");
  }

  private WidgetData series(Widget widget) {
    String dataset = dataset(widget);
    if (dataset == null) {
      return unsupported(widget);
    }
    List<WidgetData.Line> lines = new ArrayList<>();
    long step = 0;
    List<WidgetQuery> queries = widget.queries();
    for (WidgetQuery query : queries) {
      int axes = query.aggregates().size();
      if (axes == 0) {
        continue;
      }
      String before = olderDataset(widget);
      SeriesQuery asked = series(widget, query, dataset, Wording.of(widget));
      SeriesQuery older = before == null ? null : series(widget, query, before, Wording.AS_SAVED);
      String name = queries.size() > 1 ? query.name() : "";
      for (TimeSeries one : session.api().explore().series(organization, asked, older).all()) {
        lines.add(line(one, name, axes > 1));
        step = Math.max(step, one.interval());
      }
    }
    return lines(lines, step);
  }

  private SeriesQuery series(Widget widget, WidgetQuery query, String dataset, Wording wording) {
    List<String> axes = wording.of(query.aggregates());
    List<String> grouped = new ArrayList<>();
    String sort = null;
    int top = 0;
    if (!query.columns().isEmpty()) {
      grouped.addAll(wording.of(query.columns()));
      grouped.addAll(axes);
      sort = sort(query, wording);
      top = Math.min(MOST_SERIES, widget.limit() > 0 ? widget.limit() : USUAL_SERIES);
    }
    return new SeriesQuery(
        dataset,
        axes,
        conditions(query, widget, wording),
        dashboard.projects(),
        dashboard.environments(),
        time.span(),
        time.interval(widget, width(widget)),
        grouped,
        top,
        sort);
  }

  private int width(Widget widget) {
    Place place = widget.place();
    return (place == null ? USUAL_WIDTH : place.w()) * columns / Place.COLUMNS;
  }

  static WidgetData.Line line(TimeSeries series, String name, boolean severalAxes) {
    List<TimeSeries.Point> points = series.points();
    long[] millis = new long[points.size()];
    double[] values = new double[points.size()];
    for (int i = 0; i < millis.length; i++) {
      Double value = points.get(i).value();
      millis[i] = points.get(i).millis();
      values[i] = value == null ? Double.NaN : value;
    }
    String group = series.isOther() ? "Other" : series.group();
    String label =
        group == null ? series.axis() : severalAxes ? group + " : " + series.axis() : group;
    if (!name.isEmpty()) {
      label = group == null && !severalAxes ? name : name + " : " + label;
    }
    Quantity quantity = new Quantity(series.type(), series.unit());
    return new WidgetData.Line(
        label, millis, values, quantity, series.isOther(), WidgetAggregate.addsUp(series.axis()));
  }

  private static WidgetData lines(List<WidgetData.Line> lines, long told) {
    long start = 0;
    long step = told;
    for (WidgetData.Line line : lines) {
      int count = line.millis().length;
      if (count > 0 && (start == 0 || line.millis()[0] / 1000 < start)) {
        start = line.millis()[0] / 1000;
      }
      if (step == 0 && count > 1) {
        step = (line.millis()[1] - line.millis()[0]) / 1000;
      }
    }
    return new WidgetData.Lines(List.copyOf(lines), start, Math.max(1, step));
  }

  private WidgetData number(Widget widget) {
    if (widget.widgetType().equals("issue")) {
      return unsupported(widget);
    }
    String dataset = dataset(widget);
    List<WidgetQuery> queries = widget.queries();
    if (dataset == null) {
      return unsupported(widget);
    }
    if (queries.isEmpty()) {
      return new WidgetData.Scalar(null, new Quantity(null, null));
    }
    Table table = rows(widget, queries.getFirst(), dataset, 1);
    List<String> asked = new ArrayList<>(queries.getFirst().fields());
    asked.removeAll(queries.getFirst().columns()); // they come before what is counted
    List<String> fields =
        told(table, widget, asked.isEmpty() ? queries.getFirst().fields() : asked);
    String field = fields.isEmpty() ? "" : fields.getFirst();
    Quantity quantity = new Quantity(table.type(field), table.unit(field));
    List<JsonObject> rows = table.rows().items();
    Double value = rows.isEmpty() ? null : Fields.numberOrNull(rows.getFirst(), field);
    return new WidgetData.Scalar(value, quantity);
  }

  private WidgetData table(Widget widget) {
    List<WidgetQuery> queries = widget.queries();
    if (queries.isEmpty()) {
      return new WidgetData.Rows(List.of(), List.of());
    }
    WidgetQuery query = queries.getFirst();
    int limit = widget.limit() > 0 ? Math.min(MOST_ROWS, widget.limit()) : USUAL_ROWS;
    if (widget.widgetType().equals("issue")) {
      return issues(widget, query, limit);
    }
    String dataset = dataset(widget);
    if (dataset == null) {
      return unsupported(widget);
    }
    Table table = rows(widget, query, dataset, limit);
    List<WidgetData.Column> shown = new ArrayList<>();
    List<String> fields = told(table, widget, query.fields());
    List<String> aliases = query.fieldAliases();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      String alias = i < aliases.size() ? aliases.get(i) : "";
      shown.add(
          new WidgetData.Column(
              field,
              alias.isEmpty() ? field : alias,
              new Quantity(table.type(field), table.unit(field))));
    }
    return new WidgetData.Rows(shown, table.rows().items());
  }

  private Table rows(Widget widget, WidgetQuery query, String dataset, int limit) {
    String before = olderDataset(widget);
    TableQuery asked = rows(widget, query, dataset, Wording.of(widget));
    TableQuery older = before == null ? null : rows(widget, query, before, Wording.AS_SAVED);
    return session.api().explore().table(organization, asked, older, limit, null);
  }

  private TableQuery rows(Widget widget, WidgetQuery query, String dataset, Wording wording) {
    return TableQuery.of(dataset, wording.of(query.fields()), time.span())
        .where(conditions(query, widget, wording))
        .in(dashboard.projects())
        .within(dashboard.environments())
        .sortedBy(sort(query, wording));
  }

  /// The fields as the answer names them.
  private static List<String> told(Table table, Widget widget, List<String> fields) {
    List<String> told = new ArrayList<>();
    for (String field : fields) {
      String modern = Wording.of(widget).of(field);
      boolean older = table.type(modern) == null && table.type(field) != null;
      told.add(older ? field : modern);
    }
    return told;
  }

  private static @Nullable String sort(WidgetQuery query, Wording wording) {
    if (!query.orderBy().isEmpty()) {
      return wording.of(query.orderBy());
    }
    List<String> aggregates = query.aggregates();
    return aggregates.isEmpty() ? null : "-" + wording.of(aggregates.getFirst());
  }

  /// The search of a query with what the whole dashboard is narrowed to.
  private String conditions(WidgetQuery query, Widget widget, Wording wording) {
    String own = query.conditions().strip();
    List<String> within = new ArrayList<>();
    if (wording == Wording.AS_SPANS) {
      own = wording.of(own.replace("event.type:transaction", "").strip());
      within.add(TRANSACTIONS);
    }
    JsonObject filters = Fields.objectOrNull(dashboard.json(), "filters");
    List<String> releases = Fields.texts(filters, "release");
    if (!releases.isEmpty()) {
      within.add("release:[" + quoted(releases) + "]");
    }
    for (JsonObject filter : Fields.objects(filters, "globalFilter")) {
      if (Fields.textOr(filter, "dataset", "").equals(widget.widgetType())) {
        within.add(Fields.textOr(filter, "value", "").strip());
      }
    }
    within.removeIf(String::isEmpty);
    if (!own.isEmpty()) {
      within.add(!within.isEmpty() && own.contains(" OR ") ? "(" + own + ")" : own);
    }
    return String.join(" ", within);
  }

  private static String quoted(List<String> values) {
    StringBuilder all = new StringBuilder();
    for (String value : values) {
      all.append(all.isEmpty() ? "" : ",").append(quoted(value));
    }
    return all.toString();
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// How a server is asked for what a widget was saved with.
  private enum Wording {
    AS_SAVED,
    /// Spans know by other names what transactions were searched for by.
    AS_SPANS;

    static Wording of(Widget widget) {
      return widget.widgetType().equals("transaction-like") ? AS_SPANS : AS_SAVED;
    }

    List<String> of(List<String> fields) {
      List<String> words = new ArrayList<>();
      fields.forEach(field -> words.add(of(field)));
      return words;
    }

    String of(String text) {
      return this == AS_SAVED
          ? text
          : text.replace("transaction.duration", "span.duration")
              .replace("transaction.op", "span.op")
              .replace("tpm()", "epm()")
              .replace("tps()", "eps()");
    }
  }

  private WidgetData issues(Widget widget, WidgetQuery query, int limit) {
    String search = conditions(query, widget, Wording.AS_SAVED);
    if (!dashboard.environments().isEmpty()) {
      String environments = "environment:[" + quoted(dashboard.environments()) + "]";
      search = search.isEmpty() ? environments : search + " " + environments;
    }
    IssueSearch asked =
        IssueSearch.everything().in(dashboard.projects()).matching(search).during(time.span());
    String order = query.orderBy();
    if (!order.isEmpty()) {
      asked = asked.sortedBy(order.startsWith("-") ? order.substring(1) : order);
    }
    List<String> fields = query.fields().isEmpty() ? List.of("issue", "title") : query.fields();
    List<JsonObject> rows = new ArrayList<>();
    for (Issue issue : session.api().issues().list(organization, asked, limit, null).items()) {
      JsonObject row = new JsonObject();
      fields.forEach(field -> row.add(field, ofIssue(issue, field)));
      rows.add(row);
    }
    List<WidgetData.Column> shown = new ArrayList<>();
    for (String field : fields) {
      String type =
          switch (field) {
            case "events", "users", "lifetimeEvents", "lifetimeUsers" -> "integer";
            case "firstSeen", "lastSeen" -> "date";
            default -> "string";
          };
      shown.add(new WidgetData.Column(field, field, new Quantity(type, null)));
    }
    return new WidgetData.Rows(shown, rows);
  }

  private static JsonElement ofIssue(Issue issue, String field) {
    JsonObject json = issue.json();
    JsonObject lifetime = Fields.objectOrNull(json, "lifetime");
    return switch (field) {
      case "issue" -> text(issue.shortId());
      case "title" -> text(issue.title());
      case "project" -> text(issue.project());
      case "assignee" -> text(Fields.textOrNull(Fields.objectOrNull(json, "assignedTo"), "name"));
      case "events" -> number(Fields.textOrNull(json, "count"));
      case "users" -> number(Fields.textOrNull(json, "userCount"));
      case "lifetimeEvents" -> number(Fields.textOrNull(lifetime, "count"));
      case "lifetimeUsers" -> number(Fields.textOrNull(lifetime, "userCount"));
      default -> text(Fields.textOrNull(json, field));
    };
  }

  private static JsonElement text(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static JsonElement number(@Nullable String digits) {
    try {
      return digits == null ? JsonNull.INSTANCE : new JsonPrimitive(Long.parseLong(digits));
    } catch (NumberFormatException notANumber) {
      return text(digits);
    }
  }
}
