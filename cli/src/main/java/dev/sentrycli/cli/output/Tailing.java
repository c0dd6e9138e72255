package dev.sentrycli.cli.output;

import dev.sentrycli.terminal.prompt.Interruption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows what comes until the user has seen enough. What comes is waited for by a thread of its
/// own, so that Ctrl-C need not wait for an answer; what came is shown whole.
///
/// @param <T> what comes
final class Tailing<T> {
  /// Where it comes from.
  interface Source<T> {
    /// Hands out one after the other.
    ///
    /// @throws InterruptedException if nobody listens any more
    void each(Consumer<T> listener) throws InterruptedException;
  }

  /// @param thing null if nothing more will come
  /// @param failure why not; null if that is how it should be
  private record News<T>(@Nullable T thing, @Nullable Throwable failure) {}

  private static final long TURN_MILLIS = 500;

  private final SynchronousQueue<News<T>> queue = new SynchronousQueue<>();
  private volatile boolean over;

  private final @Nullable Consumer<T> meanwhile;

  private Tailing(@Nullable Consumer<T> meanwhile) {
    this.meanwhile = meanwhile;
  }

  /// Until Ctrl-C, or until nothing more can come.
  ///
  /// @param shown takes each on the thread that calls this
  /// @param meanwhile takes what was shown last twice a second until more comes; null if it is of
  ///   no more use
  static <T> void run(Source<T> source, Consumer<T> shown, @Nullable Consumer<T> meanwhile) {
    Tailing<T> tailing = new Tailing<>(meanwhile);
    Thread asking = new Thread(() -> tailing.ask(source), "tail");
    asking.setDaemon(true);
    Throwable failure;
    try (Interruption _ = Interruption.here()) {
      asking.start();
      failure = tailing.show(shown);
    } finally {
      tailing.over = true;
      asking.interrupt();
    }
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure instanceof Error serious) {
      throw serious;
    }
  }

  private @Nullable Throwable show(Consumer<T> shown) {
    try {
      News<T> news = queue.take();
      T thing = news.thing();
      while (thing != null) {
        shown.accept(thing);
        news = after(thing);
        thing = news.thing();
      }
      return news.failure();
    } catch (InterruptedException enough) {
      return null; // Ctrl-C is how it ends
    }
  }

  private News<T> after(T thing) throws InterruptedException {
    Consumer<T> wanted = meanwhile;
    if (wanted == null) {
      return queue.take();
    }
    News<T> news = queue.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
    while (news == null) {
      wanted.accept(thing);
      news = queue.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
    }
    return news;
  }

  private void ask(Source<T> source) {
    Throwable failure = null;
    try {
      source.each(thing -> tell(new News<>(thing, null)));
    } catch (CancellationException | InterruptedException enough) {
      Thread.interrupted(); // to say so, should somebody still listen
    } catch (RuntimeException | Error failed) {
      failure = failed;
    }
    // However long the reader of the results takes to ask for more.
    while (!over) {
      try {
        if (queue.offer(new News<>(null, failure), 1, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException perhapsOver) {
        // which the next turn sees
      }
    }
  }

  private void tell(News<T> news) {
    try {
      queue.put(news);
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
      CancellationException over = new CancellationException("nobody listens any more");
      over.initCause(enough);
      throw over;
    }
  }
}
