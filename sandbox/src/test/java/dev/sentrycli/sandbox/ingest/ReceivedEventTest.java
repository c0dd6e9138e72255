package dev.sentrycli.sandbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedEventTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static ReceivedEvent event(String json) {
    JsonObject body = Json.object(json);
    assertThat(body).as("JSON of the test").isNotNull();
    return ReceivedEvent.of(body == null ? new JsonObject() : body, null, "event", NOW);
  }

  @Test
  void isNamedByTheExceptionThrownLast() {
    ReceivedEvent event =
        event(
            """
            {"platform": "java", "exception": {"values": [
              {"type": "IOException", "value": "cause"},
              {"type": "IllegalStateException", "value": "first line\\nsecond line",
               "stacktrace": {"frames": [
                 {"module": "example.Main", "function": "main", "filename": "Main.java", "in_app": true},
                 {"module": "java.util.List", "function": "of", "filename": "List.java", "in_app": false}]}}]}}
            """);

    assertThat(event.type()).isEqualTo("error");
    assertThat(event.title()).isEqualTo("IllegalStateException: first line");
    assertThat(event.culprit()).isEqualTo("example.Main in main");
    assertThat(event.location()).isEqualTo("Main.java");
    assertThat(event.metadata().get("function").getAsString()).isEqualTo("main");
    assertThat(event.level()).isEqualTo("error");
  }

  @Test
  void hasTheTransactionAsItsCulprit() {
    assertThat(event("{\"transaction\": \"/cart\", \"exception\": [{\"type\": \"E\"}]}").culprit())
        .isEqualTo("/cart");
  }

  @Test
  void writesJavascriptCulpritsInTheirOwnWay() {
    assertThat(
            event(
                    """
                    {"platform": "javascript", "exception": [{"type": "E", "stacktrace": {"frames": [
                      {"filename": "app.js", "function": "go", "in_app": true}]}}]}
                    """)
                .culprit())
        .isEqualTo("go(app.js)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\": \"plain\"} | plain",
        "{\"logentry\": {\"message\": \"%s of %d\", \"params\": [\"a\", 2]}} | a of 2",
        "{\"logentry\": {\"message\": \"{} and {}\", \"params\": [1, 2]}} | 1 and 2",
        "{\"logentry\": {\"message\": \"100%% {}\", \"params\": [1]}} | 100% 1",
        "{\"message\": {\"message\": \"old\"}} | old",
        "{} | <unlabeled event>",
        "{\"exception\": [{\"type\": \"OnlyType\"}]} | OnlyType",
        "{\"exception\": [{\"value\": \"only value\"}]} | only value",
        "{\"exception\": [{}]} | <unknown>",
      })
  void titlesEveryKind(String json, String title) {
    assertThat(event(json).title()).isEqualTo(title);
  }

  @Test
  void takesTagsInAnyFormAndMakesSomeItself() {
    ReceivedEvent event =
        event(
            """
            {"tags": [["a", "1"], {"key": "b", "value": 2}, ["broken"], 7], "level": "warn",
             "release": "app@1", "environment": "test", "server_name": "s", "user": {"id": 5},
             "contexts": {"browser": {"name": "Firefox", "version": "145"}, "trace": {"trace_id": "x"}},
             "exception": [{"type": "E", "mechanism": {"type": "generic", "handled": false}}]}
            """);

    assertThat(event.tags())
        .contains(
            new Tag("a", "1"),
            new Tag("b", "2"),
            new Tag("level", "warning"),
            new Tag("release", "app@1"),
            new Tag("environment", "test"),
            new Tag("server_name", "s"),
            new Tag("user", "id:5"),
            new Tag("browser", "Firefox 145"),
            new Tag("browser.name", "Firefox"),
            new Tag("handled", "no"),
            new Tag("mechanism", "generic"));
    assertThat(event.unhandled()).isTrue();
    assertThat(event.traceId()).as("an id that is none").isNull();
  }

  @Test
  void understandsTheNamesOfOldSdks() {
    ReceivedEvent event =
        event(
            """
            {"event_id": "9EC79C33-EC99-42AB-8353-589FCB2E04DC", "timestamp": "2026-11-20T09:00:00",
             "sentry.interfaces.Exception": {"values": [{"type": "Old", "value": "sdk"}]},
             "sentry.interfaces.User": {"email": "a@b.example"}, "culprit": "somewhere"}
            """);

    assertThat(event.id()).isEqualTo("9ec79c33ec9942ab8353589fcb2e04dc");
    assertThat(event.title()).isEqualTo("Old: sdk");
    assertThat(event.user()).isEqualTo("email:a@b.example");
    assertThat(event.culprit()).isEqualTo("somewhere");
    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
  }

  @Test
  void anEmptyNameOfAnExceptionIsNone() {
    assertThat(event("{\"exception\": {\"type\": \"\"}}").title()).isEqualTo("<unknown>");
    assertThat(event("{\"exception\": {\"type\": \"\", \"value\": \"it broke\"}}").title())
        .isEqualTo("it broke");
  }

  @Test
  void doesNotBelieveTimesInTheFuture() {
    ReceivedEvent event = event("{\"timestamp\": 4102444800}");

    assertThat(event.timestamp()).isEqualTo(NOW);
    assertThat(event.payload().getAsJsonArray("errors").toString()).contains("future_timestamp");
  }

  @Test
  void splitsTheQueryFromTheUrl() {
    JsonObject request =
        event(
                "{\"request\": {\"url\": \"http://h/p?a=1&b=%20x#top\", \"headers\": {\"X\": \"y\"}}}")
            .payload()
            .getAsJsonObject("request");

    assertThat(request.get("url").getAsString()).isEqualTo("http://h/p");
    assertThat(request.get("query_string").toString()).isEqualTo("[[\"a\",\"1\"],[\"b\",\" x\"]]");
    assertThat(request.get("fragment").getAsString()).isEqualTo("top");
    assertThat(request.get("headers").toString()).isEqualTo("[[\"X\",\"y\"]]");
  }

  @Property
  void survivesAnyBody(@ForAll("bodies") String json) {
    JsonObject body = Json.object(json);
    if (body != null) {
      ReceivedEvent event = ReceivedEvent.of(body, null, "event", NOW);
      assertThat(event.id()).hasSize(32);
      assertThat(event.title()).isNotEmpty();
      assertThat(event.hashes()).hasSizeBetween(0, 1);
    }
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "1",
            "-1e9",
            "1e400",
            "true",
            "null",
            "\"\"",
            "\"text\"",
            "[]",
            "{}",
            "\"{{ default }}\"",
            "[1, null, \"x\"]",
            "[[\"k\", \"v\"]]",
            "{\"id\": 1}");
    Arbitrary<String> name =
        Arbitraries.of(
            "event_id",
            "timestamp",
            "level",
            "platform",
            "message",
            "logentry",
            "exception",
            "values",
            "stacktrace",
            "frames",
            "threads",
            "breadcrumbs",
            "tags",
            "user",
            "contexts",
            "trace",
            "request",
            "fingerprint",
            "type",
            "value",
            "mechanism",
            "handled",
            "in_app",
            "function",
            "module",
            "filename",
            "headers",
            "url",
            "query_string",
            "transaction",
            "release",
            "params",
            "formatted",
            "sdk",
            "name",
            "crashed",
            "id",
            "email",
            "extra");
    Arbitrary<String> objects =
        Arbitraries.lazyOf(
            () -> leaf,
            () -> object(name, leaf),
            () -> object(name, object(name, object(name, leaf))),
            () -> object(name, object(name, leaf)).map(inner -> "[" + inner + "]"));
    return object(name, objects);
  }

  private static Arbitrary<String> object(Arbitrary<String> names, Arbitrary<String> values) {
    return Arbitraries.maps(names, values)
        .ofMaxSize(5)
        .map(
            map -> {
              StringBuilder json = new StringBuilder("{");
              map.forEach(
                  (key, value) ->
                      json.append(json.length() > 1 ? "," : "")
                          .append('"')
                          .append(key)
                          .append("\":")
                          .append(value));
              return json.append('}').toString();
            });
  }
}
