package dev.sentrycli.cli.installation;

import dev.sentrycli.cli.installation.ArchiveLayout.OddEntryException;
import dev.sentrycli.cli.state.Ownership;
import dev.sentrycli.cli.state.StateException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// A release as it is downloaded: a packed folder whose checksum is known from elsewhere.
public final class ReleaseArchive {
  private static final Set<PosixFilePermission> RUNNABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final int SUM_DIGITS = 64;
  private static final int MOST_OF_A_SUM_FILE = 64 * 1024;

  private final Path file;
  private final String sum;

  private ReleaseArchive(Path file, String sum) {
    this.file = file;
    this.sum = sum;
  }

  /// @param sum the SHA-256 it has to have; null to take it from the file beside it
  /// @throws InstallationException if it is not there, or has another checksum
  public static ReleaseArchive open(Path file, @Nullable String sum) {
    if (!Files.isRegularFile(file)) {
      throw new InstallationException(
          Files.isDirectory(file) ? file + " is a folder, not an archive" : file + " is not there",
          "name the archive as it was downloaded, such as sentry-VERSION-OS-ARCH.tar.gz");
    }
    ReleaseArchive archive =
        new ReleaseArchive(file, sum == null ? sumBeside(file) : sum.toLowerCase(Locale.ROOT));
    String actual;
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      actual = HexFormat.of().formatHex(digest.digest());
    } catch (IOException broken) {
      throw unreadable(file, broken);
    }
    archive.require(actual);
    return archive;
  }

  /// Whether a text can be a checksum.
  public static boolean isSum(String text) {
    return text.length() == SUM_DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
  }

  /// The release in it, nothing unpacked.
  public ReleaseName inspect() {
    return read(null);
  }

  /// Unpacks it into an empty folder, which becomes that of the program.
  ///
  /// @throws InstallationException if it holds anything that a release does not
  public ReleaseName unpack(Path folder) {
    return read(folder);
  }

  private ReleaseName read(@Nullable Path folder) {
    MessageDigest digest = sha256();
    ArchiveLayout layout = new ArchiveLayout();
    Map<Path, String> links = new LinkedHashMap<>();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      // Not closed on its own: it holds nothing but the stream.
      GZIPInputStream unzipped = new GZIPInputStream(in, 64 * 1024);
      TarArchiveInputStream tar = new TarArchiveInputStream(unzipped, "UTF-8");
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        take(entry, tar, layout, folder, links);
      }
      unzipped.transferTo(OutputStream.nullOutputStream());
      in.transferTo(OutputStream.nullOutputStream());
      ReleaseName release = layout.release();
      // What was unpacked is what was checked, even if the file was replaced in between.
      require(HexFormat.of().formatHex(digest.digest()));
      for (Map.Entry<Path, String> link : links.entrySet()) {
        makeFolder(parent(link.getKey()));
        Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
      }
      return release;
    } catch (OddEntryException odd) {
      throw new InstallationException(
          file + " is no release of this program: " + odd.getMessage(),
          "fetch the archive again from where releases are published");
    } catch (EOFException | ZipException torn) {
      throw torn();
    } catch (IOException broken) {
      if (broken.getClass() == IOException.class && !StateException.isFull(broken)) {
        throw torn();
      }
      throw folder == null ? unreadable(file, broken) : notUnpacked(broken);
    } catch (IllegalArgumentException garbage) {
      throw torn();
    }
  }

  private static void take(
      TarArchiveEntry entry,
      TarArchiveInputStream tar,
      ArchiveLayout layout,
      @Nullable Path folder,
      Map<Path, String> links)
      throws IOException, OddEntryException {
    String name = entry.getName();
    if (entry.isDirectory()) {
      List<String> path = layout.folder(name);
      if (folder != null) {
        makeFolder(below(folder, path));
      }
    } else if (entry.isSymbolicLink()) {
      List<String> path = layout.link(name, entry.getLinkName());
      if (folder != null) {
        links.put(below(folder, path), entry.getLinkName());
      }
    } else if (isPlainFile(entry)) {
      List<String> path = layout.file(name, entry.getSize());
      if (folder != null) {
        write(tar, below(folder, path), (entry.getMode() & 0100) != 0);
      }
    } else {
      throw ArchiveLayout.device(name);
    }
  }

  private static boolean isPlainFile(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse();
  }

  private static void write(InputStream content, Path target, boolean runnable) throws IOException {
    makeFolder(parent(target));
    try (OutputStream out =
        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.transferTo(out);
    }
    permit(target, runnable ? RUNNABLE : READABLE);
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(parent(folder));
      permit(Files.createDirectory(folder), RUNNABLE);
    }
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (Ownership.isKnownFor(path)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static Path below(Path folder, List<String> path) {
    Path place = folder;
    for (String part : path) {
      place = place.resolve(part);
    }
    return place;
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private void require(String actual) {
    if (!actual.equals(sum)) {
      throw new InstallationException(
          "The checksum of " + file + " is " + actual + ", but has to be " + sum,
          "fetch the archive again: it was cut off, or is not what was published");
    }
  }

  private InstallationException torn() {
    return new InstallationException(
        file + " is cut off, or no .tar.gz archive", "fetch the archive again");
  }

  private InstallationException notUnpacked(IOException broken) {
    return new InstallationException(
        "Unpacking " + file + " failed: " + StateException.reason(broken),
        StateException.isFull(broken)
            ? "free some space on the disk that the program is on"
            : "look after the permissions of the archive and of the program's folder");
  }

  private static String sumBeside(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".sha256");
    if (!Files.isRegularFile(beside)) {
      throw new InstallationException(
          "There is nothing to check " + file + " with: " + beside + " is not there",
          "fetch the .sha256 file that is published beside the archive, too",
          "or name the checksum: --checksum SHA256");
    }
    try (InputStream in = Files.newInputStream(beside)) {
      String text = new String(in.readNBytes(MOST_OF_A_SUM_FILE), StandardCharsets.UTF_8);
      String found = sumIn(text, String.valueOf(file.getFileName()));
      if (found != null) {
        return found;
      }
    } catch (IOException broken) {
      throw unreadable(beside, broken);
    }
    throw new InstallationException(
        beside + " holds no SHA-256 of " + file.getFileName(), "name it: --checksum SHA256");
  }

  /// The checksum of a file in lines as `sha256sum` writes them, or a bare one; null if it is not
  /// among them.
  static @Nullable String sumIn(String text, String name) {
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+", 2);
      if (isSum(words[0])) {
        String named = words.length == 1 ? name : words[1];
        String bare = named.startsWith("*") ? named.substring(1) : named;
        if (bare.substring(bare.lastIndexOf('/') + 1).equals(name)) {
          return words[0].toLowerCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  private static InstallationException unreadable(Path file, IOException broken) {
    return new InstallationException(
        file + " can't be read: " + StateException.reason(broken),
        "make it readable for yourself, or fetch it again");
  }
}
