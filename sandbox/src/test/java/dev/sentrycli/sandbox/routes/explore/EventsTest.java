package dev.sentrycli.sandbox.routes.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.http.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  /// @param pairs names and values in turn
  private Wire.Reply ask(String dataset, String... pairs) {
    StringBuilder query = new StringBuilder("dataset=" + dataset);
    for (int i = 0; i < pairs.length; i += 2) {
      query.append('&').append(pairs[i]).append('=').append(Parameters.encode(pairs[i + 1]));
    }
    return wire.api("organizations/acme/events/?" + query);
  }

  private List<JsonObject> rows(String dataset, String... pairs) {
    Wire.Reply reply = ask(dataset, pairs);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    List<JsonObject> rows = new ArrayList<>();
    for (JsonElement row : reply.object().getAsJsonArray("data")) {
      rows.add(row.getAsJsonObject());
    }
    return rows;
  }

  private static List<String> each(List<JsonObject> rows, String field) {
    return rows.stream()
        .map(row -> row.get(field).isJsonNull() ? "-" : row.get(field).getAsString())
        .toList();
  }

  private int count(String dataset, String query) {
    return rows(dataset, "field", "count()", "query", query).getFirst().get("count()").getAsInt();
  }

  @Test
  void rootSpansComeNewestFirstWithTheirIds() {
    List<JsonObject> rows =
        rows(
            "spans",
            "field",
            "trace",
            "field",
            "transaction",
            "field",
            "timestamp",
            "field",
            "span.duration",
            "query",
            "is_transaction:true",
            "sort",
            "-timestamp");

    assertThat(each(rows, "transaction")).contains("/checkout/summary", "/v2/charges/", "/search");
    assertThat(each(rows, "timestamp")).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(rows.getFirst().keySet()).contains("id", "project.name");
    assertThat(rows.getFirst().get("timestamp").getAsString()).endsWith("+00:00").hasSize(25);
  }

  @Test
  void groupsBySomeColumnsAndSumsUpTheRest() {
    List<JsonObject> rows =
        rows(
            "spans",
            "field",
            "span.op",
            "field",
            "count()",
            "field",
            "sum(span.duration)",
            "field",
            "p50(span.duration)",
            "field",
            "max(span.duration)",
            "query",
            "span.op:db",
            "sort",
            "-count()");

    assertThat(rows).hasSize(1);
    JsonObject row = rows.getFirst();
    assertThat(row.keySet()).doesNotContain("id");
    assertThat(row.get("count()").getAsInt()).isGreaterThanOrEqualTo(3);
    assertThat(row.get("max(span.duration)").getAsDouble())
        .isBetween(
            row.get("p50(span.duration)").getAsDouble(),
            row.get("sum(span.duration)").getAsDouble());
  }

  @Test
  void tellsWhatTheFieldsAre() {
    JsonObject meta =
        ask(
                "spans",
                "field",
                "span.op",
                "field",
                "count()",
                "field",
                "p95(span.duration)",
                "field",
                "failure_rate()",
                "field",
                "epm()",
                "statsPeriod",
                "24h")
            .object()
            .getAsJsonObject("meta");

    assertThat(meta.getAsJsonObject("fields").toString())
        .isEqualTo(
            "{\"span.op\":\"string\",\"count()\":\"integer\",\"p95(span.duration)\":\"duration\","
                + "\"failure_rate()\":\"percentage\",\"epm()\":\"rate\"}");
    assertThat(meta.getAsJsonObject("units").get("p95(span.duration)").getAsString())
        .isEqualTo("millisecond");
    assertThat(meta.getAsJsonObject("units").get("epm()").getAsString()).isEqualTo("1/minute");
    assertThat(meta.get("dataset").getAsString()).isEqualTo("spans");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "span.op:db OR span.op:http.client|span.op:[db,http.client]",
        "(span.op:db AND span.duration:>100) OR span.op:db|span.op:db",
        "!span.op:db|has:span.op !span.op:db",
        "span.op:http.*|span.op:http.server OR span.op:http.client",
        "span.duration:>0.1s|span.duration:>100ms",
        "span.duration:>=100|!span.duration:<100",
        "span.op://^d.$//|span.op:db",
        "span.description:*SELECT*|SELECT",
        "is_transaction:true|!is_transaction:false",
      })
  void findsTheSameInTwoWays(String one, String other) {
    int found = count("spans", one);

    assertThat(found).isPositive().isEqualTo(count("spans", other));
    assertThat(found).isLessThan(count("spans", ""));
  }

  @Test
  void conditionsOnAggregatesChooseGroups() {
    List<JsonObject> some =
        rows("spans", "field", "span.op", "field", "count()", "query", "count():>2");

    assertThat(some).isNotEmpty();
    assertThat(each(some, "count()"))
        .allSatisfy(n -> assertThat(Integer.parseInt(n)).isGreaterThan(2));
    assertThat(some.size())
        .isLessThan(rows("spans", "field", "span.op", "field", "count()").size());
  }

  @Test
  void logLinesHaveTimedIdsAndExactTimes() {
    List<JsonObject> rows =
        rows(
            "logs",
            "field",
            "sentry.item_id",
            "field",
            "timestamp_precise",
            "field",
            "severity",
            "field",
            "message",
            "sort",
            "-timestamp_precise");

    assertThat(each(rows, "message")).contains("coupon SPRING is not known to this shop");
    assertThat(rows.getFirst().keySet())
        .containsExactly("sentry.item_id", "timestamp_precise", "severity", "message");
    for (JsonObject row : rows) {
      String id = row.get("sentry.item_id").getAsString();
      assertThat(id).matches("[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}");
      assertThat(Long.parseLong(id.substring(0, 12), 16))
          .isEqualTo(row.get("timestamp_precise").getAsLong() / 1_000_000);
    }
    assertThat(rows("ourlogs", "field", "message")).hasSameSizeAs(rows);
    assertThat(rows("logs", "field", "tags[cart.items,number]", "query", "has:coupon")).hasSize(1);
  }

  @Test
  void errorsAreTheEventsOfIssues() {
    List<JsonObject> rows =
        rows(
            "errors",
            "field",
            "title",
            "field",
            "issue",
            "field",
            "count()",
            "field",
            "last_seen()",
            "field",
            "count_unique(user)",
            "sort",
            "-count");

    assertThat(each(rows, "issue")).contains("STOREFRONT-1");
    assertThat(each(rows, "title")).doesNotContain("/checkout/summary");
    assertThat(each(rows("transactions", "field", "title"), "title")).contains("/v2/charges/");
    assertThat(count("errors", "issue:STOREFRONT-1 is:unresolved")).isPositive();
  }

  @Test
  void sumsOfAggregatesAreEquations() {
    JsonObject row =
        rows(
                "spans",
                "field",
                "count()",
                "field",
                "count_if(span.op,equals,db)",
                "field",
                "equation|count_if(span.op,equals,db) / count() * 100")
            .getFirst();

    assertThat(row.get("equation|count_if(span.op,equals,db) / count() * 100").getAsDouble())
        .isEqualTo(
            row.get("count_if(span.op,equals,db)").getAsDouble()
                / row.get("count()").getAsDouble()
                * 100);
  }

  @Test
  void pagesAreLinked() {
    Wire.Reply first = ask("spans", "field", "id", "per_page", "3", "project", "-1");

    assertThat(first.object().getAsJsonArray("data")).hasSize(3);
    assertThat(first.header("Link"))
        .contains("rel=\"previous\"; results=\"false\"")
        .contains("rel=\"next\"; results=\"true\"; cursor=\"0:3:0\"");
    assertThat(each(rows("spans", "field", "id", "per_page", "3", "cursor", "0:3:0"), "id"))
        .doesNotContainAnyElementsOf(
            first.object().getAsJsonArray("data").asList().stream()
                .map(row -> row.getAsJsonObject().get("id").getAsString())
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spans|field=foo()|Unknown function foo",
        "errors|field=foo()|foo is not a valid function",
        "spans|field=avg(span.op)|avg(span.op)",
        "spans|field=id&sort=-timestamp|orderby must also be in the selected columns or groupby",
        "errors|field=title&sort=-count|Cannot sort by a field that is not selected.",
        "spans|query=id:1|No columns selected",
        "spans|field=id&query=(span.op:db|Parse error at",
        "spans|field=id&query=span.op:db+OR|Condition is missing on the right side of 'OR'",
        "spans|field=id&query=span.duration:>x|Invalid duration: x.",
        "spans|field=id&query=trace:12|12 is an invalid value for trace",
        "spans|field=tags[a,color]|Unsupported type color in tags[a,color]",
        "spans|field=id&per_page=101|Invalid per_page value. Must be between 1 and 100.",
        "nothing|field=id|dataset must be one of: ",
        "tracemetrics|field=sum(value,a,wrong,-)|wrong is not a valid argument for sum",
      })
  void refusesInTheServersWords(String dataset, String query, String detail) {
    Wire.Reply reply =
        wire.api(
            "organizations/acme/events/?dataset="
                + dataset
                + "&"
                + query.replace("[", "%5B").replace("]", "%5D").replace(">", "%3E"));

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    if (detail.startsWith("avg")) {
      assertThat(reply.object().get("detail").getAsString())
          .startsWith("span.op is invalid for parameter 1 in avg. Its a string type field");
    } else {
      assertThat(reply.object().get("detail").getAsString()).contains(detail);
    }
  }

  @Test
  void refusesMoreFieldsThanTwenty() {
    StringBuilder query = new StringBuilder("organizations/acme/events/?dataset=spans");
    for (int i = 0; i < 21; i++) {
      query.append("&field=a").append(i);
    }

    assertThat(wire.api(query.toString()).object().get("detail").getAsString())
        .isEqualTo("You can view up to 20 fields at a time. Please delete some and try again.");
  }
}
