package dev.sentrycli.api.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingSplitterTest {
  private final List<String> events = new ArrayList<>();
  private final RecordingSplitter splitter =
      new RecordingSplitter(text -> events.add(new String(text, StandardCharsets.UTF_8)));

  private void write(String text) throws IOException {
    splitter.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cutsSegmentsIntoEventsWithoutTheSpacesBetweenTokens() throws IOException {
    write(
        " [ [ { \"a\" : [ 1 , {\"b\": \"x ] } , \\\" ü\"} ] } ,\n {} ] , [] , [ {\"c\":null} ] ] ");
    assertThat(events)
        .containsExactly("{\"a\":[1,{\"b\":\"x ] } , \\\" ü\"}]}", "{}", "{\"c\":null}");
    assertThat(splitter.segments()).isEqualTo(3);
    assertThat(splitter.flaw()).isNull();
  }

  @Test
  void takesTheBodyInPiecesOfAnySize() throws IOException {
    for (byte one : "[[{\"a\":\"\\\\\"},{\"b\":2}]]".getBytes(StandardCharsets.UTF_8)) {
      splitter.write(one);
    }
    assertThat(events).containsExactly("{\"a\":\"\\\\\"}", "{\"b\":2}");
    assertThat(splitter.flaw()).isNull();
  }

  @Test
  void saysWhatIsWrongWithTheBody() throws IOException {
    assertThat(flaw("")).contains("ends before");
    assertThat(flaw("[[{\"a\":1}]")).contains("ends before");
    assertThat(flaw("<html>")).contains("other than segments");
    assertThat(flaw("{\"data\":[]}")).contains("no list of segments");
    assertThat(flaw("[{\"a\":1}]")).contains("no list of segments");
    assertThat(flaw("[[[1]]]")).contains("no list of segments");
    assertThat(flaw("[[7]]")).contains("other than segments");
    assertThat(flaw("[[]]]")).contains("more than it begins");
    assertThat(flaw("[[]][]")).contains("no list of segments");
    assertThat(flaw("[]")).isEqualTo("null");
  }

  @Test
  void tellsAnObjectFromAList() throws IOException {
    write("{\"data\":[{\"replayId\":\"a\"}]}");
    assertThat(splitter.isObject()).isTrue();
    RecordingSplitter list = new RecordingSplitter(text -> {});
    list.write("[[{}]]".getBytes(StandardCharsets.UTF_8));
    assertThat(list.isObject()).isFalse();
  }

  private static String flaw(String body) throws IOException {
    RecordingSplitter splitter = new RecordingSplitter(text -> {});
    splitter.write(body.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(splitter.flaw());
  }
}
