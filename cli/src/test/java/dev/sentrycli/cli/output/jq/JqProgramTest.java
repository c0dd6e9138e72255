package dev.sentrycli.cli.output.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.sentrycli.api.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JqProgramTest {
  private static final String DATA =
      """
      {"data": [{"id": "1", "title": "One", "count": 3, "big": 12345678901234567890},
                {"id": "2", "title": "Two", "count": 5.50, "big": 9007199254740993}],
       "hasMore": false, "none": null}
      """;

  private static List<String> run(String expression) {
    List<String> values = new ArrayList<>();
    JqProgram.compile(expression)
        .run(JsonParser.parseString(DATA), value -> values.add(JsonText.compact(value)));
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        ".data[].title → 'One' 'Two'",
        ".data | length → 2",
        ".data | map(.count) | add → 8.5",
        ".data[] | select(.count > 4) | .id → '2'",
        ".data[0] | {id, n: .count} → {'id':'1','n':3}",
        ".data[].big → 12345678901234567890 9007199254740993",
        ".data[1].count → 5.5",
        "4 / 2 → 2",
        ".none // 'x' → 'x'",
        ".data | map('\\(.id):\\(.title)') | join(',') → '1:One,2:Two'",
        "def twice(f): f + f; .data[0].count | twice(.) → 6",
        "def g($a): $a * 2; g(4) → 8",
        ".data as [$a, $b] | $b.id → '2'",
        "reduce .data[] as $i (0; . + 1) → 2",
        ".data[] | .title as $t | $t | ascii_downcase → 'one' 'two'",
        "[.data[] | {(.id): .title}] | add → {'1':'One','2':'Two'}",
        ".data[] | [.id, .title] | @csv → '\\'1\\',\\'One\\'' '\\'2\\',\\'Two\\''",
        "try error('x') catch . → 'x'",
        ".missing → null",
        "empty →",
        ".data | map({title, kind: 'k', id}) | .[0] → {'title':'One','kind':'k','id':'1'}",
      })
  void printsWhatJqWouldPrint(String expression, String expected) {
    assertThat(String.join(" ", run(expression.replace('\'', '"'))))
        .isEqualTo(expected == null ? "" : expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".[", "1 +", "if . then 1", "end", "'", "\"a", "}", ".a | | .b", "@"})
  void whatIsNoExpressionIsSaidInOneLine(String expression) {
    assertThatThrownBy(() -> JqProgram.compile(expression))
        .isInstanceOf(JqException.class)
        .hasMessageNotContainingAny("\n", "Exception", "Encountered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "1425599621 | todate → '2015-03-05T23:53:41Z'",
        "'2015-03-05T23:51:47Z' | fromdate → 1425599507",
        "1425599621 | gmtime → [2015,2,5,23,53,41,4,63]",
        "1425599621.5 | gmtime | .[5] → 41.5",
        "1425599621 | gmtime | mktime → 1425599621",
        "-1 | gmtime | mktime → -1",
        "1425599621 | dateadd('seconds'; 60) | datesub('seconds'; 1) | date →"
            + " '2015-03-05T23:54:40Z'",
        "'2015-03-05T23:51:47Z' | strptime('%Y-%m-%dT%H:%M:%SZ') → [2015,2,5,23,51,47,4,63]",
        "'2015-03-05T23:51:47Z' | strptime('%FT%TZ') | mktime → 1425599507",
        "'Thu, 05 Mar 2015 11:51:47 PM +0100' | strptime('%A, %d %B %Y %I:%M:%S %p %z') | mktime →"
            + " 1425599507",
        "1425599621 | strftime('%A, %B %d, %Y') → 'Thursday, March 05, 2015'",
        "1425599621 | strftime('%a %b %e %j %u %w %I %p %y %C %s %Z %z %% %V %G %D %R %r') →"
            + " 'Thu Mar  5 064 4 4 11 PM 15 20 1425599621 UTC +0000 % 10 2015 03/05/15 23:53"
            + " 11:53:41 PM'",
        "gmtime? // 'none' → 'none'",
        "try ('x' | strptime('%Y')) catch contains('does not match format') → true",
        "try ('2015-13' | strptime('%Y-%m')) catch contains('does not exist') → true",
        "try (0 | strftime('%Q')) catch contains('%Q') → true",
        "try ([1] | mktime) catch 'none' → 'none'",
        "[-2, 3] | map(abs) → [2,3]",
        "[-2.5, 2.5] | map(fabs, trunc) → [2.5,-2,2.5,2]",
        "add(.data[].count) → 8.5",
        "(1, [2]) | toarray → [1] [2]",
        "65 | ascii → 'A'",
        "' a b ' | [trim, ltrim, rtrim] → ['a b','a b ',' a b']",
        "[limit(3; 1 | repeat(. * 2))] → [1,2,4]",
        "isempty(empty), isempty(1, error('no')) → true false",
        ".data[].id | IN('2', '3') → false true",
        "IN(.data[].id; '2') → true",
        "INDEX(.data[]; .id) | map_values(.title) → {'1':'One','2':'Two'}",
        ".data | INDEX(.id) | keys → ['1','2']",
        "[1, 3, 5] | bsearch(3), bsearch(4), bsearch(9), bsearch(0) → 1 -3 -4 -1",
        "[inputs] → []",
        "try input catch . → 'No more inputs'",
        "if .hasMore then 1 end | type → 'object'",
        "if .none then . else 1 end → 1",
        "[1, 2] | map(if . == 1 then . end) → [1,2]",
        "if .none then .. else 1 end → 1",
        "if .none then 1 elif .none then . else 3 end → 3",
        "'\\(if .none then . else 1 end)' → '1'",
        "{else: 1, end: 2} | [if .else then .end end, .else] → [2,1]",
        "'4102444800' | strptime('%s') | mktime → 4102444800",
        "1 | if . == 1 then 'one' end → 'one'",
        "[1, 2, 3] | map(if . == 1 then 'a' elif . == 2 then 'b' end) → ['a','b',3]",
        "if true then if false then 1 end else 2 end | type → 'object'",
        "'if x end \\(if false then 1 end | type)' → 'if x end object'",
        "{if: 1, end: 2} | .end → 2",
        "def abs: 'mine'; 1 | abs, fabs → 'mine' 1",
      })
  void knowsMoreThanItsLibrary(String expression, String expected) {
    assertThat(String.join(" ", run(expression.replace('\'', '"'))))
        .isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void placesOfMistakesAreThoseOfTheUsersWords() {
    assertThatThrownBy(() -> JqProgram.compile("if . then 1 end | ] "))
        .hasMessage("']' is not expected at column 19");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nope", ".data | nope(1)", "map(nope)", "{a: nope}", "\"\\(nope)\"", "[1, nope]"})
  void functionsThatNobodyDefinesAreSaidBeforeItRuns(String expression) {
    assertThatThrownBy(() -> JqProgram.compile(expression))
        .isInstanceOf(JqException.class)
        .hasMessage("there is no function 'nope'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".data.title",
        ".hasMore[]",
        "$x",
        "error(\"no\")",
        ".data | tonumber",
        "def f: f; f"
      })
  void whatDoesNotFitIsSaidInOneLine(String expression) {
    JqProgram program = JqProgram.compile(expression);
    assertThatThrownBy(() -> program.run(JsonParser.parseString(DATA), value -> {}))
        .isInstanceOf(JqException.class)
        .hasMessageNotContainingAny("\n", "Exception");
  }

  @Property(tries = 300)
  void noTextMakesItThrowAnythingButItsOwn(@ForAll("expressions") String expression) {
    try {
      run(expression);
    } catch (JqException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            ".",
            "..",
            ".data",
            "[",
            "]",
            "[]",
            "{",
            "}",
            "(",
            ")",
            "|",
            ",",
            ":",
            "\"",
            "\\(",
            "1",
            "-",
            "+",
            "*",
            "/",
            "==",
            "and",
            "or",
            "not",
            "map(",
            "select(",
            "length",
            "add",
            "$x",
            "as",
            "if",
            "then",
            "else",
            "end",
            "?",
            "//",
            "=",
            "|=",
            "@csv",
            "@json",
            "null",
            "#",
            " ",
            "99999999999",
            "test(",
            "\"a\"",
            "tojson",
            "keys",
            "é");
    return pieces.list().ofMaxSize(8).map(parts -> String.join(" ", parts));
  }
}
