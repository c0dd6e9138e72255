package dev.sentrycli.sandbox.world.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was recorded of one visit.
///
/// @param id 32 hex digits
/// @param segments in order of their numbers
/// @param viewers the users who have watched it
/// @param archived whether it was deleted, so that only its name is left
public record Replay(
    String id, long projectId, List<Segment> segments, Set<Long> viewers, boolean archived) {
  public Replay {
    segments = List.copyOf(segments);
    viewers = Collections.unmodifiableSortedSet(new TreeSet<>(viewers));
  }

  public Replay(String id, long projectId) {
    this(id, projectId, List.of(), Set.of(), false);
  }

  Replay with(Segment segment) {
    if (archived) {
      return this;
    }
    TreeMap<Integer, Segment> all = new TreeMap<>();
    segments.forEach(one -> all.put(one.number(), one));
    all.merge(segment.number(), segment, Segment::and);
    return new Replay(id, projectId, new ArrayList<>(all.values()), viewers, false);
  }

  Replay seenBy(long user) {
    Set<Long> more = new TreeSet<>(viewers);
    more.add(user);
    return new Replay(id, projectId, segments, more, archived);
  }

  Replay deleted() {
    return new Replay(id, projectId, List.of(), Set.of(), true);
  }

  long size() {
    long size = 0;
    for (Segment segment : segments) {
      size += segment.size();
    }
    return size;
  }
}
