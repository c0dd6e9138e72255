package dev.sentrycli.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {
  @Test
  void commasWithinBracketsAreOfTheName() {
    assertThat(
            FieldSelection.parse(
                "span_id, tags[cart.total,number],avg(value,a.b,distribution,none),,span_id"))
        .isEqualTo(
            new FieldSelection(
                List.of("span_id", "tags[cart.total,number]", "avg(value,a.b,distribution,none)")));
    assertThat(FieldSelection.parse(" , ")).isNull();
  }

  @Test
  void dotsWithinBracketsLeadNowhere() {
    FieldSelection selection = new FieldSelection(List.of("user.id", "tags[cart.total,number]"));
    assertThat(
            selection.of(
                JsonParser.parseString(
                    """
                    {"user": {"id": 1, "name": "x"}, "tags[cart.total,number]": 3,
                     "tags[cart": {"total,number]": 4}}""")))
        .isEqualTo(
            JsonParser.parseString("{\"user\": {\"id\": 1}, \"tags[cart.total,number]\": 3}"));
    assertThat(selection.of(JsonParser.parseString("{\"tags[cart\": {\"total,number]\": 4}}")))
        .isEqualTo(JsonParser.parseString("{}"));
  }
}
