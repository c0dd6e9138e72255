package dev.sentrycli.cli.command.log;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.command.Words;
import dev.sentrycli.cli.logs.LogRows;
import dev.sentrycli.cli.output.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Logs as they come: each once, in the order of their time as far as they come in it. Servers take
/// a while to show what they got, so each question looks back a little beyond what was shown last,
/// and what it shows again is left out.
final class LogFollow implements Result.Source {
  /// So late a log may show and is not missed.
  private static final Duration LATE = Duration.ofMinutes(1);

  /// What it begins with, if nobody says.
  static final TimeSpan FIRST_LOOK = TimeSpan.last("1m");

  private static final Duration LEAST_LOOK = Duration.ofMinutes(1);
  private static final Duration USUAL_LOOK = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int PAGE = 100;

  private final Rows source;
  private final boolean ofTrace;
  private final TimeSpan first;
  private final int limit;
  private final Duration interval;
  private final Clock clock;
  private final Waiting waiting;
  private final Consumer<String> told;

  /// Answers about logs as they are at this moment.
  @FunctionalInterface
  interface Rows {
    /// @param since nanoseconds since 1970; null for all
    /// @param oldest whether the oldest come first
    Slice<JsonObject> now(
        @Nullable Long since, TimeSpan time, boolean oldest, int limit, @Nullable String cursor);
  }

  /// The logs that a question may show again, and when they were written.
  private final Map<String, Long> shown = new HashMap<>();

  /// When the newest was written; null before there is any. Where to go on is told from the logs
  /// and from the server's clock alone: the one here may be minutes off.
  private @Nullable Long newest;

  private long oldest = Long.MIN_VALUE;
  private Instant begun;
  private Instant reached;

  /// @param ofTrace whether they are of a trace, of which servers always tell all
  /// @param first how far to look back to begin with
  /// @param limit how many of that time to begin with
  /// @param interval between questions
  /// @param told hears when questions fail, and when they succeed again
  LogFollow(
      Rows source,
      boolean ofTrace,
      TimeSpan first,
      int limit,
      Duration interval,
      Clock clock,
      Waiting waiting,
      Consumer<String> told) {
    this.source = source;
    this.ofTrace = ofTrace;
    this.first = first;
    this.limit = limit;
    this.interval = interval;
    this.clock = clock;
    this.waiting = waiting;
    this.told = told;
    this.begun = clock.instant();
    this.reached = begun;
  }

  /// Never comes to an end by itself.
  @Override
  public Result.@Nullable Envelope each(Result.PageTaker taker) {
    begin(taker);
    int failures = 0;
    ApiException last = null;
    while (true) {
      waiting.rest(pause(failures, last));
      try {
        more(taker);
        if (failures > 0) {
          told.accept("asked successfully again; nothing was missed that the server still has");
        }
        failures = 0;
        last = null;
      } catch (ApiException failed) {
        if (!failed.mayPass()) {
          throw failed;
        }
        if (failures == 0) {
          told.accept(Words.of(failed) + "; asking again until it works");
        }
        failures++;
        last = failed;
      }
    }
  }

  private void begin(Result.PageTaker taker) {
    Instant now = clock.instant();
    Slice<JsonObject> known = source.now(null, first, false, limit, null);
    if (!known.items().isEmpty() && known.hasMore()) {
      Long least = LogRows.nanos(known.items().getLast());
      oldest = least == null ? oldest : least;
    }
    take(known.items(), null, now, taker);
    begun = now;
    reached = now;
  }

