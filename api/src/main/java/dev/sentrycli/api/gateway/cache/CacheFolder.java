package dev.sentrycli.api.gateway.cache;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers in files that only their owner can read. A file's name is made of two hashes, the first
/// of which stands for a server and an account: what belongs together can be dropped without
/// reading it. Nothing here ever fails a command: what cannot be read is a miss, what cannot be
/// written is not kept.
public final class CacheFolder {
  private static final int FORMAT = 1;
  private static final int LARGEST_ENTRY = 1024 * 1024;
  private static final long LARGEST_FOLDER = 50L * 1024 * 1024;
  private static final int FEW = (int) (LARGEST_FOLDER / LARGEST_ENTRY);
  private static final int MOST = 1000;
  private static final int BETWEEN_CLEANINGS = 32;
  private static final String ENDING = ".answer";
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final boolean posix;
  private int written;

  /// Touches nothing yet.
  public CacheFolder(Path folder) {
    this.folder = folder;
    this.posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /// The name of an answer's file.
  ///
  /// @param owner a fingerprint of server and account
  /// @param question a fingerprint of method and address
  public static String key(String owner, String question) {
    return ownerPart(owner) + question.substring(0, 40) + ENDING;
  }

  public @Nullable CacheEntry read(String key) {
    Path file = folder.resolve(key);
    try {
      byte[] bytes = Files.readAllBytes(file);
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      JsonObject head =
          JsonParser.parseString(new String(bytes, 0, end, StandardCharsets.UTF_8))
              .getAsJsonObject();
      int length = bytes.length - end - 1;
      if (head.get("format").getAsInt() != FORMAT || head.get("length").getAsInt() != length) {
        return null;
      }
      List<String> headers = new ArrayList<>();
      for (JsonElement text : head.getAsJsonArray("headers")) {
        headers.add(text.getAsString());
      }
      byte[] body = new byte[length];
      System.arraycopy(bytes, end + 1, body, 0, length);
      return new CacheEntry(
          head.get("url").getAsString(),
          Instant.ofEpochMilli(head.get("stored").getAsLong()),
          head.has("etag") ? head.get("etag").getAsString() : null,
          headers,
          body);
    } catch (NoSuchFileException miss) {
      return null;
    } catch (IOException | RuntimeException broken) {
      delete(file);
      return null;
    }
  }

  /// Notes that an entry was useful, so that others go before it.
  public void used(String key) {
    try {
      Files.setLastModifiedTime(folder.resolve(key), FileTime.from(Instant.now()));
    } catch (IOException gone) {
      return;
    }
  }

  /// Keeps an answer unless it is too large.
  public void write(String key, CacheEntry entry) {
    JsonObject head = new JsonObject();
    head.addProperty("format", FORMAT);
    head.addProperty("length", entry.body().length);
    head.addProperty("url", entry.url());
    head.addProperty("stored", entry.stored().toEpochMilli());
    if (entry.etag() != null) {
      head.addProperty("etag", entry.etag());
    }
    JsonArray headers = new JsonArray();
    entry.headers().forEach(headers::add);
    head.add("headers", headers);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entry.body().length + 1024);
    bytes.writeBytes(JsonText.compact(head).getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.writeBytes(entry.body());
    if (bytes.size() > LARGEST_ENTRY) {
      return;
    }
    Path draft = null;
    try {
      prepare();
      // Not createTempFile: its names come from SecureRandom, which takes long to start.
      draft = folder.resolve(key + "." + Long.toHexString(System.nanoTime()) + ".part");
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              draft,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly(OWNER_FILE))) {
        ByteBuffer rest = ByteBuffer.wrap(bytes.toByteArray());
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      Files.move(
          draft,
          folder.resolve(key),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException notKept) {
      if (draft != null) {
        delete(draft);
      }
    }
  }

  /// Drops every answer for a server and account.
  ///
  /// @param owner their fingerprint
  public void drop(String owner) {
    deleteWhere(ownerPart(owner));
  }

  /// Drops every answer.
  public void clear() {
    deleteWhere("");
  }

  private void deleteWhere(String start) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, start + "*")) {
      for (Path file : files) {
        if (isOurs(file)) {
          delete(file);
        }
      }
    } catch (IOException noFolder) {
      return;
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) || name.endsWith(".part");
  }

  /// Makes the folder, and now and then room in it.
  private synchronized void prepare() throws IOException {
    if (written++ % BETWEEN_CLEANINGS != 0) {
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, ownerOnly(OWNER));
    } else if (posix && !Files.getPosixFilePermissions(folder).equals(OWNER)) {
      Files.setPosixFilePermissions(folder, OWNER);
    }
    makeRoom();
  }

  private record Kept(Path file, FileTime used, long size) {}

  private void makeRoom() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (isOurs(file)) {
          files.add(file);
        }
      }
    }
    if (files.size() < FEW) {
      return; // so few entries cannot be too much
    }
    List<Kept> kept = new ArrayList<>();
    long total = LARGEST_ENTRY; // room for one more
    for (Path file : files) {
      Kept one = kept(file);
      if (one != null) {
        kept.add(one);
        total += one.size();
      }
    }
    kept.sort(Comparator.comparing(Kept::used));
    int spare = kept.size() > MOST ? kept.size() - MOST * 3 / 4 : 0;
    for (Kept oldest : kept) {
      if (total <= LARGEST_FOLDER && spare <= 0) {
        return;
      }
      delete(oldest.file());
      total -= oldest.size();
      spare--;
    }
  }

  private static @Nullable Kept kept(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Kept(file, attributes.lastModifiedTime(), attributes.size());
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  private FileAttribute<?>[] ownerOnly(Set<PosixFilePermission> permissions) {
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException held) {
      return; // another program holds it open; it ages out
    }
  }

  private static String ownerPart(String owner) {
    return owner.substring(0, 24) + "-";
  }
}
