package dev.sentrycli.cli.project;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a look through the code of a project came to, in a form that can be kept: it counts as long
/// as no folder has got or lost a file, no `.gitignore` has changed, and no file that holds a DSN.
///
/// @param dsns in the order of their paths
/// @param ground what says so, by its path from the root, and when that last changed (milliseconds)
/// @param start when the look began, in milliseconds
record Scanned(List<DetectedDsn> dsns, Map<String, Long> ground, long start) {
  private static final String FORMAT = "scan 2";
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
    long sum = 0;
    for (Map.Entry<String, Long> each : ground.entrySet()) {
      if (each.getKey().indexOf('\n') >= 0 || each.getValue() > start - TOO_FRESH) {
        return null;
      }
      sum = added(sum, each.getValue());
    }
    text.append('\n').append(sum).append('\n');
    for (String path : ground.keySet()) {
      text.append(path).append('\n');
    }
    return text.append(END).toString();
  }

  /// What an earlier run found.
  ///
  /// @param text as it was kept
  /// @param ground where in it stands what that rests on
  record Kept(List<DetectedDsn> dsns, Path root, String text, int ground) {
    /// Whether it counts still. Takes a question to the file system for each folder.
    boolean isTrue() {
      Lines lines = new Lines(text, ground);
      try {
        long then = Long.parseLong(lines.next());
        return sum(lines, root.toFile()) == then;
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

  private static long sum(Lines paths, File root) {
    long sum = 0;
    for (String path = paths.next(); !paths.ended(); path = paths.next()) {
      sum = added(sum, new File(root, path).lastModified());
    }
    return sum;
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
