package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchSlipsTest {
  @Test
  void tellsOfAFieldThatIsJoinedByAnotherSign() {
    assertThat(told("level = error"))
        .containsExactly("A field and its value are joined by ':' in searches: 'level:error'");
    assertThat(told("is_transaction:true span.duration>5s"))
        .containsExactly(
            "A field and its value are joined by ':' in searches: 'span.duration:>5s'");
  }

  @Test
  void tellsOfAListWithoutItsEnd() {
    assertThat(told("release:[1.0,2.0"))
        .containsExactly("A list ends with ']', or it is text: 'release:[1.0,2.0]'");
  }

  @Test
  void showsNoPartOfWhatIsTooLong() {
    assertThat(told("release=" + "1".repeat(80)))
        .containsExactly("A field and its value are joined by ':' in searches");
  }

  @Test
  void isSilentAboutWhatIsRight() {
    assertThat(told("level:error count():>5")).isEmpty();
    assertThat(told("")).isEmpty();
    assertThat(told("\"a = b\"")).isEmpty();
  }

  @Test
  void isSilentWhereNothingWasTyped() {
    List<String> told = new ArrayList<>();
    SearchSlips.tell(null, told::add);
    assertThat(told).isEmpty();
  }

  private static List<String> told(String query) {
    List<String> told = new ArrayList<>();
    SearchSlips.tell(query, told::add);
    return told;
  }
}
