package dev.sentrycli.terminal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampsTest {
  @Property
  void agreesWithJava(
      @ForAll @IntRange(min = 0, max = 9999) int year,
      @ForAll @IntRange(min = 0, max = 13) int month,
      @ForAll @IntRange(min = 0, max = 32) int day,
      @ForAll @IntRange(min = 0, max = 25) int hour,
      @ForAll @IntRange(min = 0, max = 61) int minute,
      @ForAll @IntRange(min = -18 * 3600, max = 18 * 3600) int zone) {
    String text = "%04d-%02d-%02dT%02d:%02d:07.25".formatted(year, month, day, hour, minute);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone);
    Instant expected;
    try {
      expected = LocalDateTime.of(year, month, day, hour, minute, 7, 250_000_000).toInstant(offset);
    } catch (DateTimeException none) {
      expected = null;
    }
    assertThat(Timestamps.read(text + offset.getId())).isEqualTo(expected);
  }

  @Property
  void readsWhatJavaWrites(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long seconds,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
    Instant moment = Instant.ofEpochSecond(seconds, nanos);
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    if (text.length() > 19 && text.charAt(4) == '-' && text.charAt(16) == ':') {
      assertThat(Timestamps.read(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }
  }

  @Property
  void neverFails(@ForAll String text, @ForAll String zone) {
    assertThat(Timestamps.read(text)).isNull();
    Instant read = Timestamps.read("2026-03-04T17:06:07" + zone);
    assertThat(read == null || read.toString().startsWith("2026-03-0")).isTrue();
  }

  @Example
  void zonesHaveSeveralSpellings() {
    Instant noon = Instant.parse("2026-03-04T12:00:00Z");
    for (String zone : new String[] {"+05:30", "+0530", "+05:30:00"}) {
      assertThat(Timestamps.read("2026-03-04T17:30:00" + zone)).isEqualTo(noon);
    }
    for (String zone : new String[] {"", "Z", "z", "+00:00", "+00", "-0", "+0"}) {
      assertThat(Timestamps.read("2026-03-04 12:00:00" + zone)).isEqualTo(noon);
    }
    for (String zone :
        new String[] {"+", "-", "X", "+5:", "+123456789", "+19:00", "+05:60", "Z "}) {
      assertThat(Timestamps.read("2026-03-04T12:00:00" + zone)).isNull();
    }
  }
}
