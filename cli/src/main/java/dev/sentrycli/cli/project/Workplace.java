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
/// asked; and where it was found out a moment ago, a run that may trust it asks only for what is on
/// the way to the DSN.
public final class Workplace {
  /// What a look came to.
  ///
  /// @param env what its `.env` files hold
  /// @param kept what an earlier run found in the code; null if nothing was kept
  /// @param recent whether that was seen to count a moment ago
  private record Look(
      Path root, List<DetectedDsn> env, Scanned.@Nullable Kept kept, boolean recent) {}

  private final Supplier<Path> start;
  private final CodeScans scans;
  private final FutureTask<Look> look;
  private final FutureTask<Boolean> check;
  private final FutureTask<Boolean> vain;
  private boolean trusting;
  private boolean trusted;

  /// @param start finds where the project begins, as [ProjectRoot] does
  /// @param scans what earlier runs found
  public Workplace(Supplier<Path> start, CodeScans scans) {
    this.start = start;
    this.scans = scans;
    this.look = new FutureTask<>(this::look);
    this.check = new FutureTask<>(this::isKeptTrue);
    this.vain = new FutureTask<>(this::isOtherThanKept);
  }

  /// Begins without waiting for an end.
  ///
  /// @param trusting whether a DSN that was kept may be used before it is known to count still. It
  ///   is then for the caller to [confirm][#confirm] it before anything comes of it
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

  /// Whether a DSN was used that the code no longer holds. Waits until that is known, and looks
  /// through the code where folders have changed; within a moment of the last look, only those on
  /// the way to the DSN are asked.
  public boolean trustedInVain() {
    return trusted && done(vain);
  }

  /// @throws StaleFolderException if a DSN was used [in vain][#trustedInVain]
  public void confirm() {
    if (trustedInVain()) {
      throw new StaleFolderException();
    }
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
    return isTrusted(kept) || done(check) ? kept.dsns() : null;
  }

  /// What was kept is all that is made use of.
  void rely() {
    Scanned.Kept kept = done(look).kept();
    trusted = kept != null && isTrusted(kept);
  }

  /// Of several somebody may have to choose one.
  private boolean isTrusted(Scanned.Kept kept) {
    return trusting && kept.dsns().size() == 1;
  }

  /// Looks through the code, and keeps what it comes to.
  List<DetectedDsn> inCode() {
    Path root = root();
    Scanned scanned = SourceScan.of(root, scans.own());
    String text = scanned.text(root);
    if (text != null) {
      scans.keep(root, text, scanned.start());
    }
    return scanned.dsns();
  }

  private Look look() {
    Path root = start.get();
    List<DetectedDsn> env = EnvFiles.ofProject(root);
    CodeScans.Scan scan = scans.read(root);
    return scan == null
        ? new Look(root, env, null, false)
        : new Look(root, env, Scanned.kept(scan.text(), root), scan.recent());
  }

  private boolean isKeptTrue() {
    Look found = done(look);
    Scanned.Kept kept = found.kept();
    if (kept == null) {
      return false;
    }
    if (found.recent() && isTrusted(kept) && kept.isTrueNearDsns()) {
      return true;
    }
    long start = scans.now();
    boolean counts = kept.isTrue();
    if (counts) {
      scans.seen(found.root(), start);
    }
    return counts;
  }

  private boolean isOtherThanKept() {
    Scanned.Kept kept = done(look).kept();
    return kept == null || (!done(check) && !isSame(kept.dsns(), inCode()));
  }

  private static boolean isSame(List<DetectedDsn> some, List<DetectedDsn> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      DetectedDsn one = some.get(i);
      DetectedDsn other = others.get(i);
      // Written out, as what is kept lacks the secret part.
      same =
          one.dsn().toString().equals(other.dsn().toString()) && one.place().equals(other.place());
    }
    return same;
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
