package dev.sentrycli.cli.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdAgeTest {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");
  private static final String LOG =
      Long.toHexString((1L << 48) + MADE.toEpochMilli()).substring(1) + "7abc8123456789abcdef";

  @Test
  void aUuidOfVersion7TellsWhenItWasMade() {
    assertThat(IdAge.made(LOG)).isEqualTo(MADE);
    assertThat(IdAge.made("7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5")).isNull();
  }

  @Test
  void whatIsOlderThanServersKeepThingsIsLikelyGone() {
    assertThat(IdAge.likelyGone(LOG, MADE.plus(Duration.ofDays(91)))).contains("2026-01-02");
    assertThat(IdAge.likelyGone(LOG, MADE.plus(Duration.ofDays(89)))).isNull();
  }
}
