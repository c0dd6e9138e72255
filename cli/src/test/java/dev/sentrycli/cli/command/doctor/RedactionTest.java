package dev.sentrycli.cli.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void whatIsKnownIsTakenOutWhereverItStands() {
    Redaction redaction = new Redaction(Set.of("hunter22", "hunter22-and-more"));

    assertThat(redaction.of("a hunter22-and-more b hunter22c")).isEqualTo("a *** b ***c");
    assertThat(redaction.of("aHVudGVyMjI=")).isEqualTo("***");
  }

  @Test
  void whatLooksLikeASecretIsTakenOut() {
    Redaction redaction = new Redaction(Set.of());

    assertThat(redaction.of("sntryu_0123abc and sntrys_eyJ_x/y"))
        .isEqualTo("sntryu_*** and sntrys_***");
    assertThat(redaction.of("https://user:pass@host/path")).isEqualTo("https://***@host/path");
    assertThat(redaction.of("Authorization: Bearer abc def"))
        .isEqualTo("Authorization: Bearer *** def");
  }

  @Test
  void wordsAreLeftAlone() {
    Redaction redaction = new Redaction(Set.of("a", "", "on"));

    assertThat(redaction.of("on a host, mira@acme.example"))
        .isEqualTo("on a host, mira@acme.example");
  }

  @Test
  void textsOfJsonAreCleanAndTheRestStays() {
    JsonObject json =
        JsonParser.parseString("{\"name\": [\"the name\", 1, null, true, {\"a\": \"b\"}]}")
            .getAsJsonObject();

    assertThat(new Redaction(Set.of("name")).of(json))
        .isEqualTo(
            JsonParser.parseString("{\"name\": [\"the ***\", 1, null, true, {\"a\": \"b\"}]}"));
  }

  @Test
  void ordinaryWordsInVariablesOfOthersAreLeftAlone() {
    Set<String> secrets = new HashSet<>();
    Redaction.addVariable("GIT_TOKEN_KIND", "server", secrets);
    assertThat(secrets).isEmpty();
    Redaction.addVariable("GIT_TOKEN", "0123abcd", secrets);
    Redaction.addVariable("SENTRY_AUTH_TOKEN", "server", secrets);
    assertThat(secrets).containsExactlyInAnyOrder("0123abcd", "server");
  }
}
