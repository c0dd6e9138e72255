package dev.sentrycli.cli.installation;

import dev.sentrycli.cli.state.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something the program puts into the user's home and can take away again, as it carries a mark.
public sealed interface SetupFile permits WholeSetupFile, MarkedBlock {
  /// What is there now.
  enum Presence {
    /// Nothing.
    ABSENT,
    /// Ours, as it would be written.
    CURRENT,
    /// Ours, from another time.
    OLDER,
    /// Somebody else's.
    FOREIGN
  }

  /// What it is, as the start of a sentence: `Completion for bash`.
  String label();

  Path file();

  Presence presence() throws IOException;

  /// Writes it. Only for what is not somebody else's.
  void write() throws IOException;

  /// Takes it away. Only for what is ours.
  void remove() throws IOException;

  /// Replaces a file as a whole, through links that lead to it; its permissions stay.
  static void replace(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Set<PosixFilePermission> permissions = permissions(target);
    Path temporary = Files.createTempFile(folder, ".sentry", ".tmp");
    try {
      Files.write(temporary, content);
      if (permissions != null) {
        Files.setPosixFilePermissions(temporary, permissions);
      }
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.exists(file) && Ownership.isKnownFor(file)
        ? Files.getPosixFilePermissions(file)
        : null;
  }
}
