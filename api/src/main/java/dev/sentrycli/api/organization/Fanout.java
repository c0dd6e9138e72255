package dev.sentrycli.api.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the same of several at once, a few at a time.
public final class Fanout {
  private static final int AT_ONCE = 5;

  private Fanout() {}

  /// What became of one question.
  ///
  /// @param asked what it was about
  /// @param answer null if there was none
  /// @param failure null if it went well
  public record Outcome<A, B>(A asked, @Nullable B answer, @Nullable RuntimeException failure) {}

  /// Asks about each item and waits for all, in the order of the items. Failures are kept, not
  /// thrown.
  public static <A, B> List<Outcome<A, B>> over(
      List<A> items, Function<A, ? extends @Nullable B> question) {
    return over(items, AT_ONCE, question);
  }

  /// As [#over(List, Function)].
  ///
  /// @param most how many are asked about at once
  public static <A, B> List<Outcome<A, B>> over(
      List<A> items, int most, Function<A, ? extends @Nullable B> question) {
    if (items.isEmpty()) {
      return List.of();
    }
    if (items.size() == 1) {
      return List.of(outcome(items.getFirst(), question));
    }
    List<Outcome<A, B>> outcomes = new ArrayList<>();
    // No virtual threads: the one that waits for their sockets would hold up the end of the
    // program.
    int atOnce = Math.min(most, items.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce, Fanout::thread)) {
      List<Future<Outcome<A, B>>> running = new ArrayList<>();
      for (A item : items) {
        running.add(threads.submit(() -> outcome(item, question)));
      }
      for (Future<Outcome<A, B>> future : running) {
        outcomes.add(future.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking", stopped);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    }
    return outcomes;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fanout");
    thread.setDaemon(true);
    return thread;
  }

  /// The answers that came.
  ///
  /// @throws RuntimeException the first failure, if nothing but failures came
  public static <A, B> List<B> answers(List<Outcome<A, B>> outcomes) {
    List<B> answers = new ArrayList<>();
    RuntimeException first = null;
    boolean allFailed = !outcomes.isEmpty();
    for (Outcome<A, B> outcome : outcomes) {
      B answer = outcome.answer();
      if (answer != null) {
        answers.add(answer);
      }
      if (first == null) {
        first = outcome.failure();
      }
      allFailed &= outcome.failure() != null;
    }
    if (allFailed && first != null) {
      throw first;
    }
    return answers;
  }

  private static <A, B> Outcome<A, B> outcome(A item, Function<A, ? extends @Nullable B> question) {
    try {
      return new Outcome<>(item, question.apply(item), null);
    } catch (RuntimeException failed) {
      return new Outcome<>(item, null, failed);
    }
  }
}
