package dev.sentrycli.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.dashboard.Place;
import dev.sentrycli.api.explore.TimeSeries;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.query.Quantity;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.chart.Series;
import dev.sentrycli.terminal.chart.TimeChart;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetRulesTest {
  private static final WidgetWish.Size ANYWHERE = new WidgetWish.Size(null, null, null, null);
  private final List<String> remarks = new ArrayList<>();

  private static WidgetWish wish(List<String> queries, List<String> groups) {
    return new WidgetWish("table", null, queries, null, groups, null, null, ANYWHERE, null);
  }

  @Test
  void writesAggregatesOut() {
    assertThat(WidgetAggregate.of("count", "spans")).isEqualTo("count()");
    assertThat(WidgetAggregate.of("p95:span.duration", "spans")).isEqualTo("p95(span.duration)");
    assertThat(WidgetAggregate.of("p95(span.duration)", "spans")).isEqualTo("p95(span.duration)");
    assertThat(WidgetAggregate.of("tpm", "spans")).isEqualTo("epm()");
    assertThat(WidgetAggregate.of("sps", "spans")).isEqualTo("eps()");
    assertThat(WidgetAggregate.of("failure_rate", "error-events")).isEqualTo("failure_rate()");
    assertThat(WidgetAggregate.of("equation|count() / 2", "spans"))
        .isEqualTo("equation|count() / 2");
    assertThat(WidgetAggregate.of("sum(value,cart.size,counter,none)", "tracemetrics"))
        .isEqualTo("sum(value,cart.size,counter,none)");
  }

  @Test
  void refusesWhatCountsNothing() {
    for (String wrong : List.of("apdex", "p95", "p95(", "(x)", "")) {
      assertThatThrownBy(() -> WidgetAggregate.of(wrong, "spans"))
          .as(wrong)
          .isInstanceOf(UsageException.class);
    }
    assertThatThrownBy(() -> WidgetAggregate.of("sum(value)", "tracemetrics"))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void doubtsNumbersOfWhatIsNone() {
    assertThat(WidgetAggregate.doubtful("avg(span.op)", "spans")).isEqualTo("span.op");
    assertThat(WidgetAggregate.doubtful("avg(span.duration)", "spans")).isNull();
    assertThat(WidgetAggregate.doubtful("count()", "spans")).isNull();
    assertThat(WidgetAggregate.doubtful("avg(x)", "error-events")).isNull();
  }

  @Test
  void sortsByTheFirstAggregateWhereGroupsAreNotSorted() {
    JsonObject widget =
        wish(List.of("p95:span.duration", "count"), List.of("transaction"))
            .made("Slow", new Place(0, 0, 6, 2), remarks);

    JsonObject query = widget.getAsJsonArray("queries").get(0).getAsJsonObject();
    assertThat(query.get("orderby").getAsString()).isEqualTo("-p95(span.duration)");
    assertThat(query.get("fields").toString())
        .isEqualTo("[\"transaction\",\"p95(span.duration)\",\"count()\"]");
    assertThat(widget.get("limit").getAsInt()).isEqualTo(5);
    assertThat(remarks).hasSize(1);
  }

  @Test
  void saysWhichNumberABigOneIs() {
    WidgetWish wish =
        new WidgetWish(
            "big_number",
            null,
            List.of("count", "p95:span.duration"),
            null,
            List.of("span.op"),
            null,
            null,
            ANYWHERE,
            null);

    // Servers ask for a limit once it is shown in another way.
    assertThat(wish.made("A", new Place(0, 0, 2, 1), remarks).get("limit").getAsInt()).isEqualTo(5);
    assertThat(remarks)
        .containsExactly(
            "A big number is one number: of these it is 'count()'",
            "A big number is one number: of the groups it is that of the first");
  }

  @Test
  void leavesBarsTheLimitOfNewerServers() {
    WidgetWish wish =
        new WidgetWish(
            "categorical_bar",
            null,
            List.of("count"),
            null,
            List.of("span.op"),
            null,
            20,
            ANYWHERE,
            null);

    assertThat(wish.made("A", new Place(0, 0, 6, 2), remarks).get("limit").getAsInt())
        .isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "bar", "line", "stacked_area"})
  void cutsTheLimitThatServersWouldRefuse(String display) {
    WidgetWish wish =
        new WidgetWish(
            display, null, List.of("count"), null, List.of("span.op"), null, 40, ANYWHERE, null);

    assertThat(wish.made("A", new Place(0, 0, 6, 2), remarks).get("limit").getAsInt())
        .isEqualTo(10);
    assertThat(remarks).singleElement().asString().contains("40");
  }

  @Test
  void issuesAreSortedByNothingThatIsShownOfThem() {
    assertThat(orderOfIssues(null)).isNull();
    assertThat(remarks).isEmpty();
    assertThat(orderOfIssues("date")).isEqualTo("date");
    assertThat(remarks).isEmpty();
    assertThat(orderOfIssues("-title")).isEqualTo("-title");
    assertThat(remarks).singleElement().asString().contains("'title'", "date, new, freq");
  }

  private @Nullable String orderOfIssues(@Nullable String sort) {
    WidgetWish wish =
        new WidgetWish(
            "table", "issue", List.of("title"), null, List.of(), sort, null, ANYWHERE, null);
    JsonObject widget = wish.made("A", new Place(0, 0, 6, 2), remarks);
    return Fields.textOrNull(widget.getAsJsonArray("queries").get(0).getAsJsonObject(), "orderby");
  }

  @Test
  void refusesToSortByWhatIsNotShown() {
    WidgetWish wish =
        new WidgetWish(
            "table",
            null,
            List.of("count"),
            null,
            List.of("span.op"),
            "-p95:span.duration",
            null,
            ANYWHERE,
            null);

    assertThatThrownBy(() -> wish.made("A", new Place(0, 0, 6, 2), remarks))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("p95(span.duration)");
  }

  @Test
  void aChangedWidgetKeepsItsOtherQueriesAndForgetsAStaleOrder() {
    JsonObject widget =
        JsonParser.parseString(
                """
                {"id": "7", "title": "A", "displayType": "table", "widgetType": "spans", "limit": 5,
                 "queries": [
                   {"id": "1", "name": "", "conditions": "x:1", "fields": ["span.op", "count()"],
                    "aggregates": ["count()"], "columns": ["span.op"], "orderby": "-count()"},
                   {"id": "2", "name": "b", "conditions": "x:2", "fields": ["count()"],
                    "aggregates": ["count()"], "columns": []}]}
                """)
            .getAsJsonObject();
    WidgetWish wish =
        new WidgetWish(
            null, null, List.of("p50:span.duration"), null, List.of(), null, null, ANYWHERE, null);

    JsonObject changed = wish.changed(widget, "B", remarks);

    assertThat(changed.getAsJsonArray("queries")).hasSize(2);
    JsonObject first = changed.getAsJsonArray("queries").get(0).getAsJsonObject();
    assertThat(first.get("id").getAsString()).isEqualTo("1");
    assertThat(first.get("conditions").getAsString()).isEqualTo("x:1");
    assertThat(first.get("orderby").getAsString()).isEqualTo("-p50(span.duration)");
    assertThat(changed.getAsJsonArray("queries").get(1))
        .isEqualTo(widget.getAsJsonArray("queries").get(1));
    assertThat(changed.get("title").getAsString()).isEqualTo("B");
  }

  @Test
  void anOrderThatIsNotShownAnyMoreIsTakenBack() {
    JsonObject widget =
        JsonParser.parseString(
                """
                {"id": "7", "title": "A", "displayType": "table", "widgetType": "spans",
                 "queries": [
                   {"id": "1", "name": "", "conditions": "", "fields": ["p95(span.duration)"],
                    "aggregates": ["p95(span.duration)"], "columns": [],
                    "orderby": "-p95(span.duration)"}]}
                """)
            .getAsJsonObject();
    WidgetWish wish =
        new WidgetWish(
            null, null, List.of("p50:span.duration"), null, List.of(), null, null, ANYWHERE, null);

    JsonObject query =
        wish.changed(widget, null, remarks).getAsJsonArray("queries").get(0).getAsJsonObject();

    assertThat(query.get("orderby").getAsString()).isEmpty();
  }

  @Test
  void theChosenAggregateIsTakenAlongOrTakenBack() {
    assertThat(chosen(1, "count", "p95:span.duration")).isEqualTo("1");
    assertThat(chosen(1, "p95:span.duration", "count")).isEqualTo("0");
    assertThat(chosen(1, "count")).isEqualTo("null");
    assertThat(chosen(7, "count", "p95:span.duration")).isEqualTo("null");
    assertThat(chosen(-1, "count")).isEqualTo("null");
  }

  private String chosen(int before, String... aggregates) {
    JsonObject widget =
        JsonParser.parseString(
                """
                {"id": "7", "title": "A", "displayType": "big_number", "widgetType": "spans",
                 "queries": [
                   {"id": "1", "name": "", "conditions": "", "columns": [],
                    "fields": ["count()", "p95(span.duration)"],
                    "aggregates": ["count()", "p95(span.duration)"]}]}
                """)
            .getAsJsonObject();
    widget
        .getAsJsonArray("queries")
        .get(0)
        .getAsJsonObject()
        .addProperty("selectedAggregate", before);
    WidgetWish wish =
        new WidgetWish(
            null, null, List.of(aggregates), null, List.of(), null, null, ANYWHERE, null);
    return wish.changed(widget, null, remarks)
        .getAsJsonArray("queries")
        .get(0)
        .getAsJsonObject()
        .get("selectedAggregate")
        .toString();
  }

  @Test
  void namesOfFieldsMoveWithThem() {
    JsonObject widget =
        JsonParser.parseString(
                """
                {"id": "7", "title": "A", "displayType": "table", "widgetType": "spans", "limit": 5,
                 "queries": [
                   {"id": "1", "name": "", "conditions": "", "orderby": "-count()",
                    "fields": ["count()", "p95(span.duration)", "span.op"],
                    "fieldAliases": ["How many", "How slow", "What"],
                    "aggregates": ["count()", "p95(span.duration)"], "columns": ["span.op"]}]}
                """)
            .getAsJsonObject();

    JsonObject query =
        wish(List.of("p50:span.duration", "count"), List.of())
            .changed(widget, null, remarks)
            .getAsJsonArray("queries")
            .get(0)
            .getAsJsonObject();

    assertThat(query.get("fields").toString())
        .isEqualTo("[\"span.op\",\"p50(span.duration)\",\"count()\"]");
    assertThat(query.get("fieldAliases").toString()).isEqualTo("[\"What\",\"\",\"How many\"]");
  }

  @Test
  void aTimeWithoutANumberHasNoneForProgramsAndNothingForCharts() {
    TimeSeries series =
        new TimeSeries(
            JsonParser.parseString(
                    """
                    {"yAxis": "p95(span.duration)", "values": [
                      {"timestamp": 1000, "value": 7}, {"timestamp": 2000, "value": null}]}
                    """)
                .getAsJsonObject());

    WidgetData.Lines lines =
        new WidgetData.Lines(List.of(WidgetAnswers.line(series, "", false)), 1, 1);

    assertThat(lines.json().toString())
        .contains("[{\"timestamp\":1,\"value\":7},{\"timestamp\":2,\"value\":null}]");
    assertThat(WidgetDrawing.summary(lines).plain()).isEqualTo("p95(span.duration)  latest 0");
  }

  @Test
  void onlyWhatAddsUpHasATotal() {
    assertThat(summaryOfTwo("count()")).isEqualTo("2 series  total 14");
    assertThat(summaryOfTwo("sum(span.duration)")).isEqualTo("2 series  total 14");
    assertThat(summaryOfTwo("p95(span.duration)")).isEqualTo("2 series");
    assertThat(summaryOfTwo("epm()")).isEqualTo("2 series");
    assertThat(summaryOfTwo("equation|count() / 2")).isEqualTo("2 series");
  }

  @Test
  void numbersOfSeveralUnitsHaveNoTotalAndSayTheirUnits() {
    WidgetData.Lines lines =
        new WidgetData.Lines(
            List.of(
                lineIn("count()", new Quantity("integer", null)),
                lineIn("sum(span.duration)", new Quantity("duration", "millisecond"))),
            1,
            1);

    assertThat(WidgetDrawing.summary(lines).plain()).isEqualTo("2 series");
    TimeChart chart = new WidgetDrawing(Look.PLAIN, ZoneOffset.UTC).times(lines);
    assertThat(chart.series())
        .extracting(Series::label)
        .containsExactly("count()", "sum(span.duration) in ms");
    assertThat(chart.amount().apply(7)).isEqualTo("7");
  }

  private static WidgetData.Line lineIn(String axis, Quantity quantity) {
    return new WidgetData.Line(
        axis, new long[] {1000}, new double[] {7}, quantity, false, WidgetAggregate.addsUp(axis));
  }

  private static String summaryOfTwo(String axis) {
    TimeSeries series =
        new TimeSeries(
            JsonParser.parseString(
                    """
                    {"yAxis": "%s", "values": [
                      {"timestamp": 1000, "value": 3}, {"timestamp": 2000, "value": 4}]}
                    """
                        .formatted(axis))
                .getAsJsonObject());
    WidgetData.Line line = WidgetAnswers.line(series, "", false);
    return WidgetDrawing.summary(new WidgetData.Lines(List.of(line, line), 1, 1)).plain();
  }

  @Test
  void aTextShowsItsDescriptionAndSearchesForNothing() {
    WidgetWish text =
        new WidgetWish("text", null, List.of(), null, List.of(), null, null, ANYWHERE, "# Hi");
    WidgetWish asking =
        new WidgetWish("text", null, List.of("count"), null, List.of(), null, null, ANYWHERE, "x");

    JsonObject widget = text.made("Note", new Place(0, 0, 3, 2), remarks);

    assertThat(widget.get("description").getAsString()).isEqualTo("# Hi");
    assertThat(widget.has("widgetType")).isFalse();
    assertThat(widget.getAsJsonArray("queries")).isEmpty();
    assertThatThrownBy(() -> asking.made("Note", new Place(0, 0, 3, 2), remarks))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void placesWidgetsOneAfterTheOtherOrInTheFirstGap() {
    List<Place> taken =
        List.of(new Place(0, 0, 3, 2), new Place(3, 0, 3, 2), new Place(0, 2, 2, 1));

    assertThat(WidgetPlacing.after(taken.getLast(), taken, 3, 2)).isEqualTo(new Place(2, 2, 3, 2));
    assertThat(WidgetPlacing.after(taken.getLast(), taken, 6, 2)).isEqualTo(new Place(0, 3, 6, 2));
    assertThat(WidgetPlacing.after(null, List.of(), 3, 2)).isEqualTo(new Place(0, 0, 3, 2));
    assertThat(WidgetPlacing.inGap(taken, 2, 1)).isEqualTo(new Place(2, 2, 2, 1));
    assertThat(WidgetPlacing.inGap(taken, 6, 1)).isEqualTo(new Place(0, 3, 6, 1));
  }

  @Test
  void refusesPlacesThatAreNotOnTheGrid() {
    assertThatThrownBy(() -> new WidgetWish.Size(9, null, null, null))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--col 9");
    assertThatThrownBy(() -> new WidgetWish.Size(4, null, 3, null).on(new Place(0, 0, 3, 2)))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void sendsBackWhatTheServerWouldForget() {
    Dashboard dashboard =
        new Dashboard(
            JsonParser.parseString(
                    """
                    {"id": "1", "title": "A", "projects": [-1], "environment": ["prod"],
                     "start": "2025-06-01T00:00:00Z", "end": "2025-06-02T00:00:00Z", "utc": "true",
                     "filters": {"release": ["web@1"]}, "isFavorited": true, "widgets": []}
                    """)
                .getAsJsonObject());

    assertThat(DashboardBody.of(dashboard, List.of()).toString())
        .isEqualTo(
            "{\"title\":\"A\",\"widgets\":[],\"projects\":[-1],\"environment\":[\"prod\"],"
                + "\"start\":\"2025-06-01T00:00:00Z\",\"end\":\"2025-06-02T00:00:00Z\","
                + "\"utc\":\"true\",\"filters\":{\"release\":[\"web@1\"]}}");
  }

  @Test
  void sendsWidgetsBackAsTheyLook() {
    JsonObject widget =
        JsonParser.parseString(
                """
                {"id": "5", "title": "A", "displayType": "line", "axisRange": "dataMin",
                 "legendType": "breakdown", "dashboardId": "1", "queries": []}
                """)
            .getAsJsonObject();

    assertThat(DashboardBody.widget(widget).toString())
        .isEqualTo(
            "{\"id\":\"5\",\"title\":\"A\",\"displayType\":\"line\",\"axisRange\":\"dataMin\","
                + "\"legendType\":\"breakdown\",\"queries\":[]}");
  }

  @Test
  void readsTheWordsThatNameADashboard() {
    assertThat(DashboardReference.parse(List.of("acme/42")).name()).isEqualTo("42");
    assertThat(DashboardReference.parse(List.of("acme/web/42")).name()).isEqualTo("42");
    assertThat(DashboardReference.parse(List.of("Sales / EU")).name()).isEqualTo("Sales / EU");
    assertThat(DashboardReference.parse(List.of("acme", "Front end")).name())
        .isEqualTo("Front end");
    assertThat(
            DashboardReference.parse(
                    List.of("https://sentry.example.com/organizations/acme/dashboard/7/"))
                .name())
        .isEqualTo("7");
    assertThatThrownBy(() -> DashboardReference.parse(List.of(" ")))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void takesAnOrganizationBeforeATitleForOneWhereThereIsSuch() {
    DashboardReference reference = DashboardReference.parse(List.of("acme/Sales/EU"));
    assertThat(reference.leading()).isEqualTo("acme");
    assertThat(reference.titles("acme")).containsExactly("Sales/EU", "EU", "acme/Sales/EU");
    assertThat(reference.titles(null)).containsExactly("acme/Sales/EU");
    assertThat(DashboardReference.parse(List.of("Sales / EU")).leading()).isNull();
    assertThat(DashboardReference.parse(List.of("/EU")).leading()).isNull();
    assertThat(DashboardReference.parse(List.of("acme", "Sales/EU")).leading()).isNull();
  }

  @Test
  void fitsTitlesByPattern() {
    assertThat(new TitlePattern("front*").fits("Front end")).isTrue();
    assertThat(new TitlePattern("*end").fits("Front End")).isTrue();
    assertThat(new TitlePattern("f?ont [a-e]*").fits("Front end")).isTrue();
    assertThat(new TitlePattern("front").fits("Front end")).isFalse();
    assertThat(new TitlePattern("[!f]*").fits("Front end")).isFalse();
    assertThat(new TitlePattern("**a*b**").fits("xxaxxbxx")).isTrue();
  }

  @Test
  void wrapsTheMarkdownOfTexts() {
    List<Text> lines =
        MarkdownLines.of("# Head\n\nSome **bold** [link](https://a/b).\n- one two three", 12);

    assertThat(lines.stream().map(Text::plain).toList())
        .containsExactly("Head", "", "Some bold", "link.", "• one two", "  three");
  }

  @Test
  void writesNumbersWithTheirUnits() {
    assertThat(new Quantity("duration", "millisecond").text(1234.567)).isEqualTo("1,234.57ms");
    assertThat(new Quantity("percentage", null).text(0.1234)).isEqualTo("12.34%");
    assertThat(new Quantity("integer", null).bare(12_345)).isEqualTo("12.3K");
    assertThat(new Quantity("size", "byte").compact(512)).isEqualTo("512B");
    assertThat(new Quantity(null, "none").text(5)).isEqualTo("5");
  }
}
