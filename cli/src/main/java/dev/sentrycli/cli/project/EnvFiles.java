package dev.sentrycli.cli.project;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DSNs in `.env` files, which hold the variables of a project.
final class EnvFiles {
  /// The variables that hold a DSN, most general first.
  static final List<String> VARIABLES =
      List.of(
          "SENTRY_DSN",
          "NEXT_PUBLIC_SENTRY_DSN",
          "REACT_APP_SENTRY_DSN",
          "VITE_SENTRY_DSN",
          "EXPO_PUBLIC_SENTRY_DSN",
          "NUXT_PUBLIC_SENTRY_DSN");

  private static final List<String> NAMES =
      List.of(
          ".env.local",
          ".env.development.local",
          ".env.production.local",
          ".env",
          ".env.development",
          ".env.production");
  private static final long LARGEST = 256 * 1024;

  private EnvFiles() {}

  /// The DSNs in the files of a project: in its root, and in the packages it may consist of.
  static List<DetectedDsn> ofProject(Path root) {
    List<DetectedDsn> found = new ArrayList<>(in(root, root));
    for (String group : sorted(root.toFile())) {
      if (CodeFiles.PACKAGE_FOLDERS.contains(group)) {
        for (String name : sorted(root.resolve(group).toFile())) {
          Path folder = root.resolve(group).resolve(name);
          if (folder.toFile().isDirectory()) {
            found.addAll(in(folder, root));
          }
        }
      }
    }
    return found;
  }

  private static String[] sorted(File folder) {
    String[] names = folder.list();
    if (names == null) {
      return new String[0];
    }
    Arrays.sort(names);
    return names;
  }

  /// The DSNs in the files of one folder.
  private static List<DetectedDsn> in(Path folder, Path root) {
    List<DetectedDsn> found = new ArrayList<>();
    for (String name : NAMES) {
      read(folder.resolve(name), root, found);
    }
    return found;
  }

  /// Whether the folder's `.env` holds a DSN.
  static boolean marks(Path folder) {
    List<DetectedDsn> found = new ArrayList<>();
    read(folder.resolve(".env"), folder, found);
    return !found.isEmpty();
  }

  private static void read(Path file, Path root, List<DetectedDsn> found) {
    String text;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return;
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return; // as if it were not there: somebody else's file
    }
    List<DetectedDsn> here = new ArrayList<>();
    for (String variable : VARIABLES) {
      int number = 0;
      for (String line : text.split("\n", -1)) {
        number++;
        String value = value(line, variable);
        Dsn dsn = value == null ? null : Dsn.parse(value);
        if (dsn != null && !dsn.isPlaceholder()) {
          here.add(
              new DetectedDsn(dsn, new DetectedDsn.Place.EnvFile(root.relativize(file), number)));
        }
      }
    }
    found.addAll(here);
  }

  /// What a line sets the variable to; null if it does not.
  private static @Nullable String value(String line, String variable) {
    String text = line.strip();
    if (text.startsWith("export ")) {
      text = text.substring("export ".length()).strip();
    }
    if (!text.startsWith(variable)) {
      return null;
    }
    text = text.substring(variable.length()).stripLeading();
    if (!text.startsWith("=")) {
      return null;
    }
    text = text.substring(1).strip();
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if (first == '"' || first == '\'') {
      int end = text.indexOf(first, 1);
      return end < 0 ? null : text.substring(1, end);
    }
    int comment = text.indexOf(" #");
    int tabbed = text.indexOf("\t#");
    int end = comment < 0 || (tabbed >= 0 && tabbed < comment) ? tabbed : comment;
    return end < 0 ? text : text.substring(0, end);
  }
}
