package dev.sentrycli.terminal.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.CapturedConsole;
import dev.sentrycli.terminal.Platform;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.desktop.Programs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {
  private static final Map<String, String> PLAIN = Map.of("NO_COLOR", "1");
  private static final List<Text> CHOICES = List.of(Text.of("acme"), Text.of("umbrella"));

  @ParameterizedTest
  @CsvSource({
    "y, false, true",
    "YES, false, true",
    "n, true, false",
    "No, true, false",
    "'', true, true",
    "' ', false, false"
  })
  void takesYesAndNo(String typed, boolean usual, boolean answer) {
    var captured = typing(typed + "\n");
    assertThat(prompt(captured).confirm("Delete 'acme/web'?", usual)).isEqualTo(answer);
    assertThat(captured.err()).isEqualTo("? Delete 'acme/web'? (" + (usual ? "Y/n" : "y/N") + ") ");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void asksAgainUntilItUnderstands() {
    var captured = typing("maybe\ny\n");
    assertThat(prompt(captured).confirm("Sure?", false)).isTrue();
    assertThat(captured.err()).isEqualTo("? Sure? (y/N) Answer 'yes' or 'no'\n? Sure? (y/N) ");
  }

  @Test
  void takesALineOrTheUsual() {
    assertThat(prompt(typing("  acme/web \n")).text("Type it:")).isEqualTo("acme/web");
    assertThat(prompt(typing("\n")).text("Name", "web")).isEqualTo("web");
    assertThat(prompt(typing("ü\n")).text("Name", "web")).isEqualTo("ü");
  }

  @Test
  void takesANumberWhereNothingCanMove() {
    var captured = typing("x\n3\n2\n");
    assertThat(prompt(captured).choose("Which organization?", CHOICES)).isEqualTo(1);
    assertThat(captured.err())
        .isEqualTo(
            """
            Which organization?
              1. acme
              2. umbrella
            ? Number Answer with a number from 1 to 2
            ? Number Answer with a number from 1 to 2
            ? Number \
            """);
  }

  @Test
  void isLeftAtTheEndOfInput() {
    assertThatThrownBy(() -> prompt(typing("")).confirm("Sure?", true))
        .isInstanceOf(InterruptedPrompt.class);
    assertThatThrownBy(() -> prompt(typing("")).text("Name", "web"))
        .isInstanceOf(InterruptedPrompt.class);
    assertThatThrownBy(() -> prompt(typing("9\n")).choose("Which?", CHOICES))
        .isInstanceOf(InterruptedPrompt.class);
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    var captured = new CapturedConsole("y\n", new Attached(false, true, true), PLAIN);
    assertThatThrownBy(() -> prompt(captured).confirm("Sure?", true))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> prompt(captured).secret("Token"))
        .isInstanceOf(IllegalStateException.class);
    try (KeyListener keys = KeyListener.start(captured.console, programs(), key -> {})) {
      assertThat(keys.hears()).isFalse();
    }
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void letsNoQuestionActOnTheTerminal() {
    var captured = typing("y\n");
    prompt(captured).confirm("Sure\u001b[2J about \u001b]0;x\u0007it?", true);
    assertThat(captured.err()).isEqualTo("? Sure about it? (Y/n) ");
  }

  private static CapturedConsole typing(String keys) {
    return new CapturedConsole(keys, CapturedConsole.ALL, PLAIN);
  }

  private static Prompt prompt(CapturedConsole captured) {
    return new Prompt(captured.console, programs());
  }

  private static Programs programs() {
    return new Programs(Platform.UNIX, Map.of());
  }
}
