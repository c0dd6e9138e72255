package dev.sentrycli.cli.installation;

import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.state.FolderTree;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.terminal.desktop.Programs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The folder the running program is in, which is only ever replaced as a whole, and the one it
/// took the place of.
public final class Installation {
  private static final String PREVIOUS = ".previous";
  private static final String NEW = ".sentry-new-";
  private static final String OLD = ".sentry-old-";
  private static final List<String> MANAGED =
      List.of("/usr", "/nix", "/snap", "/gnu", "/opt/homebrew/Cellar", "/usr/local/Cellar");

  private final Path running;
  private final Path folder;

  private Installation(Path running, Path folder) {
    this.running = running;
    this.folder = folder;
  }

  /// The installation of the running program; null if it runs without a folder of its own.
  public static @Nullable Installation find(Environment environment) {
    Path program = environment.program();
    if (program == null) {
      return null;
    }
    try {
      Path bin = program.toRealPath().getParent();
      Path running = bin == null ? null : bin.getParent();
      if (running == null || running.getFileName() == null || running.getParent() == null) {
        return null;
      }
      String name = running.getFileName().toString();
      return new Installation(
          running,
          name.endsWith(PREVIOUS) && name.length() > PREVIOUS.length()
              ? running.resolveSibling(name.substring(0, name.length() - PREVIOUS.length()))
              : running);
    } catch (IOException gone) {
      return null;
    }
  }

  public Path folder() {
    return folder;
  }

  /// The folder this run was started from: that of the program, or the one it took the place of.
  public Path running() {
    return running;
  }

  /// Where the program that was replaced is kept.
  public Path previous() {
    return folder.resolveSibling(folder.getFileName() + PREVIOUS);
  }

