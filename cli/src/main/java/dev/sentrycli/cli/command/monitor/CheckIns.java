package dev.sentrycli.cli.command.monitor;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.ingest.Envelope;
import dev.sentrycli.api.ingest.Ingestion;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.project.Dsn;
import dev.sentrycli.cli.session.Session;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The two signs of life of a job: that it begins, and how it ended. Neither is worth more than the
/// job: both are tried for a while, beside it, and what goes wrong is a warning.
final class CheckIns {
  /// How long the job waits until it is known that it begins.
  static final int PATIENCE_SECONDS = 30;

  /// How long the run goes on when the job has ended, to tell how.
  static final int LIMIT_SECONDS = 30;

  /// How much of it may go by before the beginning, which goes first, is given up.
  private static final int BEGINNING_SECONDS = 10;

  private final Session session;
  private final Dsn dsn;
  private final BaseUrl server;
  private final String monitor;
  private final String environment;
  private final String id = UUID.randomUUID().toString().replace("-", "");
  private final CountDownLatch tried = new CountDownLatch(1);
  private volatile boolean unheard;
  private volatile @Nullable Ingestion way;

  CheckIns(Session session, Dsn dsn, String monitor, String environment) {
    this.session = session;
    this.dsn = dsn;
    this.server = new BaseUrl(dsn.origin(), dsn.prefix());
    this.monitor = monitor;
    this.environment = environment;
  }

  /// Tells that the job begins, without waiting for an answer.
  ///
  /// @param config what the server is to know of the schedule; null for what it knows
  void begin(@Nullable JsonObject config) {
    JsonObject checkIn = checkIn("in_progress");
    if (config != null) {
      checkIn.add("monitor_config", config);
    }
    byte[] envelope = Envelope.ofCheckIn(session.environment().clock().instant(), checkIn);
    beside(() -> begin(envelope));
  }

  /// Waits until the job may start: until the server knows, or it is clear that it does not yet.
  void awaitBeginning() throws InterruptedException {
    if (!tried.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      warn(
          "has not answered the check-in for "
              + PATIENCE_SECONDS
              + " seconds. The job starts all the same");
    }
  }

  /// Tells how the job ended, and waits until the server knows, or the time for it is over.
  void end(String status, double seconds) throws InterruptedException {
    long start = System.nanoTime();
    boolean first = tried.await(BEGINNING_SECONDS, TimeUnit.SECONDS);
    JsonObject checkIn = checkIn(status);
    checkIn.addProperty("duration", seconds);
    byte[] envelope = Envelope.ofCheckIn(session.environment().clock().instant(), checkIn);
    Thread sending = beside(() -> end(envelope));
    long left =
        TimeUnit.SECONDS.toMillis(first ? LIMIT_SECONDS : LIMIT_SECONDS - BEGINNING_SECONDS);
    if (first) {
      left -= TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    sending.join(Math.max(1, left));
    if (sending.isAlive()) {
      warn("does not answer. It was not told how the job ended");
    }
  }

  private JsonObject checkIn(String status) {
    JsonObject checkIn = new JsonObject();
    checkIn.addProperty("check_in_id", id);
    checkIn.addProperty("monitor_slug", monitor);
    checkIn.addProperty("status", status);
    checkIn.addProperty("environment", environment);
    return checkIn;
  }

  private void begin(byte[] envelope) {
    try {
      ingestion().sendOnce(envelope);
    } catch (RuntimeException failure) {
      unheard = true;
      warn("was not told that the job begins: " + RefusedException.reason(failure));
      tried.countDown();
      again(failure, envelope);
    } finally {
      tried.countDown();
    }
  }

  /// A server that was away for a moment still hears of the schedule.
  private void again(RuntimeException failure, byte[] envelope) {
    if (failure instanceof ApiException.Status status && status.status() < 500) {
      return;
    }
    try {
      ingestion().sendRepeatedly(envelope);
    } catch (RuntimeException stillAway) {
      session.notices().debug("monitor", RefusedException.reason(stillAway));
    }
  }

  /// A server that was away when the job began gets one chance.
  private void end(byte[] envelope) {
    try {
      if (unheard) {
        ingestion().sendOnce(envelope);
      } else {
        ingestion().sendRepeatedly(envelope);
      }
    } catch (RuntimeException failure) {
      warn("was not told how the job ended: " + RefusedException.reason(failure));
    }
  }

  private Ingestion ingestion() {
    Ingestion known = way;
    if (known == null) {
      known =
          new Ingestion(
              session.connections().gatewayBeside(server),
              server,
              dsn.projectId(),
              dsn.publicKey());
      way = known;
    }
    return known;
  }

  private void warn(String what) {
    session.notices().warn("monitor", "The server at " + dsn.origin() + " " + what);
  }

  /// No virtual thread: the end of the program would wait for it.
  private static Thread beside(Runnable work) {
    Thread thread = new Thread(work, "check-in");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
