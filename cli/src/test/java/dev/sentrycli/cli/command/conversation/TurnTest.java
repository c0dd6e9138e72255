package dev.sentrycli.cli.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {
  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static JsonObject span(double start, String more) {
    JsonObject span = json(more);
    span.addProperty("precise.start_ts", start);
    span.addProperty("precise.finish_ts", start + 1);
    return span;
  }

  private static List<Turn> turns(JsonObject... spans) {
    return Turn.of(Stream.of(spans).toList());
  }

  private static Turn saying(String name, String value) {
    JsonObject span = json("{'gen_ai.operation.type':'ai_client'}");
    span.addProperty(name, value);
    return turns(span).getFirst();
  }

  private static @Nullable String asked(String messages) {
    return saying("gen_ai.input.messages", messages.replace('\'', '"')).asked();
  }

  @Test
  void aToolBelongsToTheTurnItBeginsIn() {
    List<Turn> turns =
        turns(
            span(5, "{'gen_ai.operation.type':'tool','gen_ai.tool.name':'second'}"),
            span(1, "{'gen_ai.operation.type':'ai_client'}"),
            span(4, "{'gen_ai.operation.type':'ai_client'}"),
            span(2, "{'gen_ai.operation.type':'tool','span.description':'first'}"),
            span(0, "{'gen_ai.operation.type':'tool','gen_ai.tool.name':'before all'}"),
            span(3, "{'gen_ai.operation.type':'agent'}"));
    assertThat(turns).extracting(Turn::number).containsExactly(1, 2);
    assertThat(turns.get(0).tools()).extracting(Turn::tool).containsExactly("first");
    assertThat(turns.get(1).tools()).extracting(Turn::tool).containsExactly("second");
    assertThat(turns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gen_ai.chat,1",
    "gen_ai.generate_text,1",
    "gen_ai.execute_tool,0",
    "gen_ai.invoke_agent,0",
    "gen_ai.create_agent,0",
    "gen_ai.handoff,0",
    "http.client,0",
    "'',0"
  })
  void whereTheKindIsNotToldTheNameTellsIt(String name, int turns) {
    assertThat(turns(span(1, "{'span.name':'" + name + "'}"))).hasSize(turns);
    assertThat(turns(span(1, "{'span.name':'" + name + "','gen_ai.operation.type':'tool'}")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'role':'user','content':'a'},{'role':'assistant','content':'b'}] | a",
        "[{'role':'user','content':'a'},{'role':'user','content':'b'}] | b",
        "[{'role':'user','text':'a'}] | a",
        "[{'role':'user','parts':[{'type':'text','content':'a'},{'text':'b'},'c',7]}] | `a\nb\nc\n7`",
        "[{'role':'user','content':[{'type':'text','text':'a'},{'type':'image_url'}]}] | a",
        "[{'role':'user','content':'a'},{'role':'user','content':null}] | a",
        "{'role':'user','content':'a'} | a",
        "[Filtered] | [Filtered]",
        "plain words | plain words",
        "{'some':'thing'} | {\"some\":\"thing\"}",
        "[{'role':'system','content':'a'}] |",
        "[] |",
        "`  ` |"
      })
  void theLastMessageOfThePersonIsWhatWasAsked(String messages, @Nullable String asked) {
    assertThat(asked(messages)).isEqualTo(asked);
  }

  @Test
  void messagesMayBeJsonThatIsNoText() {
    JsonObject span =
        json(
            "{'gen_ai.operation.type':'ai_client','gen_ai.input.messages':"
                + "[{'role':'user','content':'a'}],'gen_ai.output.messages':"
                + "{'role':'assistant','content':'b'}}");
    assertThat(turns(span).getFirst().asked()).isEqualTo("a");
    assertThat(turns(span).getFirst().answered()).isEqualTo("b");
  }

  @Test
  void otherFieldsAreReadWhereTheUsualOnesAreMissing() {
    assertThat(saying("gen_ai.request.messages", "[{\"role\":\"user\",\"content\":\"a\"}]").asked())
        .isEqualTo("a");
    assertThat(saying("gen_ai.response.text", "b").answered()).isEqualTo("b");
    assertThat(saying("gen_ai.response.object", "{\"c\":1}").answered()).isEqualTo("{\"c\":1}");
    assertThat(saying("gen_ai.response.model", "m").model()).isEqualTo("m");
    Turn bare = saying("other", "x");
    assertThat(bare.asked()).isNull();
    assertThat(bare.answered()).isNull();
    assertThat(bare.model()).isEmpty();
    assertThat(bare.json().get("model").isJsonNull()).isTrue();
    assertThat(bare.json().has("agentName")).isFalse();
    assertThat(bare.json().get("totalTokens").getAsLong()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"450,450", "'\"450\"',450", "450.0,450", "null,0", "'\"many\"',0"})
  void tokensAreATextOrANumber(String written, long tokens) {
    JsonObject span =
        JsonParser.parseString(
                "{\"gen_ai.operation.type\":\"ai_client\",\"gen_ai.usage.total_tokens\":"
                    + written
                    + "}")
            .getAsJsonObject();
    assertThat(turns(span).getFirst().tokens()).isEqualTo(tokens);
  }
}
