package dev.sentrycli.cli.project;

import java.io.File;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/// Finds the source files of a project that are its own: not too deep, not ignored by git, not
/// somebody else's.
final class CodeFiles {
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

  private static final int DEEPEST = 3;
  static final int LARGEST = 256 * 1024;

  /// `http://k@h/1`: in a file shorter than that there is no DSN.
  private static final int SHORTEST = 13;

  /// Where this program keeps what it remembers, DSNs among it, unless it is told another place.
  private static final Path USUAL_STATE = Path.of(".config", "sentry");

  private final Visitor visitor;
  private final @Nullable Path own;

  /// @param relative from the root
  record CodeFile(File file, String relative) {}

  /// Hears what is found, while it is found.
  interface Visitor {
    /// The files come in the order of their paths.
    void file(CodeFile file);

    /// Something that says which files there are: a folder or a `.gitignore`.
    ///
    /// @param relative from the root, empty for the root itself
    /// @param modified when it last changed, in milliseconds, asked before it was read
    void ground(String relative, long modified);
  }

  private CodeFiles(@Nullable Path own, Visitor visitor) {
    this.own = own;
    this.visitor = visitor;
  }

  /// @param own what this program keeps for itself; null if it keeps nothing
  static void below(Path root, @Nullable Path own, Visitor visitor) {
    File folder = root.toFile();
    CodeFiles files = new CodeFiles(own, visitor);
    if (!files.isOwn(root)) {
      files.walk(folder, folder.lastModified(), new ArrayList<>(), 0, null);
    }
  }

  private boolean isOwn(Path folder) {
    return folder.equals(own) || folder.endsWith(USUAL_STATE);
  }

  private void walk(
      File folder, long modified, List<String> path, int depth, @Nullable Gitignore above) {
    String[] names = folder.list();
    if (names == null) {
      return; // unreadable, or gone meanwhile
    }
    String here = String.join(File.separator, path);
    visitor.ground(here, modified);
    Arrays.sort(names);
    Gitignore ignored = above;
    if (Arrays.binarySearch(names, ".gitignore") >= 0) {
      File rules = new File(folder, ".gitignore");
      visitor.ground(within(here, ".gitignore"), rules.lastModified());
      ignored = Gitignore.read(folder.toPath(), path.size(), above);
    }
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
              ? (depth < DEEPEST || isPackage(path))
                  && !SKIPPED.contains(name)
                  && !isOwn(file.toPath())
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
          walk(
              file,
              attributes.lastModifiedTime().toMillis(),
              path,
              isPackage(path) ? 0 : depth + 1,
              ignored);
        } else {
          visitor.file(new CodeFile(file, within(here, name)));
        }
      }
      path.removeLast();
    }
  }

  private static String within(String folder, String name) {
    return folder.isEmpty() ? name : folder + File.separator + name;
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
}
