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
      strings = {"", " ", ".[", "1 +", "if . then 1 end", "'", "\"a", "}", ".a | | .b", "@"})
  void whatIsNoExpressionIsSaidInOneLine(String expression) {
    assertThatThrownBy(() -> JqProgram.compile(expression))
        .isInstanceOf(JqException.class)
        .hasMessageNotContainingAny("\n", "Exception", "Encountered");
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