  /// What came since, and what came late.
  private void more(Result.PageTaker taker) {
    Instant now = clock.instant();
    Long since = since();
    Long after = since == null ? null : since - 1;
    TimeSpan look = TimeSpan.last(text(look(now)));
    Slice<JsonObject> page = source.now(after, look, false, PAGE, null);
    if (ofTrace) {
      List<JsonObject> rows = new ArrayList<>(page.items());
      while (page.next() != null
          && !page.items().isEmpty()
          && isAfter(page.items().getLast(), since)) {
        page = source.now(null, look, false, PAGE, page.next());
        rows.addAll(page.items());
      }
      take(rows, since, now, taker);
    } else if (page.hasMore()) {
      // From the oldest on, so that no more than a page need be kept. While more is logged than is
      // read this never ends, and what the time looked back to begins with must not move from under
      // the cursor.
      String cursor = null;
      do {
        Instant asked = clock.instant();
        Duration back = after == null ? look(asked) : look(asked).plus(LATE);
        page = source.now(after, TimeSpan.last(text(back)), true, PAGE, cursor);
        take(page.items(), since, asked, taker);
        forget();
        cursor = page.next();
      } while (cursor != null);
    } else {
      take(page.items(), since, now, taker);
    }
    reached = now;
    forget();
  }

  /// From when on logs may be new; null for all.
  private @Nullable Long since() {
    Long last = newest;
    return last == null ? null : Math.max(oldest, last - LATE.toNanos());
  }

  /// How far to look back from now, on the server's clock: never to before the first look.
  private Duration look(Instant now) {
    Duration behind = Duration.between(reached, now).plus(LATE).plus(LATE);
    Duration usual = behind.compareTo(USUAL_LOOK) > 0 ? behind : USUAL_LOOK;
    Duration since = Duration.between(begun, now);
    Duration whole = since.isNegative() ? LEAST_LOOK : since.plus(LEAST_LOOK);
    return whole.compareTo(usual) < 0 ? whole : usual;
  }

  private static boolean isAfter(JsonObject row, @Nullable Long moment) {
    Long nanos = LogRows.nanos(row);
    return nanos == null || moment == null || nanos >= moment;
  }

  /// Hands on what is new, in the order of its time.
  private void take(
      List<JsonObject> rows, @Nullable Long since, Instant now, Result.PageTaker taker) {
    long latest = nanos(now);
    List<JsonObject> fresh = new ArrayList<>();
    for (JsonObject row : rows) {
      Long nanos = LogRows.nanos(row);
      Long last = newest;
      long when = nanos != null ? nanos : last != null ? last : latest;
      String id = LogRows.id(row);
      if (isAfter(row, since)
          && shown.putIfAbsent(id == null ? JsonText.compact(row) : id, when) == null) {
        fresh.add(row);
        if (nanos != null) {
          // A clock that is ahead must not hide what others log meanwhile.
          long known = Math.min(nanos, latest);
          newest = last == null ? known : Math.max(last, known);
        }
      }
    }
    fresh.sort(Comparator.comparingLong(LogFollow::order));
    if (!fresh.isEmpty()) {
      taker.take(fresh);
    }
  }

  private static long order(JsonObject row) {
    Long nanos = LogRows.nanos(row);
    return nanos == null ? Long.MAX_VALUE : nanos;
  }

  /// What no question shows again need not be remembered.
  private void forget() {
    Long bound = since();
    if (bound == null) {
      return;
    }
    for (Iterator<Long> times = shown.values().iterator(); times.hasNext(); ) {
      if (times.next() < bound) {
        times.remove();
      }
    }
  }

  /// How many logs it keeps in mind.
  int remembered() {
    return shown.size();
  }

  /// Longer after each failure in a row, and as long as a server asks for.
  private Duration pause(int failures, @Nullable ApiException last) {
    Duration pause = interval;
    for (int i = 0; i < failures && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
    Duration wanted =
        last instanceof ApiException.RateLimited limited ? limited.retryAfter() : null;
    return wanted != null && wanted.compareTo(pause) > 0 ? wanted : pause;
  }

  private static String text(Duration duration) {
    return duration.compareTo(USUAL_LOOK) < 0
        ? duration.toSeconds() + "s"
        : duration.toMinutes() + "m";
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
  }
}
