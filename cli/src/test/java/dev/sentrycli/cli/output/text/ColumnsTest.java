package dev.sentrycli.cli.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static List<String> row(String json) {
    JsonElement item = JsonParser.parseString(json);
    return Columns.of(List.of(item)).row(item);
  }

  @Test
  void aDotWithinTheArgumentsOfAFunctionLeadsNowhere() {
    assertThat(row("{\"p95(span.duration)\":{\"value\":7,\"unit\":\"ms\"}}"))
        .containsExactly("7", "ms");
  }

  @Test
  void aDotLeadsInto() {
    assertThat(row("{\"project\":{\"slug\":\"web\"},\"a.b\":1}")).containsExactly("web", "1");
    assertThat(row("{\"a.b\":{\"c\":1},\"a\":{\"d\":2}}")).containsExactly("1", "2");
  }
}
