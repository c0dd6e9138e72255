package dev.sentrycli.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEndsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message:\"not found | a value that a double quote begins has no other to end it",
        "!message:\"not found | a value that a double quote begins has no other to end it",
        "a b.c:!=\"d e | a value that a double quote begins has no other to end it",
        "message:\"said \\\" | a value that a double quote begins has no other to end it",
        "transaction:/search (op:db | a group that '(' begins has no ')'",
        "(a OR (b) | a group that '(' begins has no ')'",
        "!(a | a group that '(' begins has no ')'",
        "a) (b | a group that '(' begins has no ')'",
        "(message:f(x) | a group that '(' begins has no ')'"
      })
  void whatIsOpenedHasAnEnd(String query, String why) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> SearchQuery.of(Dataset.SPANS, query, warning -> {}))
        .withMessage("The search '" + query + "' can't be sent: " + why)
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op:[db,http.server]",
        "op:[db,http.server",
        "message:foo(bar",
        "message:foo)bar",
        "op:db)",
        "url:*[id]*",
        "message:[a",
        "message:\"a (b\"",
        "message:\"a ( [ \\\" b\"",
        "message:\"a\\\\\" (b\"",
        "\"a (b\" c",
        "\"a b",
        "screen of 5\" width",
        "the 5\": (too wide)",
        "(op:db OR op:http) p95(span.duration):>1",
        "count_if(span.op, equals, db):>1",
        "op:[\"a (b\",c]",
        "!op:[\"a (b\"]",
        "((a) (b))",
        "description://^(a|b//",
        "description:// (a//",
        "message:a\\(b",
        "tags[a]:b",
        "cafe\u0301:\"x",
        "x:a:\"b"
      })
  void bracketsAndQuotesMayBeParts(String query) {
    assertThat(SearchQuery.of(Dataset.SPANS, query, warning -> {})).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message:f(x", "TypeError: (x", "a \"b"})
  void whatOtherSearchesTakeForTextIsLeft(String query) {
    SearchEnds.require(query, false);
    assertThat(query).isNotEmpty();
  }

  /// Nothing is refused that has as many of each, in an order that makes sense.
  @Property
  void whatIsBalancedIsSent(
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'e') String word,
      @ForAll @StringLength(max = 8) @CharRange(from = ' ', to = '!') String between) {
    String query = "(x:\"" + word + "(\"" + between + ") " + word + "(" + between + ")";
    SearchEnds.require(query, true);
    assertThat(SearchEnds.openList(query)).isNull();
  }

  @Property
  void anyTextIsReadToItsEnd(
      @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = 'd') String query) {
    try {
      SearchEnds.require(query, true);
    } catch (UsageException refused) {
      assertThat(query).containsAnyOf("(", "\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op:[db,http.server | op:[db,http.server",
        "a !op:[db, http | !op:[db, http",
        "op:[a,b] level:[\"c]\",d | level:[\"c]\",d"
      })
  void seesAListWithoutItsEnd(String query, String open) {
    assertThat(SearchEnds.openList(query)).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"op:[a,b]", "message:[a", "tags[a]:b,c", "message:\"x:[a,b\"", "[a,b"})
  void seesNoneInText(String query) {
    assertThat(SearchEnds.openList(query)).isNull();
  }
}
