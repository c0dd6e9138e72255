package dev.sentrycli.cli.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// A file that is readable by its owner alone and replaced as a whole: after a crash either the old
/// text or the new one is there.
public final class WholeFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private WholeFile() {}

  /// Takes a name that nothing has yet, by an empty file of the owner's alone.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if something has it, or has got it just now
  public static void reserve(Path target) throws IOException {
    Files.createFile(target, ownerOnly(target));
  }

  /// What is to stand in a file.
  public interface Contents {
    void writeTo(OutputStream out) throws IOException;
  }

  /// @param untilOnDisk whether to wait until it outlives the power supply
  public static void write(Path target, String text, boolean untilOnDisk) throws IOException {
    Path temporary = beside(target);
    try {
      try (FileChannel channel = create(temporary)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        if (untilOnDisk) {
          channel.force(true);
        }
      }
      moveOver(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void moveOver(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// As [#write] for what is longer than memory.
  public static void replace(Path target, Contents contents) throws IOException {
    write(target, contents, WholeFile::moveOver);
  }

  /// A place on the same disk for what only this run needs: a file that is gone once it is closed.
  public static FileChannel scratch(Path target) throws IOException {
    Path path = beside(target);
    return FileChannel.open(
        path,
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE),
        ownerOnly(path));
  }

  /// A file of the owner's alone that stays where it is, for locking.
  public static FileChannel openOrCreate(Path target) throws IOException {
    return FileChannel.open(
        target, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(target));
  }

  /// As [#write] where nothing may be replaced.
  ///
  /// @throws FileAlreadyExistsException if something is there already
  public static void create(Path target, Contents contents) throws IOException {
    write(target, contents, Files::move);
  }

  /// How what is complete gets its name.
  private interface Move {
    void accept(Path temporary, Path target) throws IOException;
  }

  private static void write(Path target, Contents contents, Move move) throws IOException {
    Path temporary = beside(target);
    try {
      try (OutputStream out = Channels.newOutputStream(create(temporary))) {
        contents.writeTo(out);
      }
      move.accept(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path beside(Path target) {
    return target.resolveSibling(
        target.getFileName()
            + "."
            + Long.toHexString(ThreadLocalRandom.current().nextLong())
            + StateName.TEMPORARY);
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(path));
  }

  static FileAttribute<?>[] ownerOnly(Path path) {
    return Ownership.isKnownFor(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }
}
