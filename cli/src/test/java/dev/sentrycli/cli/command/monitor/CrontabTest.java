package dev.sentrycli.cli.command.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrontabTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "0 4 * * *",
        "*/5 8-18 1,15 JAN-jun mon-fri",
        "0 0 L * *",
        "0 0 LW * *",
        "0 0 * * 5L",
        "0 0 * * MON#2",
        "0 0 * * 7",
        "0  0 1 1 *",
        "@daily",
        " @hourly "
      })
  void whatAServerMayTakePasses(String crontab) {
    assertThat(Crontab.mistake(crontab)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 4 * *",
        "0 4 * * * *",
        "every 5 min",
        "every five minutes or so",
        "60 * * * *",
        "0 24 * * *",
        "0 0 0 * *",
        "0 0 * 13 *",
        "0 0 * * 8",
        "*/0 * * * *",
        "*/x * * * *",
        "1,,2 * * * *",
        "1-2-3 * * * *",
        "@reboot",
        "@Daily"
      })
  void whatNoServerTakesIsFound(String crontab) {
    assertThat(Crontab.mistake(crontab)).isNotNull();
  }
}
