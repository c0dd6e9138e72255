package dev.sentrycli.sandbox.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A world on disk.
final class Snapshot {
  private Snapshot() {}

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve("world.json"));
  }

  static void read(World world, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("" + world.now()));
  }

  static void write(World world, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("" + world.now()));
  }
}
