package dev.sentrycli.terminal.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.terminal.Attached;
import dev.sentrycli.terminal.CapturedConsole;
import dev.sentrycli.terminal.ClosedOutputException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class ProgramsTest {
  private static final Attached NONE = new Attached(false, false, false);

  @TempDir private Path folder;
  private final Map<String, String> variables = Map.of("PATH", "/usr/bin:/bin", "GREETING", "hey");
  private final Programs programs = new Programs(Platform.UNIX, variables);

  private int hand(String script, Console console) throws IOException {
    return programs.hand(List.of("/bin/sh", "-c", script), variables, folder, console);
  }

  @Test
  void aProgramTakesThePlaceOfTheRun() throws IOException {
    CapturedConsole captured = new CapturedConsole("input", NONE, Map.of());

    int code = hand("cat; echo \" $GREETING\"; echo oops >&2; exit 7", captured.console);

    assertThat(code).isEqualTo(7);
    assertThat(captured.out()).isEqualTo("input hey\n");
    assertThat(captured.err()).isEqualTo("oops\n");
  }

  @Test
  void aProgramThatIsAskedLooksAtItsInput() throws IOException {
    Path input = Files.writeString(folder.resolve("input"), "hello");

    assertThat(programs.ask(List.of("/bin/cat"), folder, Redirect.from(input.toFile())))
        .isEqualTo("hello");
    assertThat(programs.ask(List.of("/bin/cat"), folder)).isEmpty();
  }

  @Test
  void aProgramThatIsNotThereIsNotStarted() {
    CapturedConsole captured = new CapturedConsole("", NONE, Map.of());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> programs.hand(List.of("/no/such"), variables, folder, captured.console));
  }

  @Test
  void aProgramWhoseResultsNobodyTakesIsEnded() throws Exception {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Console console =
        new Console(
            InputStream.nullInputStream(), gone, new ByteArrayOutputStream(), NONE, Map.of());

    assertThatExceptionOfType(ClosedOutputException.class)
        .isThrownBy(() -> hand("echo $$ > pid; head -c 40000 /dev/zero; exec sleep 60", console));

    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle left = ProcessHandle.of(pid).orElse(null);
    if (left != null) {
      assertThat(left.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
