package dev.sentrycli.grammar.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import dev.sentrycli.grammar.ExampleTree.Call;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  @Test
  void isTheSameForTheSameTree() {
    assertThat(Reference.markdown(new ExampleTree().tree()))
        .isEqualTo(Reference.markdown(new ExampleTree().tree()))
        .doesNotContain("\n\n\n")
        .endsWith("|\n");
  }

  @Test
  void holdsEveryCommandThatIsNotHidden() {
    assertThat(Reference.markdown(new ExampleTree().tree()))
        .contains(
            "### `sentry issue`",
            "#### `sentry alert metrics create`",
            "### `sentry api`",
            "[`cli`](#sentry-cli)",
            "| `sentry orgs` | `sentry org list` |")
        .doesNotContain("cli fix", "log-level");
  }

  @Test
  void writesACommandLikeThis() {
    Usage usage =
        Usage.of("Turn <things>")
            .detail("Uses 'p list' and *stars*.\n\n- one's own\n- a_b\n\n  keep | this")
            .flags(Flag.choice("how", java.util.List.of("a", "b"), "a", "Which way").letter('H'))
            .takes(Positional.oneOrMore("thing", "What | to turn"))
            .examples("p turn x # once")
            .field("id", "string", "Its id");
    Tree<Call> tree =
        Tree.<Call>of("p", "A program", "1")
            .chapter("All", Route.of("turn", "Turn", () -> new Call("turn", usage)).aliases("t"));

    assertThat(Reference.markdown(tree))
        .isEqualTo(
            """
            # Commands of `p`

            A program.

            - All: [`turn`](#p-turn)

            ## All

            ### `p turn`

            ```
            p turn [--how <a|b>] <thing>...
            ```

            Turn \\<things\\>.

            Uses `p list` and \\*stars\\*.

            - one's own
            - a\\_b

            ```
              keep | this
            ```

            Also called `p t`.

            | Argument | |
            |---|---|
            | `<thing>...` | What \\| to turn *(may be repeated)* |

            | Flag | |
            |---|---|
            | `-H` `--how <a\\|b>` | Which way *(default = a)* |

            ```sh
            p turn x # once
            ```

            | JSON field | Type | |
            |---|---|---|
            | `id` | string | Its id |

            ## Flags of every command

            | Flag | |
            |---|---|
            | `-h` `--help` | Show help and do nothing else |
            | `--version` | Print the version |
            """);
  }
}
