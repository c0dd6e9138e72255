package dev.sentrycli.cli.project;

import dev.sentrycli.cli.project.CodeFiles.CodeFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks for DSNs in source code. Finding the files is one thread's work; reading them is shared
/// out, because there it pays.
final class SourceScan {
  private static final String[] COMMENTS = {"//", "#", "--", "<!--", "/*", "*", "'''", "\"\"\""};

  private SourceScan() {}

  /// All DSNs in the code below the root, in the order of their paths.
  static List<DetectedDsn> of(Path root) {
    List<CodeFile> files = CodeFiles.below(root);
    List<List<DetectedDsn>> found = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      found.add(List.of());
    }
    AtomicInteger next = new AtomicInteger();
    Runnable reader =
        () -> {
          byte[] buffer = new byte[CodeFiles.LARGEST];
          for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            found.set(i, dsns(files.get(i), buffer));
          }
        };
    List<Thread> others = new ArrayList<>();
    int readers = Math.min(Runtime.getRuntime().availableProcessors(), files.size() / 200);
    for (int i = 1; i < Math.min(readers, 8); i++) {
      others.add(Thread.ofPlatform().daemon().start(reader));
    }
    reader.run();
    join(others);
    List<DetectedDsn> all = new ArrayList<>();
    for (List<DetectedDsn> ofFile : found) {
      all.addAll(ofFile);
    }
    return all;
  }

  private static void join(List<Thread> threads) {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while looking for DSNs", stopped);
      }
    }
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
                dsn, new DetectedDsn.Place.Code(source.relative(), line(buffer, start))));
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
