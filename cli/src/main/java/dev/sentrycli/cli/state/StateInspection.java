package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A look at every file of the state folder: whether it is the user's, readable by nobody else, and
/// whole. Nothing anybody wrote is deleted: what is damaged is set aside. Locks need no care, as
/// the system releases those of a process that ended.
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
    permissions(path, "rwx------");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        look(file);
      }
    } catch (IOException closed) {
      add("unreadable", path, "can't be listed: " + StateException.reason(closed), owning(path));
    }
    return List.copyOf(findings);
  }

  private void look(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    boolean json = name.endsWith(".json");
    boolean temporary = name.endsWith(".tmp") && name.contains(".json.");
    boolean ours = json || temporary || name.endsWith(".lock") || name.contains(".json.damaged-");
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      if (name.equals("cache")) {
        permissions(file, "rwx------");
      }
      return;
    }
    if (!ours) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      add("kind", file, "is no file", "look at it, and move it away");
      return;
    }
    if (!permissions(file, "rw-------") && repair && !Files.isReadable(file)) {
      return;
    }
    if (json) {
      contents(file, name);
    } else if (temporary) {
      leftover(file, name);
    }
  }

  /// Makes sure that the owner alone may use it.
  ///
  /// @return whether it is, or would be, as it should
  private boolean permissions(Path path, String wanted) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return true;
    }
    try {
      if (!isOurs(path)) {
        add("ownership", path, "belongs to another user", owning(path));
        return false;
      }
      Set<PosixFilePermission> right = PosixFilePermissions.fromString(wanted);
      Set<PosixFilePermission> found =
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      if (found.equals(right)) {
        return true;
      }
      String is = "has the permissions " + PosixFilePermissions.toString(found);
      if (repair) {
        Files.setPosixFilePermissions(path, right);
      }
      done("permissions", path, is + ", not " + wanted);
      return true;
    } catch (IOException refused) {
      add(
          "permissions",
          path,
          "its permissions can't be set: " + StateException.reason(refused),
          owning(path));
      return false;
    }
  }

  private static boolean isOurs(Path path) throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(self)) {
      return Files.getAttribute(self, "unix:uid")
          .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
        .getName()
        .equals(System.getProperty("user.name"));
  }

  private void contents(Path file, String name) {
    String flaw;
    try {
      flaw = flaw(Files.readString(file));
    } catch (CharacterCodingException notText) {
      flaw = "is not text";
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
    Path aside = aside(file, name);
    if (repair) {
      try {
        Files.move(file, aside);
      } catch (IOException refused) {
        add("damaged", file, flaw + ": " + StateException.reason(refused), owning(file));
        return;
      }
    }
    done(
        "damaged",
        file,
        flaw + (repair ? "; it is now " : "; it would become ") + aside.getFileName());
  }

  private Path aside(Path file, String name) {
    Path aside = file.resolveSibling(name + ".damaged-" + now / 1000);
    for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
      aside = file.resolveSibling(name + ".damaged-" + now / 1000 + "-" + i);
    }
    return aside;
  }

  /// Why a text is none this program wrote; empty if a newer version did; null if all is well.
  private static @Nullable String flaw(String text) {
    JsonElement parsed;
    try {
      parsed = JsonParser.parseString(text);
    } catch (JsonParseException torn) {
      return "is damaged or cut off";
    }
    if (!(parsed instanceof JsonObject json)) {
      return "holds no JSON object";
    }
    Double format = Fields.numberOrNull(json, "format");
    if (format == null) {
      return "has no format number";
    }
    return format > FORMAT ? "" : null;
  }

  /// What a writer that was killed left behind. It is only dropped where the file it was to replace
  /// is there and whole, because then nothing is lost.
  private void leftover(Path file, String name) throws IOException {
    if (now - Files.getLastModifiedTime(file).toMillis() < STALE_MILLIS) {
      return;
    }
    Path target = file.resolveSibling(name.substring(0, name.indexOf(".json.") + 5));
    boolean replaceable = false;
    try {
      replaceable = Files.isRegularFile(target) && flaw(Files.readString(target)) == null;
    } catch (CharacterCodingException notText) {
      replaceable = false;
    }
    if (replaceable && repair) {
      Files.deleteIfExists(file);
    } else if (!replaceable && repair) {
      Files.move(file, aside(target, String.valueOf(target.getFileName())));
    }
    done(
        "leftover",
        file,
        "was left behind by a run that was ended"
            + (replaceable ? "" : ", and is kept under another name"));
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
