package dev.sentrycli.sandbox.routes.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.Wire.Reply;
import dev.sentrycli.sandbox.edition.Edition;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationsTest {
  private static final String ALL = "/api/0/organizations/acme/agents/conversations/";
  private static final String OLDER = "/api/0/organizations/acme/ai-conversations/";

  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  @AutoClose private final Wire wire = new Wire(sandbox.url(), sandbox.token());

  private List<String> ids(String query) {
    Reply reply = wire.get(ALL + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.each("conversationId");
  }

  @Test
  void theNewestComesFirstAndTimeProjectAndWordsNarrowTheList() {
    assertThat(ids("")).containsExactly("conv-lamp-17", "conv-refund-4");
    assertThat(ids("?query=REFUND")).containsExactly("conv-refund-4");
    assertThat(ids("?project=101")).isEmpty();
    assertThat(ids("?project=102")).hasSize(2);
    assertThat(ids("?statsPeriod=1m")).isEmpty();
    assertThat(ids("?per_page=1")).containsExactly("conv-lamp-17");
    assertThat(wire.get(ALL + "?per_page=1").header("Link"))
        .contains("rel=\"next\"; results=\"true\"");
  }

  @ParameterizedTest
  @CsvSource({
    "conversation.totalTokens,conv-refund-4",
    "-conversation.totalTokens,conv-lamp-17",
    "conversation.totalCost,conv-refund-4",
    "-conversation.llmCalls,conv-lamp-17",
    "conversation.age,conv-refund-4",
    "-conversation.age,conv-lamp-17"
  })
  void anOrderCanBeAskedFor(String sort, String first) {
    assertThat(ids("?sort=" + sort).getFirst()).isEqualTo(first);
  }

  @Test
  void anOrderNobodyKnowsIsRefused() {
    assertThat(wire.get(ALL + "?sort=size").status()).isEqualTo(400);
    assertThat(wire.get(ALL + "?sort=-conversation.size").status()).isEqualTo(400);
  }

  @Test
  void aConversationIsItsSpansAndWhatTheyComeTo() {
    JsonObject one = wire.get(ALL + "conv-lamp-17/?statsPeriod=30d&per_page=1000").object();
    JsonArray spans = one.getAsJsonArray("spans");
    assertThat(spans).hasSize(8);
    long tokens = 0;
    for (var span : spans) {
      JsonObject json = span.getAsJsonObject();
      assertThat(json.get("gen_ai.conversation.id").getAsString()).isEqualTo("conv-lamp-17");
      assertThat(json.get("precise.finish_ts").getAsDouble())
          .isGreaterThanOrEqualTo(json.get("precise.start_ts").getAsDouble());
      if (json.has("gen_ai.usage.total_tokens")
          && json.get("gen_ai.operation.type").getAsString().equals("ai_client")) {
        tokens += json.get("gen_ai.usage.total_tokens").getAsLong();
      }
    }
    assertThat(one.getAsJsonObject("stats").get("totalTokens").getAsLong()).isEqualTo(tokens);
    assertThat(one.get("title").getAsString()).isEqualTo("Where is my order 551187?");
  }

  @Test
  void spansComePageByPage() {
    Reply first = wire.get(ALL + "conv-lamp-17/?per_page=5");
    assertThat(first.object().getAsJsonArray("spans")).hasSize(5);
    assertThat(first.header("Link")).contains("rel=\"next\"; results=\"true\"");
  }

  @Test
  void whatIsNotThereIsSaidInWordsAndAnOldAddressWithout() {
    assertThat(wire.get(ALL + "nope/").status()).isEqualTo(404);
    assertThat(wire.get(ALL + "nope/").body()).isNotEmpty();
    assertThat(wire.get(OLDER).status()).isEqualTo(404);
    assertThat(wire.get(OLDER).body()).isEmpty();
  }

  @Test
  void anOlderServerHasThemElsewhereAndOneWithoutNowhere() {
    try (Sandbox old =
            Sandbox.start(SandboxOptions.DEFAULT.edition(Edition.NEWEST.version("26.5.0")));
        Wire there = new Wire(old.url(), old.token())) {
      assertThat(there.get(ALL).status()).isEqualTo(404);
      assertThat(there.get(OLDER).each("conversationId")).hasSize(2);
      assertThat(there.get(OLDER + "conv-lamp-17/").status()).isEqualTo(200);
    }
    try (Sandbox without =
            Sandbox.start(
                SandboxOptions.DEFAULT.edition(Edition.NEWEST.without("gen-ai-conversations")));
        Wire there = new Wire(without.url(), without.token())) {
      assertThat(there.get(ALL).status()).isEqualTo(404);
      assertThat(there.get(OLDER).status()).isEqualTo(404);
    }
  }
}
