package dev.sentrycli.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
  private static Trigger threshold(boolean warning, int number, boolean below) {
    return new Trigger.Threshold(
        new JsonObject(), warning, new JsonPrimitive(number), below, null, List.of());
  }

  private static Trigger.Threshold until(int number, int resolve) {
    return new Trigger.Threshold(
        new JsonObject(),
        false,
        new JsonPrimitive(number),
        false,
        new JsonPrimitive(resolve),
        List.of());
  }

  private static Trigger condition(String json) {
    return new Trigger.Condition(JsonParser.parseString(json).getAsJsonObject());
  }

  private static String conditions(Trigger... triggers) {
    return Trigger.conditions(List.of(triggers)).toString();
  }

  private static String rule(Trigger... triggers) {
    JsonObject rule = new JsonObject();
    Trigger.addTo(rule, List.of(triggers));
    return rule.toString();
  }

  @Test
  void aProblemIsOverWhereItBegan() {
    assertThat(conditions(threshold(false, 100, false)))
        .isEqualTo(
            "[{\"type\":\"gt\",\"comparison\":100,\"conditionResult\":75}, "
                + "{\"type\":\"lte\",\"comparison\":100,\"conditionResult\":0}]");
    assertThat(conditions(threshold(false, 5, true)))
        .isEqualTo(
            "[{\"type\":\"lt\",\"comparison\":5,\"conditionResult\":75}, "
                + "{\"type\":\"gte\",\"comparison\":5,\"conditionResult\":0}]");
  }

  @Test
  void theWorseThresholdSaysWhereItIsOverUnlessOneSaysMore() {
    assertThat(conditions(threshold(true, 50, false), threshold(false, 100, false)))
        .contains("\"comparison\":50,\"conditionResult\":50")
        .endsWith("{\"type\":\"lte\",\"comparison\":100,\"conditionResult\":0}]");
    assertThat(conditions(threshold(true, 50, false), until(100, 10)))
        .endsWith("{\"type\":\"lte\",\"comparison\":10,\"conditionResult\":0}]");
    assertThat(conditions(threshold(true, 50, false)))
        .endsWith("{\"type\":\"lte\",\"comparison\":50,\"conditionResult\":0}]");
  }

  @Test
  void conditionsOfTheApiStayAsTheyAre() {
    String own = "{\"type\":\"gte\",\"comparison\":1.50,\"conditionResult\":75,\"more\":null}";
    assertThat(conditions(condition(own))).isEqualTo("[" + own + "]");
    assertThat(conditions()).isEqualTo("[]");
  }

  @Test
  void olderServersGetTheWorseThresholdFirst() {
    assertThat(rule(threshold(true, 50, false), until(100, 10)))
        .isEqualTo(
            "{\"triggers\":[{\"label\":\"critical\",\"alertThreshold\":100,\"actions\":[]},"
                + "{\"label\":\"warning\",\"alertThreshold\":50,\"actions\":[]}],"
                + "\"thresholdType\":0,\"resolveThreshold\":10}");
    assertThat(rule(threshold(false, 3, true)))
        .endsWith("\"thresholdType\":1}")
        .doesNotContain("resolveThreshold");
  }

  /// A rule that is there, with what it does at the threshold for a warning.
  private static JsonObject told(String warningActions) {
    return JsonParser.parseString(
            "{\"triggers\":[{\"id\":\"911\",\"label\":\"critical\",\"alertThreshold\":100,"
                + "\"actions\":[{\"id\":\"9111\",\"type\":\"email\"}]},"
                + "{\"id\":912,\"label\":\"warning\",\"alertThreshold\":50,\"actions\":"
                + warningActions
                + "}]}")
        .getAsJsonObject();
  }

  private static final String PAGED = "[{\"id\":\"9121\",\"type\":\"pagerduty\"}]";

  @Test
  void whatIsDoneAtAThresholdStaysWhenItMoves() {
    JsonObject rule = told(PAGED);
    Trigger.addTo(rule, List.of(threshold(true, 7, false), threshold(false, 9, false)));
    assertThat(rule.get("triggers"))
        .hasToString(
            "[{\"label\":\"critical\",\"id\":\"911\",\"alertThreshold\":9,"
                + "\"actions\":[{\"id\":\"9111\",\"type\":\"email\"}]},"
                + "{\"label\":\"warning\",\"id\":912,\"alertThreshold\":7,\"actions\":"
                + PAGED
                + "}]");
  }

  @Test
  void aThresholdGoesOnlyIfNothingIsDoneAtIt() {
    JsonObject rule = told("[]");
    Trigger.addTo(rule, List.of(threshold(false, 9, false)));
    assertThat(rule.getAsJsonArray("triggers")).hasSize(1);
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(() -> Trigger.addTo(told(PAGED), List.of(threshold(false, 9, false))))
        .withMessageContaining("threshold for a warning");
  }

  @Test
  void olderServersGetConditionsAsThresholds() {
    assertThat(
            rule(
                condition("{\"type\":\"lt\",\"comparison\":5,\"conditionResult\":75}"),
                condition("{\"type\":\"gte\",\"comparison\":9,\"conditionResult\":0}")))
        .isEqualTo(
            "{\"triggers\":[{\"label\":\"critical\",\"alertThreshold\":5,\"actions\":[]}],"
                + "\"thresholdType\":1,\"resolveThreshold\":9}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"anomaly_detection\",\"comparison\":{},\"conditionResult\":75}",
        "{\"type\":\"gte\",\"comparison\":1,\"conditionResult\":75}",
        "{\"type\":\"gt\",\"comparison\":\"1\",\"conditionResult\":75}",
        "{\"type\":\"gt\",\"comparison\":1,\"conditionResult\":true}",
        "{\"type\":\"gt\",\"comparison\":1,\"conditionResult\":50}"
      })
  void whatARuleCantSayIsRefused(String json) {
    assertThatExceptionOfType(OlderServerException.class).isThrownBy(() -> rule(condition(json)));
  }

  @Test
  void aRuleHasOneSideOneCriticalThresholdAndOneWarning() {
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(() -> rule(threshold(false, 5, true), threshold(true, 9, false)))
        .withMessageContaining("one side");
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(() -> rule(threshold(false, 5, false), threshold(false, 9, false)));
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(
            () ->
                rule(
                    threshold(false, 5, false),
                    threshold(true, 3, false),
                    threshold(true, 2, false)));
    assertThatExceptionOfType(OlderServerException.class).isThrownBy(() -> rule());
  }
}
