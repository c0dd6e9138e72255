package dev.sentrycli.api.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.JsonStream;
import dev.sentrycli.api.trace.TraceItem.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceItemTest {
  private static final String TRACE =
      """
      [
        {
          "event_id": "a", "event_type": "span", "op": "http", "project_id": 101,
          "start_timestamp": 1764302400.123456, "duration": 12.50, "description": null,
          "transaction": {"name": "odd"}, "measurements": {"op": "hidden", "children": [{}]},
          "errors": [{"issue_id": 7, "title": "Broken", "tags": [{"title": "hidden"}]}, "odd"],
          "occurrences": [{"title": "Slow"}],
          "children": [
            "odd",
            {"event_id": "b", "children": [{"span_id": "c", "children": []}], "op": true},
            {"event_id": "d", "children": {}, "errors": null}
          ]
        },
        [{"event_id": "nested"}],
        {"event_type": "error", "issue_id": 8, "short_id": "WEB-8", "level": "error"}
      ]
      """;

  private static List<TraceItem> streamed() throws IOException {
    return Objects.requireNonNull(
        JsonStream.objects(TRACE.getBytes(StandardCharsets.UTF_8), TraceItem::read));
  }

  private static List<TraceItem> whole() {
    return TraceItem.list((JsonArray) JsonParser.parseString(TRACE));
  }

  private static List<String> lines(List<TraceItem> items, String indent) {
    List<String> lines = new ArrayList<>();
    for (TraceItem item : items) {
      StringBuilder line = new StringBuilder(indent);
      for (Member member : Member.values()) {
        String text = item.text(member);
        if (text != null) {
          line.append(member).append('=').append(text).append(' ');
        }
      }
      for (var wrong : item.wrong()) {
        line.append(wrong.get("title"));
      }
      lines.add(line.toString());
      lines.addAll(lines(item.children(), indent + "  "));
    }
    return lines;
  }

  @Test
  void aStreamTellsTheSameAsATree() throws IOException {
    assertThat(lines(streamed(), ""))
        .isEqualTo(lines(whole(), ""))
        .containsExactly(
            "DURATION=12.50 EVENT=a KIND=span OP=http PROJECT_ID=101 START=1764302400.123456"
                + " \"Broken\"\"Slow\"",
            "  EVENT=b ",
            "    SPAN=c ",
            "  EVENT=d ",
            "ISSUE=8 KIND=error LEVEL=error SHORT_ID=WEB-8 ");
  }

  @Test
  void whatPeopleAreShownIsLeftOfAnError() throws IOException {
    assertThat(streamed().getLast().json().get("short_id").getAsString()).isEqualTo("WEB-8");
    assertThat(streamed().getFirst().wrong().getFirst().keySet())
        .containsExactly("issue_id", "title");
  }

  @Test
  void theTreeIsTheOneOfTheServer() {
    JsonArray answer = (JsonArray) JsonParser.parseString(TRACE);
    assertThat(TraceItem.list(answer).getFirst().json()).isSameAs(answer.get(0));
  }
}
