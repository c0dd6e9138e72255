package dev.sentrycli.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [JsonTree] and [JsonStream] by the same texts.
class JsonTreeTest {
  private static final String SPANS =
      """
      [
        {
          "id": "a", "measurements": {"lcp": {"value": 1.50}, "id": "hidden"}, "op": null,
          "children": [
            {"children": [], "id": 12345678901234567890, "extra": [1, [2, {"id": 3}]]},
            {"id": true, "children": [{"id": "d", "children": [[{"id": 1e3}], []]}]}
          ],
          "tags": [{"id": "hidden"}]
        },
        {}, "text", 1.0, false, null
      ]
      """;

  @Test
  void keepsWhatIsAskedForAtAnyDepth() throws IOException {
    assertThat(streamed(SPANS, Set.of("id", "children")))
        .isNotNull()
        .map(JsonText::compact)
        .containsExactly(
            "{\"id\":\"a\",\"children\":["
                + "{\"children\":[],\"id\":\"12345678901234567890\"},"
                + "{\"id\":true,\"children\":[{\"id\":\"d\",\"children\":[[{\"id\":\"1e3\"}],[]]}]}]}",
            "{}");
  }

  @Test
  void keepsTheSpellingOfNumbers() throws IOException {
    assertThat(JsonText.compact(JsonTree.read(SPANS)))
        .isEqualTo(JsonText.compact(JsonParser.parseString(SPANS)))
        .contains("1.50", "12345678901234567890", "1e3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "\"a\"", "null", "{\"b\": [1]}"})
  void tellsWhatIsNoList(String json) throws IOException {
    assertThat(streamed(json, Set.of("a"))).isNull();
  }

  @Test
  void anEmptyListIsAList() throws IOException {
    assertThat(streamed("[]", Set.of("a"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[1",
        "{\"a\":1",
        "{\"a\" 1}",
        "{\"b\":[1,}",
        "[1] 2",
        "{'a':1}",
        "[1,]",
        "nul",
        "{\"a\":NaN}"
      })
  void refusesWhatIsNoJson(String text) {
    for (Set<String> members : List.of(Set.of("a"), Set.of("b"))) {
      assertThatThrownBy(() -> streamed(text, members))
          .as("%s of %s", members, text)
          .isInstanceOfAny(IOException.class, JsonParseException.class);
    }
    assertThatThrownBy(() -> JsonTree.read(text))
        .isInstanceOfAny(IOException.class, JsonParseException.class);
  }

  @Test
  void followsSpansFarDown() throws IOException {
    int depth = 500;
    String text = "{\"children\":[".repeat(depth) + "]}".repeat(depth);
    List<JsonObject> streamed = streamed("[" + text + "]", Set.of("children"));
    assertThat(streamed).hasSize(1);
    for (JsonElement json : List.of(JsonTree.read(text), streamed.getFirst())) {
      int found = 1;
      JsonElement inner = json;
      while (!((JsonObject) inner).getAsJsonArray("children").isEmpty()) {
        inner = ((JsonObject) inner).getAsJsonArray("children").get(0);
        found++;
      }
      assertThat(found).isEqualTo(depth);
      assertThat(JsonText.compact(json)).isEqualTo(text);
    }
  }

  private static @Nullable List<JsonObject> streamed(String text, Set<String> members)
      throws IOException {
    return JsonStream.objects(
        text.getBytes(StandardCharsets.UTF_8), parser -> JsonStream.object(parser, members));
  }
}
