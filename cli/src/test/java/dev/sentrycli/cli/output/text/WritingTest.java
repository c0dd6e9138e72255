package dev.sentrycli.cli.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class WritingTest {
  private static final String ITEMS =
      """
      [{"id": "1", "title": "a, \\"b\\"", "n": 1.50, "owner": null, "project": {"slug": "web", "tags": [1]},
        "list": [1, 2], "event.type": "x"},
       {"id": "2", "title": "two\\nlines\\tand more", "n": 2, "owner": {"name": "Ann"},
        "project": {"slug": "api"}, "list": [], "extra": true}]
      """;

  private static JsonArray items() {
    return JsonParser.parseString(ITEMS).getAsJsonArray();
  }

  private static String list(
      Function<Consumer<String>, Writing> form, JsonArray items, @Nullable JsonObject frame) {
    StringBuilder out = new StringBuilder();
    Writing writing = form.apply(out::append);
    writing.begin(frame != null);
    items.forEach(writing::item);
    writing.pageEnded();
    writing.end(frame);
    return out.toString();
  }

  private static JsonObject frame() {
    JsonObject frame = new JsonObject();
    frame.addProperty("hasMore", false);
    frame.add("errors", JsonParser.parseString("[{\"status\": 500}]"));
    return frame;
  }

  @Test
  void csvHasTheSingleValuesAndThoseOfObjectsWithin() {
    assertThat(list(out -> SeparatedWriting.commas(out, null, false), items(), null))
        .isEqualTo(
            """
            id,title,n,project.slug,event.type,owner.name,extra
            1,"a, ""b\""",1.50,web,x,,
            2,"two
            lines\tand more",2,api,,Ann,true
            """);
  }

  @Test
  void csvOfFieldsHasThemAsColumnsInTheirOrder() {
    List<String> paths = List.of("list", "project.slug", "event.type", "nope", "owner.name");
    assertThat(list(out -> SeparatedWriting.commas(out, paths, false), items(), null))
        .isEqualTo(
            """
            list,project.slug,event.type,nope,owner.name
            "[1,2]",web,x,,
            [],api,,,Ann
            """);
    assertThat(list(out -> SeparatedWriting.commas(out, paths, false), new JsonArray(), null))
        .isEqualTo("list,project.slug,event.type,nope,owner.name\n");
  }

  @Test
  void tsvHasALinePerItemWhateverIsInIt() {
    assertThat(
            list(out -> SeparatedWriting.tabs(out, List.of("nope", "title"), false), items(), null))
        .isEqualTo("nope\ttitle\n\ta, \"b\"\n\ttwo\\nlines\\tand more\n");
  }

  @Test
  void controlCharactersReachNoTerminal() {
    JsonArray evil =
        JsonParser.parseString("[{\"a\": \"x\\u001b[2Jy\\u0007\\u202e\"}]").getAsJsonArray();
    List<Function<Consumer<String>, Writing>> forms =
        List.of(
            out -> SeparatedWriting.commas(out, null, true),
            out -> SeparatedWriting.tabs(out, null, true),
            out -> new YamlWriting(out, true),
            JsonWriting::new,
            LineWriting::new);
    for (Function<Consumer<String>, Writing> form : forms) {
      assertThat(list(form, evil, null)).doesNotContain("\u001b", "\u0007", "\u202e");
    }
    assertThat(list(out -> SeparatedWriting.commas(out, null, false), evil, null))
        .contains("x\u001b[2Jy");
  }

  @Test
  void valuesWithoutFieldsAreAColumn() {
    StringBuilder out = new StringBuilder();
    SeparatedWriting.commas(out::append, null, false)
        .one(JsonParser.parseString("[1, \"a\", null]"));
    assertThat(out.toString()).isEqualTo("value\n1\na\n\"\"\n");
  }

  @Test
  void halvesOfCharactersSpoilNothing() {
    JsonArray half = JsonParser.parseString("[{\"a\": \"x\\ud83d\\\"y: #\"}]").getAsJsonArray();
    assertThat(list(out -> new YamlWriting(out, false), half, null)).isEqualTo("- a: 'x?\"y: #'\n");
  }

  @Test
  void yamlHasANumberBeyondAllNumbersAsItWasSpelled() {
    JsonArray huge = JsonParser.parseString("[{\"a\": 1e99999999999}]").getAsJsonArray();
    assertThat(list(out -> new YamlWriting(out, false), huge, null))
        .isEqualTo("- a: '1e99999999999'\n");
  }

  @Test
  void linesAreItemsAndNothingElse() {
    assertThat(list(LineWriting::new, items(), frame()).lines().map(JsonParser::parseString))
        .containsExactlyElementsOf(items());
  }

  @Property(tries = 200)
  void jsonLooksTheSameWholeAndItemByItem(@ForAll("arrays") JsonArray items) {
    JsonObject page = new JsonObject();
    page.add("data", items);
    frame().entrySet().forEach(key -> page.add(key.getKey(), key.getValue()));
    assertThat(list(JsonWriting::new, items, frame())).isEqualTo(JsonText.pretty(page) + "\n");
    assertThat(list(JsonWriting::new, items, null)).isEqualTo(JsonText.pretty(items) + "\n");
  }

  @Property(tries = 200)
  void yamlHoldsWhatJsonHolds(@ForAll("arrays") JsonArray items) {
    Object loaded =
        new Load(LoadSettings.builder().build())
            .loadFromString(list(out -> new YamlWriting(out, false), items, frame()));
    assertThat(loaded).isInstanceOf(Map.class);
    assertThat(json(((Map<?, ?>) loaded).get("data"))).isEqualTo(items);
    assertThat(((Map<?, ?>) loaded).get("hasMore")).isEqualTo(false);
  }

  @Property(tries = 200)
  void csvReadsBackAsItWas(@ForAll("arrays") JsonArray items) throws IOException {
    List<String> paths = List.of("a", "b.c", "d");
    Columns columns = new Columns(paths);
    try (CSVParser parser =
        CSVFormat.RFC4180.parse(
            new StringReader(
                list(out -> SeparatedWriting.commas(out, paths, false), items, null)))) {
      var records = parser.getRecords();
      assertThat(records).hasSize(items.size() + 1);
      for (int i = 0; i < items.size(); i++) {
        assertThat(records.get(i + 1).toList()).isEqualTo(columns.row(items.get(i)));
      }
    }
  }

  private static JsonElement json(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonObject object = new JsonObject();
        map.forEach((key, inner) -> object.add(String.valueOf(key), json(inner)));
        yield object;
      }
      case List<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Boolean truth -> new JsonPrimitive(truth);
      case Number number -> new JsonPrimitive(number);
      case null -> JsonNull.INSTANCE;
      default -> new JsonPrimitive(value.toString());
    };
  }

  @Provide
  Arbitrary<JsonArray> arrays() {
    Arbitrary<JsonElement> values =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("ab01:,-#&*!|>'\"%@`{}[] \n\t\\éß€\u0085\u2028~?.ynt")
                .ofMaxLength(8)
                .map(JsonPrimitive::new),
            Arbitraries.of(
                    "true", "null", "1", "-0.5", "12345678901234567890", "[]", "{}", "[1,[2]]")
                .map(JsonParser::parseString),
            Arbitraries.of(
                    "true",
                    "no",
                    "null",
                    "~",
                    "\uD83D\uDE00",
                    "1",
                    "1.0",
                    "0x1f",
                    "2026-01-01",
                    "=",
                    "")
                .map(JsonPrimitive::new));
    Arbitrary<JsonElement> inner =
        Arbitraries.maps(Arbitraries.of("c", "e f", "g:"), values)
            .ofMaxSize(3)
            .map(WritingTest::object);
    return Arbitraries.maps(
            Arbitraries.of("a", "b", "d", "b.c", "yes", "- k"), Arbitraries.oneOf(values, inner))
        .ofMaxSize(4)
        .map(WritingTest::object)
        .list()
        .ofMaxSize(4)
        .map(
            objects -> {
              JsonArray array = new JsonArray();
              objects.forEach(array::add);
              return array;
            });
  }

  private static JsonObject object(Map<String, JsonElement> fields) {
    JsonObject object = new JsonObject();
    fields.forEach(object::add);
    return object;
  }
}
