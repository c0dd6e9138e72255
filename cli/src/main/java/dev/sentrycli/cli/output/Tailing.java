package dev.sentrycli.cli.output;

import com.google.gson.JsonObject;
import dev.sentrycli.terminal.Interruption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/// Shows what comes until the user has seen enough. What comes is waited for by a thread of its
/// own, so that Ctrl-C need not wait for an answer; what came is shown whole.
final class Tailing {
  /// @param page null if nothing more will come
  /// @param failure why not; null if that is how it should be
  private record News(@Nullable List<JsonObject> page, @Nullable Throwable failure) {}

  private final SynchronousQueue<News> queue = new SynchronousQueue<>();

  private Tailing() {}

  /// Until Ctrl-C, or until nothing more can come.
  ///
  /// @param shown takes each page on the thread that calls this
  static void run(Result.Source source, Result.PageTaker shown) {
    Tailing tailing = new Tailing();
    Thread asking = new Thread(() -> tailing.ask(source), "tail");
    asking.setDaemon(true);
    Throwable failure;
    try (Interruption _ = Interruption.here()) {
      asking.start();
      failure = tailing.show(shown);
    } finally {
      asking.interrupt();
    }
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure instanceof Error serious) {
      throw serious;
    }
  }

  private @Nullable Throwable show(Result.PageTaker shown) {
    try {
      News news = queue.take();
      while (news.page() != null) {
        shown.take(news.page());
        news = queue.take();
      }
      return news.failure();
    } catch (InterruptedException enough) {
      return null; // Ctrl-C is how it ends
    }
  }

  private void ask(Result.Source source) {
    Throwable failure = null;
    try {
      source.each(page -> tell(new News(page, null)));
    } catch (CancellationException enough) {
      return;
    } catch (RuntimeException | Error failed) {
      failure = failed;
    }
    tell(new News(null, failure));
  }

  private void tell(News news) {
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
