package dev.sentrycli.sandbox.world.issue;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When, how often and to whom an issue happened. Counts are kept per hour and environment, so they
/// outlive the events themselves, as on a real server whose events expire.
public record Occurrences(
    Instant firstSeen,
    Instant lastSeen,
    Map<String, NavigableMap<Long, Integer>> hours,
    Set<String> users,
    @Nullable String firstRelease,
    @Nullable String lastRelease) {

  private static final long HOUR = 3600;

  public Occurrences {
    Map<String, NavigableMap<Long, Integer>> copy = new HashMap<>();
    hours.forEach(
        (environment, counts) ->
            copy.put(environment, Collections.unmodifiableNavigableMap(new TreeMap<>(counts))));
    hours = Collections.unmodifiableMap(copy);
    users = Set.copyOf(users);
  }

  /// Nothing happened yet.
  static Occurrences none(Instant at) {
    return new Occurrences(at, at, Map.of(), Set.of(), null, null);
  }

  /// All events ever, or those of the named environments.
  public long count(Collection<String> environments) {
    return count(environments, null, null);
  }

  /// The events between two instants, to the hour; a null end is open, no environments means all.
  public long count(Collection<String> environments, @Nullable Instant from, @Nullable Instant to) {
    long sum = 0;
    for (Map.Entry<String, NavigableMap<Long, Integer>> one : hours.entrySet()) {
      if (environments.isEmpty() || environments.contains(one.getKey())) {
        for (int count : between(one.getValue(), from, to).values()) {
          sum += count;
        }
      }
    }
    return sum;
  }

  /// Counts of `buckets` equal intervals from `start`, which the stats of the API show.
  public long[] buckets(
      Collection<String> environments, Instant start, long bucketSeconds, int buckets) {
    long[] counts = new long[buckets];
    long from = start.getEpochSecond();
    for (Map.Entry<String, NavigableMap<Long, Integer>> one : hours.entrySet()) {
      if (environments.isEmpty() || environments.contains(one.getKey())) {
        for (Map.Entry<Long, Integer> hour :
            one.getValue().tailMap(Math.floorDiv(from, HOUR), true).entrySet()) {
          long bucket = (Math.max(hour.getKey() * HOUR, from) - from) / bucketSeconds;
          if (bucket >= buckets) {
            break;
          }
          counts[(int) bucket] += hour.getValue();
        }
      }
    }
    return counts;
  }

  private static NavigableMap<Long, Integer> between(
      NavigableMap<Long, Integer> counts, @Nullable Instant from, @Nullable Instant to) {
    NavigableMap<Long, Integer> part = counts;
    if (from != null) {
      part = part.tailMap(Math.floorDiv(from.getEpochSecond(), HOUR), true);
    }
    return to == null ? part : part.headMap(Math.floorDiv(to.getEpochSecond(), HOUR), true);
  }

  /// With events of one hour and environment added.
  Occurrences plus(
      Instant at, String environment, int count, @Nullable String user, @Nullable String release) {
    Map<String, NavigableMap<Long, Integer>> more = new HashMap<>(hours);
    NavigableMap<Long, Integer> counts =
        new TreeMap<>(more.getOrDefault(environment, new TreeMap<>()));
    counts.merge(Math.floorDiv(at.getEpochSecond(), HOUR), count, Integer::sum);
    more.put(environment, counts);
    Set<String> everybody = users;
    if (user != null && !users.contains(user)) {
      everybody = new HashSet<>(users);
      everybody.add(user);
    }
    boolean earliest = hours.isEmpty() || at.isBefore(firstSeen);
    boolean latest = hours.isEmpty() || !at.isBefore(lastSeen);
    return new Occurrences(
        earliest ? at : firstSeen,
        latest ? at : lastSeen,
        more,
        everybody,
        release != null && (earliest || firstRelease == null) ? release : firstRelease,
        release != null && (latest || lastRelease == null) ? release : lastRelease);
  }

  /// Both together, for issues that are merged.
  Occurrences merged(Occurrences other) {
    Map<String, NavigableMap<Long, Integer>> both = new HashMap<>();
    for (Occurrences one : List.of(this, other)) {
      one.hours.forEach(
          (environment, counts) ->
              counts.forEach(
                  (hour, count) ->
                      both.computeIfAbsent(environment, name -> new TreeMap<>())
                          .merge(hour, count, Integer::sum)));
    }
    Set<String> everybody = new HashSet<>(users);
    everybody.addAll(other.users);
    boolean thisFirst = !firstSeen.isAfter(other.firstSeen);
    boolean thisLast = !lastSeen.isBefore(other.lastSeen);
    return new Occurrences(
        thisFirst ? firstSeen : other.firstSeen,
        thisLast ? lastSeen : other.lastSeen,
        both,
        everybody,
        thisFirst ? firstRelease : other.firstRelease,
        thisLast ? lastRelease : other.lastRelease);
  }
}
