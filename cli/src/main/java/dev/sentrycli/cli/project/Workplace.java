package dev.sentrycli.cli.project;

import dev.sentrycli.cli.state.CodeScans;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The project one works in: where it begins, and what an earlier run found in its code, if that
/// still counts. To find this out takes one question to the file system for each folder of the
/// project, so it can begin while a run still makes itself ready.
public final class Workplace {
  /// @param found null if nothing was kept that still counts
  private record Look(Path root, @Nullable List<DetectedDsn> found) {}

  private final Supplier<Path> start;
  private final CodeScans scans;
  private final FutureTask<Look> look;

  /// @param start finds where the project begins, as [ProjectRoot] does
  /// @param scans what earlier runs found
  public Workplace(Supplier<Path> start, CodeScans scans) {
    this.start = start;
    this.scans = scans;
    this.look = new FutureTask<>(this::look);
  }

  /// Begins without waiting for an end.
  public void lookAhead() {
    Thread.ofPlatform().daemon().start(look);
  }

  /// The folder it begins with.
  public Path root() {
    return looked().root();
  }

  /// The DSNs an earlier run found in the code, or null if there is nothing to rely on.
  @Nullable List<DetectedDsn> kept() {
    return looked().found();
  }

  void keep(String scan) {
    scans.keep(root(), scan);
  }

  private Look look() {
    Path root = start.get();
    String text = scans.read(root);
    return new Look(root, text == null ? null : Scanned.stillTrue(text, root));
  }

  private Look looked() {
    look.run();
    try {
      return look.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("could not look around", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for DSNs", stopped);
    }
  }
}
