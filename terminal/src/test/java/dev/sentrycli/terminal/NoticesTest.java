package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Notices.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));

  @Test
  void writesTagAndLevelWhereNoTerminalIs() {
    var captured = new CapturedConsole("", Attached.NOWHERE, Map.of());
    Notices notices = notices(captured, Level.TRACE);
    notices.error("auth", "broken");
    notices.warn("auth", "token expires soon");
    notices.log("auth", "said");
    notices.info("auth", "checked");
    notices.debug("http", "GET /api/0/");
    notices.trace("http", "bytes");
    notices.warn("", "untagged");

    assertThat(captured.err())
        .isEqualTo(
            """
            [auth]  ERROR  broken
            [auth]  WARN  token expires soon
            [auth] said
            [auth] ℹ checked
            [http] ⚙ GET /api/0/
            [http] → bytes
            WARN  untagged
            """);
  }

  @Test
  void putsTagAndTimeAtTheRightOfATerminal() {
    var captured =
        new CapturedConsole(
            "", CapturedConsole.ALL, Map.of("NO_COLOR", "1", "SENTRY_TERMINAL_SIZE", "40x20"));
    Notices notices = notices(captured, Level.INFO);
    notices.warn("auth", "token expires soon");
    notices.info("auth", "a line that leaves no room at the right");

    assertThat(captured.err())
        .isEqualTo(
            """
            ⚠ token expires soon       auth 05:06:07
            ℹ a line that leaves no room at the right
            """);
  }

  @Test
  void keepsQuietBeyondItsLevel() {
    var captured = new CapturedConsole("", Attached.NOWHERE, Map.of());
    Notices notices = notices(captured, Level.WARN);
    notices.info("a", "unwanted");
    notices.debug("a", "unwanted");
    assertThat(captured.err()).isEmpty();
    assertThat(notices.shows(Level.WARN)).isTrue();
    assertThat(notices.shows(Level.LOG)).isFalse();
  }

  @Test
  void letsNoTextActOnTheTerminal() {
    for (Attached attached : new Attached[] {Attached.NOWHERE, CapturedConsole.ALL}) {
      var captured = new CapturedConsole("", attached, Map.of("NO_COLOR", "1"));
      notices(captured, Level.INFO).warn("a\u001b]0;x\u0007", "server said \u001b[2J\u009bbad");
      assertThat(captured.err().chars()).allMatch(c -> c == '\n' || !Character.isISOControl(c));
    }
  }

  @Test
  void knowsLevelsByName() {
    assertThat(Level.of("warn")).isEqualTo(Level.WARN);
    assertThat(Level.of("DEBUG")).isEqualTo(Level.DEBUG);
    assertThat(Level.of("loud")).isNull();
  }

  private static Notices notices(CapturedConsole captured, Level level) {
    return new Notices(captured.console, level, CLOCK, () -> ZoneOffset.UTC);
  }
}
