package dev.sentrycli.cli.project;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Looks for DSNs in source code. The walk is one thread's work; the reading is shared out, because
/// there it pays.
final class SourceScan {
  /// Folders whose children are projects of their own.
  static final Set<String> PACKAGE_FOLDERS =
      Set.of(
          "packages",
          "apps",
          "libs",
          "services",
          "modules",
          "projects",
          "plugins",
          "sites",
          "workers",
          "functions");

  private static final Set<String> EXTENSIONS =
      Set.of(
          "ts",
          "tsx",
          "js",
          "jsx",
          "mjs",
          "cjs",
          "astro",
          "vue",
          "svelte",
          "py",
          "go",
          "rb",
          "erb",
          "php",
          "java",
          "kt",
          "kts",
          "scala",
          "groovy",
          "cs",
          "fs",
          "vb",
          "rs",
          "swift",
          "m",
          "mm",
          "dart",
          "ex",
          "exs",
          "erl",
          "lua",
          "json",
          "yaml",
          "yml",
          "toml",
          "xml",
          "properties",
          "config");

  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".bzr",
          "_darcs",
          ".fossil",
          ".pijul",
          "CVS",
          "node_modules",
          "bower_components",
          "jspm_packages",
          ".venv",
          "venv",
          ".env",
          "virtualenv",
          "site-packages",
          "__pycache__",
          ".tox",
          ".nox",
          ".eggs",
          ".pytest_cache",
          ".mypy_cache",
          ".ruff_cache",
          ".cache",
          ".parcel-cache",
          ".turbo",
          ".nx",
          ".yarn",
          ".pnpm-store",
          ".npm",
          ".bundle",
          "dist",
          "build",
          "out",
          "target",
          "vendor",
          ".next",
          ".nuxt",
          ".output",
          ".svelte-kit",
          ".angular",
          ".vercel",
          ".netlify",
          ".serverless",
          ".terraform",
          ".gradle",
          ".mvn",
          "obj",
          "Pods",
          "Carthage",
          "DerivedData",
          ".dart_tool",
          "_build",
          "coverage",
          ".nyc_output",
          "htmlcov",
          ".idea",
          ".vscode",
          ".cursor",
          ".vs",
          "test",
          "tests",
          "__tests__",
          "__mocks__",
          "fixtures",
          "__fixtures__");

  private static final String[] COMMENTS = {"//", "#", "--", "<!--", "/*", "*", "'''", "\"\"\""};
  private static final int DEEPEST = 3;
  private static final int LARGEST = 256 * 1024;

  /// `http://k@h/1`: nothing shorter is a DSN.
  private static final int SHORTEST = 13;

  /// A file worth reading.
  private record Candidate(File file, Path relative) {}

  private final List<Candidate> candidates = new ArrayList<>();

  private SourceScan() {}

  /// All DSNs in the code below the root, in the order of their paths.
  static List<DetectedDsn> of(Path root) {
    SourceScan scan = new SourceScan();
    scan.walk(root.toFile(), new ArrayList<>(), 0, null);
    return scan.read();
  }

  private void walk(File folder, List<String> path, int depth, @Nullable Gitignore above) {
    String[] names = folder.list();
    if (names == null) {
      return; // unreadable, or gone meanwhile
    }
    Arrays.sort(names);
    Gitignore ignored =
        Arrays.binarySearch(names, ".gitignore") >= 0
            ? Gitignore.read(folder.toPath(), path.size(), above)
            : above;
    for (String name : names) {
      boolean code = EXTENSIONS.contains(extension(name));
      if (!code && (SKIPPED.contains(name) || (depth >= DEEPEST && !isPackage(path)))) {
        continue;
      }
      File file = new File(folder, name);
      BasicFileAttributes attributes = attributes(file);
      if (attributes == null) {
        continue;
      }
      boolean wanted =
          attributes.isDirectory()
              ? (depth < DEEPEST || isPackage(path)) && !SKIPPED.contains(name)
              : code
                  && attributes.isRegularFile()
                  && attributes.size() >= SHORTEST
                  && attributes.size() <= LARGEST;
      if (!wanted) {
        continue;
      }
      path.addLast(name);
      if (!Gitignore.ignores(ignored, path, attributes.isDirectory())) {
        if (attributes.isDirectory()) {
          walk(file, path, isPackage(path) ? 0 : depth + 1, ignored);
        } else {
          candidates.add(new Candidate(file, Path.of(String.join(File.separator, path))));
        }
      }
      path.removeLast();
    }
  }

  /// Whether the path is that of a `packages/x`, below which the depth is counted anew.
  private static boolean isPackage(List<String> path) {
    return path.size() == 2 && PACKAGE_FOLDERS.contains(path.getFirst());
  }

  private static @Nullable BasicFileAttributes attributes(File file) {
    try {
      return Files.readAttributes(
          file.toPath(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | InvalidPathException gone) {
      return null;
    }
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private List<DetectedDsn> read() {
    List<List<DetectedDsn>> found = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      found.add(List.of());
    }
    AtomicInteger next = new AtomicInteger();
    Runnable reader =
        () -> {
          byte[] buffer = new byte[LARGEST];
          for (int i = next.getAndIncrement(); i < candidates.size(); i = next.getAndIncrement()) {
            found.set(i, dsns(candidates.get(i), buffer));
          }
        };
    List<Thread> others = new ArrayList<>();
    int readers = Math.min(Runtime.getRuntime().availableProcessors(), candidates.size() / 200);
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

  private List<DetectedDsn> dsns(Candidate candidate, byte[] buffer) {
    int length;
    try (FileInputStream in = new FileInputStream(candidate.file())) {
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
                dsn, new DetectedDsn.Place.Code(candidate.relative(), line(buffer, start))));
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
