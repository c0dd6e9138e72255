package dev.sentrycli.cli.installation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides, entry by entry, whether an archive stays within one folder that is named as a release
/// is. Links may lead to places in that folder only, and nothing may be reached through one.
final class ArchiveLayout {
  private static final int MOST_ENTRIES = 100_000;
  private static final long MOST_BYTES = 4L << 30;

  private final Set<String> folders = new HashSet<>();
  private final Set<String> leaves = new HashSet<>();
  private @Nullable ReleaseName release;
  private int entries;
  private long bytes;

  /// An entry does not belong in a release.
  static final class OddEntryException extends Exception {
    private OddEntryException(String message) {
      super(message);
    }
  }

  /// @return the path of a folder below that of the release; empty for the latter
  List<String> folder(String name) throws OddEntryException {
    List<String> path = parts(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    String joined = String.join("/", path);
    if (leaves.contains(joined)) {
      throw new OddEntryException("'" + name + "' is in it as a folder and as a file");
    }
    enter(path);
    folders.add(joined);
    return path.subList(1, path.size());
  }

  /// @return the path of a file below the folder of the release
  List<String> file(String name, long size) throws OddEntryException {
    bytes += size;
    if (size < 0 || bytes > MOST_BYTES) {
      throw new OddEntryException("it unpacks to more than a release of this program could be");
    }
    return leaf(name);
  }

  /// @return the path of a link below the folder of the release
  List<String> link(String name, String target) throws OddEntryException {
    List<String> path = leaf(name);
    int depth = path.size() - 1;
    boolean descending = false;
    for (String part : target.split("/", -1)) {
      boolean up = part.equals("..");
      if (part.isEmpty() || part.equals(".") || part.indexOf('\0') >= 0 || (up && descending)) {
        depth = -1;
        break;
      }
      descending |= !up;
      depth += up ? -1 : 1;
      if (depth < 0) {
        break;
      }
    }
    if (depth < 0) {
      throw new OddEntryException(
          "'" + name + "' is a link to '" + target + "', which is not in its folder");
    }
    return path;
  }

  /// What to throw for an entry that is neither a file nor a folder nor a link to a name.
  static OddEntryException device(String name) {
    return new OddEntryException("'" + name + "' is neither a file nor a folder");
  }

  /// The release all entries were in.
  ///
  /// @throws OddEntryException if there was none
  ReleaseName release() throws OddEntryException {
    ReleaseName known = release;
    if (known == null) {
      throw new OddEntryException("it is empty");
    }
    return known;
  }

  private List<String> leaf(String name) throws OddEntryException {
    List<String> path = parts(name);
    if (path.size() < 2) {
      throw new OddEntryException("'" + name + "' is not in the folder of a release");
    }
    enter(path);
    String joined = String.join("/", path);
    if (folders.contains(joined) || !leaves.add(joined)) {
      throw new OddEntryException("'" + name + "' is in it twice");
    }
    return path.subList(1, path.size());
  }

  private List<String> parts(String name) throws OddEntryException {
    if (++entries > MOST_ENTRIES) {
      throw new OddEntryException("it has more files than a release of this program could have");
    }
    List<String> path = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.isEmpty()
          || part.equals(".")
          || part.equals("..")
          || part.indexOf('\\') >= 0
          || part.chars().anyMatch(Character::isISOControl)) {
        throw new OddEntryException("'" + name + "' leads out of its folder");
      }
      path.add(part);
    }
    String first = path.getFirst();
    ReleaseName known = release;
    if (known == null) {
      release = ReleaseName.parse(first);
      if (release == null) {
        throw new OddEntryException("it does not begin with the folder of a release");
      }
    } else if (!known.toString().equals(first)) {
      throw new OddEntryException("'" + name + "' is not in the folder '" + known + "'");
    }
    return path;
  }

  /// Makes folders of all that a path leads through.
  private void enter(List<String> path) throws OddEntryException {
    for (int i = 1; i < path.size(); i++) {
      String folder = String.join("/", path.subList(0, i));
      if (leaves.contains(folder)) {
        throw new OddEntryException(
            "'" + String.join("/", path) + "' is below '" + folder + "', which is no folder");
      }
      folders.add(folder);
    }
  }
}
