package dev.sentrycli.cli.output.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.terminal.Look;
import dev.sentrycli.terminal.format.Ages;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Ages NOON =
      new Ages(Instant.parse("2026-11-25T12:00:00Z"), () -> ZoneOffset.UTC);
  private static final Look TERMINAL = new Look(30, 24, true, Look.Colours.SIXTEEN, true);
  private static final String DATA =
      """
      {"name": "Ann", "age": 7, "ratio": 1.50, "big": 12345678901234567890, "none": null,
       "yes": true, "no": false, "empty": "", "evil": "a\\u001b[31mb\\u0007c\\u202e", "html": "<a&b>",
       "list": [{"id": 1, "tag": "x"}, {"id": 2, "tag": "y"}, {"id": 3}],
       "words": ["a", "b", "c"], "lines": ["d\\ne", "f"], "nothing": [], "inner": {"b": {"c": "deep"}, "a": 1},
       "seen": "2026-11-25T09:58:00.123Z"}
      """;

  private static String render(String template) {
    return render(template, Look.PLAIN);
  }

  private static String render(String template, Look look) {
    return Template.parse(template).render(JsonParser.parseString(DATA), look, NOON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '^',
      value = {
        "plain → plain",
        "{{.name}} is {{.age}} → Ann is 7",
        "{{.ratio}} {{.big}} → 1.50 12345678901234567890",
        "{{.none}} {{.missing}} {{.none.deeper.still}} → <no value> <no value> <no value>",
        "{{.inner.b.c}} {{(index .list 1).tag}} → deep y",
        "{{if .yes}}a{{else}}b{{end}} → a",
        "{{if .no}}a{{else if .empty}}b{{else if .age}}c{{else}}d{{end}} → c",
        "{{with .inner}}{{.a}}{{else}}-{{end}}{{with .none}}x{{else}}-{{end}} → 1-",
        "{{with .none}}x{{else with .name}}{{.}}{{end}} → Ann",
        "{{range .list}}{{.id}},{{end}} → 1,2,3,",
        "{{range $i, $e := .words}}{{$i}}{{$e}} {{end}}. → 0a 1b 2c .",
        "{{range $e := .words}}{{$e}}{{end}} → abc",
        "{{range .nothing}}x{{else}}empty{{end}} → empty",
        "{{range $k, $v := .inner}}{{$k}};{{end}} → a;b;",
        "{{range 3}}{{.}}{{end}} → 012",
        "{{range .words}}{{if eq . ^b^}}{{continue}}{{end}}{{.}}{{end}} → ac",
        "{{range .words}}{{if eq . ^b^}}{{break}}{{end}}{{.}}{{end}} → a",
        "{{$x := 1}}{{range .words}}{{$x = .}}{{end}}{{$x}} → c",
        "{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}} → 1",
        "{{range .list}}{{$.name}}{{.id}} {{end}}. → Ann1 Ann2 Ann3 .",
        "{{define ^t^}}<{{.}}>{{end}}{{template ^t^ .name}}{{template ^t^}} → <Ann><<no value>>",
        "{{block ^b^ .age}}[{{.}}]{{end}} → [7]",
        "a {{- .name -}}  b → aAnnb",
        "a{{/* said */}}b{{- /* cut */ -}} c → abc",
        "{{.name | printf ^%s-%s^ .empty}} → -Ann",
        "{{eq .age 7}} {{eq .age 1 2 7}} {{ne .name ^Bob^}} {{lt 1 2}} {{ge .age 8}} → true true true true false",
        "{{le .ratio 1.5}} {{gt ^b^ ^a^}} {{eq .age 7.0}} → true true true",
        "{{and .yes .age}} {{and .no .age}} {{or .empty .name}} {{not .yes}} → 7 false Ann false",
        "{{or .empty | or .no}}. → .",
        "{{len .words}} {{len .name}} {{len .inner}} → 3 3 2",
        "{{index .words 2}} {{index .inner ^b^ ^c^}} {{index .none 1}} → c deep <no value>",
        "{{slice .name 1}} {{slice .name 0 1}} {{slice .words 1 3}} → nn A [^b^,^c^]",
        "{{print 1 2 ^a^ 3}} {{println 1 ^a^}} → 1 2a3 1 a",
        "{{html .html}} {{urlquery ^a b&c^}} {{js ^it's^}} → &lt;a&amp;b&gt; a+b%26c it\\'s",
        "{{printf ^%d|%5d|%-5d|%05d|%+d^ 7 7 7 7 7}} → 7|    7|7    |00007|+7",
        "{{printf ^%.2f %8.1f %v %t %q %x %%^ 2.005 1.25 .age .yes ^a^ 255}} → 2.00      1.2 7 true ^a^ ff %",
        "{{printf ^%d %s %s^ ^a^ 1}} → %!d(a) %!s(1) %!s(MISSING)",
        "{{printf ^a^ 1}} → a%!(EXTRA 1)",
        "{{join ^, ^ .words}} {{pluck ^id^ .list | join ^+^}} {{join ^,^ .none}}. → a, b, c 1+2+3 .",
        "{{truncate 6 ^something^}} {{truncate 3 ^abcd^}} {{truncate 4 .none}}. → som... abc .",
        "{{timeago .seen}} {{timeago 1795608000}} → about 2 hours ago less than a minute ago",
        "{{timefmt ^2006-01-02 15:04:05.000 Mon Jan _2 3PM MST^ .seen}} → 2026-11-25 09:58:00.123 Wed Nov 25 9AM UTC",
        "{{timefmt ^05.000 Month 1^ 1795608000.25}} {{timeago 1795599000.9}} → 00.250 Month 11 about 2 hours ago",
        "{{contains ^nn^ .name}} {{hasPrefix ^A^ .name}} {{hasSuffix ^x^ .name}} → true true false",
        "{{regexMatch ^n+^ .name}} {{.name | regexMatch ^(?i)a^}} {{regexMatch ^b^ .name}} → true true false",
        "{{.words}} {{.inner}} → [^a^,^b^,^c^] {^b^:{^c^:^deep^},^a^:1}",
        "{{1.5}} {{-3}} {{0x1F}} {{1e3}} {{'a'}} {{`raw`}} {{true}} → 1.5 -3 31 1000.0 97 raw true",
      })
  void writesWhatGoWouldWrite(String template, String expected) {
    assertThat(render(template.replace('^', '"')).strip()).isEqualTo(expected.replace('^', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{{}}",
        "{{.name",
        "{{end}}",
        "{{else}}",
        "{{if .a}}",
        "{{if}}x{{end}}",
        "{{range .a}}{{else}}{{else}}{{end}}",
        "{{nope .a}}",
        "{{.a b}}",
        "{{.a | .b}}",
        "{{$x}}",
        "{{$x = 1}}",
        "{{\"a}}",
        "{{`a}}",
        "{{'ab'}}",
        "{{1x}}",
        "{{(.a}}",
        "{{.a)}}",
        "{{break}}",
        "{{define \"a\"}}",
        "{{template}}",
        "{{/* a}}",
        "{{/* a */ .b}}",
        "{{\"\\q\"}}",
        "{{if .a}}{{define \"x\"}}{{end}}{{end}}",
        "{{@}}",
        "{{.a.}}",
        "{{99999999999999999999}}",
        "{{range $a, .b}}{{end}}",
        "{{\"\\ud800\"}}",
        "{{if .a}}{{$x := 1}}{{end}}{{$x}}",
        "{{index(1)}}",
      })
  void whatIsNoTemplateIsSaidBeforeItRuns(String template) {
    assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(TemplateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.name.x}}",
        "{{index .words 3}}",
        "{{index .words \"a\"}}",
        "{{len 3}}",
        "{{range .name}}{{end}}",
        "{{eq .name 1}}",
        "{{lt .name .words}}",
        "{{timeago .name}}",
        "{{timeago 1764316800000000000}}",
        "{{timeago 1e300}}",
        "{{timefmt \"2006\" .none}}",
        "{{color \"pink\" .name}}",
        "{{join \",\" .name}}",
        "{{template \"gone\"}}",
        "{{slice .name 2 1}}",
        "{{define \"t\"}}{{template \"t\"}}{{end}}{{template \"t\"}}",
        "{{not 1 2}}",
        "{{and}}",
        "{{printf 1}}",
        "{{truncate .name .name}}",
      })
  void whatDoesNotFitIsSaid(String template) {
    Template parsed = Template.parse(template);
    assertThatThrownBy(() -> parsed.render(JsonParser.parseString(DATA), Look.PLAIN, NOON))
        .isInstanceOf(TemplateException.class)
        .hasMessageNotContainingAny("\n", "Exception");
  }

  @Test
  void controlCharactersOfTheServerAreHarmless() {
    assertThat(render("{{.evil}}|{{print .evil}}|{{printf \"%q %v\" .evil .evil}}", TERMINAL))
        .isEqualTo("abc|abc|\"abc\" abc");
    assertThat(render("{{.}}", TERMINAL)).doesNotContain("\u001b", "\u202e", "\u0007");
  }

  @Test
  void coloursAreOursAloneAndOnlyWhereTheyShow() {
    assertThat(render("{{color \"red+b\" .evil}}")).isEqualTo("\u001b[1;31mabc\u001b[0m");
    assertThat(render("{{autocolor \"green\" .name}}")).isEqualTo("Ann");
    assertThat(render("{{autocolor \"green:blue\" .name}}", TERMINAL))
        .isEqualTo("\u001b[32;44mAnn\u001b[0m");
    assertThat(render("{{hyperlink \"https://a.example/\" \"here\"}}")).isEqualTo("here");
    assertThat(render("{{hyperlink \"https://a.example/\" \"here\"}}", TERMINAL))
        .isEqualTo("\u001b]8;;https://a.example/\u0007here\u001b]8;;\u0007");
  }

  @Test
  void rowsBecomeColumnsWhereverTheyAreRendered() {
    String rows = "{{range .list}}{{tablerow .id (color \"red\" \"long\") .tag}}{{end}}";
    assertThat(render(rows + "{{tablerender}}end"))
        .isEqualTo(
            """
            1  \u001b[31mlong\u001b[0m  x
            2  \u001b[31mlong\u001b[0m  y
            3  \u001b[31mlong\u001b[0m
            end""");
    assertThat(render("a\n{{tablerow \"x\" 1}}{{tablerow \"longer\" 2}}b\n"))
        .isEqualTo("a\nb\nx       1\nlonger  2\n");
    assertThat(render("{{tablerow \"a\\nb\" .lines}}{{tablerow .words 1}}"))
        .isEqualTo("a b      d e, f\na, b, c  1\n");
  }

  @Test
  void aPatternIsLookedForAnywhereInTheText() {
    assertThat(render("{{regexMatch `^An+$` .name}} {{regexMatch `^n` .name}}"))
        .isEqualTo("true false");
  }

  @Test
  void whatIsNoPatternIsSaid() {
    assertThatThrownBy(() -> render("{{regexMatch `a(` .name}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("'regexMatch': 'a(' is no regular expression: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a+)+$", "^(a|aa)*$", "^(?:(?:a|b)?)*c"})
  void aPatternThatWouldNeverEndIsStopped(String pattern) {
    JsonPrimitive text = new JsonPrimitive("a".repeat(20_000) + "!");
    Template template = Template.parse("{{regexMatch `" + pattern + "` .}}");
    assertThatThrownBy(() -> template.render(text, Look.PLAIN, NOON))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("too many steps");
  }

  @Test
  void rowsFitATerminalAndNothingElse() {
    String row = "{{tablerow \"" + "w".repeat(40) + "\" \"second\"}}";
    assertThat(render(row, TERMINAL).lines()).allMatch(line -> line.length() <= 30);
    assertThat(render(row)).isEqualTo("w".repeat(40) + "  second\n");
  }

  @Property(tries = 2000)
  void noTextMakesItThrowAnythingButItsOwn(@ForAll("templates") String text) {
    try {
      Template.parse(text).render(JsonParser.parseString(DATA), TERMINAL, NOON);
    } catch (TemplateException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> templates() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{{",
            "}}",
            "{{- ",
            " -}}",
            "{{end}}",
            "{{else}}",
            "if ",
            "range ",
            "with ",
            "define ",
            "template ",
            "block ",
            "break",
            "continue",
            ".",
            ".name",
            ".list",
            ".words",
            ".inner.b",
            "$",
            "$x",
            ":=",
            "=",
            ",",
            "|",
            "(",
            ")",
            " ",
            "\"",
            "\"a\"",
            "`",
            "'x'",
            "1",
            "-1",
            "1e9",
            "0x",
            "nil",
            "true",
            "eq ",
            "index ",
            "slice ",
            "len ",
            "printf ",
            "\"%d%s%5.3f\"",
            "join ",
            "pluck ",
            "tablerow ",
            "tablerender",
            "timeago ",
            "timefmt ",
            "truncate ",
            "color ",
            "not ",
            "and ",
            "or ",
            "/*",
            "*/",
            "\n",
            "é",
            "\u001b",
            "\\");
    Arbitrary<String> whole =
        Arbitraries.of(
            "{{if .yes}}",
            "{{range .list}}",
            "{{range $i, $e := .words}}",
            "{{with .inner}}",
            "{{end}}",
            "{{else}}",
            "{{.}}",
            "{{$i}}",
            "{{.id}}",
            "text",
            "{{define \"d\"}}",
            "{{template \"d\" .}}",
            "{{tablerow . $}}",
            "{{printf \"%08.3f|%-4v|%q\" .age . .}}");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(14).map(parts -> String.join("", parts)),
        pieces.list().ofMaxSize(6).map(parts -> "{{" + String.join("", parts) + "}}"),
        whole.list().ofMaxSize(8).map(parts -> String.join("", parts)),
        Arbitraries.strings().ofMaxLength(20).map(inner -> "{{" + inner + "}}"));
  }

  @Property(tries = 300)
  void depthIsNoProblem(@ForAll("depths") int depth) {
    for (String open : new String[] {"(", "{{if .a}}", "{{range .list}}", "{{with ."}) {
      try {
        Template.parse("{{" + open.repeat(depth) + "}}");
      } catch (TemplateException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
      try {
        Template.parse(open.repeat(depth));
      } catch (TemplateException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }

  @Provide
  Arbitrary<Integer> depths() {
    return Arbitraries.integers().between(0, 3000);
  }
}
