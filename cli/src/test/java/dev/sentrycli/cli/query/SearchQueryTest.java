package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is:unresolved AND level:error | is:unresolved level:error",
        "a and b | a b",
        "level:error OR level:fatal | level:[error,fatal]",
        "level:error OR level:fatal OR Level:info | level:[error,fatal,info]",
        "level:[a,b] OR level:c | level:[a,b,c]",
        "x level:error OR level:fatal y | x level:[error,fatal] y",
        "level:error OR level:fatal AND level:x | level:[error,fatal] level:x",
        "title:\"a OR b\" OR title:c | title:[\"a OR b\",c]",
        "is:unresolved OR is:resolved | status:[unresolved,resolved]",
        "is:archived OR is:unresolved | status:[ignored,unresolved]",
        "is:new OR is:escalating | substatus:[new,escalating]",
        "level:error OR | level:error",
        "OR level:error | level:error",
        "level:[error, fatal,] | level:[error, fatal]",
      })
  void whatServersRefuseIsRespelled(String query, String sent) {
    List<String> warnings = new ArrayList<>();
    assertThat(SearchQuery.rewrite(query, warnings::add)).isEqualTo(sent);
    if (!query.contains("OR level:error") && !query.endsWith("OR")) {
      assertThat(warnings).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is:unresolved",
        "TypeError: x is not a function",
        "message:\"a AND (b OR c)\"",
        "level:[error,fatal] oracle android",
        "TypeError: foo() failed",
        "!level:error has:user"
      })
  void whatServersUnderstandStaysAsItIs(String query) {
    assertThat(
            SearchQuery.rewrite(
                query,
                warning -> {
                  throw new AssertionError(warning);
                }))
        .isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is:unresolved OR assigned:me",
        "level:error OR crash",
        "(level:error level:fatal)",
        "level:error (a OR b)",
        "!level:error OR !level:fatal",
        "title:a* OR title:b*",
        "age:>5 OR age:<3",
        "has:user OR has:release",
        "is:unresolved OR is:new",
        "is:assigned OR is:unresolved"
      })
  void otherAlternativesAreRefused(String query) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> SearchQuery.rewrite(query, warning -> {}))
        .withMessageContaining(query)
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }

  @Property
  void anyTextIsRewrittenOrRefused(@ForAll @StringLength(max = 60) String query) {
    try {
      assertThat(SearchQuery.rewrite(query, warning -> {})).isNotNull();
    } catch (UsageException refused) {
      assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity=error | severity:error",
        "level:info !release=1.0 | !release:1.0",
        "tags[a]=b | tags[a]:b",
        "duration>1s | duration:>1s",
        "a>=3 | a:>=3",
        "a!=b | !a:b",
        "op = db | op:db",
        "x span.duration > 1s | span.duration:>1s",
        "offset<-3 | offset:<-3",
        "(op=db OR op:http) | op:db",
        "a OR (b OR !(op = db)) | op:db"
      })
  void seesAnEqualsSignInPlaceOfTheColon(String query, String meant) {
    assertThat(SearchQuery.misjoined(query)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "level:error",
        "message:a=b",
        "\"a=b\"",
        "span.duration:>=3",
        "=b",
        "a=",
        "a =",
        "a => b",
        "<b>bold",
        "a -> b",
        "cart > checkout",
        "a>b",
        "!a!=b",
        "url:\"x y=z\""
      })
  void seesNoneWhereItBelongs(String query) {
    assertThat(SearchQuery.misjoined(query)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "LOGS, level:error, severity:error",
    "LOGS, a !level:warning, !severity:warn",
    "LOGS, severity:Warning, severity:warn",
    "TRANSACTIONS, duration:>1s, span.duration:>1s",
    "SPANS, !op:db, !span.op:db",
    "LOGS, 'level:[error,warning]', 'severity:[error,warn]'",
    "LOGS, 'severity:[Warning, fatal]', 'severity:[warn, fatal]'",
    "LOGS, 'level:\"warning\"', severity:warn",
    "LOGS, 'severity:[\"Warning\",\"error\"]', 'severity:[warn,\"error\"]'",
    "SPANS, '(op:http OR op:db)', span.op:http",
    "SPANS, 'a OR !((b OR op:db))', span.op:db",
    "SPANS, '(span.op:http OR op:f(x))', span.op:f(x)",
    "LOGS, '(message:a OR level:warning)', severity:warn"
  })
  void knowsFieldsByOtherNames(Dataset dataset, String query, String meant) {
    OtherNames.Term term = Objects.requireNonNull(OtherNames.in(dataset, query));
    assertThat(term.meant()).isEqualTo(meant);
    assertThat(OtherNames.in(dataset, meant)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "LOGS, severity:warn",
    "LOGS, 'severity:[error,warn]'",
    "LOGS, '\"level:error\"'",
    "LOGS, message:level:error",
    "SPANS, span.op:db transaction.op:http",
    "ERRORS, level:warning",
    "REPLAYS, duration:>5"
  })
  void knowsNoOtherNameForWhatIsRight(Dataset dataset, String query) {
    assertThat(OtherNames.in(dataset, query)).isNull();
  }

  @Test
  void rewritingTwiceChangesNothingMore() {
    String once = SearchQuery.rewrite("a AND level:x OR level:y", warning -> {});
    assertThat(SearchQuery.rewrite(once, warning -> {})).isEqualTo(once);
  }
}
