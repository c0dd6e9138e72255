package dev.sentrycli.sandbox.world.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.sandbox.world.search.Term.Operand;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParserTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /// A short spelling of conditions, for tables.
  private static String shown(List<Term> terms) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      text.append(text.isEmpty() ? "" : " ")
          .append(term.negated() ? "not " : "")
          .append(term.key())
          .append(
              switch (term.operator()) {
                case EQUAL -> "=";
                case GREATER -> ">";
                case GREATER_OR_EQUAL -> ">=";
                case LESS -> "<";
                case LESS_OR_EQUAL -> "<=";
              })
          .append(
              switch (term.operand()) {
                case Operand.Pattern(var regex) -> "~" + regex.pattern();
                case Operand.Texts(var texts) -> texts.toString();
                case Operand.Numbers(var numbers) -> numbers.toString();
                case Operand.Moment(var when) -> when.toString();
                case Operand.Truth(var value) -> Boolean.toString(value);
                case Operand.Presence() -> "anything";
              });
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | ``",
        "`   ` | ``",
        "is:unresolved | status=[unresolved]",
        "!is:resolved | not status=[resolved]",
        "is:archived | status=[ignored]",
        "is:unassigned | is.assigned=[false]",
        "is:escalating | substatus=[escalating]",
        "level:error | level=[error]",
        "level:[error,fatal] | level=[error, fatal]",
        "!level:[error, \"fa tal\"] | not level=[error, fa tal]",
        "level:!=error | not level=[error]",
        "release:1.0* | release=[1.0*]",
        "message:\"two words\" | message=[two words]",
        "message:\"a \\\"b\\\" c\" | message=[a \"b\" c]",
        "assigned:me | assigned_to=[me]",
        "assigned:[me, #web, none] | assigned_to=[me, #web, none]",
        "has:user.email | user.email=anything",
        "!has:release | not release=anything",
        "times_seen:>100 | times_seen>[100.0]",
        "timesSeen:<=1.5k | times_seen<=[1500.0]",
        "issue.id:[1,2] | issue.id=[1.0, 2.0]",
        "firstSeen:-7d | first_seen>=2026-11-13T10:00:00Z",
        "lastSeen:+2h | last_seen<=2026-11-20T08:00:00Z",
        "age:-1w | first_seen>=2026-11-13T10:00:00Z",
        "firstSeen:>2026-11-01 | first_seen>2026-11-01T00:00:00Z",
        "lastSeen:<=2026-11-01T12:30:00Z | last_seen<=2026-11-01T12:30:00Z",
        "firstSeen:2026-11-01 | first_seen>=2026-11-01T00:00:00Z first_seen<2026-11-02T00:00:00Z",
        "error.unhandled:true | error.unhandled=true",
        "tags[my.tag]:x | tags[my.tag]=[x]",
        "customerType:gold | customerType=[gold]",
        "some words here | message=[some words here]",
        "\"quoted words\" level:info | message=[quoted words] level=[info]",
        "before level:info after | message=[before] level=[info] message=[after]",
        "call(x) fails | message=[call] message=[(x)] message=[fails]",
        "(is this text) | message=[(is this text)]",
        "level:>error | level=[>error]",
        "url:http://x/y?z=1 | url=[http://x/y?z=1]",
        "order android | message=[order android]",
      })
  void readsIssueSearches(String query, String terms) throws SearchException {
    assertThat(shown(SearchParser.issueSearch(query, NOW))).isEqualTo(terms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "is:sleeping | Invalid value for \"is\" search, valid values are ['archived', ",
        "is:[resolved] | \"in\" syntax invalid for \"is\" search",
        "level: | Empty string after 'level:'",
        "TypeError: x | Empty string after 'TypeError:'",
        "times_seen:many | times_seen: Invalid number: many. Expected number then optional k, m, or b suffix",
        "firstSeen:yesterday | first_seen: Invalid date: yesterday. Expected +/-duration (e.g. +1h) or ISO 8601-like",
        "firstSeen:>-7d | first_seen: Invalid date: >-7d.",
        "error.unhandled:maybe | error.unhandled: Invalid boolean: maybe. Expected true, 1, false, or 0.",
        "a OR b | Boolean statements containing \"OR\" or \"AND\" are not supported in this search",
        "level:error and level:info | Boolean statements containing",
        "(a OR b) | Boolean statements containing",
        "foo(bar | Parse error at",
        "oops) | Parse error at 'oops)' (column 5). This is commonly caused by unmatched parentheses.",
        "message:\"open | Invalid quote at '\"open': quotes must enclose text or be escaped.",
        "message:a\"b | Invalid quote at 'a\"b'",
        "level:[a,,b] | Lists should not have empty values",
        "has:\" \" | Invalid format for \"has\" search",
        "count():>5 | Aggregate filters (count()) are not supported in issue searches.",
      })
  void refusesInTheWordsOfTheServer(String query, String why) {
    assertThatExceptionOfType(SearchException.class)
        .isThrownBy(() -> SearchParser.issueSearch(query, NOW))
        .satisfies(
            refused ->
                assertThat(refused.detail()).startsWith("Error parsing search query: " + why));
  }

  @Test
  void combinesConditionsInEventSearches() throws SearchException {
    Expression expression =
        SearchParser.eventSearch("(level:error OR level:fatal) AND !release:old", NOW);

    assertThat(matches(expression, "error", "new")).isTrue();
    assertThat(matches(expression, "fatal", "new")).isTrue();
    assertThat(matches(expression, "info", "new")).isFalse();
    assertThat(matches(expression, "error", "old")).isFalse();
  }

  @Test
  void bindsAndTighterThanOr() throws SearchException {
    Expression expression =
        SearchParser.eventSearch("level:error release:a OR level:info release:b", NOW);

    assertThat(matches(expression, "error", "a")).isTrue();
    assertThat(matches(expression, "info", "b")).isTrue();
    assertThat(matches(expression, "error", "b")).isFalse();
  }

  private static boolean matches(Expression expression, String level, String release) {
    return expression.matches(
        term ->
            term.operand() instanceof Operand.Texts(var texts)
                && term.negated() != texts.contains(term.key().equals("level") ? level : release));
  }

  @ParameterizedTest
  @CsvSource({
    "abc,abc,true",
    "abc,ABC,false",
    "a*,Abc,true",
    "*c,abC,true",
    "a*c,abbc,true",
    "a*c,ab,false",
    "a*bc*d,aXbcYbcd,true",
    "a\\*c,a*c,true",
    "a\\*c,abc,false",
    "*,anything,true",
    "ab*b,ab,false",
  })
  void matchesStars(String pattern, String value, boolean fits) {
    assertThat(new Wildcard(pattern).matches(value)).isEqualTo(fits);
  }

  @Property(tries = 3000)
  void throwsNothingButItsOwnException(@ForAll("queries") String query) {
    try {
      SearchParser.issueSearch(query, NOW);
    } catch (SearchException refused) {
      assertThat(refused.detail()).startsWith("Error parsing search query: ");
    }
    try {
      SearchParser.eventSearch(query, NOW);
    } catch (SearchException refused) {
      assertThat(refused.detail()).startsWith("Error parsing search query: ");
    }
  }

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "is:",
            "has:",
            "level:",
            "!",
            "[",
            "]",
            ",",
            "(",
            ")",
            "\"",
            "\\",
            "*",
            " ",
            "OR",
            "AND",
            "firstSeen:",
            "-7d",
            "times_seen:",
            ">",
            "<=",
            "1e5",
            "99999999999999d",
            "-",
            "tags[",
            "a",
            "unresolved",
            "count()",
            ":",
            "\t",
            "\n",
            "issue.id:",
            "2026-99-99",
            "error.handled:",
            "2026-11-01T00:00:00+99:99",
            "ü");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(16)
        .map(list -> String.join("", list));
  }
}
