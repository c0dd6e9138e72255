package dev.sentrycli.cli.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may have written a file. Where the file system has no such notion, nobody else.
final class Ownership {
  private static final Path SELF = Path.of("/proc/self");

  private Ownership() {}

  /// Why a file may hold what somebody else wrote, in words that follow "because"; null if it is
  /// the user's own and nobody else can write it.
  static @Nullable String doubt(Path file) {
    if (!hasOwners(file)) {
      return null;
    }
    try {
      PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
      Set<PosixFilePermission> permissions = attributes.permissions();
      if (permissions.contains(PosixFilePermission.GROUP_WRITE)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
        return "others can write it";
      }
      return isOurs(file, attributes) ? null : "it belongs to another user";
    } catch (IOException gone) {
      return "its owner can't be told";
    }
  }

  static boolean isReadableByOthers(Path file) {
    if (!hasOwners(file)) {
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
  private static boolean isOurs(Path file, PosixFileAttributes attributes) throws IOException {
    if (Files.exists(SELF)) {
      return Files.getAttribute(SELF, "unix:uid").equals(Files.getAttribute(file, "unix:uid"));
    }
    return attributes.owner().getName().equals(System.getProperty("user.name"));
  }

  private static boolean hasOwners(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
