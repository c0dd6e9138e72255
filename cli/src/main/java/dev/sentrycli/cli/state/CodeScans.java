package dev.sentrycli.cli.state;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found in the code of projects, kept for a day: a file for each project, because only
/// that of the project at hand is read. Its first line is when it was found, in milliseconds; the
/// time of the file is when it was last seen to count still. Both are when it was begun to look.
public final class CodeScans {
  private static final Duration LIFE = Duration.ofHours(24);

  private static final List<String> PLACE = List.of(StateName.CACHE, "code");

  /// Within this time of being seen to count it is taken to do so, but for what is near the DSN.
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final @Nullable Path own;
  private final @Nullable StateFolder folder;
  private final Clock clock;
  private final boolean fresh;

  /// What was kept of a project.
  ///
  /// @param recent whether it was seen to count a moment ago
  public record Scan(String text, boolean recent) {}

  /// @param folder of all that is remembered; null where there is no place to keep anything
  /// @param fresh whether what was kept does not count
  public CodeScans(@Nullable StateFolder folder, Clock clock, boolean fresh) {
    this.own = folder == null ? null : folder.path().toAbsolutePath().normalize();
    this.folder = folder == null ? null : folder.within(PLACE.getFirst()).within(PLACE.getLast());
    this.clock = clock;
    this.fresh = fresh;
  }

  /// The folder of all that is remembered, which is nobody's code; null where there is none.
  public @Nullable Path own() {
    return own;
  }

  /// Now, in milliseconds.
  public long now() {
    return clock.millis();
  }

  /// What was kept of a project, or null.
  public @Nullable Scan read(Path root) {
    if (folder == null || fresh) {
      return null;
    }
    String name = name(root);
    try {
      // Asked first, as another run may replace the file.
      long since = clock.millis() - folder.file(name).toFile().lastModified();
      String content = folder.read(name);
      int line = content == null ? -1 : content.indexOf('\n');
      if (content == null || line < 0 || isOver(Long.parseLong(content.substring(0, line)))) {
        return null;
      }
      return new Scan(content.substring(line + 1), since >= 0 && since < MOMENT.toMillis());
    } catch (IOException | NumberFormatException none) {
      return null; // then the code is looked at
    }
  }

  /// Replaces what is kept of a project, and removes what is over of others.
  ///
  /// @param start when it was begun to look, in milliseconds
  public void keep(Path root, String text, long start) {
    if (folder == null) {
      return;
    }
    try {
      folder.writeDisposable(name(root), start + "\n" + text);
      seen(root, start);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path())) {
        for (Path file : files) {
          if (StateName.isOwnIn(PLACE, String.valueOf(file.getFileName()))) {
            removeIfOver(file);
          }
        }
      }
    } catch (DirectoryIteratorException unreadable) {
      folder.noteUnwritable(unreadable.getCause());
    } catch (IOException unwritable) {
      folder.noteUnwritable(unwritable);
    }
  }

  /// What is kept of a project was seen to count.
  ///
  /// @param start when it was begun to look, in milliseconds
  public void seen(Path root, long start) {
    if (folder != null) {
      // Where that can't be noted, the next run looks again.
      folder.file(name(root)).toFile().setLastModified(start);
    }
  }

  private void removeIfOver(Path file) throws IOException {
    try {
      if (isOver(Files.getLastModifiedTime(file).toMillis())) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException removed) {
      // by another run
    }
  }

  private boolean isOver(long since) {
    long age = clock.millis() - since;
    return age < 0 || age > LIFE.toMillis();
  }

  /// Two projects may come to the same name, though rarely: whose the text is, it says itself.
  private static String name(Path root) {
    long name = 0;
    String path = root.toString();
    for (int i = 0; i < path.length(); i++) {
      name = name * 1_000_003 + path.charAt(i);
    }
    return Long.toHexString(name);
  }
}
