package dev.sentrycli.api.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void waitsLongerTheSecondTimeAndThenGivesUp() {
    for (int i = 0; i < 50; i++) {
      Backoff backoff = new Backoff();
      assertThat(backoff.next(null)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(backoff.next(null)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(backoff.next(null)).isNull();
    }
  }

  @Test
  void doesWhatTheServerAsksUpToTenSeconds() {
    Backoff backoff = new Backoff();

    assertThat(backoff.next(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.next(Duration.ofSeconds(11))).isNull();
    assertThat(backoff.next(Duration.ZERO)).isEqualTo(Duration.ZERO);
  }

  @Test
  void readsSecondsAndDates() {
    assertThat(asked("7", null, null)).isEqualTo(Duration.ofSeconds(7));
    assertThat(asked(" 1.5 ", null, null)).isEqualTo(Duration.ofMillis(1500));
    assertThat(asked("Mon, 23 Nov 2026 10:00:04 GMT", null, null)).isEqualTo(Duration.ofSeconds(4));
    assertThat(asked("Mon, 23 Nov 2026 09:00:04 GMT", null, null)).isEqualTo(Duration.ZERO);
    assertThat(asked("soon", null, null)).isNull();
    assertThat(asked("-1", null, null)).isNull();
    assertThat(asked("1e9", null, null)).isNull();
    assertThat(asked("", null, null)).isNull();
  }

  @Test
  void readsSentrysOwnWindowWhereThereIsNoRetryAfter() {
    String reset = Long.toString(NOW.getEpochSecond() + 3);

    assertThat(asked(null, "0", reset)).isEqualTo(Duration.ofSeconds(3));
    assertThat(asked("garbage", "0", reset)).isEqualTo(Duration.ofSeconds(3));
    assertThat(asked("1", "0", reset)).isEqualTo(Duration.ofSeconds(1));
    assertThat(asked(null, "5", reset)).isNull();
    assertThat(asked(null, "0", null)).isNull();
    assertThat(asked(null, "0", "garbage")).isNull();
  }

  @Property(tries = 500)
  void neverFailsOnGarbage(@ForAll String retryAfter, @ForAll String reset) {
    Duration asked = asked(retryAfter, "0", reset);

    assertThat(asked == null || !asked.isNegative()).isTrue();
  }

  private static @Nullable Duration asked(
      @Nullable String retryAfter, @Nullable String remaining, @Nullable String reset) {
    return Backoff.asked(retryAfter, remaining, reset, NOW);
  }
}
