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
  private static final String FORMAT = "scan 1";
  private static final String END = "end";

  /// Clocks of file systems are coarse: what changed this shortly before may change again unseen.
  private static final long TOO_FRESH = 2000;

  /// The text to keep; null if it can't be relied on. Keys that are secret stay out of it.
  @Nullable String text(Path root) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n').append(root).append('\n');
    for (DetectedDsn detected : dsns) {
      if (!(detected.place() instanceof DetectedDsn.Place.Code(Path file, int line))) {
        return null;
      }
      text.append(detected.dsn()).append(' ').append(line).append(' ').append(file).append('\n');
    }
    text.append('\n');
    for (Map.Entry<String, Long> each : ground.entrySet()) {
      if (each.getKey().indexOf('\n') >= 0 || each.getValue() > start - TOO_FRESH) {
        return null;
      }
      text.append(each.getValue()).append(' ').append(each.getKey()).append('\n');
    }
    return text.append(END).toString();
  }

  /// The DSNs of what was kept; null if it is none, or counts no longer.
  static @Nullable List<DetectedDsn> stillTrue(String text, Path root) {
    List<DetectedDsn> dsns = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    if (!lines[0].equals(FORMAT) || !lines[lines.length - 1].equals(END)) {
      return null;
    }
    int i = 2;
    try {
      if (!lines[1].equals(root.toString())) {
        return null;
      }
      for (; !lines[i].isEmpty(); i++) {
        String[] parts = lines[i].split(" ", 3);
        Dsn dsn = Dsn.parse(parts[0]);
        if (dsn == null) {
          return null;
        }
        Path file = Path.of(parts[2]);
        dsns.add(
            new DetectedDsn(dsn, new DetectedDsn.Place.Code(file, Integer.parseInt(parts[1]))));
      }
      return new Ground(lines, i + 1, lines.length - 1, root.toFile()).holds() ? dsns : null;
    } catch (IndexOutOfBoundsException | IllegalArgumentException torn) {
      return null;
    }
  }

  /// Compares the times of what was kept with those of now. Where there is much, two do it: it is
  /// all waiting for the file system.
  private static final class Ground {
    private static final int MUCH = 300;

    private final String[] lines;
    private final int from;
    private final int to;
    private final File root;
    private volatile boolean changed;

    /// @param from the first of the lines that say when something changed
    /// @param to the line after the last of them
    Ground(String[] lines, int from, int to, File root) {
      this.lines = lines;
      this.from = from;
      this.to = to;
      this.root = root;
    }

    boolean holds() {
      int middle = to - from > MUCH ? (from + to) >>> 1 : to;
      Thread other = middle < to ? Thread.ofPlatform().start(() -> compare(middle, to)) : null;
      compare(from, middle);
      if (other != null) {
        try {
          other.join();
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return !changed;
    }

    private void compare(int start, int end) {
      for (int i = start; i < end && !changed; i++) {
        if (hasChanged(lines[i])) {
          changed = true;
        }
      }
    }

    private boolean hasChanged(String line) {
      int space = line.indexOf(' ');
      try {
        long then = Long.parseLong(line, 0, Math.max(0, space), 10);
        String path = line.substring(space + 1);
        return then != (path.isEmpty() ? root : new File(root, path)).lastModified();
      } catch (NumberFormatException torn) {
        return true;
      }
    }
  }
}
