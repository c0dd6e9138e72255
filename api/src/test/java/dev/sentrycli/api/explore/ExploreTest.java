package dev.sentrycli.api.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.SentryApi;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExploreTest {
  private static final int ROWS = 700;

  @AutoClose private final MockWebServer server = new MockWebServer();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private String series = "{}";
  private int seriesStatus = 200;
  private SentryApi api;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.add(request.getUrl().encodedPath() + "?" + request.getUrl().query());
            return answer(request);
          }
        });
    server.start();
    Gateway gateway =
        new Gateway(
            Network.plain("test"),
            Passport.anonymous(BaseUrl.parse("http://127.0.0.1:" + server.getPort())),
            Notices.NONE);
    api = new SentryApi(gateway, Memory.NONE, 50);
  }

  private MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    if (path.endsWith("/events-timeseries/") && seriesStatus != 200) {
      return new MockResponse.Builder().code(seriesStatus).body("").build();
    }
    if (!path.endsWith("/events/")) {
      return new MockResponse.Builder().body(series).build();
    }
    String cursor = request.getUrl().queryParameter("cursor");
    int from = cursor == null ? 0 : Integer.parseInt(cursor.split(":", -1)[1]);
    int to = Math.min(ROWS, from + Integer.parseInt(request.getUrl().queryParameter("per_page")));
    String rows =
        String.join(",", IntStream.range(from, to).mapToObj(i -> "{\"id\":" + i + "}").toList());
    return new MockResponse.Builder()
        .setHeader(
            "Link",
            "<http://x/>; rel=\"next\"; results=\"%s\"; cursor=\"0:%d:0\"".formatted(to < ROWS, to))
        .body(
            "{\"data\":["
                + rows
                + "],\"meta\":{\"fields\":{\"d\":\"duration\"},\"units\":{\"d\":\"second\"}}}")
        .build();
  }

  private static TableQuery query() {
    return TableQuery.of("spans", List.of("id", "d"), TimeSpan.last("7d"));
  }

  private static List<Integer> ids(Slice<JsonObject> rows) {
    return rows.items().stream().map(row -> row.get("id").getAsInt()).toList();
  }

  @Test
  void aTableIsAskedForInPagesOfOneSize() {
    Table table = api.explore().table("acme", query().where(" a:1 ").in(List.of("7")), 250, null);
    assertThat(ids(table.rows())).hasSize(250).startsWith(0).endsWith(249);
    assertThat(asked).hasSize(3);
    assertThat(asked.getFirst())
        .isEqualTo(
            "/api/0/organizations/acme/events/?dataset=spans&field=id&field=d&query=a:1&project=7"
                + "&statsPeriod=7d&per_page=84");
    assertThat(table.type("d")).isEqualTo("duration");
    assertThat(table.unit("d")).isEqualTo("second");
    assertThat(table.unit("id")).isNull();
  }

  @Test
  void whatAPageHoldsBeyondTheLimitComesNext() {
    Slice<JsonObject> first = api.explore().table("acme", query(), 250, null).rows();
    assertThat(first.next()).isEqualTo("0:168:0_82");
    Slice<JsonObject> second = api.explore().table("acme", query(), 250, first.next()).rows();
    assertThat(ids(second)).startsWith(250).hasSize(250);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 99, 100, 101, 250, 333, 699, 700, 701})
  void walkingThroughAListShowsEachRowOnce(int limit) {
    List<Integer> seen = new ArrayList<>();
    String cursor = null;
    do {
      Slice<JsonObject> rows = api.explore().table("acme", query(), limit, cursor).rows();
      seen.addAll(ids(rows));
      cursor = rows.next();
    } while (cursor != null);
    assertThat(seen).isEqualTo(IntStream.range(0, ROWS).boxed().toList());
  }

  private List<TimeSeries> series(List<String> axes, int top) {
    return api.explore()
        .series(
            "acme",
            new SeriesQuery(
                "errors",
                axes,
                null,
                List.of(),
                List.of(),
                TimeSpan.last("1h"),
                "5m",
                top == 0 ? List.of() : List.of("release"),
                top,
                null))
        .all();
  }

  @Test
  void aSeriesIsReadAsServersOfTodayDescribeIt() {
    series =
        """
        {"timeSeries":[{"yAxis":"count()","groupBy":[{"key":"release","value":"1.0"}],
         "values":[{"timestamp":60000,"value":2,"incomplete":false},
                   {"timestamp":120000,"value":null,"incomplete":true}],
         "meta":{"interval":60000,"valueType":"integer","valueUnit":null,"isOther":false}}]}
        """;
    TimeSeries line = series(List.of("count()"), 5).getFirst();
    assertThat(line.axis()).isEqualTo("count()");
    assertThat(line.group()).isEqualTo("1.0");
    assertThat(line.interval()).isEqualTo(60);
    assertThat(line.type()).isEqualTo("integer");
    assertThat(line.points())
        .containsExactly(point(60_000, 2.0, false), point(120_000, null, true));
    assertThat(asked.getFirst()).contains("groupBy=release").contains("topEvents=5");
  }

  private static TimeSeries.Point point(long millis, @Nullable Double value, boolean incomplete) {
    return new TimeSeries.Point(millis, value, incomplete);
  }

  @Test
  void anOlderServerIsAskedForEventsStats() {
    seriesStatus = 404;
    series =
        """
        {"data":[[60,[{"count":2}]],[120,[{"count":3}]]],"start":60,"end":180,
         "meta":{"fields":{"count()":"integer"},"units":{"count()":null}}}
        """;
    TimeSeries line = series(List.of("count()"), 0).getFirst();
    assertThat(asked).hasSize(2).last().asString().contains("/events-stats/?");
    assertThat(line.axis()).isEqualTo("count()");
    assertThat(line.group()).isNull();
    assertThat(line.interval()).isEqualTo(60);
    assertThat(line.type()).isEqualTo("integer");
    assertThat(line.points())
        .containsExactly(point(60_000, 2.0, false), point(120_000, 3.0, false));
  }

  @Test
  void severalLinesOfAnOlderServerAreToldApart() {
    seriesStatus = 404;
    series =
        """
        {"1.0":{"order":1,"count()":{"order":0,"data":[[60,[{"count":1}]]]},
                "p95()":{"order":1,"data":[[60,[{"count":9.5}]]]}},
         "Other":{"order":0,"count()":{"order":0,"data":[]}}}
        """;
    List<TimeSeries> lines = series(List.of("count()", "p95()"), 1);
    assertThat(lines).extracting(TimeSeries::axis).containsExactly("count()", "count()", "p95()");
    assertThat(lines).extracting(TimeSeries::group).containsExactly("Other", "1.0", "1.0");
    assertThat(lines.getFirst().isOther()).isTrue();
    assertThat(lines.get(2).points()).containsExactly(point(60_000, 9.5, false));
  }
}
