package dev.sentrycli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree.Call;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
  @Test
  void findsNothingInASoundTree() {
    assertThat(Consistency.faults(new ExampleTree().tree())).isEmpty();
  }

  @Test
  void findsContradictions() {
    Usage usage =
        Usage.of("x")
            .flags(Flag.toggle("one", "1").letter('o'), Flag.toggle("other", "2").letter('o'))
            .takes(Positional.anyNumber("a", "A"), Positional.optional("b", "B"))
            .examples(
                "p go --one", "p go --two", "q go", "cat x | A=1 p go --one > out.txt # note");
    Tree<Call> tree =
        Tree.<Call>of("p", "A program", "1")
            .chapter(
                "All",
                Route.of("go", "Go", () -> new Call("go", usage)),
                Group.<Call>of("help", "Clashes").aliases("go").fallback("nothing"))
            .shortcut("gone", "away");

    assertThat(Consistency.faults(tree))
        .containsExactlyInAnyOrder(
            "'go' names two things in 'p'",
            "the shortcut 'gone' leads nowhere",
            "'help' is taken by the program itself",
            "'p go' has -o for both one and other",
            "'p go' has an argument after one that takes all that is left",
            "the example 'p go --two' of 'p go' fails: No flag registered for --two",
            "the example 'q go' of 'p go' does not call the program",
            "'p help' falls back to 'nothing', no command of it");
  }
}
