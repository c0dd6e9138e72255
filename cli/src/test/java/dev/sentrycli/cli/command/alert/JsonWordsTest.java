package dev.sentrycli.cli.command.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWordsTest {
  @Test
  void objectsAndArraysOfThemAreTakenTogether() {
    assertThat(JsonWords.objects("action", "{}", List.of("{\"a\":1}", "[{\"b\":2},{}]", "[]")))
        .hasToString("[{\"a\":1}, {\"b\":2}, {}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"text\"", "[1]", "[{},null]", "[[{}]]"})
  void whatIsNoObjectIsRefused(String text) {
    refused(text, "no JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "word",
        "{",
        "{\"a\":1",
        "[{}",
        "{} {}",
        "two words",
        "{a:1}",
        "{'a':1}",
        "[{},]"
      })
  void whatIsNoJsonIsRefused(String text) {
    refused(text, "no JSON");
  }

  private static void refused(String text, String why) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> JsonWords.objects("action", "{}", text))
        .withMessageStartingWith("--action: ")
        .withMessageContaining(why)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @Test
  void quotesThatAShellTookAwayAreMissed() {
    refused("{type:email}", "'{type:email}' is no JSON: its quotes are missing");
  }

  @Test
  void aLongValueIsShortenedInTheMessage() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> JsonWords.objects("action", "{}", "[" + "1,".repeat(500) + "1]"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(160));
  }

  @Test
  void bracesTellJsonFromNames() {
    assertThat(JsonWords.isJson(" {\"a\":1}")).isTrue();
    assertThat(JsonWords.isJson("[")).isTrue();
    assertThat(JsonWords.isJson("first-seen")).isFalse();
    assertThat(JsonWords.isJson("")).isFalse();
  }
}
