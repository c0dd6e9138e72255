package dev.sentrycli.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder a sandbox keeps its world in, held against others of its kind.
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel held;

  private DataFolder(Path path, FileChannel held) {
    this.path = path;
    this.held = held;
  }

  /// Makes the folder if need be and takes it.
  ///
  /// @throws IOException if it can't be written in, or another sandbox has it
  static DataFolder claim(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is no folder");
    }
    FileChannel channel;
    try {
      if (!Files.exists(folder)) {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.createDirectories(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectories(folder);
        }
      }
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (AccessDeniedException closed) {
      throw new IOException("permission denied", closed);
    } catch (FileSystemException broken) {
      throw new IOException(
          broken.getReason() == null ? "it can't be made" : broken.getReason(), broken);
    }
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (IOException unable) {
      channel.close();
      throw unable;
    } catch (OverlappingFileLockException ownProcess) {
      // The channel stays open: closing it would free the lock that this process holds.
      throw new IOException("another sandbox uses it", ownProcess);
    }
    if (lock == null) {
      channel.close();
      throw new IOException("another sandbox uses it");
    }
    return new DataFolder(folder, channel);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
