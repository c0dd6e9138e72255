package dev.sentrycli.cli.command;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Two answers asked for at the same time.
public record Together<A extends @Nullable Object, B extends @Nullable Object>(A one, B other) {
  /// Runs both at once and waits for both. If one fails, its failure is thrown; the first one's
  /// goes before the other's, which is left to itself: it may be writing down a renewed login.
  public static <A extends @Nullable Object, B extends @Nullable Object> Together<A, B> both(
      Callable<A> one, Callable<B> other) {
    FutureTask<B> beside = new FutureTask<>(other);
    // No virtual thread: the one that waits for its sockets would hold up the end of the program.
    Thread thread = new Thread(beside, "beside");
    thread.setDaemon(true);
    thread.start();
    A first;
    try {
      first = one.call();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
    return new Together<>(first, answer(beside));
  }

  private static <B extends @Nullable Object> B answer(FutureTask<B> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (failed.getCause() instanceof Error serious) {
        throw serious;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
