package dev.sentrycli.terminal.desktop;

import dev.sentrycli.terminal.ClosedOutputException;
import dev.sentrycli.terminal.Console;
import dev.sentrycli.terminal.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// A program that does the work of this run, as if nothing stood between it and whoever started the
/// run: it has the same input, output and errors, and the signals of the run reach it.
///
/// What is typed on a terminal, and what is meant for a whole group of processes, reaches the
/// program without help. It must not come twice, as many programs take a second Ctrl-C for a demand
/// to drop everything. Java does not tell who a signal was for; a [Witness] does.
public final class Job {
  /// What the code of a process that a signal has ended begins at.
  public static final int SIGNALLED = 128;

  private static final Map<String, Integer> SIGNALS =
      Map.of("INT", 2, "TERM", 15, "HUP", 1, "USR1", 10, "USR2", 12);

  private final Console console;
  private final Thread waiting = Thread.currentThread();
  private @Nullable Process process;
  private @Nullable Witness witness;

  /// The signals to all processes that came too early to reach it, and are yet to be passed on.
  private final Deque<Integer> missed = new ArrayDeque<>();

  private int stoppedBy;
  private boolean ended;

  private Job(Console console) {
    this.console = console;
  }

  /// One that is yet to be started. From here on signals are its own: the thread that calls this is
  /// interrupted by those that come before it starts, and by those that come after it has ended.
  public static Job prepare(Console console) {
    Job job = new Job(console);
    if (console.isOfProcess()) {
      SIGNALS.forEach(job::heed);
    }
    return job;
  }

  /// @param words the program, a path or a name to be found in the folders of `PATH`, then its
  ///   arguments, each passed on as it is
  /// @param environment the variables it gets
  /// @param folder where it runs
  /// @throws IOException if it can't be started
  /// @throws InterruptedException if a signal says not to
  public void start(List<String> words, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> variables = builder.environment();
    // Those that stay as they are keep bytes that are no text.
    variables.keySet().retainAll(environment.keySet());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (!variable.getValue().equals(variables.get(variable.getKey()))) {
        variables.put(variable.getKey(), variable.getValue());
      }
    }
    if (console.isOfProcess()) {
      builder.inheritIO();
    } else {
      builder.directory(folder.toFile());
    }
    // The witness comes first: the job may be known to run, and be signalled, as soon as it does.
    Witness called = console.isOfProcess() ? Witness.call(SIGNALS) : null;
    synchronized (this) {
      witness = called;
      if (stoppedBy > 0) {
        throw new InterruptedException();
      }
      if (called == null) {
        process = builder.start();
        return;
      }
      List<Integer> before = called.heard();
      Process started = builder.start();
      process = started;
      for (int number : called.heard()) {
        if (handles(number, started)) {
          called.keep(number);
        } else {
          missed.add(number);
        }
      }
      missed.addAll(before);
    }
  }

  /// Whether a job that a signal met as it was started may have got it. If it doesn't handle it,
  /// the signal would have ended it; as it runs, the signal came just before it.
  private static boolean handles(int number, Process started) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + started.pid() + "/status"))) {
      return status
          .filter(line -> line.startsWith("SigCgt:"))
          .map(line -> Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16))
          .anyMatch(handled -> (handled >> (number - 1) & 1) == 1);
    } catch (IOException | UncheckedIOException unknown) {
      return true; // over, or on a system that doesn't tell
    }
  }

  /// The signal that came before it was started; 0 if none did.
  public synchronized int stoppedBy() {
    return stoppedBy;
  }

  /// Waits for its end.
  ///
  /// @return its exit code; if a signal ended it, [#SIGNALLED] and the number of the signal
  public int await() throws InterruptedException {
    Process running;
    synchronized (this) {
      if (process == null) {
        throw new IllegalStateException("it was not started");
      }
      running = process;
    }
    if (!console.isOfProcess()) {
      Thread.ofVirtual().start(() -> feed(console.in(), running.getOutputStream()));
      Thread errors = Thread.ofVirtual().start(() -> tell(running.getErrorStream(), console));
      pass(running.getInputStream(), console.out());
      errors.join();
    }
    int code = running.waitFor();
    synchronized (this) {
      ended = true;
      if (witness != null) {
        witness.dismiss();
      }
    }
    return code;
  }

  private void heed(String name, int number) {
    Signals.register(name, () -> arrived(name, number));
  }

  /// Signals come on threads of their own, perhaps when the job they have ended is known to be
  /// over.
  private synchronized void arrived(String name, int number) {
    Process running = process;
    if (running != null && !missed.removeFirstOccurrence(number) && reachedAll(number)) {
      return;
    }
    if (running == null || ended) {
      stoppedBy = number;
      waiting.interrupt();
    } else if (running.isAlive()) {
      pass(name, running);
    }
  }

  /// Whether a signal has reached all processes of the run, not this one alone.
  private boolean reachedAll(int number) {
    try {
      return witness != null && witness.heard(number);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pass(String name, Process running) {
    if (name.equals("TERM")) {
      running.toHandle().destroy(); // destroying the process itself would close its streams, too
      return;
    }
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, "" + running.pid())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      kill.waitFor();
    } catch (IOException noShell) {
      running.toHandle().destroy(); // the nearest there is
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes what a program says until it says no more.
  ///
  /// @throws ClosedOutputException if its results can't be written any more
  static void pass(InputStream results, Output to) {
    try (results) {
      results.transferTo(to);
    } catch (IOException ended) {
      return; // with the program, whose exit code tells the rest
    }
  }

  /// Gives a program what there is to read.
  static void feed(InputStream in, OutputStream to) {
    try (to) {
      in.transferTo(to);
    } catch (IOException readNoMore) {
      return; // the program has what it wanted
    }
  }

  /// Tells what a program says on its error stream.
  static void tell(InputStream errors, Console console) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        console.tell(line + "\n");
      }
    } catch (IOException ended) {
      return; // with the program
    }
  }
}
