package dev.sentrycli.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.trace.TraceItem;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TraceTreeTest {
  private static final Look TERMINAL = new Look(100, 40, false, Look.Colours.SIXTEEN, true);

  private static JsonObject span(String id, String project, double start, double millis) {
    JsonObject span = new JsonObject();
    span.addProperty("event_id", id);
    span.addProperty("event_type", "span");
    span.addProperty("project_slug", project);
    span.addProperty("op", "http.client");
    span.addProperty("description", "GET /" + id);
    span.addProperty("start_timestamp", start);
    span.addProperty("end_timestamp", start + millis / 1000);
    span.addProperty("duration", millis);
    span.add("children", new JsonArray());
    return span;
  }

  private static JsonObject below(JsonObject span, JsonObject... children) {
    for (JsonObject child : children) {
      span.getAsJsonArray("children").add(child);
    }
    return span;
  }

  private static JsonArray list(JsonObject... spans) {
    JsonArray list = new JsonArray();
    for (JsonObject span : spans) {
      list.add(span);
    }
    return list;
  }

  private static TraceTree tree(JsonArray answer) {
    return TraceTree.of(TraceItem.list(answer));
  }

  private static JsonArray twoProjects() {
    return list(
        below(
            span("a", "web", 100, 1000),
            below(span("b", "api", 100.1, 500), span("c", "web", 100.2, 100)),
            span("d", "web", 100.9, 50)));
  }

  private static List<String> lines(TraceTree tree, int depth, Look look) {
    List<String> lines = new ArrayList<>();
    for (Block block : SpanTree.of("t", tree, depth, look)) {
      if (block instanceof Block.Lines(List<Text> texts)) {
        texts.forEach(text -> lines.add(text.plain()));
      }
    }
    return lines.subList(2, lines.size());
  }

  @Test
  void spansAreCountedAndErrorsAreNot() {
    JsonArray answer = twoProjects();
    JsonObject error = new JsonObject();
    error.addProperty("event_type", "error");
    error.addProperty("project_slug", "cron");
    answer.add(error);
    TraceTree tree = tree(answer);
    assertThat(tree.spans()).hasSize(4);
    assertThat(tree.looseErrors()).hasSize(1);
    assertThat(tree.projects()).containsExactly("web", "api", "cron");
    assertThat(tree.roots().getFirst().below()).isEqualTo(3);
    assertThat(tree.duration()).isCloseTo(1000, org.assertj.core.data.Offset.offset(0.001));
  }

  @Test
  void whereBarsAreIsToldInOneLineBelowTheLastTree() {
    TraceTree tree = tree(twoProjects());
    Look narrow = new Look(30, 40, false, Look.Colours.SIXTEEN, true);
    assertThat(lines(tree, 9, narrow).getLast())
        .startsWith("When each span ran")
        .satisfies(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(30));
    assertThat(SpanTree.below(tree, tree.roots().getFirst(), 9, narrow, true).toString())
        .contains("When each span ran");
    assertThat(SpanTree.below(tree, tree.roots().getFirst(), 9, narrow, false).toString())
        .doesNotContain("When each span ran");
  }

  @Test
  void ofOneProjectOthersAreNamedInALineAndTheirPlaceIsMarked() {
    TraceTree web = tree(twoProjects()).only("web", null);
    assertThat(web.spans()).extracting(TraceNode::id).containsExactly("a", "c", "d");
    assertThat(web.roots()).extracting(TraceNode::id).containsExactly("a", "c");
    assertThat(lines(web, 9, Look.PLAIN))
        .containsExactly(
            "├─ http.client — GET /a  (1.0s)  a",
            "│  ├─ in api: http.client — GET /b  (500ms)  b, 1 more below",
            "│  └─ http.client — GET /d  (50ms)  d",
            "└─ http.client — GET /c  (parent in api)  (100ms)  c");
    assertThat(web.json())
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"event_id":"a","event_type":"span","project_slug":"web","op":"http.client",
                  "description":"GET /a","start_timestamp":100.0,"end_timestamp":101.0,
                  "duration":1000.0,"span_id":"a","children":[
                   {"event_id":"d","event_type":"span","project_slug":"web","op":"http.client",
                    "description":"GET /d","start_timestamp":100.9,"end_timestamp":100.95,
                    "duration":50.0,"span_id":"d","children":[]}]},
                 {"event_id":"c","event_type":"span","project_slug":"web","op":"http.client",
                  "description":"GET /c","start_timestamp":100.2,"end_timestamp":100.3,
                  "duration":100.0,"span_id":"c","children":[],"parent_project":"api"}]
                """));
  }

  @Test
  void spansThatTellOnlyTheNumberOfTheirProjectBelongToIt() {
    TraceTree web = tree(numbered()).only("web", "1");
    assertThat(web.spans()).extracting(TraceNode::id).containsExactly("a", "c", "d");
    assertThat(lines(web, 9, Look.PLAIN))
        .containsExactly(
            "├─ http.client — GET /a  (1.0s)  a",
            "│  ├─ in another project: http.client — GET /b  (500ms)  b, 1 more below",
            "│  └─ http.client — GET /d  (50ms)  d",
            "└─ http.client — GET /c  (parent in another project)  (100ms)  c");
    JsonObject first = web.json().get(0).getAsJsonObject();
    assertThat(first.getAsJsonArray("children"))
        .singleElement()
        .extracting(child -> child.getAsJsonObject().get("span_id").getAsString())
        .isEqualTo("d");
  }

  private static JsonArray numbered() {
    JsonObject a = span("a", "web", 100, 1000);
    JsonObject b = span("b", "api", 100.1, 500);
    JsonObject c = span("c", "web", 100.2, 100);
    JsonObject d = span("d", "web", 100.9, 50);
    for (JsonObject span : List.of(a, b, c, d)) {
      String slug = span.remove("project_slug").getAsString();
      span.addProperty("project_id", slug.equals("web") ? 1 : 2);
    }
    return list(below(a, below(b, c), d));
  }

  @Test
  void whatIsDeeperThanWantedIsCounted() {
    assertThat(lines(tree(twoProjects()), 1, Look.PLAIN))
        .containsExactly("└─ http.client — GET /a  (1.0s)  a", "   … 2 more below");
  }

  @Test
  void onATerminalLinesHaveItsWidthAndBarsShowWhen() {
    List<String> lines = lines(tree(twoProjects()), 9, TERMINAL);
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(Width.of(line)).isLessThan(101));
    assertThat(lines.getFirst()).contains("██████████");
    assertThat(lines.getLast().indexOf("GET /d")).isPositive();
    assertThat(lines.getLast()).matches(".* {20,}\\S.*");
  }

  @Test
  void measurementsOfZeroAreLeftOut() {
    JsonObject span = span("a", "web", 1, 1);
    span.add("measurements", JsonParser.parseString("{\"lcp\":{\"value\":0},\"fcp\":12}"));
    JsonObject other = span("b", "web", 1, 1);
    other.add("measurements", JsonParser.parseString("{\"lcp\":0}"));
    JsonArray json = tree(list(span, other)).json();
    assertThat(json.get(0).getAsJsonObject().get("measurements").toString())
        .isEqualTo("{\"fcp\":12}");
    assertThat(json.get(1).getAsJsonObject().has("measurements")).isFalse();
  }

  @Test
  void transactionsOfOlderServersAreSpansToo() {
    JsonObject transaction = new JsonObject();
    transaction.addProperty("event_id", "e1");
    transaction.addProperty("span_id", "a1");
    transaction.addProperty("transaction", "/cart");
    transaction.addProperty("transaction.op", "pageload");
    transaction.addProperty("transaction.duration", 1240);
    transaction.addProperty("start_timestamp", 100);
    transaction.addProperty("timestamp", 101.24);
    TraceNode node = tree(list(transaction)).spans().getFirst();
    assertThat(node.id()).isEqualTo("a1");
    assertThat(node.op()).isEqualTo("pageload");
    assertThat(node.description()).isEqualTo("/cart");
    assertThat(node.duration()).isEqualTo(1240);
    assertThat(node.end()).isEqualTo(101.24);
  }

  @Test
  @Timeout(60)
  void tenThousandSpansInAChainOrAFanAreDrawnAtOnce() {
    JsonObject chain = span("0", "web", 0, 10_000);
    JsonObject last = chain;
    JsonObject fan = span("f", "api", 0, 10_000);
    for (int i = 1; i < 10_000; i++) {
      JsonObject next = span("c" + i, i % 2 == 0 ? "web" : "api", i, 10);
      below(last, next);
      last = next;
      below(fan, span("f" + i, "api", i, 1));
    }
    TraceTree tree = tree(list(chain, fan));
    assertThat(tree.spans()).hasSize(20_000);
    List<String> lines = lines(tree, Integer.MAX_VALUE, TERMINAL);
    assertThat(lines).hasSize(20_000);
    assertThat(lines.stream().mapToLong(String::length).sum()).isLessThan(20_000 * 140L);
    tree.only("web", null).json();
  }
}
