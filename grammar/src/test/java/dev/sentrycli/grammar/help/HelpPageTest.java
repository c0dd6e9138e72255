package dev.sentrycli.grammar.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import dev.sentrycli.grammar.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpPageTest {
  private final ExampleTree example = new ExampleTree();
  private final Tree<ExampleTree.Call> tree = example.tree();

  @ParameterizedTest
  @CsvSource({
    "program.txt,       ''",
    "group.txt,         issue",
    "nested-group.txt,  alert",
    "command.txt,       issue list",
    "required-flag.txt, alert metrics create",
  })
  void looksLikeThisAtEightyColumns(String expected, String topic) throws IOException {
    assertThat(HelpText.plain(HelpPage.of(tree, words(topic)), 80)).isEqualTo(text(expected));
  }

  @Test
  void makesNoCommandForTheFirstPage() {
    assertThat(HelpPage.of(tree, List.of()).sections()).isNotEmpty();
    assertThat(example.made).isEmpty();
  }

  @Test
  void makesOnlyTheCommandExplained() {
    assertThat(HelpPage.of(tree, List.of("issue", "list")).sections()).isNotEmpty();
    assertThat(example.made).containsExactly("list");
  }

  @Test
  void leavesOutWhatIsHidden() {
    String all =
        HelpText.plain(HelpPage.of(tree, List.of()), 80)
            + HelpText.plain(HelpPage.of(tree, List.of("cli")), 80);

    assertThat(all).doesNotContain("fix", "--log-level", "--verbose");
  }

  @Test
  void warnsOfWhatCannotBeUndone() {
    assertThat(HelpText.plain(HelpPage.of(tree, List.of("issue", "merge")), 80))
        .contains("It changes or deletes what can't be brought back.");
  }

  @Test
  void showsAFlagOfTheCommandInPlaceOfOneOfTheSameName() {
    Usage usage = Usage.of("Go").flags(Flag.toggle("json", "Print it in its own way"));
    Tree<ExampleTree.Call> owning =
        Tree.<ExampleTree.Call>of("p", "A program", "1")
            .chapter("All", Route.of("go", "Go", () -> new ExampleTree.Call("go", usage)))
            .globals(ExampleTree.JSON);

    assertThat(HelpText.plain(HelpPage.of(owning, List.of("go")), 80))
        .contains("[--json]  Print it in its own way")
        .doesNotContain(ExampleTree.JSON.brief());
  }

  @Test
  void keepsPointsAndIndentedLinesOfADescription() {
    List<HelpPage.Line> lines =
        Spelling.prose("One\ntwo.\n\n- first point\n  goes on\n- second\n\n  a = 1\n  b = 2\n");

    assertThat(lines)
        .containsExactly(
            new HelpPage.Line.Prose("One\ntwo."),
            new HelpPage.Line.Point("first point goes on"),
            new HelpPage.Line.Point("second"),
            new HelpPage.Line.Prose("  a = 1\n  b = 2"));
    HelpPage page = new HelpPage(List.of(new HelpPage.Section("", lines)));
    assertThat(HelpText.plain(page, 80))
        .isEqualTo(
            """
            One two.

            - first point goes on
            - second

              a = 1
              b = 2
            """);
  }

  @Property
  void staysWithinTheWidthUnlessAWordIsLonger(@ForAll @IntRange(min = 60, max = 200) int width) {
    for (String topic : List.of("", "issue", "alert", "issue list", "log list", "cli completion")) {
      assertThat(HelpText.plain(HelpPage.of(tree, words(topic)), width).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width))
          .allSatisfy(line -> assertThat(line).doesNotEndWith(" "));
    }
  }

  private static List<String> words(String topic) {
    return topic.isEmpty() ? List.of() : List.of(topic.split(" "));
  }

  private static String text(String name) throws IOException {
    try (InputStream text = HelpPageTest.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
