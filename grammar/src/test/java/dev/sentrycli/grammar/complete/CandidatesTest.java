package dev.sentrycli.grammar.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import dev.sentrycli.grammar.Tree;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {
  private final ExampleTree example = new ExampleTree();
  private final Tree<ExampleTree.Call> tree = example.tree();

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'',                         issue event log org alert api sourcemap cli help",
        "is,                         issue",
        "issues,                     issues",
        "help is,                    issue",
        "help issue v,               view resolve",
        "help api _,                  ''",
        "alert _,                     metrics issues",
        "alert metrics _,             list create",
        "alert nosuch _,              ''",
        "issue v,                    view resolve",
        "issue vew,                  view",
        "cli completion _,            bash zsh fish",
        "cli completion bash _,       ''",
        "issue list --sort _,         date new freq user",
        "issue list -s _,             date new freq user",
        "issue list --sort=n,        --sort=new",
        "issue list --per,           --per-page",
        "issue list --perPage _,      ''",
        "issue list --no-f,          --no-fresh",
        "event send --no-e,          --no-environ",
        "issue list -- --sort _,      ''",
        "--ver,                      --version",
        "cli import -,               --yes -y --json --fields --help -h",
      })
  void offersTheWordsOfTheTree(String line, String expected) {
    List<String> values = new ArrayList<>();
    for (String offered : at(line).lines(List.of())) {
      int tab = offered.indexOf('\t');
      values.add(tab < 0 ? offered : offered.substring(0, tab));
    }

    assertThat(values).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "issue _,                         issue view,   issue,       0",
        "issue WEB-1 _,                   issue view,   issue,       1",
        "issues _,                        issue list,   org/project, 0",
        "issues --limit 5 _,              issue list,   org/project, 0",
        "log list -f ac,                 log list,     org/project, 0",
        "event view acme/web _,           event view,   event-id,    1",
        "event view acme/web 1 2 _,       event view,   event-id,    3",
        "api -d x _,                      api,          endpoint,    0",
        "api -- -,                       api,          endpoint,    0",
        "--org acme --json api _,         api,          endpoint,    0",
      })
  void leavesArgumentsToTheProgram(String line, String path, String positional, int index) {
    Candidates.Slot slot = slot(line);

    assertThat(slot.path()).containsExactly(path.split(" "));
    assertThat(slot.flag()).isNull();
    assertThat(slot.positional())
        .isNotNull()
        .satisfies(it -> assertThat(it.name()).isEqualTo(positional));
    assertThat(slot.index()).isEqualTo(index);
    assertThat(slot.earlier()).hasSize(index);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "issue list --query _,      query,  '',       ''",
        "issue list -fq a,         query,  a,        ''",
        "issue list --query=a:b,   query,  a:b,      --query=",
        "--org ac,                 org,    ac,       ''",
        "issue list --perPage 1,   per-page, 1,      ''",
      })
  void leavesValuesOfFlagsToTheProgram(String line, String flag, String partial, String lead) {
    Candidates.Slot slot = slot(line);

    assertThat(slot.positional()).isNull();
    assertThat(slot.flag()).isNotNull().satisfies(it -> assertThat(it.name()).isEqualTo(flag));
    assertThat(at(line).partial()).isEqualTo(partial);
    assertThat(at(line).lead()).isEqualTo(lead);
  }

  @Test
  void asksTheProgramForNothingWhereNoArgumentCanStand() {
    assertThat(at("org list _").slot()).isNull();
    assertThat(at("org view acme _").slot()).isNull();
    assertThat(at("alert _").slot()).isNull();
  }

  @Test
  void makesNoCommandToNameTheFirstWord() {
    assertThat(at("iss").lines(List.of())).isNotEmpty();
    assertThat(example.made).isEmpty();
  }

  @Test
  void printsValuesOfTheProgramFirstWithTheirDescriptions() {
    List<Candidate> found =
        List.of(
            new Candidate("viola/", "Viola\tInc\n"),
            new Candidate("acme/vi", ""),
            new Candidate("other/", "Other"));

    assertThat(at("issue vi").lines(found))
        .containsExactly("viola/\tViola Inc ", "view\tShow one issue", "acme/vi");
  }

  @Test
  void ranksExactBeforePrefixBeforeContained() {
    assertThat(ranked("web", "cobweb", "Website", "web", "api"))
        .containsExactly("web", "Website", "cobweb");
  }

  @Test
  void fallsBackToWordsThatDifferLittle() {
    assertThat(ranked("wbe", "api", "webhook", "web")).containsExactly("web");
    assertThat(ranked("storefrnot", "storefront", "store")).containsExactly("storefront");
    assertThat(ranked("x", "y", "z")).isEmpty();
  }

  @Property
  void completesAnyLine(@ForAll List<String> words) {
    assertThat(Candidates.of(tree, words).lines(List.of(new Candidate("acme/", "Acme"))))
        .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  private static List<String> ranked(String partial, String... values) {
    List<Candidate> candidates = new ArrayList<>();
    for (String value : values) {
      candidates.add(new Candidate(value, ""));
    }
    List<String> ranked = new ArrayList<>();
    for (Candidate candidate : Ranking.best(partial, candidates)) {
      ranked.add(candidate.value());
    }
    return ranked;
  }

  private Candidates.Slot slot(String line) {
    Candidates.Slot slot = at(line).slot();
    if (slot == null) {
      throw new AssertionError("the program is asked for nothing after '" + line + "'");
    }
    return slot;
  }

  /// @param line words; `_` stands for an empty last one
  private Candidates at(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    if (words.getLast().equals("_")) {
      words.set(words.size() - 1, "");
    }
    return Candidates.of(tree, words);
  }
}
