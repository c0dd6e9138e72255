package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SpinnerTest {
  private static final Map<String, String> RICH = Map.of("FORCE_COLOR", "1");

  @Test
  void turnsAndLeavesNoTrace() {
    var captured = new CapturedConsole("", CapturedConsole.ALL, RICH);
    try (Spinner spinner = Spinner.start(captured.console, "Fetching teams (up to 25)...")) {
      waitFor(captured, "⠋\u001b[0m Fetching teams (up to 25)...");
      spinner.text("Nearly done");
      waitFor(captured, "Nearly done");
    }
    assertThat(captured.err()).endsWith("\r\u001b[K");
  }

  @Test
  void givesWayToWhatIsTold() {
    var captured = new CapturedConsole("", CapturedConsole.ALL, RICH);
    try (Spinner spinner = Spinner.start(captured.console, "waiting")) {
      waitFor(captured, "waiting");
      captured.console.err("a remark");
      spinner.text("still");
      waitFor(captured, "still");
    }
    assertThat(captured.err()).contains("waiting\r\u001b[Ka remark\n\r\u001b[K");
  }

  @Test
  void isStillWhereNothingCanMove() {
    for (var captured :
        new CapturedConsole[] {
          new CapturedConsole("", new Attached(true, true, false), RICH),
          new CapturedConsole("", CapturedConsole.ALL, Map.of("NO_COLOR", "1"))
        }) {
      Spinner.start(captured.console, "waiting").close();
      assertThat(captured.err()).isEmpty();
    }
  }

  @Test
  void saysNothingAboutWhatIsQuicklyDone() {
    var captured = new CapturedConsole("", CapturedConsole.ALL, RICH);
    Spinner.start(captured.console, "waiting").close();
    assertThat(captured.err()).isEmpty();
  }

  private static void waitFor(CapturedConsole captured, String text) {
    while (!captured.err().contains(text)) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
