package dev.sentrycli.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadSearchTest {
  private static final String LONG = "0123456789abcdef".repeat(5);

  private static List<String> notes(Dataset dataset, String query) {
    Result.Envelope envelope = new Result.Envelope(false, null, null, new JsonObject());
    Result nothing = new Result.Listing(List.of(), envelope, look -> List.of(), List.of(), Exit.OK);
    return BadSearch.foundNothing(nothing, dataset, query) instanceof Result.Listing listing
        ? listing.notes()
        : List.of();
  }

  @Test
  void showsWhatToTypeInstead() {
    assertThat(notes(Dataset.LOGS, "severity:[error,warn message:timeout"))
        .containsExactly("A list ends with ']', or it is text: 'severity:[error,warn]'");
    assertThat(notes(Dataset.LOGS, "message=x"))
        .containsExactly("A field and its value are joined by ':' in searches: 'message:x'");
    assertThat(notes(Dataset.SPANS, "(op:http OR op:db)"))
        .containsExactly("In searches of spans, 'op:http' is 'span.op:http'");
  }

  @Test
  void showsNoPartOfWhatIsTooLong() {
    assertThat(notes(Dataset.LOGS, "trace:[" + LONG + ",b"))
        .containsExactly("A list ends with ']', or it is text");
    assertThat(notes(Dataset.LOGS, "trace=" + LONG))
        .containsExactly("A field and its value are joined by ':' in searches");
    assertThat(notes(Dataset.SPANS, "!op:" + LONG))
        .containsExactly("In searches of spans, '!op' is '!span.op'");
    assertThat(notes(Dataset.LOGS, "severity:[warning," + LONG + "]"))
        .containsExactly("In searches of logs, 'warning' is 'warn'");
  }

  @Test
  void marksWhereTheSearchGoesOn() {
    assertThat(BadSearch.wording(" level:error ")).isEqualTo(" for 'level:error'");
    assertThat(BadSearch.wording(LONG + "x")).isEqualTo(" for '" + LONG + "…'");
    assertThat(BadSearch.wording(" ")).isEmpty();
  }
}
