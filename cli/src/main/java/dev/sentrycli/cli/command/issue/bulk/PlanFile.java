package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.api.json.JsonText;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.state.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A plan on disk, which never changes, and beside it what was done of it. One run at a time has
/// it.
final class PlanFile implements AutoCloseable {
  private final Path path;
  private final BulkPlan plan;
  private final Journal journal;
  private final @Nullable FileChannel held;

  private PlanFile(Path path, BulkPlan plan, Journal journal, @Nullable FileChannel held) {
    this.path = path;
    this.plan = plan;
    this.journal = journal;
    this.held = held;
  }

  /// Writes a new plan.
  ///
  /// @throws BulkException if something is there already, or it can't be written
  static PlanFile create(Path path, BulkPlan plan) {
    PlanFile file = createIfFree(path, plan);
    if (file == null) {
      throw BulkException.exists(path);
    }
    return file;
  }

  /// Writes a new plan; null if the name is taken, be it by a run that goes on at the same time.
  ///
  /// @throws BulkException if it can't be written
  static @Nullable PlanFile createIfFree(Path path, BulkPlan plan) {
    String text = JsonText.pretty(plan.json()) + "\n";
    if (Files.exists(journalOf(path))) {
      return null;
    }
    try {
      WholeFile.reserve(path);
    } catch (FileAlreadyExistsException taken) {
      return null;
    } catch (IOException broken) {
      throw BulkException.unwritable(path, broken);
    }
    try {
      WholeFile.write(path, text, true);
    } catch (IOException broken) {
      giveBack(path, broken);
      throw BulkException.unwritable(path, broken);
    }
    return new PlanFile(path, plan, new Journal(fingerprint(text)), lock(path));
  }

  private static void giveBack(Path reserved, IOException cause) {
    try {
      Files.deleteIfExists(reserved);
    } catch (IOException alsoBroken) {
      cause.addSuppressed(alsoBroken);
    }
  }

  /// @throws BulkException if it holds no plan, or another run is at work on it
  static PlanFile open(Path path, Environment environment) {
    String text;
    try {
      text = Files.readString(path);
    } catch (NoSuchFileException absent) {
      throw BulkException.noPlan(path, "there is no such file");
    } catch (IOException broken) {
      throw BulkException.unreadable(path, broken);
    }
    BulkPlan plan;
    try {
      plan = BulkPlan.read(text, environment);
    } catch (IllegalArgumentException other) {
      throw BulkException.noPlan(path, String.valueOf(other.getMessage()));
    }
    FileChannel held = lock(path);
    try {
      return new PlanFile(path, plan, journal(path, fingerprint(text)), held);
    } catch (RuntimeException failed) {
      release(held);
      throw failed;
    }
  }

  private static Journal journal(Path plan, String fingerprint) {
    Path path = journalOf(plan);
    String text;
    try {
      text = Files.readString(path);
    } catch (NoSuchFileException notBegun) {
      return new Journal(fingerprint);
    } catch (IOException broken) {
      throw BulkException.unreadableJournal(path, broken);
    }
    Journal journal;
    try {
      journal = Journal.read(text);
    } catch (IllegalArgumentException other) {
      throw BulkException.badJournal(path, String.valueOf(other.getMessage()));
    }
    if (!journal.fingerprint().equals(fingerprint)) {
      throw BulkException.otherVersion(path, plan);
    }
    return journal;
  }

  private static Path journalOf(Path plan) {
    return plan.resolveSibling(plan.getFileName() + ".journal");
  }

  /// Null where nothing can be written: then there is no journal to lose, either.
  private static @Nullable FileChannel lock(Path path) {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException readOnly) {
      channel = besides(path);
    } catch (IOException broken) {
      throw BulkException.unreadable(path, broken);
    }
    if (channel == null) {
      return null;
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException withinThisProcess) {
      release(channel);
      throw BulkException.busy(path);
    } catch (IOException broken) {
      release(channel);
      throw BulkException.unreadable(path, broken);
    }
    release(channel);
    throw BulkException.busy(path);
  }

  /// What is locked in the place of a plan that may only be read. It stays there: whoever deleted
  /// it could take it from under a run that is about to lock it.
  private static @Nullable FileChannel besides(Path plan) {
    Path path = plan.resolveSibling(plan.getFileName() + ".lock");
    try {
      return WholeFile.openOrCreate(path);
    } catch (AccessDeniedException readOnly) {
      return null;
    } catch (IOException broken) {
      throw BulkException.unwritable(path, broken);
    }
  }

  private static void release(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private static String fingerprint(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Path path() {
    return path;
  }

  BulkPlan plan() {
    return plan;
  }

  Journal journal() {
    return journal;
  }

  /// Writes down what was done so far.
  void save() {
    Path target = journalOf(path);
    try {
      WholeFile.write(target, JsonText.compact(journal.json()) + "\n", true);
    } catch (IOException broken) {
      throw BulkException.unwritable(target, broken);
    }
  }

  @Override
  public void close() {
    release(held);
  }
}
