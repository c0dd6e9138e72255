package dev.sentrycli.terminal.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A second process of the run, which tells what signals reach it. Those were sent to the whole
/// group of processes, or typed on its terminal, as no one knows of it alone.
///
/// It is a shell that says the number of each signal, and answers each line with an empty one. A
/// system signals the youngest of a group first, so what this program has got, the shell has, too;
/// and a process sees its signals before it gets back to its work, so the shell names them before
/// it answers. However slow the machine is, it is the order that tells, and no time.
final class Witness {
  /// A read that a signal breaks off fails as one at the end of the input does, but for `again`.
  private static final String ANSWERING =
      "while again=; read -r line && echo || [ \"$again\" ]; do :; done";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STALE = Duration.ofSeconds(1);
  private static final String END = "end";

  private final Process shell;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Deque<Integer> heard = new ArrayDeque<>();
  private long heardAt = System.nanoTime();
  private boolean gone;

  private Witness(Process shell) {
    this.shell = shell;
    Thread.ofVirtual().start(this::listen);
  }

  /// @param signals the names of those it tells, and their numbers
  /// @return one that misses none from now on; null where there is none
  static @Nullable Witness call(Map<String, Integer> signals) throws InterruptedException {
    StringBuilder script = new StringBuilder("trap : QUIT\n");
    signals.forEach(
        (name, number) ->
            script.append("trap 'echo " + number + "; again=1' " + name).append('\n'));
    Witness witness;
    try {
      witness =
          new Witness(
              new ProcessBuilder("sh", "-c", script + ANSWERING)
                  .redirectError(Redirect.DISCARD)
                  .start());
    } catch (IOException noShell) {
      return null;
    }
    witness.ask();
    if (witness.gone) {
      return null;
    }
    witness.heard.clear();
    return witness;
  }

  private void listen() {
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      // as good as its end
    } finally {
      lines.add(END);
    }
  }

  /// Whether it got a signal that this program has got, too. It says so once for each it got.
  boolean heard(int number) throws InterruptedException {
    ask();
    return heard.removeFirstOccurrence(number);
  }

  /// All that it got and has not told yet.
  List<Integer> heard() throws InterruptedException {
    ask();
    List<Integer> all = List.copyOf(heard);
    heard.clear();
    return all;
  }

  /// Takes back what it told; it tells it again.
  void keep(int number) {
    heard.add(number);
  }

  /// Lets it go, once it has told what it got.
  void dismiss() throws InterruptedException {
    ask();
    end();
  }

  private void end() {
    gone = true;
    shell.destroyForcibly();
  }

  /// Signals that come at once may be one to this program, but two to the shell: what remains of
  /// them must not be taken for one that comes later.
  private void ask() throws InterruptedException {
    if (System.nanoTime() - heardAt > STALE.toNanos()) {
      heard.clear();
    }
    if (gone) {
      return;
    }
    try {
      shell.getOutputStream().write('\n');
      shell.getOutputStream().flush();
    } catch (IOException ended) {
      // what it said before is there
    }
    String line = next();
    while (line != null && !line.isEmpty() && !line.equals(END)) {
      heard.add(Integer.valueOf(line));
      line = next();
    }
    heardAt = System.nanoTime();
    if (line == null || line.equals(END)) {
      end();
    }
  }

  private @Nullable String next() throws InterruptedException {
    return lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
