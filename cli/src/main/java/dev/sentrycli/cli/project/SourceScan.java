package dev.sentrycli.cli.project;

import dev.sentrycli.cli.project.CodeFiles.CodeFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks for DSNs in source code. Finding the files is one thread's work; where there are many,
/// others read them meanwhile.
final class SourceScan implements CodeFiles.Visitor {
  private static final String[] COMMENTS = {"//", "#", "--", "<!--", "/*", "*", "'''", "\"\"\""};
  private static final int MANY = 200;
  private static final int MOST_READERS = 7;

  private final List<CodeFile> files = new ArrayList<>();
  private final List<@Nullable List<DetectedDsn>> found = new ArrayList<>();
  private final Map<String, Long> ground = new LinkedHashMap<>();
  private final List<Thread> readers = new ArrayList<>();
  private int next;
  private boolean complete;

  private SourceScan() {}

  /// All DSNs in the code below the root, in the order of their paths, and what that rests on.
  ///
  /// @param own what this program keeps for itself; null if it keeps nothing
  static Scanned of(Path root, @Nullable Path own) {
    SourceScan scan = new SourceScan();
    long start = System.currentTimeMillis();
    CodeFiles.below(root, own, scan);
    scan.end();
    List<DetectedDsn> all = new ArrayList<>();
    for (int i = 0; i < scan.files.size(); i++) {
      List<DetectedDsn> ofFile = scan.found.get(i);
      if (ofFile != null) {
        all.addAll(ofFile);
      }
    }
    return new Scanned(all, scan.ground, start);
  }

  @Override
  public void ground(String relative, long modified) {
    synchronized (this) {
      ground.put(relative, modified);
    }
  }

  @Override
  public void file(CodeFile file) {
    synchronized (this) {
      files.add(file);
      found.add(null);
      notify();
    }
    if (files.size() % MANY == 0 && readers.size() < mostReaders()) {
      readers.add(Thread.ofPlatform().daemon().start(this::read));
    }
  }

  private static int mostReaders() {
    return Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST_READERS);
  }

  private void end() {
    synchronized (this) {
      complete = true;
      notifyAll();
    }
    read();
    for (Thread reader : readers) {
      try {
        reader.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while looking for DSNs", stopped);
      }
    }
  }

  /// Reads files until there are no more to come.
  private void read() {
    byte[] buffer = new byte[CodeFiles.LARGEST];
    for (int taken = take(); taken >= 0; taken = take()) {
      CodeFile file;
      synchronized (this) {
        file = files.get(taken);
      }
      long modified = file.file().lastModified();
      List<DetectedDsn> dsns = dsns(file, buffer);
      if (!dsns.isEmpty()) {
        synchronized (this) {
          found.set(taken, dsns);
          ground.put(file.relative(), modified);
        }
      }
    }
  }

  /// The number of a file that nobody reads yet; -1 if there are no more to come.
  private synchronized int take() {
    while (next == files.size() && !complete) {
      try {
        wait();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }
    return next < files.size() ? next++ : -1;
  }

  private static List<DetectedDsn> dsns(CodeFile source, byte[] buffer) {
    int length;
    try (FileInputStream in = new FileInputStream(source.file())) {
      length = in.readNBytes(buffer, 0, buffer.length);
    } catch (IOException unreadable) {
      return List.of();
    }
    List<DetectedDsn> found = List.of();
    for (int i = nextAddress(buffer, length, 0); i >= 0; i = nextAddress(buffer, length, i + 3)) {
      if (!isFollowedByKey(buffer, length, i + 3)) {
        continue;
      }
      int start = schemeStart(buffer, i);
      if (start < 0 || isComment(buffer, start)) {
        continue;
      }
      int end = Math.min(length, start + 600);
      String text = new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
      Dsn dsn = Dsn.at(text, 0);
      if (dsn != null && !dsn.isPlaceholder()) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(
            new DetectedDsn(
                dsn, new DetectedDsn.Place.Code(Path.of(source.relative()), line(buffer, start))));
      }
    }
    return found;
  }

  /// Where the next `://` begins; looks at every third byte while nothing resembles it.
  private static int nextAddress(byte[] bytes, int length, int from) {
    int i = from + 2;
    while (i < length) {
      byte b = bytes[i];
      if (b == '/') {
        if (bytes[i - 1] == '/' && bytes[i - 2] == ':') {
          return i - 2;
        }
        i++;
      } else {
        i += b == ':' ? 2 : 3;
      }
    }
    return -1;
  }

  /// Whether letters and digits up to `@` or `:` follow, as they do in no ordinary link.
  private static boolean isFollowedByKey(byte[] bytes, int length, int from) {
    int i = from;
    while (i < length && Dsn.isAlphanumeric((char) bytes[i])) {
      i++;
    }
    return i > from && i < length && (bytes[i] == '@' || bytes[i] == ':');
  }

  private static int schemeStart(byte[] bytes, int colon) {
    int s = colon - 1;
    boolean secure = s >= 0 && (bytes[s] | 0x20) == 's';
    int start = colon - (secure ? 5 : 4);
    boolean http =
        start >= 0
            && (bytes[start] | 0x20) == 'h'
            && (bytes[start + 1] | 0x20) == 't'
            && (bytes[start + 2] | 0x20) == 't'
            && (bytes[start + 3] | 0x20) == 'p';
    return http ? start : -1;
  }

  private static boolean isComment(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    while (start < at && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    String beginning =
        new String(bytes, start, Math.min(4, at - start), StandardCharsets.ISO_8859_1);
    for (String mark : COMMENTS) {
      if (beginning.startsWith(mark)) {
        return true;
      }
    }
    return false;
  }

  private static int line(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
