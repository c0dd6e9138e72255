package dev.sentrycli.cli.state;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the program keeps on disk can't be read, understood or written.
public final class StateException extends Failure {
  private StateException(Exit exit, String message, String... hints) {
    super(exit, message, List.of(), List.of(hints));
  }

  /// There is no folder at all: neither a home nor an override.
  public static StateException nowhere(String what) {
    return new StateException(
        Exit.CONFIG,
        "There is no folder to keep " + what + " in",
        "set HOME, or name a folder with SENTRY_CONFIG_DIR");
  }

  /// A file holds something else than this program writes. It stays as it is.
  public static StateException damaged(String what, String path, String why, String remedy) {
    return new StateException(
        Exit.CONFIG,
        what + " in " + path + " can't be understood: " + why,
        "look at " + path + "; " + remedy);
  }

  public static StateException newer(String what, String path) {
    return new StateException(
        Exit.CONFIG,
        what + " in " + path + " were written by a newer version of this program",
        "use the newer version, or name another folder with SENTRY_CONFIG_DIR");
  }

  public static StateException unreadable(String what, String path, IOException cause) {
    return new StateException(
        Exit.CONFIG,
        what + " in " + path + " can't be read: " + reason(cause),
        "make the file readable for yourself, or name another folder with SENTRY_CONFIG_DIR");
  }

  public static StateException unwritable(String what, String path, @Nullable IOException cause) {
    return new StateException(
        Exit.CONFIG,
        what + " can't be written to " + path + ": " + reason(cause),
        isFull(cause)
            ? "free some space, or name a folder on another disk with SENTRY_CONFIG_DIR"
            : "make the folder writable, or name another one with SENTRY_CONFIG_DIR");
  }

  /// `--cursor next` or `prev` without a page to go to.
  static StateException noPage(String message, String hint) {
    return new StateException(Exit.VALIDATION, message, hint);
  }

  /// Whether there was no space for it.
  public static boolean isFull(@Nullable IOException cause) {
    String words = reason(cause);
    return words.contains("No space left") || words.contains("Disk quota");
  }

  /// Why a file operation failed, without the path, which the sentence already names.
  public static String reason(@Nullable IOException cause) {
    return switch (cause) {
      case null -> "unknown reason";
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "something else of this name is in the way";
      case DirectoryNotEmptyException _ -> "there are files in it";
      case NotDirectoryException _ -> "it is no folder";
      case CharacterCodingException _ -> "it is not text";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      case FileSystemException _ -> "the system refuses it";
      default -> cause.getMessage() == null ? "unknown reason" : cause.getMessage();
    };
  }
}
