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
      File folder = root.toFile();
      for (i++; i < lines.length - 1; i++) {
        int space = lines[i].indexOf(' ');
        String path = lines[i].substring(space + 1);
        File file = path.isEmpty() ? folder : new File(folder, path);
        if (file.lastModified() != Long.parseLong(lines[i], 0, space, 10)) {
          return null;
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException torn) {
      return null;
    }
    return dsns;
  }
}
