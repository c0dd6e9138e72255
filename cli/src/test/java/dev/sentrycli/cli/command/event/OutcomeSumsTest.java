package dev.sentrycli.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeSumsTest {
  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  @Test
  void hoursAreSummedAndTheLargestLossComesFirst() {
    OutcomeSums sums =
        OutcomeSums.ofRows(
            json(
                """
                {'acceptedEvents': [
                  {'outcome': 'accepted', 'reason': 'accepted', 'category': 'error', 'count': 600},
                  {'outcome': 'accepted', 'reason': 'accepted', 'category': 'error', 'count': 300}],
                 'droppedEvents': [
                  {'outcome': 'filtered', 'reason': 'x', 'category': 'error', 'count': 25,
                   'tags': ['intentional']},
                  {'outcome': 'rate_limited', 'reason': 'y', 'category': 'error', 'count': 75,
                   'tags': ['unintentional']}]}"""));

    assertThat(sums.total()).isEqualTo(1000);
    assertThat(sums.rows())
        .extracting(OutcomeSums.Row::label, OutcomeSums.Row::events, OutcomeSums.Row::share)
        .containsExactly(
            tuple("Accepted", 900L, 0.9),
            tuple("Rate Limited", 75L, 0.075),
            tuple("Inbound Filter", 25L, 0.025));
    assertThat(sums.rows().get(1).tags()).containsExactly("unintentional");
  }

  @Test
  void sumsOfAnOlderServerAreTheSameWithoutTags() {
    OutcomeSums sums =
        OutcomeSums.ofGroups(
            json(
                """
                {'groups': [
                  {'by': {'outcome': 'accepted', 'reason': 'none', 'category': 'error'},
                   'totals': {'sum(quantity)': 9}},
                  {'by': {'outcome': 'accepted', 'reason': null, 'category': 'attachment'},
                   'totals': {'sum(quantity)': 4096}},
                  {'by': {'outcome': 'invalid', 'reason': 'too_large', 'category': 'error'},
                   'totals': {'sum(quantity)': 1}},
                  {'by': {'outcome': 'abuse', 'category': 'error'},
                   'totals': {'sum(quantity)': 0}}]}"""),
            Set.of("error"));

    assertThat(sums.rows())
        .extracting(OutcomeSums.Row::outcome, OutcomeSums.Row::reason, OutcomeSums.Row::share)
        .containsExactly(tuple("accepted", "accepted", 0.9), tuple("invalid", "too_large", 0.1));
  }

  @Test
  void anAnswerWithoutAnythingIsNothing() {
    assertThat(OutcomeSums.ofRows(json("{}")).rows()).isEmpty();
    assertThat(OutcomeSums.ofGroups(json("{'groups': null}"), Set.of("error")).rows()).isEmpty();
  }
}
