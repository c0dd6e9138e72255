package dev.sentrycli.cli.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static List<String> words(String text, String... typed) {
    return new Expansion("x", text).words(List.of(typed));
  }

  @Test
  void whatIsTypedIsAddedAtTheEnd() {
    assertThat(words("issue list", "acme/", "--json"))
        .containsExactly("issue", "list", "acme/", "--json");
  }

  @Test
  void numbersAreFilledInAndTheRestIsAdded() {
    assertThat(words("project view $2/$1 --json", "web", "acme", "--fields", "slug"))
        .containsExactly("project", "view", "acme/web", "--json", "--fields", "slug");
  }

  @Test
  void aNumberMayComeTwiceAndTwoDigitsAreOneNumber() {
    assertThat(words("a $1 $1", "b")).containsExactly("a", "b", "b");
    assertThat(words("a $10", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ten"))
        .startsWith("a", "ten")
        .endsWith("9");
  }

  @Test
  void whatIsTypedStaysOneWordWhateverItHolds() {
    assertThat(words("issue list --query $1", "is:unresolved \"a b\" $2 'c"))
        .containsExactly("issue", "list", "--query", "is:unresolved \"a b\" $2 'c");
  }

  @Test
  void tooFewWordsAreRefused() {
    assertThatThrownBy(() -> words("a $2", "one"))
        .isInstanceOf(AliasException.class)
        .hasMessageContaining("takes 2 arguments");
  }

  @Test
  void aDollarWithoutNumberIsADollar() {
    assertThat(words("a $x $ $0", "b")).containsExactly("a", "$x", "$", "$0", "b");
  }

  @Test
  void quotesAndBackslashesAreReadAsAShellDoes() {
    assertThat(Expansion.split("a 'b c' \"d \\\" e\" f\\ g '' \"\\n\""))
        .containsExactly("a", "b c", "d \" e", "f g", "", "\\n");
    assertThat(Expansion.split("a 'b")).isNull();
    assertThat(Expansion.split("  \t\n ")).isEmpty();
  }

  @Test
  void anExclamationMarkIsForTheShell() {
    Expansion expansion = new Expansion("x", "!echo $1");
    assertThat(expansion.isForShell()).isTrue();
    assertThat(expansion.script()).isEqualTo("echo $1");
    assertThat(new Expansion("x", "org list").isForShell()).isFalse();
  }

  @Property
  void splittingNeverFails(@ForAll String line) {
    List<String> words = Expansion.split(line);
    assertThat(words == null || words.size() <= line.length()).isTrue();
  }
}
