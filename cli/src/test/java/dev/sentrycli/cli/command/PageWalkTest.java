package dev.sentrycli.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageWalkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "next",
        "prev",
        "previous",
        "first",
        "last",
        "0:100:0",
        "1764000000000:0:1",
        "0:25:0|",
        "0:25:0|0:50:0",
        "eyJhIjoxfQ",
        "eyJwYWdlIjoyfQ==",
        "aGVsbG8gd29ybGQgYWdhaW4",
        "bmV4dA",
        "abcdefghijklmnop"
      })
  void takesWhatAServerOrAListMayHaveNamed(String cursor) {
    assertThat(PageWalk.checked(cursor)).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nxet", "NEXT", "back", "two", "12", ""})
  void refusesWordsAndPlainNumbers(String cursor) {
    assertThatThrownBy(() -> PageWalk.checked(cursor))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Failed to parse \"" + cursor + "\" for cursor: ")
        .extracting(wrong -> ((UsageException) wrong).kind())
        .isEqualTo(UsageException.Kind.SYNTAX);
  }

  @Test
  void namesTheWordThatWasMeant() {
    assertThatThrownBy(() -> PageWalk.checked("nxet"))
        .extracting(wrong -> ((UsageException) wrong).hints().getFirst())
        .asString()
        .startsWith("Did you mean 'next'?");
  }
}
