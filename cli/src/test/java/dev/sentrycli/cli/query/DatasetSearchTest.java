package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetSearchTest {
  @Test
  void whereServersUnderstandOrItStays() {
    List<String> warnings = new ArrayList<>();
    String query = "(span.op:db OR span.op:http) AND !has:user";
    assertThat(SearchQuery.of(Dataset.SPANS, query, warnings::add)).isEqualTo(query);
    assertThat(warnings).isEmpty();
    assertThat(SearchQuery.of(Dataset.REPLAYS, "a:1 OR a:2", warnings::add)).isEqualTo("a:[1,2]");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> SearchQuery.of(Dataset.REPLAYS, "a:1 OR b:2", warnings::add));
  }

  @Test
  void aCommaTooManyIsMendedEverywhere() {
    List<String> warnings = new ArrayList<>();
    assertThat(SearchQuery.of(Dataset.LOGS, "severity:[warn,error,) \"[a,]\"", warnings::add))
        .isEqualTo("severity:[warn,error] \"[a,]\"");
    assertThat(warnings).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:1 OR | a:1",
        "OR a:1 and | a:1",
        "and OR | ''",
        "(a:1 OR b:2) or | (a:1 OR b:2)",
      })
  void anOrWithNothingOnOneSideIsLeftOut(String query, String sent) {
    List<String> warnings = new ArrayList<>();
    assertThat(SearchQuery.of(Dataset.SPANS, query, warnings::add)).isEqualTo(sent);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void wordsThatOnlyLookLikeAnOrStay() {
    for (String query : List.of("order a:1 OR b:2 for", "\"a OR\"", "a:1 \"b OR\"")) {
      assertThat(
              SearchQuery.of(
                  Dataset.SPANS,
                  query,
                  warning -> {
                    throw new AssertionError(warning);
                  }))
          .isEqualTo(query);
    }
  }

  @Test
  void aScopeHoldsForAllAlternatives() {
    assertThat(SearchQuery.within("is_transaction:true", "a:1 b:2"))
        .isEqualTo("is_transaction:true a:1 b:2");
    assertThat(SearchQuery.within("is_transaction:true", "a:1 OR b:2"))
        .isEqualTo("is_transaction:true (a:1 OR b:2)");
    assertThat(SearchQuery.within("is_transaction:true", " ")).isEqualTo("is_transaction:true");
    assertThat(SearchQuery.within(null, null)).isNull();
    assertThat(SearchQuery.within(null, "\"a OR b\"")).isEqualTo("\"a OR b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op:db | span.op:db",
        "!op:db DURATION:>1s | !span.op:db span.duration:>1s",
        "(op:db OR op:http) | (span.op:db OR span.op:http)",
        "Span.Op:DB | span.op:DB",
        "description:\"op:db\" | description:\"op:db\"",
        "\"op:db\" | \"op:db\"",
        "tags[Cart.Size,number]:3 | tags[Cart.Size,number]:3",
        "free text with op | free text with op",
        "url:http://op:80 | url:http://op:80",
        "description://a op:b// op:db | description://a op:b// span.op:db",
        "has:op !HAS:Duration has:sdk.name | has:span.op !has:span.duration has:sdk.name",
      })
  void shortKeysOfSpansAreSpelledOut(String query, String sent) {
    assertThat(SpanKeys.spelledOut(query)).isEqualTo(sent);
  }

  @Property
  void spellingOutIsDoneOnce(@ForAll @StringLength(max = 40) String query) {
    String once = SpanKeys.spelledOut(query);
    assertThat(SpanKeys.spelledOut(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({
    "error,ERRORS",
    "Spans,SPANS",
    "transactions,TRANSACTIONS",
    "tracemetrics,METRICS",
    "ourlogs,LOGS",
    "replay,REPLAYS"
  })
  void datasetsHaveTheNamesPeopleUse(String word, Dataset dataset) {
    assertThat(Dataset.named(word)).isEqualTo(dataset);
    assertThat(Dataset.named("discover")).isNull();
  }
}
