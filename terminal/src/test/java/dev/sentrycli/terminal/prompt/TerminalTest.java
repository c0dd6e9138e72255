package dev.sentrycli.terminal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Prompts on a real pseudo-terminal, which the program `script` of Linux makes.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalTest {
  private static final String MODE_KEPT = "mode kept";
  private static final String DOWN = "\u001b[B";
  private static final String UP = "\u001b[A";

  private final StringBuilder shown = new StringBuilder();
  private @Nullable Process process;

  @Test
  void readsASecretWithoutShowingIt() throws IOException {
    run("secret");
    waitFor("Token");
    type("hunterX\u007f2ü\r");
    assertThat(end()).contains("answer: <hunter2ü>").contains("exit 0").contains(MODE_KEPT);
    assertThat(shown).doesNotContain("hunterX");
  }

  @Test
  void survivesKeysThatAreNoCharacters() throws IOException {
    run("secret");
    waitFor("Token");
    typeBytes(new byte[] {'a', (byte) 0xff, (byte) 0xbf, (byte) 0xbf, (byte) 0xbf, 'b', '\r'});
    assertThat(end()).contains("answer: <ab>").contains("exit 0").contains(MODE_KEPT);
  }

  @Test
  void leavesASecretByCtrlC() throws IOException {
    run("secret");
    waitFor("Token");
    type("abc\u0003");
    assertThat(end()).contains("exit 130").doesNotContain("answer").contains(MODE_KEPT);
  }

  @Test
  void endsTheLineAndWith130WhenCtrlCMeetsALine() throws IOException {
    run("confirm");
    waitFor("Sure?");
    type("\u0003");
    assertThat(end()).containsPattern("(?m)^exit 130").doesNotContain("answer").contains(MODE_KEPT);
  }

  @Test
  void picksWithArrowKeys() throws IOException {
    run("choose");
    waitFor("then Enter");
    type(DOWN + DOWN + UP + "\r");
    assertThat(end()).contains("answer: <1>").contains("project-2").contains(MODE_KEPT);
  }

  @Test
  void picksByNumberBeyondWhatIsShown() throws IOException {
    run("choose");
    waitFor("then Enter");
    assertThat(shown).doesNotContain("project-30");
    type("30\r");
    assertThat(end()).contains("answer: <29>").contains("project-30").contains(MODE_KEPT);
  }

  @Test
  void leavesAListByEscape() throws IOException {
    run("choose");
    waitFor("then Enter");
    type("\u001b");
    assertThat(end()).contains("exit 130", "declined").doesNotContain("answer").contains(MODE_KEPT);
  }

  @Test
  void hearsKeysWhileItWaits() throws IOException {
    run("listen");
    waitFor("listening true");
    type("c" + UP + "xq");
    assertThat(end()).contains("answer: <cxq>").contains("exit 0").contains(MODE_KEPT);
  }

  @Test
  void givesTheTerminalBackWhenCtrlCEndsTheWait() throws IOException {
    run("listen");
    waitFor("listening true");
    type("\u0003");
    assertThat(end()).contains("exit 130").contains(MODE_KEPT);
  }

  @Test
  void hearsTheSameKeysThroughJLine() throws IOException {
    run("jline");
    waitFor("listening");
    type("ü" + DOWN + "\u0003q");
    assertThat(end())
        .contains("answer: <[252, " + RawKeys.DOWN + ", 3, 113]>")
        .contains("exit 0")
        .contains(MODE_KEPT);
  }

  @Test
  void knowsTheNewSizeOfTheWindow() throws IOException {
    run("resize");
    assertThat(end()).contains("answer: <80, then 61 of 61>").contains("exit 0");
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroy();
    }
  }

  /// The mode before and after are printed around the program's run.
  private void run(String kind) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // A shell other than bash would end with the Ctrl-C that is meant for the program.
    String command =
        "trap : INT; stty cols 80 rows 10; M=`stty -g`; '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                .formatted(java)
            + " --enable-native-access=ALL-UNNAMED -cp \"$PROMPT_CLASSES\" %s %s; R=$?;"
                .formatted(PromptProgram.class.getName(), kind)
            + " echo \"exit $R\"; [ \"$M\" = \"`stty -g`\" ] && echo mode kept; echo over";
    // Where the tests run in the background, Ctrl-C is ignored, and children would go on ignoring
    // it.
    ProcessBuilder builder =
        new ProcessBuilder(
            "env", "--default-signal=INT,QUIT", "script", "-qec", command, "/dev/null");
    builder.environment().put("PROMPT_CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("SENTRY_TERMINAL_SIZE", "80x10");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("NO_COLOR");
    process = builder.redirectErrorStream(true).start();
  }

  private void type(String keys) throws IOException {
    typeBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  private void typeBytes(byte[] keys) throws IOException {
    OutputStream keyboard = running().getOutputStream();
    keyboard.write(keys);
    keyboard.flush();
  }

  private void waitFor(String text) throws IOException {
    InputStream screen = running().getInputStream();
    byte[] bytes = new byte[4096];
    while (shown.indexOf(text) < 0) {
      int length = screen.read(bytes);
      if (length < 0) {
        throw new AssertionError("'" + text + "' never appeared; this did: " + shown);
      }
      shown.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }
  }

  private String end() throws IOException {
    waitFor("over");
    return shown.toString();
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }
}
