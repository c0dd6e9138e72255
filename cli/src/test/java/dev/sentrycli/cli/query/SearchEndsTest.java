package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEndsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "transaction:/search (op:db | '(' is not closed: '(op:db'",
        "(a OR (b) | '(' is not closed: '(a OR (b)'",
        "message:foo(bar | '(' is not closed: '(bar'",
        "(a) (b | '(' is not closed: '(b'",
        "op:db) | ')' closes nothing: 'op:db)'",
        "a) (b | ')' closes nothing: 'a)'",
        "op:[a(b] | '(' is not closed: '(b]'",
        "5\" (a | '(' is not closed: '(a'"
      })
  void seesParenthesesWithoutTheirOther(String query, String why) {
    assertThat(SearchEnds.unpaired(query)).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "op:db",
        "(op:db OR op:http) p95(span.duration):>1",
        "message:\"a (b\"",
        "message:\"a ( \\\" )) b\"",
        "message:\"a\\\\\" (b\"",
        "op:[\"a (b\",c]",
        "description://^(a|b//",
        "description:// (a//"
      })
  void thoseInTextsNeedNone(String query) {
    assertThat(SearchEnds.unpaired(query)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op:[db,http.server",
        "message:foo(bar",
        "op:db)",
        "url:*[id]*",
        "message:[a",
        "message:\"a (b\"",
        "message:\"not found",
        "\"a b",
        "screen of 5\" width",
        "transaction:/search (op:db",
        "(op:db OR op:http) p95(span.duration):>1",
        "message:a\\(b",
        "tags[a]:b"
      })
  void whatIsNotUnderstoodIsSentAsItIs(String query) {
    assertThat(SearchQuery.of(Dataset.SPANS, query, warning -> {})).isEqualTo(query);
  }

  @Property
  void textInQuotesIsNeverLookedInto(
      @ForAll @StringLength(max = 12) @CharRange(from = '#', to = '[') String text) {
    assertThat(SearchEnds.unpaired("(x:\"" + text + "(\")")).isNull();
    assertThat(SearchEnds.openList("x:\"" + text + ":[a,\"")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op:[db,http.server | op:[db,http.server",
        "a !op:[db, http | !op:[db, http",
        "op:[a,b] level:[\"c]\",d | level:[\"c]\",d",
        "severity:[error,warn message:timeout | severity:[error,warn",
        "severity:[error, warn  !a.b:[c,d] | severity:[error, warn",
        "op:[a, b c | op:[a, b c",
        "op:[a, b:c d:e | op:[a, b:c"
      })
  void seesAListWithoutItsEnd(String query, String open) {
    assertThat(SearchEnds.openList(query)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity:[error | severity:[error",
        "op:[db level:error | op:[db",
        "a op:[db,http | op:[db,http",
        "message:[a b | ",
        "op:[ | ",
        "op:[a] | ",
        "message:\"[a\" | ",
        "[a | "
      })
  void seesASingleWordInAListWithoutItsEnd(String query, @Nullable String open) {
    assertThat(SearchEnds.openWord(query)).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"op:[a,b]", "message:[a", "tags[a]:b,c", "message:\"x:[a,b\"", "[a,b"})
  void seesNoneInText(String query) {
    assertThat(SearchEnds.openList(query)).isNull();
  }
}
