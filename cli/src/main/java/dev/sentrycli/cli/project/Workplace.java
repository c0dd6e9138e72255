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
/// project, so it can begin while a run still makes itself ready, and end while the server is
/// asked.
public final class Workplace {
  /// What a look came to.
  ///
  /// @param env what its `.env` files hold
  /// @param kept what an earlier run found in the code; null if nothing was kept
  private record Look(Path root, List<DetectedDsn> env, Scanned.@Nullable Kept kept) {}

  private final Supplier<Path> start;
  private final CodeScans scans;
  private final FutureTask<Look> look;
  private final FutureTask<Boolean> check;
  private boolean trusting;
  private boolean trusted;

  /// @param start finds where the project begins, as [ProjectRoot] does
  /// @param scans what earlier runs found
  public Workplace(Supplier<Path> start, CodeScans scans) {
    this.start = start;
    this.scans = scans;
    this.look = new FutureTask<>(this::look);
    this.check = new FutureTask<>(this::isKeptTrue);
  }

  /// Begins without waiting for an end.
  ///
  /// @param trusting whether a DSN that was kept may be used before it is known to count still. It
  ///   is then for the caller to ask, before anything comes of it, whether that was [in
  ///   vain][#trustedInVain]
  public void lookAhead(boolean trusting) {
    this.trusting = trusting;
    Thread thread =
        new Thread(
            () -> {
              look.run();
              check.run();
            },
            "look");
    thread.setDaemon(true);
    thread.start();
  }

  /// Whether a DSN was used that does not count any more. Waits until that is known.
  public boolean trustedInVain() {
    return trusted && !done(check);
  }

  /// The folder it begins with.
  public Path root() {
    return done(look).root();
  }

  /// The DSNs in its `.env` files.
  List<DetectedDsn> inEnvFiles() {
    return done(look).env();
  }

  /// The DSNs an earlier run found in the code, or null if there is nothing to rely on.
  @Nullable List<DetectedDsn> kept() {
    Scanned.Kept kept = done(look).kept();
    if (kept == null) {
      return null;
    }
    // Of several somebody may be asked to choose one, and not in vain.
    if (trusting && kept.dsns().size() == 1) {
      trusted = true;
      return kept.dsns();
    }
    return done(check) ? kept.dsns() : null;
  }

  void keep(String scan) {
    scans.keep(root(), scan);
  }

  private Look look() {
    Path root = start.get();
    List<DetectedDsn> env = EnvFiles.ofProject(root);
    String text = scans.read(root);
    return new Look(root, env, text == null ? null : Scanned.kept(text, root));
  }

  private boolean isKeptTrue() {
    Scanned.Kept kept = done(look).kept();
    return kept != null && kept.isTrue();
  }

  private static <T> T done(FutureTask<T> task) {
    task.run();
    try {
      return task.get();
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
