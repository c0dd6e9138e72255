package dev.sentrycli.cli.command.alert.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.alert.MetricDataset;
import dev.sentrycli.api.alert.MetricWish;
import dev.sentrycli.api.alert.Trigger;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Parser;
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricFlagsTest {
  private static Arguments edit(String... flags) {
    List<String> words = new ArrayList<>(List.of("acme/1301"));
    words.addAll(List.of(flags));
    return Parser.arguments(new AlertMetricsEdit().usage(), List.of(), words);
  }

  private static AlertMetricsCreate.Options create(String... words) {
    List<String> all = new ArrayList<>(List.of("--name=n", "--query=", "--aggregate=count()"));
    all.addAll(List.of("--dataset=errors", "--time-window=5"));
    all.addAll(List.of(words));
    AlertMetricsCreate command = new AlertMetricsCreate();
    return command.read(Parser.arguments(command.usage(), List.of(), all));
  }

  private static Trigger.Threshold threshold(String json) {
    return (Trigger.Threshold) MetricFlags.triggers(List.of(json)).getFirst();
  }

  @Test
  void aThresholdIsCriticalAndAboveUnlessItSaysOtherwise() {
    Trigger.Threshold plain = threshold("{\"alertThreshold\":1.50,\"actions\":[]}");
    assertThat(plain.warning()).isFalse();
    assertThat(plain.below()).isFalse();
    assertThat(plain.resolve()).isNull();
    assertThat(plain.threshold()).hasToString("1.50");
    Trigger.Threshold other =
        threshold(
            "{\"alertThreshold\":-5,\"label\":\"warning\",\"thresholdType\":1,"
                + "\"resolveThreshold\":0,\"actions\":null}");
    assertThat(other.warning()).isTrue();
    assertThat(other.below()).isTrue();
    assertThat(other.resolve()).hasToString("0");
    assertThat(threshold("{\"alertThreshold\":1,\"resolveThreshold\":null}").resolve()).isNull();
  }

  @Test
  void conditionsOfTheApiAreHandedOn() {
    String json = "{\"type\":\"gt\",\"comparison\":5,\"conditionResult\":75}";
    List<Trigger> triggers = MetricFlags.triggers(List.of("[" + json + "]", json));
    assertThat(triggers).hasSize(2).allMatch(Trigger.Condition.class::isInstance);
    assertThat(triggers.getFirst().json()).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "5",
        "{\"alertThreshold\":\"5\"}",
        "{\"alertThreshold\":null}",
        "{\"alertThreshold\":NaN}",
        "{\"alertThreshold\":1,\"label\":\"bad\"}",
        "{\"alertThreshold\":1,\"thresholdType\":2}",
        "{\"alertThreshold\":1,\"resolveThreshold\":\"x\"}",
        "{\"alertThreshold\":1,\"actions\":[{\"type\":\"email\"}]}",
        "{\"alertThreshold\":1,\"actions\":{\"type\":\"email\"}}",
        "{\"alertThreshold\":1,\"actions\":\"email\"}",
        "{\"alertThreshold\":1,\"actions\":[5]}",
        "{\"type\":\"gt\",\"comparison\":5}",
        "{\"type\":\"gt\",\"comparison\":5,\"conditionResult\":75,\"actions\":[{}]}"
      })
  void whatIsNoThresholdIsRefused(String json) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> MetricFlags.triggers(List.of(json)))
        .withMessageStartingWith("--trigger: ")
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @Test
  void whatNoFlagSpeaksOfIsNull() {
    assertThat(MetricFlags.wish(edit()))
        .isEqualTo(new MetricWish(null, null, null, null, null, null, null, null, null, null));
    assertThat(MetricFlags.given(edit())).isFalse();
    assertThat(MetricFlags.given(edit("--project", "web"))).isTrue();
  }

  @Test
  void emptyValuesTakeAway() {
    MetricWish wish = MetricFlags.wish(edit("--workflow=", "--environment=", "--owner="));
    assertThat(wish.workflows()).isEmpty();
    assertThat(wish.environment()).isEmpty();
    assertThat(wish.owner()).isEmpty();
    assertThat(MetricFlags.wish(edit("--workflow=7,8", "--workflow", "9")).workflows())
        .containsExactly("7", "8", "9");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> MetricFlags.wish(edit("--workflow=page")))
        .withMessageContaining("'page'");
  }

  @Test
  void wordsOfDatasetsAreKnown() {
    assertThat(MetricFlags.wish(edit("--dataset", "transaction-like")).dataset())
        .isEqualTo(MetricDataset.TRANSACTIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--time-window=7",
        "--time-window=0",
        "--time-window=7m",
        "--time-window=5s",
        "--time-window=",
        "--dataset=replays",
        "--aggregate= ",
        "--name=",
        "--status=on"
      })
  void valuesThatCantBeAreRefused(String flag) {
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> edit(flag));
  }

  @Test
  void theProjectMayBePartOfTheTarget() {
    String trigger = "--trigger={\"alertThreshold\":1}";
    assertThat(create("acme/", "-p", "web, api,", trigger).projects())
        .containsExactly("web", "api");
    assertThat(create("acme/web", trigger).projects()).containsExactly("web");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> create("acme/", trigger))
        .withMessageContaining("--project");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> create("acme/", "-p", " , ", trigger))
        .withMessageContaining("--project");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> create("acme/web"))
        .withMessageContaining("--trigger");
  }
}
