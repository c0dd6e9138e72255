package dev.sentrycli.cli.command.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.sentrycli.cli.query.QueryField;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayColumnsTest {
  @Test
  void partsAreAskedForOnce() {
    assertThat(
            ReplayColumns.parts(List.of("id", "user.email", "user.ip_address", "url", "screens")))
        .containsExactly("id", "user", "urls");
  }

  @Test
  void rowsHoldWhatTheColumnsName() {
    var replay =
        JsonParser.parseString(
                """
                {"id": "a1", "user": {"email": "a@b.example", "ip": "10.0.0.1"},
                 "urls": ["/a", "/b"], "trace_ids": ["t1", "t2"], "os": null}
                """)
            .getAsJsonObject();
    assertThat(
            ReplayColumns.row(
                    replay,
                    List.of(
                        "id", "user.email", "user.ip_address", "url", "count_traces", "os.name"))
                .toString())
        .isEqualTo(
            """
            {"id":"a1","user.email":"a@b.example","user.ip_address":"10.0.0.1",\
            "url":["/a","/b"],"count_traces":2,"os.name":null}""");
  }

  @Test
  void whatReplaysDoNotHaveIsRefused() {
    assertThatThrownBy(() -> ReplayColumns.check(QueryField.parse("count()")))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> ReplayColumns.check(QueryField.parse("span.op")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("span.op");
    assertThatThrownBy(() -> ReplayColumns.checkSort("urls")).isInstanceOf(UsageException.class);
  }
}
