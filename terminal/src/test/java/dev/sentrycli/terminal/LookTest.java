package dev.sentrycli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.terminal.Look.Colours;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {
  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "'', false, false",
    "SENTRY_PLAIN_OUTPUT=1 FORCE_COLOR=1, true, false",
    "SENTRY_PLAIN_OUTPUT=yes, true, false",
    "SENTRY_PLAIN_OUTPUT=0 NO_COLOR=1, false, true",
    "SENTRY_PLAIN_OUTPUT=False, false, true",
    "SENTRY_PLAIN_OUTPUT=, false, true",
    "NO_COLOR=1 FORCE_COLOR=1, true, false",
    "NO_COLOR=, true, true",
    "FORCE_COLOR=0, true, false",
    "FORCE_COLOR=1, true, true",
    "FORCE_COLOR=, true, true",
    "FORCE_COLOR=1, false, false",
    "TERM=dumb, true, false",
    "TERM=dumb FORCE_COLOR=1, true, true"
  })
  void isRichByTheFirstRuleThatSaysSo(String variables, boolean terminal, boolean rich) {
    assertThat(Look.of(map(variables), terminal).rich()).isEqualTo(rich);
  }

  @ParameterizedTest
  @CsvSource({
    "'', SIXTEEN",
    "TERM=xterm, SIXTEEN",
    "TERM=xterm-256color, INDEXED",
    "TERM=xterm-256color COLORTERM=truecolor, TRUE",
    "TERM=screen COLORTERM=24bit, TRUE",
    "TERM=xterm-direct, TRUE",
    "WT_SESSION=1, TRUE",
    "TERM=xterm FORCE_COLOR=3, TRUE",
    "COLORTERM=truecolor FORCE_COLOR=1, SIXTEEN"
  })
  void findsOutHowManyColoursThereAre(String variables, Colours colours) {
    assertThat(Look.of(map(variables), true).colours()).isEqualTo(colours);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 80, 24",
    "SENTRY_TERMINAL_SIZE=120x50 COLUMNS=99, 120, 50",
    "SENTRY_TERMINAL_SIZE=0x0 COLUMNS=99 LINES=30, 99, 30",
    "SENTRY_TERMINAL_SIZE=wide COLUMNS=99, 99, 24",
    "COLUMNS=-5 LINES=99999999999, 80, 24"
  })
  void knowsTheSize(String variables, int width, int height) {
    Look look = Look.of(map(variables), true);
    assertThat(look.width()).isEqualTo(width);
    assertThat(look.height()).isEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({
    "120x40, 120, 40",
    "60x0, 60, 50",
    "'', 99, 50",
    "x, 99, 50",
    "0x0, 99, 50",
    "-5x12, 99, 12"
  })
  void staysAsItIsWhereANewSizeMakesNoSense(String size, int width, int height) {
    Look look = new Look(99, 50, true, Colours.TRUE, true);
    assertThat(look.sized(size)).isEqualTo(new Look(width, height, true, Colours.TRUE, true));
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/pts/3, true",
    "/dev/tty1, true",
    "/dev/console, true",
    "/dev/null, false",
    "pipe:[123], false",
    "/home/me/dev/pts/3, false"
  })
  void knowsTerminalsByTheirDevice(String device, boolean terminal) {
    assertThat(Attached.isTerminal(device)).isEqualTo(terminal);
  }

  @Test
  void findsNoTerminalAmongRedirectedStreams() {
    // The build gives its tests pipes.
    assertThat(Attached.detect(Platform.UNIX).out()).isFalse();
    assertThat(Attached.detect(Platform.MACOS).out()).isFalse();
  }

  private static Map<String, String> map(String variables) {
    Map<String, String> map = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        map.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return map;
  }
}
