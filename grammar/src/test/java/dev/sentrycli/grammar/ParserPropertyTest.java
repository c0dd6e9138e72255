package dev.sentrycli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ParserPropertyTest {
  private final Tree<ExampleTree.Call> tree = new ExampleTree().tree();

  @Property
  void readsAnyWordsOrRefusesThem(@ForAll("lines") List<String> argv) {
    try {
      assertThat(Parser.parse(tree, argv)).isNotNull();
    } catch (UsageException wrong) {
      assertThat(wrong.getMessage()).isNotBlank();
    }
  }

  @Property
  void readsAttachedAndFollowingValuesAlike(@ForAll("values") String value) {
    assertThat(query("issue", "list", "--query", value)).isEqualTo(value);
    assertThat(query("issue", "list", "--query=" + value)).isEqualTo(value);
    assertThat(query("issue", "list", "-q", value)).isEqualTo(value);
    assertThat(query("issue", "list", "-fq=" + value)).isEqualTo(value);
  }

  @Property
  void readsCamelCaseAndDashesAlike(@ForAll @IntRange(min = -5, max = 200) int number) {
    String text = Integer.toString(number);

    assertThat(outcome(List.of("issues", "--perPage", text)))
        .isEqualTo(outcome(List.of("issues", "--per-page", text)))
        .isEqualTo(outcome(List.of("issues", "--perPage=" + text)));
  }

  @Property
  void readsFlagsOfEveryCommandAlikeInAnyPlace(
      @ForAll @IntRange(min = 0, max = 5) int json,
      @ForAll @IntRange(min = 0, max = 5) int org,
      @ForAll("values") String slug) {
    List<String> line = new ArrayList<>(List.of("alert", "metrics", "list", "--limit", "7"));
    String expected =
        outcome(with(with(line, line.size(), "--json"), line.size(), "--org=" + slug));

    // Between '--limit' and its value there is no place for a flag.
    int first = json == 4 ? 5 : json;
    int second = org == 4 ? 5 : org;
    assertThat(outcome(with(with(line, first, "--json"), at(second, first), "--org=" + slug)))
        .isEqualTo(expected);
  }

  @Property
  void passesOnWhateverFollowsTwoDashes(@ForAll List<String> words) {
    List<String> argv = new ArrayList<>(List.of("event", "send", "--"));
    argv.addAll(words);

    assertThat(Parser.parse(tree, argv))
        .isInstanceOfSatisfying(
            Parsed.Run.class, run -> assertThat(run.arguments().positionals()).isEqualTo(words));
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> known =
        Arbitraries.of(
            "issue",
            "list",
            "view",
            "issues",
            "help",
            "alert",
            "metrics",
            "create",
            "cli",
            "--",
            "-",
            "--json",
            "--no-json",
            "--limit",
            "-n",
            "5",
            "--limit=",
            "--sort",
            "freq",
            "-fw",
            "--follow",
            "-f",
            "--h",
            "-help",
            "--help",
            "-h",
            "--version",
            "--fields",
            "a,b",
            "",
            "--=",
            "--no-",
            "-=",
            "---",
            "--perPage",
            "log",
            "event",
            "send",
            "api",
            "--verbose");
    Arbitrary<String> dashed = Arbitraries.strings().ofMaxLength(6).map(text -> "-" + text);
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8);
    return Arbitraries.oneOf(known, known, dashed, dashed.map(text -> "-" + text), any)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .filter(text -> !text.startsWith("--") && text.length() != 2);
  }

  private String query(String... argv) {
    if (Parser.parse(tree, List.of(argv)) instanceof Parsed.Run<ExampleTree.Call> run) {
      return String.valueOf(run.arguments().get(ExampleTree.QUERY));
    }
    throw new AssertionError("nothing runs");
  }

  /// All that can be told of a line, as one text.
  private String outcome(List<String> argv) {
    try {
      if (Parser.parse(tree, argv) instanceof Parsed.Run<ExampleTree.Call> run) {
        Arguments arguments = run.arguments();
        return run.path()
            + " json="
            + arguments.get(ExampleTree.JSON)
            + " org="
            + arguments.get(ExampleTree.ORG)
            + " limit="
            + arguments.get(ExampleTree.LIMIT)
            + " page="
            + arguments.get(ExampleTree.PER_PAGE)
            + arguments.positionals();
      }
      return "help";
    } catch (UsageException wrong) {
      return String.valueOf(wrong.getMessage());
    }
  }

  private static int at(int index, int inserted) {
    return index >= inserted ? index + 1 : index;
  }

  private static List<String> with(List<String> line, int index, String word) {
    List<String> longer = new ArrayList<>(line);
    longer.add(index, word);
    return longer;
  }
}
