package dev.sentrycli.cli.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may have written a file, and who may read it. Where the file system has no such notion,
/// nobody else.
public final class Ownership {
  private static final Path SELF = Path.of("/proc/self");

  private Ownership() {}

  /// Why a file may hold what somebody else wrote, in words that follow "because"; null if it is
  /// the user's own and nobody else can write it.
  public static @Nullable String doubt(Path file) {
    if (!isKnownFor(file)) {
      return null;
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.contains(PosixFilePermission.GROUP_WRITE)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
        return "others can write it";
      }
      return isOurs(file) ? null : "it belongs to another user";
    } catch (IOException gone) {
      return "its owner can't be told";
    }
  }

  /// Whether somebody other than the owner may read the file.
  public static boolean isReadableByOthers(Path file) {
    if (!isKnownFor(file)) {
      return false;
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException gone) {
      return false;
    }
  }

  /// Asks the process itself where that is possible: in a container its user may have no name.
  static boolean isOurs(Path file) throws IOException {
    if (Files.exists(SELF)) {
      return Files.getAttribute(SELF, "unix:uid").equals(Files.getAttribute(file, "unix:uid"));
    }
    return Files.getOwner(file).getName().equals(System.getProperty("user.name"));
  }

  /// Whether files have owners and permissions where this one is.
  public static boolean isKnownFor(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
