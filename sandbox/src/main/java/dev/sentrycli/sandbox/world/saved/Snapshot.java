package dev.sentrycli.sandbox.world.saved;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/// A world on disk: one file, so that what is read is always of one moment.
public final class Snapshot {
  private static final String FILE = "world.json";
  private static final int FORMAT = 1;

  private Snapshot() {}

  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  public static void write(World world, Path folder) throws IOException {
    JsonObject json =
        world
            .guard()
            .read(
                () -> {
                  Row row = new Row().put("format", FORMAT);
                  JsonObject sequences = new JsonObject();
                  world.sequences().all().forEach(sequences::addProperty);
                  row.put("sequences", sequences);
                  SavedDirectory.write(world, row);
                  SavedConnections.write(world, row);
                  SavedDashboards.write(world, row);
                  SavedReleases.write(world, row);
                  SavedIssues.write(world, row);
                  SavedTelemetry.write(world, row);
                  SavedTrackers.write(world, row);
                  SavedReplays.write(world, row);
                  SavedAlerts.write(world, row);
                  return row.json();
                });
    makeFolder(folder);
    Path file = folder.resolve(FILE);
    Path temporary = folder.resolve(FILE + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly(folder, "rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// The world that was saved in a folder.
  ///
  /// @throws IOException if the folder can't be read or holds something else
  public static World load(Path folder, Clock clock) throws IOException {
    World world = World.blank(clock);
    read(world, folder);
    return world;
  }

  private static void read(World world, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    JsonObject json = Json.object(Files.readString(file));
    Row row = json == null ? new Row() : new Row(json);
    Long format = row.numberOrNull("format");
    if (format == null || format != FORMAT) {
      throw new IOException(file + " does not hold a saved sandbox of this version");
    }
    try {
      for (Map.Entry<String, JsonElement> one : row.object("sequences").entrySet()) {
        world.sequences().atLeast(one.getKey(), one.getValue().getAsLong());
      }
      SavedDirectory.read(world, row);
      SavedConnections.read(world, row);
      SavedDashboards.read(world, row);
      SavedReleases.read(world, row);
      SavedIssues.read(world, row);
      SavedTelemetry.read(world, row);
      SavedTrackers.read(world, row);
      SavedReplays.read(world, row);
      SavedAlerts.read(world, row);
    } catch (IllegalArgumentException | IllegalStateException | IOException unreadable) {
      throw new IOException(file + " can't be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
