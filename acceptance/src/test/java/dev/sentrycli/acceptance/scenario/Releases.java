package dev.sentrycli.acceptance.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Releases and installed copies of a program that can do nothing but say its version.
final class Releases {
  static final String PLATFORM = platform();
  private static final int RUNNABLE = 0755;

  private Releases() {}

  /// Puts a program where the installer does.
  ///
  /// @return the link that starts it
  static Path install(Path prefix, String version) throws IOException {
    Path folder = prefix.resolve("lib/sentry");
    for (Map.Entry<String, String> file : files(version, version).entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.createDirectories(prefix.resolve("bin"));
    return Files.createSymbolicLink(
        prefix.resolve("bin/sentry"), Path.of("../lib/sentry/bin/sentry"));
  }

  /// Packs a release as `sentry-<version>-<platform>.tar.gz`, with its checksum beside it.
  ///
  /// @param kind `broken` for one that does not start, `evil` for one that leads elsewhere, `for
  ///   <platform>` for one of another platform, `bare` for one without a file for its checksum
  /// @return its checksum
  static String pack(Path folder, String version, String kind) throws IOException {
    String platform = kind.startsWith("for ") ? kind.substring(4) : PLATFORM;
    String name = "sentry-" + version + "-" + platform;
    Path archive = folder.resolve(name + ".tar.gz");
    try (OutputStream out = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
      Map<String, String> files = files(version, kind.equals("broken") ? "garbage" : version);
      for (Map.Entry<String, String> file : files.entrySet()) {
        put(tar, name + "/" + file.getKey(), file.getValue());
      }
      if (kind.equals("evil")) {
        put(tar, name + "/../../.profile", "echo taken over");
      }
    }
    String sum = sum(Files.readAllBytes(archive));
    if (!kind.equals("bare")) {
      Files.writeString(
          folder.resolve(name + ".tar.gz.sha256"), sum + "  " + archive.getFileName() + "\n");
    }
    return sum;
  }

  private static void put(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    entry.setMode(RUNNABLE);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static Map<String, String> files(String version, String said) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "bin/sentry",
        """
        #!/bin/sh
        # In place of dev.sentrycli.cli.Main
        case $1 in --version) echo %s ;; esac
        """
            .formatted(said));
    files.put("lib/sentry-" + version + "-0123456789ab.jar", "");
    files.put("runtime/bin/java", "");
    return files;
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    return (system.startsWith("mac") ? "darwin" : system)
        + "-"
        + (machine.equals("amd64") ? "x86_64" : machine);
  }
}
