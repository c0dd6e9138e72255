package dev.sentrycli.cli.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// An archive made entry by entry.
final class Packed implements AutoCloseable {
  static final ReleaseName RELEASE = ReleaseName.here("0.2.0");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  Packed() {
    try {
      tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// A release that starts and says what it is told to.
  static Packed release(String said) throws IOException {
    return new Packed()
        .file(
            RELEASE + "/bin/sentry",
            "#!/bin/sh\n# dev.sentrycli.cli.Main\n[ \"$1\" != --version ] || echo " + said + "\n",
            0755)
        .file(RELEASE + "/lib/sentry-0.2.0-0123456789ab.jar", "", 0644)
        .file(RELEASE + "/runtime/bin/java", "", 0755);
  }

  Packed file(String name, String content, int mode) throws IOException {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(text.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(text);
    tar.closeArchiveEntry();
    return this;
  }

  Packed entry(String name, byte type, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  byte[] bytes() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  /// The archive as a file, opened with the right checksum.
  ReleaseArchive in(Path folder) throws IOException {
    return open(folder, bytes());
  }

  static ReleaseArchive open(Path folder, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("release.tar.gz"), bytes);
    return ReleaseArchive.open(file, sum(bytes));
  }

  static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
