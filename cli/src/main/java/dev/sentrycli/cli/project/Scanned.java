package dev.sentrycli.cli.project;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a look through the code of a project came to, in a form that can be kept: it counts as long
/// as no folder has got or lost a file, no `.gitignore` has changed, and no file that holds a DSN;
/// of which those come first in the text that are near a DSN, as they are asked alone at times.
///
/// @param dsns in the order of their paths
/// @param ground what says so, by its path from the root, and when that last changed (milliseconds)
/// @param start when the look began, in milliseconds
record Scanned(List<DetectedDsn> dsns, Map<String, Long> ground, long start) {
  private static final String FORMAT = "scan 3";
  private static final String END = "end";

  /// Clocks of file systems are coarse: what changed this shortly before may change again unseen.
  private static final long TOO_FRESH = 2000;

  /// The text to keep; null if it can't be relied on. Keys that are secret stay out of it. Of the
  /// times only a sum is kept, as reading a thousand numbers costs as much as asking for them.
  @Nullable String text(Path root) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n').append(root).append('\n');
    for (DetectedDsn detected : dsns) {
      if (!(detected.place() instanceof DetectedDsn.Place.Code(Path file, int line))) {
        return null;
      }
      text.append(detected.dsn()).append(' ').append(line).append(' ').append(file).append('\n');
    }
    Set<String> paths = near();
    int near = paths.size();
    paths.addAll(ground.keySet());
    long nearSum = 0;
    long sum = 0;
    int count = 0;
    StringBuilder lines = new StringBuilder();
    for (String path : paths) {
      Long modified = ground.get(path);
      if (modified == null || path.indexOf('\n') >= 0 || modified > start - TOO_FRESH) {
        return null;
      }
      sum = added(sum, modified);
      nearSum = ++count == near ? sum : nearSum;
      lines.append(path).append('\n');
    }
    text.append('\n').append(near).append(' ').append(nearSum).append(' ').append(sum);
    return text.append('\n').append(lines).append(END).toString();
  }

  /// The files with DSNs and the folders on the way to them.
  private Set<String> near() {
    Set<String> near = new LinkedHashSet<>();
    for (DetectedDsn detected : dsns) {
      if (detected.place() instanceof DetectedDsn.Place.Code(Path file, int _)) {
        for (Path at = file; at != null; at = at.getParent()) {
          near.add(at.toString());
        }
      }
    }
    near.add("");
    return near;
  }

  /// What an earlier run found.
  ///
  /// @param text as it was kept
  /// @param ground where in it stands what that rests on
  record Kept(List<DetectedDsn> dsns, Path root, String text, int ground) {
    /// Whether it counts still. Takes a question to the file system for each folder.
    boolean isTrue() {
      return isTrue(false);
    }

    /// Whether it counts still as far as the files with DSNs tell, and the folders on the way to
    /// them.
    boolean isTrueNearDsns() {
      return isTrue(true);
    }

    private boolean isTrue(boolean near) {
      Lines lines = new Lines(text, ground);
      File folder = root.toFile();
      try {
        String[] numbers = lines.next().split(" ", 3);
        long then = Long.parseLong(numbers[near ? 1 : 2]);
        int most = near ? Integer.parseInt(numbers[0]) : Integer.MAX_VALUE;
        long sum = 0;
        String path = lines.next();
        for (int i = 0; i < most && !lines.ended(); i++) {
          sum = added(sum, new File(folder, path).lastModified());
          path = lines.next();
        }
        return sum == then;
      } catch (IndexOutOfBoundsException | IllegalArgumentException torn) {
        return false;
      }
    }
  }

  /// What was kept, in parts; null if it is none of these texts.
  static @Nullable Kept kept(String text, Path root) {
    List<DetectedDsn> dsns = new ArrayList<>();
    Lines lines = new Lines(text, 0);
    if (!lines.next().equals(FORMAT) || !text.endsWith("\n" + END)) {
      return null;
    }
    try {
      if (!lines.next().equals(root.toString())) {
        return null;
      }
      for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
        String[] parts = line.split(" ", 3);
        Dsn dsn = Dsn.parse(parts[0]);
        if (dsn == null) {
          return null;
        }
        Path file = Path.of(parts[2]);
        dsns.add(
            new DetectedDsn(dsn, new DetectedDsn.Place.Code(file, Integer.parseInt(parts[1]))));
      }
      return new Kept(dsns, root, text, lines.next);
    } catch (IndexOutOfBoundsException | IllegalArgumentException torn) {
      return null;
    }
  }

  private static long added(long sum, long modified) {
    return 31 * sum + modified;
  }

  /// One line after the other, and none kept.
  private static final class Lines {
    private final String text;
    private int next;

    Lines(String text, int next) {
      this.text = text;
      this.next = next;
    }

    /// @throws IndexOutOfBoundsException after the last
    String next() {
      int end = text.indexOf('\n', next);
      String line = text.substring(next, end < 0 ? text.length() : end);
      next = end < 0 ? text.length() + 1 : end + 1;
      return line;
    }

    /// Whether the last one was given.
    boolean ended() {
      return next > text.length();
    }
  }
}
