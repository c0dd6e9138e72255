package dev.sentrycli.grammar.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.grammar.ExampleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionTest {
  @ParameterizedTest
  @EnumSource(Shell.class)
  void isTheSameForTheSameTree(Shell shell) {
    String script = Completion.script(shell, new ExampleTree().tree());

    assertThat(script)
        .isEqualTo(Completion.script(shell, new ExampleTree().tree()))
        .contains("sentry", "__complete")
        .doesNotContain("__F__", "__P__")
        .endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource(value = Shell.class, names = "POWERSHELL", mode = EnumSource.Mode.EXCLUDE)
  void holdsTheNamesSoThatTheyCostNoStart(Shell shell) {
    assertThat(Completion.script(shell, new ExampleTree().tree()))
        .contains("alert metrics", "--per-page", "date|new|freq|user")
        .doesNotContain("'fix'");
  }

  @Test
  void registersWithPowerShell() {
    assertThat(Completion.script(Shell.POWERSHELL, new ExampleTree().tree()))
        .contains("Register-ArgumentCompleter -Native -CommandName 'sentry'");
  }

  @ParameterizedTest
  @CsvSource({
    "bash, BASH",
    "/bin/zsh, ZSH",
    "/opt/homebrew/bin/fish, FISH",
    "powershell, POWERSHELL",
    "C:\\Program Files\\PowerShell\\7\\pwsh.exe, POWERSHELL",
    "tcsh, ",
    "'', ",
  })
  void knowsShellsByNameOrPath(String text, Shell shell) {
    assertThat(Shell.named(text)).isEqualTo(shell);
  }
}
