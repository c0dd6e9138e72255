package dev.sentrycli.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A repository made by the real git, in which time stands still.
final class Checkout {
  private final Path folder;

  Checkout(Path folder) {
    this.folder = folder;
    git("init", "-q", "-b", "main");
  }

  private Checkout(Path folder, boolean made) {
    this.folder = folder;
    if (!made) {
      throw new IllegalArgumentException("not made: " + folder);
    }
  }

  Path folder() {
    return folder;
  }

  Checkout commit(String message, String file) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, message);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    git("add", "-A");
    git("commit", "-q", "-m", message);
    return this;
  }

  Checkout clone(Path into, String... flags) {
    List<String> words = new ArrayList<>(List.of("clone", "-q"));
    words.addAll(List.of(flags));
    words.add(folder.toUri().toString());
    words.add(into.toString());
    git(words.toArray(String[]::new));
    return new Checkout(into, Files.isDirectory(into));
  }

  String git(String... words) {
    List<String> all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_AUTHOR_NAME", "Ann Ömer",
                "GIT_AUTHOR_EMAIL", "ann@acme.example",
                "GIT_AUTHOR_DATE", "2026-11-20T10:00:00+02:00",
                "GIT_COMMITTER_NAME", "Bot",
                "GIT_COMMITTER_EMAIL", "bot@acme.example",
                "GIT_COMMITTER_DATE", "2026-11-20T10:00:00+02:00",
                "GIT_CONFIG_GLOBAL", "/dev/null"));
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(all + ": " + said);
      }
      return said.strip();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
