package dev.sentrycli.cli.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The folder that holds what the program remembers: a few small files, readable by their owner
/// alone, replaced as a whole so that no reader ever sees half of one, written under a lock so that
/// parallel runs do not undo each other.
public final class StateFolder {
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final ConcurrentHashMap<Path, ReentrantLock> WITHIN_PROCESS =
      new ConcurrentHashMap<>();

  private final Path folder;
  private final boolean within;
  private final AtomicReference<@Nullable String> trouble;

  public StateFolder(Path folder) {
    this(folder, false, new AtomicReference<>());
  }

  private StateFolder(Path folder, boolean within, AtomicReference<@Nullable String> trouble) {
    this.folder = folder;
    this.within = within;
    this.trouble = trouble;
  }

  /// A folder in this one, all of whose files are the program's.
  public StateFolder within(String name) {
    return new StateFolder(folder.resolve(name), true, trouble);
  }

  public Path path() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /// A sentence about something this run could not remember here or within, or null. It did not
  /// keep the run from doing its work, so it is said once, at the end.
  public @Nullable String trouble() {
    return trouble.get();
  }

  void noteUnwritable(@Nullable IOException broken) {
    trouble.compareAndSet(
        null,
        "Nothing can be remembered in "
            + folder
            + ": "
            + StateException.reason(broken)
            + ". Make the folder writable, or name another one with SENTRY_CONFIG_DIR");
  }

  /// The text of a file, or null if there is none.
  public @Nullable String read(String name) throws IOException {
    try {
      return Files.readString(file(name));
    } catch (NoSuchFileException absent) {
      return null;
    } catch (AccessDeniedException closed) {
      throw closed;
    } catch (FileSystemException broken) {
      if (!Files.isDirectory(folder)) {
        return null;
      }
      throw broken;
    }
  }

  /// Replaces a file as a whole: after a crash either the old text or the new one is there.
  public void write(String name, String text) throws IOException {
    write(name, text, true);
  }

  /// As [#write] for what may be lost with the power supply, without waiting for the disk.
  void writeDisposable(String name, String text) throws IOException {
    write(name, text, false);
  }

  private void write(String name, String text, boolean untilOnDisk) throws IOException {
    make();
    WholeFile.write(file(name), text, untilOnDisk);
  }

  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /// Runs an action while no other thread or process holds the lock of this name. The lock file is
  /// never the file it guards, which is replaced.
  ///
  /// @throws UncheckedIOException if the lock file can't be made
  public <T> T locked(String name, Supplier<T> action) {
    Path lockFile = file(name + StateName.LOCK);
    ReentrantLock within = WITHIN_PROCESS.computeIfAbsent(lockFile, path -> new ReentrantLock());
    within.lock();
    try {
      if (within.getHoldCount() > 1) {
        return action.get();
      }
      make();
      try (FileChannel channel = openForOwner(lockFile);
          FileLock held = channel.lock()) {
        if (!held.isValid()) {
          throw new IOException("the lock " + lockFile + " could not be held");
        }
        return action.get();
      } catch (OverlappingFileLockException twice) {
        throw new IllegalStateException(twice);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      within.unlock();
    }
  }

  /// Whether somebody other than the owner may read the file.
  public boolean isReadableByOthers(String name) {
    return Ownership.isReadableByOthers(file(name));
  }

  /// Whether a file of this program is in it.
  public boolean holdsAnything() throws IOException {
    return !own().isEmpty();
  }

  /// Deletes all files of this program, and the folder if nothing else is in it.
  ///
  /// @return whether the folder is gone
  public boolean discard() throws IOException {
    for (Path file : own()) {
      Files.deleteIfExists(file);
    }
    for (List<String> place : StateName.FOLDERS) {
      deleteIfEmpty(below(place));
    }
    return deleteIfEmpty(folder);
  }

  private static boolean deleteIfEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Files.delete(folder);
      return true;
    } catch (DirectoryNotEmptyException othersRemain) {
      return false;
    }
  }

  /// The files of this program, those that are directly in the folder first. What else lies there,
  /// or in a folder called as one of its own, is somebody else's.
  public List<Path> own() throws IOException {
    List<Path> own = new ArrayList<>();
    for (Path file : files(folder)) {
      StateName name = StateName.of(String.valueOf(file.getFileName()));
      if (name != null && name.kind() != StateName.Kind.FOLDER) {
        own.add(file);
      }
    }
    for (List<String> place : StateName.FOLDERS) {
      for (Path file : files(below(place))) {
        if (StateName.isOwnIn(place, String.valueOf(file.getFileName()))) {
          own.add(file);
        }
      }
    }
    return own;
  }

  private Path below(List<String> place) {
    Path path = folder;
    for (String name : place) {
      path = path.resolve(name);
    }
    return path;
  }

  /// What is no folder in a folder.
  private static List<Path> files(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          found.add(file);
        }
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return found;
  }

  /// Makes sure that the folder is there.
  public void make() throws IOException {
    if (Files.isDirectory(folder)) {
      tighten();
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Ownership.isKnownFor(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    } else {
      Files.createDirectories(folder);
    }
  }

  /// Whether it holds anything this program did not put there. Who may use it is not ours to say
  /// then: it may be a project's, or another client's.
  boolean isShared() {
    if (within) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (StateName.of(String.valueOf(file.getFileName())) == null) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException closed) {
      return false; // its owner could use nothing in it
    }
  }

  private void tighten() throws IOException {
    if (Ownership.isKnownFor(folder)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
      if (!OWNER_FOLDER.containsAll(permissions) && !isShared()) {
        Files.setPosixFilePermissions(folder, OWNER_FOLDER);
      }
    }
  }

  /// Removes what writers of a file that were killed left behind. For whoever holds its lock: no
  /// other writer is at work then.
  public void sweep(String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, name + ".*.tmp")) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
  }

  private static FileChannel openForOwner(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        WholeFile.ownerOnly(path));
  }
}
