package dev.sentrycli.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonTextTest {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Gson PRETTY =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  @Property
  void writesAsTheLibraryDoes(@ForAll("elements") JsonElement element) {
    assertThat(JsonText.compact(element)).isEqualTo(GSON.toJson(element));
    assertThat(JsonText.pretty(element)).isEqualTo(PRETTY.toJson(element));
  }

  @Property
  void isReadBackAsItWas(@ForAll String text) {
    JsonElement element = new JsonPrimitive(text);
    assertThat(JsonParser.parseString(JsonText.pretty(element))).isEqualTo(element);
  }

  @Property
  void nothingThatATerminalObeysIsLeft(@ForAll String text) {
    assertThat(JsonText.compact(new JsonPrimitive(text)))
        .doesNotContainPattern("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
  }

  @Example
  void numbersStayAsTheyWereSpelled() {
    JsonElement json = JsonParser.parseString("[1.0, 1e3, 12345678901234567890, -0]");
    assertThat(JsonText.compact(json)).isEqualTo("[1.0,1e3,12345678901234567890,-0]");
  }

  @Provide
  Arbitrary<JsonElement> elements() {
    Arbitrary<String> strings = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8);
    Arbitrary<JsonElement> plain =
        Arbitraries.oneOf(
            strings.map(JsonPrimitive::new),
            Arbitraries.longs().map(JsonPrimitive::new),
            Arbitraries.of(true, false).map(JsonPrimitive::new),
            Arbitraries.just(JsonNull.INSTANCE));
    return Arbitraries.recursive(
        () -> plain,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(JsonTextTest::array),
                Arbitraries.maps(strings, inner).ofMaxSize(3).map(JsonTextTest::object)),
        0,
        3);
  }

  private static JsonElement array(Iterable<JsonElement> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }

  private static JsonElement object(Map<String, JsonElement> fields) {
    JsonObject object = new JsonObject();
    fields.forEach(object::add);
    return object;
  }
}
