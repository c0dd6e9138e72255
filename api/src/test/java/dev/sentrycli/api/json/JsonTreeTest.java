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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(JsonText.compact(JsonTree.read(utf8(SPANS), Set.of("id", "children"))))
        .isEqualTo(
            "[{\"id\":\"a\",\"children\":["
                + "{\"children\":[],\"id\":\"12345678901234567890\"},"
                + "{\"id\":true,\"children\":[{\"id\":\"d\",\"children\":[[{\"id\":\"1e3\"}],[]]}]}]},"
                + "{},\"text\",\"1.0\",false,null]");
  }

  @Test
  void keepsTheSpellingOfNumbers() throws IOException {
    assertThat(JsonText.compact(JsonTree.read(SPANS)))
        .isEqualTo(JsonText.compact(JsonParser.parseString(SPANS)))
        .contains("1.50", "12345678901234567890", "1e3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "\"a\"", "null", "{\"b\": [1]}"})
  void readsAnyValue(String json) throws IOException {
    assertThat(JsonTree.read(utf8(json), Set.of("a")).getClass())
        .isEqualTo(JsonParser.parseString(json).getClass());
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
      assertThatThrownBy(() -> JsonTree.read(utf8(text), members))
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
    for (JsonElement json :
        List.of(JsonTree.read(text), JsonTree.read(utf8(text), Set.of("children")))) {
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
