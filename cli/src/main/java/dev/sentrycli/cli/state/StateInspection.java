package dev.sentrycli.cli.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A look at every file this program keeps in its folder: whether it is the user's, readable by
/// nobody else, and whole. Nothing anybody wrote is deleted: what is damaged is set aside. Files of
/// others in the folder are no concern of ours, and neither is then who may use it. Locks need no
/// care, as the system releases those of a process that ended.
public final class StateInspection {
  private static final long STALE_MILLIS = 10 * 60 * 1000L;
  private static final double FORMAT = 1;

  private final StateFolder folder;
  private final long now;
  private final List<Finding> findings = new ArrayList<>();
  private boolean repair;

  /// Something that is not as it should be.
  ///
  /// @param type permissions, ownership, damaged, leftover, newer, unreadable or kind
  /// @param message what is wrong, and what was or would be done
  /// @param repaired whether it was put right
  /// @param remedy what the user has to do, where the program can't help; null otherwise
  public record Finding(
      String type, Path path, String message, boolean repaired, @Nullable String remedy) {}

  public StateInspection(StateFolder folder, long now) {
    this.folder = folder;
    this.now = now;
  }

  /// @param repair whether to put right what can be
  public List<Finding> run(boolean repair) {
    this.repair = repair;
    findings.clear();
    Path path = folder.path();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    if (!Files.isDirectory(path)) {
      add("kind", path, "is no folder", "move it away: mv " + path + " " + path + ".old");
      return List.copyOf(findings);
    }
    boolean shared = folder.isShared();
    if (!shared) {
      permissions(path, "rwx------");
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        StateName name = StateName.of(String.valueOf(file.getFileName()));
        // Any project may have a folder of such a name.
        if (name != null && !(shared && name.kind() == StateName.Kind.FOLDER)) {
          look(file, name);
        }
      }
    } catch (DirectoryIteratorException closed) {
      unlistable(path, closed.getCause());
    } catch (IOException closed) {
      unlistable(path, closed);
    }
    return List.copyOf(findings);
  }

  private void unlistable(Path path, @Nullable IOException closed) {
    add("unreadable", path, "can't be listed: " + StateException.reason(closed), owning(path));
  }

  private void look(Path file, StateName name) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return; // another run has finished with it
    }
    boolean aFolder = name.kind() == StateName.Kind.FOLDER;
    if (aFolder ? !Files.isDirectory(file) : !Files.isRegularFile(file)) {
      add("kind", file, aFolder ? "is no folder" : "is no file", "look at it, and move it away");
      return;
    }
    boolean usable = permissions(file, aFolder ? "rwx------" : "rw-------");
    if (!usable && repair && !Files.isReadable(file)) {
      return;
    }
    switch (name.kind()) {
      case FILE -> contents(file, name.file());
      case TEMPORARY -> leftover(file, name.file());
      case LOCK, ASIDE, FOLDER -> {}
    }
  }

  /// Makes sure that the owner alone may use it, or what it links to: the permissions of a link
  /// mean nothing.
  ///
  /// @return whether it is, or would be, as it should
  private boolean permissions(Path path, String wanted) {
    if (!Ownership.isKnownFor(path)) {
      return true;
    }
    try {
      if (!Ownership.isOurs(path)) {
        add("ownership", path, "belongs to another user", owning(path));
        return false;
      }
      Set<PosixFilePermission> right = PosixFilePermissions.fromString(wanted);
      Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
      if (found.equals(right)) {
        return true;
      }
      String is = "has the permissions " + PosixFilePermissions.toString(found);
      if (repair) {
        Files.setPosixFilePermissions(path, right);
      }
      done("permissions", path, is + ", not " + wanted);
      return true;
    } catch (NoSuchFileException finished) {
      return false; // by another run
    } catch (IOException refused) {
      add(
          "permissions",
          path,
          "its permissions can't be set: " + StateException.reason(refused),
          owning(path));
      return false;
    }
  }

  private void contents(Path file, String name) {
    String flaw;
    try {
      flaw = flaw(file);
    } catch (NoSuchFileException removed) {
      return; // by another run
    } catch (IOException closed) {
      if (repair) {
        add("unreadable", file, "can't be read: " + StateException.reason(closed), owning(file));
      }
      return;
    }
    if (flaw == null) {
      return;
    }
    if (flaw.isEmpty()) {
      add("newer", file, "was written by a newer version of this program", "use that version");
      return;
    }
    if (!repair) {
      done("damaged", file, flaw + "; it would become " + aside(file, name).getFileName());
      return;
    }
    try {
      whileLocked(name, () -> setAside(file, name));
    } catch (NoSuchFileException removed) {
      return; // by another run
    } catch (IOException refused) {
      add("damaged", file, flaw + ": " + StateException.reason(refused), owning(file));
    }
  }

  /// For whoever holds the lock of the file: another run may have replaced it in the meantime.
  private void setAside(Path file, String name) throws IOException {
    String flaw = flaw(file);
    if (flaw == null || flaw.isEmpty()) {
      return;
    }
    Path aside = aside(file, name);
    Files.move(file, aside);
    done("damaged", file, flaw + "; it is now " + aside.getFileName());
  }

  /// Work on a file that must not happen while another run writes it.
  private interface Work {
    void run() throws IOException;
  }

  private void whileLocked(String name, Work work) throws IOException {
    try {
      folder.locked(
          name,
          () -> {
            try {
              work.run();
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
            return name;
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Path aside(Path file, String name) {
    Path aside = file.resolveSibling(name + StateName.ASIDE + now / 1000);
    for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
      aside = file.resolveSibling(name + StateName.ASIDE + now / 1000 + "-" + i);
    }
    return aside;
  }

  /// Why a file is none this program wrote; empty if a newer version did; null if all is well.
  private static @Nullable String flaw(Path file) throws IOException {
    StateText text;
    try {
      text = StateText.of(Files.readString(file), FORMAT);
    } catch (CharacterCodingException notText) {
      text = StateText.none();
    }
    return switch (text) {
      case StateText.Whole _ -> null;
      case StateText.Newer _ -> "";
      case StateText.Damaged(String flaw) -> flaw;
    };
  }

  /// What a writer that was killed left behind. It is only dropped where the file it was to replace
  /// is there and whole, because then nothing is lost.
  private void leftover(Path file, String name) {
    try {
      if (!isStale(file)) {
        return;
      }
      if (repair) {
        whileLocked(name, () -> clear(file, name));
      } else {
        left(file, isWhole(file.resolveSibling(name)));
      }
    } catch (NoSuchFileException finished) {
      return; // its writer was only slow
    } catch (IOException refused) {
      String message = "can't be taken away: " + StateException.reason(refused);
      add("leftover", file, message, owning(file));
    }
  }

  /// For whoever holds the lock of the file that was to be replaced.
  private void clear(Path file, String name) throws IOException {
    if (!isStale(file)) {
      return;
    }
    Path target = file.resolveSibling(name);
    boolean whole = isWhole(target);
    if (whole) {
      Files.delete(file);
    } else {
      Files.move(file, aside(target, name));
    }
    left(file, whole);
  }

  private boolean isStale(Path file) throws IOException {
    return now - Files.getLastModifiedTime(file).toMillis() >= STALE_MILLIS;
  }

  private static boolean isWhole(Path target) throws IOException {
    return Files.isRegularFile(target) && flaw(target) == null;
  }

  private void left(Path file, boolean whole) {
    done(
        "leftover",
        file,
        "was left behind by a run that was ended"
            + (whole ? "" : ", and is kept under another name"));
  }

  private void done(String type, Path path, String message) {
    findings.add(new Finding(type, path, message, repair, null));
  }

  private void add(String type, Path path, String message, String remedy) {
    findings.add(new Finding(type, path, message, false, remedy));
  }

  private static String owning(Path path) {
    return "make it yours: sudo chown -R \"$(id -un)\" '" + path + "'";
  }
}
