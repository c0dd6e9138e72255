package dev.sentrycli.cli.command.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each log is shown once and none is missed, whatever the server shows when.
class LogFollowTest {
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final int PAGE = 100;

  /// What the server shows from some moment on.
  private record Line(String id, Instant written, Instant visible) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private int questions;
  private Instant now = START;

  /// How far the clock here is ahead of the server's.
  private Duration ahead = Duration.ZERO;

  /// How long a question takes.
  private Duration asking = Duration.ZERO;

  private Instant end = Instant.MAX;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void showsEachOnceInTheOrderOfTime(boolean ofTrace) {
    add("before", -30, -30);
    add("first", 1, 2);
    add("second", 3, 4);
    add("third", 3.5, 4);
    follow(ofTrace, 100, 20);
    assertThat(shown).containsExactly("before", "first", "second", "third");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void missesNothingThatComesLate(boolean ofTrace) {
    add("early", 10, 11);
    add("late", 5, 40);
    follow(ofTrace, 100, 60);
    assertThat(shown).containsExactly("early", "late");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void showsMoreThanAPageInOrder(boolean ofTrace) {
    for (int i = 0; i < 350; i++) {
      add("line" + i, 5 + i / 1000.0, 6);
    }
    follow(ofTrace, 100, 20);
    assertThat(shown)
        .hasSize(350)
        .isSortedAccordingTo(Comparator.comparingInt(LogFollowTest::number));
  }

  @Test
  void beginsWithAsManyAsWanted() {
    for (int i = 0; i < 10; i++) {
      add("line" + i, -20 + i, -20 + i);
    }
    follow(false, 3, 10);
    assertThat(shown).containsExactly("line7", "line8", "line9");
  }

  @Test
  void aClockThatIsAheadHidesNothing() {
    add("ahead", 3600, 1);
    add("after", 20, 21);
    follow(false, 100, 60);
    assertThat(shown).containsExactly("ahead", "after");
  }

  @ParameterizedTest
  @CsvSource({
    "300, false",
    "300, true",
    "3600, false",
    "-300, false",
    "-300, true",
    "-3600, false"
  })
  void aClockHereThatIsOffLosesNothingAndBringsNothingOld(int seconds, boolean ofTrace) {
    ahead = Duration.ofSeconds(seconds);
    add("old", -200, -200);
    add("before", -30, -30);
    add("first", 1, 2);
    add("early", 10, 11);
    add("late", 5, 40);
    add("last", 100, 101);
    follow(ofTrace, 100, 120);
    assertThat(shown).containsExactly("before", "first", "early", "late", "last");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, -300, 0})
  void findsTheFirstWhateverTheClockHereSays(int seconds) {
    ahead = Duration.ofSeconds(seconds);
    add("old", -70, -70);
    add("first", 900, 901);
    add("second", 910, 911);
    follow(false, 100, 1000);
    assertThat(shown).containsExactly("first", "second");
  }

  @Test
  void remembersNoMoreAfterAnHourThanAfterAMinute() {
    for (int i = 0; i < 3600; i++) {
      add("line" + i, i, i + 1);
    }
    LogFollow follow = follow(false, 100, 3600);
    assertThat(shown).hasSize(3600);
    assertThat(follow.remembered()).isLessThan(130);
  }

  @Test
  void remembersNoMoreWhereLogsComeFasterThanTheyAreRead() {
    for (int i = 0; i < 14_400; i++) {
      add("line" + i, i / 12.0, i / 12.0);
    }
    asking = Duration.ofSeconds(10);
    LogFollow follow = follow(false, 100, 1200);
    assertThat(shown).hasSizeGreaterThan(11_000);
    int first = number(shown.getFirst());
    for (int i = 0; i < shown.size(); i++) {
      assertThat(number(shown.get(i))).isEqualTo(first + i);
    }
    assertThat(follow.remembered()).isLessThan(900);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("line".length()));
  }

  private void add(String id, double written, double visible) {
    lines.add(new Line(id, moment(written), moment(visible)));
  }

  private static Instant moment(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  private LogFollow follow(boolean ofTrace, int limit, int seconds) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.plus(ahead);
          }
        };
    end = START.plusSeconds(seconds);
    Waiting waiting =
        new Waiting(
            () -> 0,
            duration -> {
              now = now.plus(duration);
              if (now.isAfter(end)) {
                throw new InterruptedException("enough");
              }
            });
    LogFollow follow =
        new LogFollow(
            (since, time, oldest, most, cursor) ->
                rows(ofTrace ? null : since, time, oldest, most, cursor),
            ofTrace,
            LogFollow.FIRST_LOOK,
            limit,
            Duration.ofSeconds(2),
            clock,
            waiting,
            note -> shown.add(note));
    assertThatThrownBy(
            () -> follow.each(page -> page.forEach(row -> shown.add(Fields.text(row, "id")))))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(questions).isPositive();
    return follow;
  }

  private Slice<JsonObject> rows(
      @Nullable Long since, TimeSpan time, boolean oldest, int most, @Nullable String cursor) {
    questions++;
    now = now.plus(asking);
    if (now.isAfter(end)) {
      Thread.currentThread().interrupt();
      throw new CancellationException("enough");
    }
    assertThat(time).isNotEqualTo(TimeSpan.ANY);
    Comparator<Line> order = Comparator.comparing(Line::written);
    List<Line> visible =
        lines.stream()
            .filter(line -> !line.visible().isAfter(now))
            .filter(line -> !line.written().isBefore(now.minus(period(time))))
            .filter(line -> since == null || nanos(line.written()) > since)
            .sorted(oldest ? order : order.reversed())
            .toList();
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(visible.size(), from + Math.min(most, PAGE));
    List<JsonObject> page = new ArrayList<>();
    for (Line line : visible.subList(Math.min(from, to), to)) {
      JsonObject row = new JsonObject();
      row.addProperty("id", line.id());
      row.addProperty("timestamp_precise", nanos(line.written()));
      page.add(row);
    }
    return new Slice<>(page, null, to < visible.size() ? Integer.toString(to) : null);
  }

  private static Duration period(TimeSpan time) {
    String text = requireNonNull(time.relative());
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