  /// The link that leads to the program from the PATH, as the installer makes it; null if there is
  /// none.
  public @Nullable Path link() {
    Path prefix = parent().getParent();
    if (prefix == null) {
      return null;
    }
    Path link = prefix.resolve("bin").resolve("sentry");
    try {
      return Files.isSymbolicLink(link)
              && link.resolveSibling(Files.readSymbolicLink(link))
                  .normalize()
                  .equals(folder.resolve("bin").resolve("sentry"))
          ? link
          : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  /// The links to the pages of the manual that the installer made.
  public List<Path> manual() throws IOException {
    List<Path> found = new ArrayList<>();
    Path prefix = parent().getParent();
    Path pages = prefix == null ? null : prefix.resolve("share").resolve("man").resolve("man1");
    if (pages == null || !Files.isDirectory(pages)) {
      return found;
    }
    Path ours = folder.resolve("share").resolve("man").resolve("man1");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(pages, "sentry*.1")) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link)
            && link.resolveSibling(Files.readSymbolicLink(link)).normalize().startsWith(ours)) {
          found.add(link);
        }
      }
    }
    return found;
  }

  /// Why this program must not replace or remove its folder; null if it may.
  public @Nullable String reasonToKeep() {
    if (versionIn(running) == null) {
      return foreign(running);
    }
    for (String managed : MANAGED) {
      if (running.startsWith(managed)
          && (!running.startsWith("/usr/local") || managed.endsWith("Cellar"))) {
        return running + " belongs to a package manager, which alone should change it";
      }
    }
    if (isBuilt()) {
      return running + " was built from the sources beside it";
    }
    String foreign = reasonToKeep(running);
    if (foreign == null && !folder.equals(running) && isThere(folder)) {
      foreign = reasonToKeep(folder);
    }
    if (foreign != null) {
      return foreign;
    }
    if (!Files.isWritable(parent()) || !Files.isWritable(running)) {
      return "you may not write to "
          + (Files.isWritable(parent()) ? running : parent())
          + ", which somebody else has installed: an administrator or a package manager";
    }
    return null;
  }

  /// Why a folder must not be removed or moved; null if it holds a program of this kind and nothing
  /// else.
  public static @Nullable String reasonToKeep(Path folder) {
    if (versionIn(folder) == null) {
      return foreign(folder);
    }
    try {
      String stranger = Shipped.strangerIn(folder);
      return stranger == null
          ? null
          : folder + " holds more than this program, such as '" + stranger + "'";
    } catch (IOException unreadable) {
      return folder + " can't be looked through: " + StateException.reason(unreadable);
    }
  }

  /// What to delete by hand where the program was unpacked among the files of others; nothing where
  /// it was not.
  public List<String> piecesAmongOthers() {
    try {
      return versionIn(running) == null || Shipped.strangerIn(running) == null
          ? List.of()
          : Shipped.piecesIn(running);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static String foreign(Path folder) {
    return folder + " does not look like a folder of this program";
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether it lies where a checkout of the sources builds it.
  public boolean isBuilt() {
    return parent().endsWith("build")
        && Files.exists(parent().resolveSibling("pom.xml"))
        && Files.exists(parent().resolveSibling("sentry"));
  }

  /// @throws InstallationException if the folder must not be replaced
  public void requireChangeable() {
    String reason = reasonToKeep();
    if (reason != null) {
      throw new InstallationException(
          "The program can't be replaced: " + reason,
          "change it the way it was installed, or install a copy of your own: the install.sh in the archive of a release");
    }
    String kept = isThere(previous()) ? reasonToKeep(previous()) : null;
    if (kept != null) {
      throw new InstallationException(
          "The program can't be replaced: it would be kept as " + previous() + ", but " + kept,
          "move " + previous() + " away");
    }
  }

  /// The version of the program in a folder; null if it is not one of this program.
  public static @Nullable String versionIn(Path folder) {
    Path jar = jarIn(folder);
    if (jar == null) {
      return null;
    }
    String name = String.valueOf(jar.getFileName());
    return name.substring("sentry-".length(), name.length() - "-123456789012.jar".length());
  }

  private static @Nullable Path jarIn(Path folder) {
    Path launcher = folder.resolve("bin").resolve("sentry");
    if (!Files.isRegularFile(launcher, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(folder.resolve("runtime").resolve("bin").resolve("java"))) {
      return null;
    }
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder.resolve("lib"), "sentry-*-????????????.jar")) {
      if (!Files.readString(launcher).contains("dev.sentrycli.cli.Main")) {
        return null;
      }
      for (Path jar : jars) {
        return jar;
      }
      return null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  /// Puts the program of an archive in the place of this one, once it has shown that it starts.
  /// Until then, and whenever something fails, the old one is where it was.
  ///
  /// @param expected the version that is replaced
  /// @return what was left undone without harm
  public List<String> replace(ReleaseArchive archive, String expected, Programs programs) {
    return changing(
        expected,
        () -> {
          removeLeftovers();
          Path room = Files.createTempDirectory(parent(), NEW);
          try {
            Path fresh = room.resolve("program");
            ReleaseName release = archive.unpack(fresh);
            requireStarting(fresh, release.version(), "in the archive", programs);
            return swapIn(fresh);
          } finally {
            FolderTree.delete(room);
          }
        });
  }

  /// Puts the program that was replaced back, and this one in its place, so that it can be done
  /// again.
  ///
  /// @param expected the version that is replaced
  public List<String> undo(String expected, Programs programs) {
    String version = previousVersion();
    return changing(
        expected,
        () -> {
          requireStarting(previous(), version, "in " + previous(), programs);
          Path aside = aside();
          boolean there = Files.exists(folder);
          if (there) {
            move(folder, aside);
          }
          try {
            move(previous(), folder);
          } catch (IOException failed) {
            if (there) {
              move(aside, folder);
            }
            throw failed;
          }
          if (there) {
            move(aside, previous());
          }
          return List.of();
        });
  }

  /// @throws InstallationException if nothing was kept
  public String previousVersion() {
    String reason = reasonToKeep(previous());
    String version = versionIn(previous());
    if (reason != null || version == null) {
      throw new InstallationException(
          isThere(previous())
              ? String.valueOf(reason)
              : "There is nothing to go back to: " + previous() + " is not there",
          "the archive of an older release can be installed: 'sentry cli upgrade --from FILE --force'");
    }
    return version;
  }

  /// Lets a folder take the place of the program's.
  List<String> swapIn(Path fresh) throws IOException {
    Path aside = aside();
    boolean kept = isThere(previous());
    if (kept) {
      move(previous(), aside);
    }
    try {
      boolean there = Files.exists(folder);
      if (there) {
        move(folder, previous());
      }
      try {
        move(fresh, folder);
      } catch (IOException failed) {
        if (there) {
          move(previous(), folder);
        }
        throw failed;
      }
    } catch (IOException failed) {
      if (kept && !Files.exists(previous())) {
        move(aside, previous());
      }
      throw failed;
    }
    try {
      FolderTree.delete(aside);
      return List.of();
    } catch (IOException stays) {
      return List.of(aside + " can't be deleted: " + StateException.reason(stays));
    }
  }

  private static void requireStarting(Path fresh, String version, String where, Programs programs) {
    String launcher = fresh.resolve("bin").resolve("sentry").toString();
    String said =
        versionIn(fresh) == null ? null : programs.ask(List.of(launcher, "--version"), fresh);
    // The launcher answers by itself; only the second question starts the program.
    if (said == null
        || !said.strip().equals(version)
        || programs.ask(List.of(launcher, "cli", "upgrade", "--help"), fresh) == null) {
      throw new InstallationException(
          "The program " + where + " does not start as " + version + ": nothing was changed",
          "fetch the archive for this platform again: " + ReleaseName.here(version) + ".tar.gz");
    }
  }

  /// What changes the installation.
  private interface Change {
    List<String> run() throws IOException;
  }

  /// Runs a change while no other process makes one.
  private List<String> changing(String expected, Change change) {
    // Not the launcher: a script that is open for writing can't be started.
    Path jar = jarIn(running);
    if (jar == null) {
      throw gone();
    }
    try (FileChannel channel = FileChannel.open(jar, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy();
      }
      if (!expected.equals(versionIn(running))) {
        throw gone();
      }
      return change.run();
    } catch (OverlappingFileLockException twice) {
      throw busy();
    } catch (IOException broken) {
      throw new InstallationException(
          "The program in "
              + folder
              + " can't be replaced: "
              + StateException.reason(broken)
              + ". It is as it was",
          "look after the space and the permissions there");
    }
  }

  private static InstallationException gone() {
    return new InstallationException(
        "The program was replaced while this run was under way: nothing was changed",
        "'sentry --version' says which one is there now");
  }

  private InstallationException busy() {
    return new InstallationException(
        "Another run is replacing the program in " + folder, "wait for it, then try again");
  }

  /// Deletes what a run that was killed left behind.
  private void removeLeftovers() throws IOException {
    List<Path> leftovers = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent(), NEW + "*")) {
      folders.forEach(leftovers::add);
    }
    for (Path leftover : leftovers) {
      FolderTree.delete(leftover);
    }
  }

  private Path aside() {
    return folder.resolveSibling(OLD + Long.toHexString(ThreadLocalRandom.current().nextLong()));
  }

  private Path parent() {
    return Objects.requireNonNull(folder.getParent());
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
