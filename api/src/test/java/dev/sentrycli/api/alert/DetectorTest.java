package dev.sentrycli.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.json.Memory;
import dev.sentrycli.api.organization.Regions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static Detector watching(String query) {
    return new Detector(
        json("{'id':'1','dataSources':[{'queryObj':{'snubaQuery':" + query + "}}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'dataset':'events'} | errors",
        "{'dataset':'events_analytics_platform','eventTypes':['trace_item_span']} | spans",
        "{'dataset':'events_analytics_platform','eventTypes':['trace_item_log']} | logs",
        "{'dataset':'events_analytics_platform','eventTypes':['trace_item_metric']} | tracemetrics",
        "{'dataset':'events_analytics_platform'} | spans",
        "{'dataset':'generic_metrics'} | generic_metrics",
        "{} | ''"
      })
  void datasetsHaveTheWordsThatCommandsTake(String query, String word) {
    assertThat(watching(query).dataset()).isEqualTo(word);
  }

  @Test
  void whatIsMissingOrOtherwiseDoesNotCrash() {
    Detector bare = new Detector(json("{'id':7}"));
    assertThat(bare.id()).isEqualTo("7");
    assertThat(bare.isMetric()).isTrue();
    assertThat(bare.isEnabled()).isTrue();
    assertThat(bare.query()).isNull();
    assertThat(bare.minutes()).isNull();
    assertThat(bare.owner()).isNull();
    assertThat(bare.workflowIds()).isEmpty();
    assertThat(bare.conditions()).isEmpty();
    assertThat(new Detector(json("{'dataSources':null,'conditionGroup':null}")).query()).isNull();
    assertThat(new Detector(json("{'dataSources':[{'queryObj':null}]}")).query()).isNull();
    assertThat(new Detector(json("{'type':'error','enabled':false}")).isMetric()).isFalse();
    assertThat(new Detector(json("{'workflowIds':['1',2,null]}")).workflowIds())
        .containsExactly("1", "2");
  }

  @Test
  void anOwnerIsWrittenInOneWay() {
    assertThat(new Detector(json("{'owner':'team:5'}")).owner()).isEqualTo("team:5");
    assertThat(new Detector(json("{'owner':{'type':'team','id':'5','name':'x'}}")).owner())
        .isEqualTo("team:5");
    assertThat(new Detector(json("{'owner':{'type':'user','id':7}}")).owner()).isEqualTo("user:7");
  }

  private static MetricWish wish(
      @Nullable MetricDataset dataset, @Nullable String query, @Nullable String environment) {
    return new MetricWish(null, query, null, dataset, null, null, environment, null, null, null);
  }

  private static JsonObject source(JsonObject body) {
    return body.getAsJsonArray("dataSources").get(0).getAsJsonObject();
  }

  /// What is made of a wish asks nobody.
  private static Regions regions() {
    BaseUrl nowhere = BaseUrl.parse("http://127.0.0.1:1");
    Gateway gateway = new Gateway(Network.plain("test"), Passport.anonymous(nowhere), Notices.NONE);
    return new Regions(gateway, Memory.NONE, 1);
  }

  /// One that is switched off and has all that can be kept.
  private static Detector now(String dataset, String eventTypes) {
    return new Detector(
        json(
            "{'id':'1','name':'n','type':'metric_issue','enabled':false,"
                + "'owner':{'type':'team','id':'5'},"
                + "'config':{'detectionType':'percent','comparisonDelta':3600},"
                + "'dataSources':[{'queryObj':{'snubaQuery':{'dataset':'"
                + dataset
                + "','query':'q','aggregate':'count()','timeWindow':300,"
                + "'environment':'production','eventTypes':"
                + eventTypes
                + "}}}]}"));
  }

  private static JsonObject changed(String dataset, String eventTypes, MetricWish change) {
    return new Detectors(regions()).changed(now(dataset, eventTypes), change);
  }

  private static JsonObject changed(String dataset, MetricWish change) {
    String types =
        switch (dataset) {
          case "events" -> "['error','default']";
          case "metrics" -> "[]";
          default -> "['trace_item_log']";
        };
    return changed(dataset, types, change);
  }

  @Test
  void whatNoFlagSpeaksOfStays() {
    JsonObject body = changed("events_analytics_platform", wish(null, null, null));
    assertThat(body)
        .isEqualTo(
            json(
                "{'name':'n','type':'metric_issue','dataSources':[{'aggregate':'count()',"
                    + "'dataset':'events_analytics_platform','query':'q','queryType':1,"
                    + "'eventTypes':['trace_item_log'],'timeWindow':300,"
                    + "'environment':'production'}],'config':{'detectionType':'percent',"
                    + "'comparisonDelta':3600},'enabled':false,'owner':'team:5'}"));
  }

  @Test
  void whatIsWatchedChangesWithTheDataset() {
    JsonObject source = source(changed("events", wish(MetricDataset.TRANSACTIONS, "a:b", "")));
    assertThat(source.get("query").getAsString()).isEqualTo("a:b is_transaction:true");
    assertThat(source.get("eventTypes")).hasToString("[\"trace_item_span\"]");
    assertThat(source.get("environment").isJsonNull()).isTrue();
    assertThat(source(changed("metrics", wish(null, "z", null))).get("queryType").getAsInt())
        .isEqualTo(2);
    assertThat(
            source(changed("events", "['default']", wish(MetricDataset.ERRORS, "", null)))
                .get("eventTypes"))
        .hasToString("[\"error\",\"default\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events  | ['error']           | [\"error\",\"default\"]",
        "events  | ['default']         | [\"error\",\"default\"]",
        "events  | ['error','default'] | [\"error\",\"default\"]",
        "events  | []                  | [\"error\",\"default\"]",
        "events  | null                | [\"error\",\"default\"]",
        "metrics | []                  | []",
        "metrics | null                | []"
      },
      quoteCharacter = '`')
  void whatKindsOfEventsCountFollowsTheDataset(String dataset, String now, String sent) {
    JsonObject source = source(changed(dataset, now, wish(null, "level:fatal", null)));
    assertThat(source.get("eventTypes")).hasToString(sent);
    assertThat(source.get("queryType").getAsInt()).isEqualTo(dataset.equals("events") ? 0 : 2);
  }

  @Test
  void conditionsAndConnectionsAreSentOnlyIfTheyChange() {
    Trigger trigger =
        new Trigger.Threshold(
            new JsonObject(), false, new JsonPrimitive(5), false, null, List.of());
    MetricWish change =
        new MetricWish(
            "m", null, "p95(x)", null, 10, List.of(trigger), null, "", List.of("7", "8"), true);
    JsonObject body = changed("events", change);
    assertThat(body.getAsJsonObject("conditionGroup").getAsJsonArray("conditions")).hasSize(2);
    assertThat(body.get("workflowIds")).hasToString("[7,8]");
    assertThat(body.get("owner").isJsonNull()).isTrue();
    assertThat(body.get("enabled").getAsBoolean()).isTrue();
    assertThat(source(body).get("timeWindow").getAsInt()).isEqualTo(600);
    assertThat(source(body).get("aggregate").getAsString()).isEqualTo("p95(x)");
    JsonObject none =
        changed(
            "events",
            new MetricWish(null, null, null, null, null, null, null, null, List.of(), null));
    assertThat(none.get("workflowIds")).hasToString("[]");
    assertThat(none.has("conditionGroup")).isFalse();
  }

  @Test
  void aNewOneIsWhatTheWishSays() {
    JsonObject body =
        Detectors.draft(
            new MetricWish(
                "n", "q", "count()", MetricDataset.LOGS, 60, null, "", "team:5", null, null));
    assertThat(body)
        .isEqualTo(
            json(
                "{'name':'n','type':'metric_issue','dataSources':[{'aggregate':'count()',"
                    + "'dataset':'events_analytics_platform','query':'q','queryType':1,"
                    + "'eventTypes':['trace_item_log'],'timeWindow':3600}],"
                    + "'config':{'detectionType':'static'},'owner':'team:5'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "errors,ERRORS",
    "error-events,ERRORS",
    "events,ERRORS",
    "spans,SPANS",
    "logs,LOGS",
    "metrics,METRICS",
    "sessions,METRICS",
    "transactions,TRANSACTIONS",
    "transaction-like,TRANSACTIONS"
  })
  void wordsNameDatasets(String word, MetricDataset dataset) {
    assertThat(MetricDataset.of(word)).isEqualTo(dataset);
    assertThat(MetricDataset.allWords()).contains(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Errors", "replays"})
  void otherWordsNameNone(String word) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> MetricDataset.of(word));
  }

  @Test
  void transactionsAreAskedForOnce() {
    assertThat(MetricDataset.TRANSACTIONS.query("")).isEqualTo("is_transaction:true");
    assertThat(MetricDataset.TRANSACTIONS.query("is_transaction:false a:b"))
        .isEqualTo("is_transaction:false a:b");
    assertThat(MetricDataset.TRANSACTIONS.query(" a:1 OR b:2 "))
        .isEqualTo("(a:1 OR b:2) is_transaction:true");
    assertThat(MetricDataset.TRANSACTIONS.query("a:1 or b:2"))
        .isEqualTo("(a:1 or b:2) is_transaction:true");
    assertThat(MetricDataset.SPANS.query(" a ")).isEqualTo(" a ");
    assertThat(MetricDataset.SPANS.query("a:1 OR b:2")).isEqualTo("a:1 OR b:2");
  }
}
