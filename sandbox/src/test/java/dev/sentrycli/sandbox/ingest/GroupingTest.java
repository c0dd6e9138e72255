package dev.sentrycli.sandbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
  private static List<String> hashes(String json) {
    JsonObject body = Json.object(json);
    return ReceivedEvent.of(body == null ? new JsonObject() : body, null, "event", Instant.EPOCH)
        .hashes();
  }

  private static String thrown(String type, String value, String... frames) {
    return "{\"exception\": [{\"type\": \"%s\", \"value\": \"%s\", \"stacktrace\": {\"frames\": [%s]}}]}"
        .formatted(type, value, String.join(",", frames));
  }

  private static String frame(String module, String function, int line, boolean inApp) {
    return "{\"module\": \"%s\", \"function\": \"%s\", \"lineno\": %d, \"in_app\": %s}"
        .formatted(module, function, line, inApp);
  }

  @Test
  void looksAtTypeAndFramesOfTheApplicationNotAtValuesAndLines() {
    String one =
        thrown("E", "user 1", frame("lib", "call", 1, false), frame("app", "go", 10, true));
    String same =
        thrown("E", "user 2", frame("other", "call", 1, false), frame("app", "go", 11, true));

    assertThat(hashes(one)).isEqualTo(hashes(same));
    assertThat(hashes(one))
        .isNotEqualTo(hashes(thrown("F", "user 1", frame("app", "go", 10, true))))
        .isNotEqualTo(hashes(thrown("E", "user 1", frame("app", "stop", 10, true))))
        .isNotEqualTo(hashes(thrown("E", "user 1", frame("bpp", "go", 10, true))));
  }

  @Test
  void takesAllFramesWhenNoneIsOfTheApplication() {
    assertThat(hashes(thrown("E", "", frame("lib", "a", 1, false))))
        .isNotEqualTo(hashes(thrown("E", "", frame("lib", "b", 1, false))));
  }

  @Test
  void doesNotSeeGeneratedNames() {
    assertThat(hashes(thrown("E", "", frame("app.Bean$$SpringCGLIB$$0", "lambda$go$3", 1, true))))
        .isEqualTo(
            hashes(thrown("E", "", frame("app.Bean$$SpringCGLIB$$1", "lambda$go$4", 1, true))));
  }

  @Test
  void doesNotSeeHashesInFileNames() {
    String file =
        "{\"exception\": [{\"type\": \"E\", \"stacktrace\": {\"frames\": [{\"filename\": \"%s\", \"in_app\": true}]}}]}";

    assertThat(hashes(file.formatted("https://a/main.0a1b2c3d4e.js?v=1")))
        .isEqualTo(hashes(file.formatted("https://b/main.99aabbccdd.js?v=2")));
  }

  @Test
  void looksAtTheValueWhereThereAreNoFrames() {
    assertThat(hashes("{\"exception\": [{\"type\": \"E\", \"value\": \"id 17 is gone\"}]}"))
        .isEqualTo(hashes("{\"exception\": [{\"type\": \"E\", \"value\": \"id 4711 is gone\"}]}"))
        .isNotEqualTo(hashes("{\"exception\": [{\"type\": \"E\", \"value\": \"id 17 is here\"}]}"));
  }

  @Test
  void looksAtEveryExceptionOfAChain() {
    String chain = "{\"exception\": [{\"type\": \"%s\"}, {\"type\": \"Outer\"}]}";

    assertThat(hashes(chain.formatted("A"))).isNotEqualTo(hashes(chain.formatted("B")));
  }

  @ParameterizedTest
  @CsvSource({
    "took 12 ms,took 9999 ms",
    "user a@b.example left,user someone@else.example left",
    "GET https://h/a?b=1 failed,GET http://other/x failed",
    "from 10.0.0.1,from 192.168.7.9",
    "id 9ec79c33-ec99-42ab-8353-589fcb2e04dc,id 00000000-0000-0000-0000-000000000001",
    "at 2026-11-20T10:00:00Z,at 2025-01-01T23:59:59.123+02:00",
    "ptr 0xdeadbeef,ptr 0x1",
    "rate 0.5,rate 17.25",
    "commit 0a1b2c3d4e5f,commit ffffffff00",
  })
  void takesMessagesWithoutWhatVaries(String one, String other) {
    assertThat(hashes("{\"message\": \"%s\"}".formatted(one)))
        .isEqualTo(hashes("{\"message\": \"%s\"}".formatted(other)));
  }

  @Test
  void keepsDifferentMessagesApart() {
    assertThat(hashes("{\"message\": \"cart is empty\"}"))
        .isNotEqualTo(hashes("{\"message\": \"cart is full\"}"));
  }

  @Test
  void takesTheTemplateOfAMessageNotItsParameters() {
    String entry = "{\"logentry\": {\"message\": \"hello %%s\", \"params\": [\"%s\"]}}";

    assertThat(hashes(entry.formatted("ann"))).isEqualTo(hashes(entry.formatted("bob")));
  }

  @Test
  void obeysTheFingerprint() {
    assertThat(hashes("{\"fingerprint\": [\"x\"], \"message\": \"a\"}"))
        .isEqualTo(hashes("{\"fingerprint\": [\"x\"], \"exception\": [{\"type\": \"E\"}]}"));
    assertThat(hashes("{\"fingerprint\": [\"{{ default }}\"], \"message\": \"a\"}"))
        .isEqualTo(hashes("{\"message\": \"a\"}"));
    assertThat(hashes("{\"fingerprint\": [\"{{default}}\", \"x\"], \"message\": \"a\"}"))
        .isNotEqualTo(hashes("{\"fingerprint\": [\"{{ default }}\", \"x\"], \"message\": \"b\"}"))
        .isNotEqualTo(hashes("{\"message\": \"a\"}"));
    assertThat(hashes("{\"fingerprint\": [\"{{ tags.shop }}\"], \"tags\": {\"shop\": \"a\"}}"))
        .isNotEqualTo(
            hashes("{\"fingerprint\": [\"{{ tags.shop }}\"], \"tags\": {\"shop\": \"b\"}}"));
  }

  @Test
  void saysTheSameEveryTime() {
    assertThat(hashes("{\"message\": \"stable\"}"))
        .singleElement()
        .asString()
        .matches("[0-9a-f]{32}")
        .isEqualTo(hashes("{\"message\": \"stable\"}").getFirst());
  }
}
