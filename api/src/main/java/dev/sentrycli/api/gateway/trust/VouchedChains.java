package dev.sentrycli.api.gateway.trust;

import dev.sentrycli.api.gateway.cache.Fingerprint;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers for a day that the certificates a host showed were checked and found good, because
/// that check is a fifth of a short run. What is remembered counts for exactly these certificates
/// and this host, while they are valid and as long as no file has changed that says whom to trust.
/// That the server holds the key to its certificate is proved anew on every connection.
final class VouchedChains {
  private static final long LIFE_MILLIS = Duration.ofDays(1).toMillis();
  private static final int DIGITS = 64;

  private final @Nullable Path folder;
  private final List<TrustFile> ownFiles;
  private @Nullable String trust;

  /// @param folder null to remember nothing
  VouchedChains(@Nullable Path folder, List<TrustFile> ownFiles) {
    // Nothing is believed where it can't be seen whose notes these are, or whom Java trusts.
    boolean blind =
        System.getProperty("user.name", "?").equals("?")
            || System.getProperty("javax.net.ssl.trustStore") != null
            || System.getProperty("javax.net.ssl.trustStoreType") != null;
    this.folder = blind ? null : folder;
    this.ownFiles = ownFiles;
  }

  /// Whether there is something to compare this host's certificates with.
  boolean knows(String host) {
    return remembered(host) != null;
  }

  /// Whether exactly these certificates were found good for this host, and are valid now.
  boolean cover(String host, X509Certificate[] chain, String type) {
    String known = remembered(host);
    if (known == null) {
      return false;
    }
    try {
      return areValid(chain) && known.equals(digest(host, chain, type));
    } catch (GeneralSecurityException unreadable) {
      return false; // the whole check says what is wrong
    }
  }

  private static boolean areValid(X509Certificate[] chain) {
    try {
      for (X509Certificate certificate : chain) {
        certificate.checkValidity();
      }
      return true;
    } catch (CertificateException notToday) {
      return false;
    }
  }

  void remember(String host, X509Certificate[] chain, String type) {
    if (folder == null || !areValid(chain)) {
      return;
    }
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerOnly(posix, "rwx------"));
      }
      Path file = folder.resolve(name(host));
      if (!isFresh(file)) {
        Files.deleteIfExists(file);
      }
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING),
              ownerOnly(posix, "rw-------"))) {
        channel.write(StandardCharsets.US_ASCII.encode(digest(host, chain, type)));
      }
      sweep(folder);
    } catch (IOException | GeneralSecurityException unwritable) {
      return; // then they are checked again next time
    }
  }

  private static FileAttribute<?>[] ownerOnly(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Removes what is too old to count.
  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!isFresh(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// The digest of what was found good for the host; null if there is none that still counts. One
  /// that was written by halves fits nothing.
  private @Nullable String remembered(String host) {
    if (folder == null) {
      return null;
    }
    Path file = folder.resolve(name(host));
    try {
      String digest = isFresh(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
      return digest.length() == DIGITS ? digest : null;
    } catch (IOException none) {
      return null;
    }
  }

  /// Whether a file is young enough, and of nobody else: whoever may write it could vouch for
  /// anything.
  private static boolean isFresh(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        PosixFileAttributes posix = Files.readAttributes(file, PosixFileAttributes.class);
        if (!posix.owner().getName().equals(System.getProperty("user.name"))
            || posix.permissions().contains(PosixFilePermission.GROUP_WRITE)
            || posix.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
          return false;
        }
        attributes = posix;
      } else {
        attributes = Files.readAttributes(file, BasicFileAttributes.class);
      }
    } catch (NoSuchFileException gone) {
      return false;
    }
    long age = System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
    return age >= 0 && age < LIFE_MILLIS;
  }

  private String name(String host) {
    return Fingerprint.of(host + "\n" + trust());
  }

  /// What settles whom this machine trusts, as of now.
  private synchronized String trust() {
    String known = trust;
    if (known == null) {
      StringBuilder text = new StringBuilder(System.getProperty("java.vm.version", ""));
      Path java = Path.of(System.getProperty("java.home", ""));
      text.append(state(java.resolve("lib/security/jssecacerts")));
      text.append(state(java.resolve("lib/security/cacerts")));
      text.append(state(java.resolve("conf/security/java.security")));
      for (Path bundle : StagedTrust.BUNDLES) {
        text.append(state(bundle));
      }
      for (TrustFile file : ownFiles) {
        text.append(file.path().toAbsolutePath()).append(state(file.path()));
      }
      known = text.toString();
      trust = known;
    }
    return known;
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return " "
          + now.fileKey()
          + " "
          + now.size()
          + " "
          + now.lastModifiedTime().toMillis()
          + " "
          + Files.isReadable(file);
    } catch (IOException absent) {
      return " none";
    }
  }

  private static String digest(String host, X509Certificate[] chain, String type)
      throws GeneralSecurityException, CertificateException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update((host + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(type.getBytes(StandardCharsets.UTF_8));
    for (X509Certificate certificate : chain) {
      byte[] encoded = certificate.getEncoded();
      digest.update((" " + encoded.length + " ").getBytes(StandardCharsets.US_ASCII));
      digest.update(encoded);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
