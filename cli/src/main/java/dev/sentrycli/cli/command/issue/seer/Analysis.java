package dev.sentrycli.cli.command.issue.seer;

import dev.sentrycli.api.seer.Seer;
import dev.sentrycli.api.seer.SeerRun;
import dev.sentrycli.cli.command.Waiting;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Has Seer look into an issue and waits until it is done.
final class Analysis {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// How long a server may go on showing the state before a step was begun.
  private static final Duration UNAWARE = Duration.ofSeconds(10);

  private final Seer seer;
  private final String organization;
  private final String issue;
  private final Waiting waiting;
  private final Consumer<String> progress;
  private @Nullable String told;

  /// @param progress hears what Seer says it is doing
  Analysis(
      Seer seer, String organization, String issue, Waiting waiting, Consumer<String> progress) {
    this.seer = seer;
    this.organization = organization;
    this.issue = issue;
    this.waiting = waiting;
    this.progress = progress;
  }

  /// The run that looked for the cause: the one there is, or a new one.
  ///
  /// @param anew whether a finished one does not count
  /// @throws SeerException if it fails or takes too long
  SeerRun cause(boolean anew) {
    SeerRun known = seer.run(organization, issue);
    if (known != null && !anew && known.hasLooked()) {
      return known;
    }
    if (known != null && known.isWorking()) {
      return awaited(run -> !run.isWorking(), "its analysis");
    }
    String number = seer.findCause(organization, issue);
    progress.accept("Seer looks for the cause, which takes some minutes");
    long begun = waiting.now();
    return awaited(
        run -> !run.isWorking() && (known == null || isOther(run, known, number) || isAware(begun)),
        "its analysis");
  }

  /// Whether a run is the new one, as far as that can be told.
  private static boolean isOther(SeerRun run, SeerRun known, @Nullable String number) {
    boolean isNumbered = number != null && !number.equals(known.number());
    return isNumbered
        ? Objects.equals(number, run.number())
        : !Objects.equals(run.changed(), known.changed());
  }

  private boolean isAware(long begun) {
    return waiting.since(begun).compareTo(UNAWARE) > 0;
  }

  /// The run with the solution for the cause it found.
  ///
  /// @param run one that has found a cause
  /// @param anew whether a solution that is there does not count
  /// @throws SeerException if it fails or takes too long
  SeerRun solution(SeerRun run, boolean anew) {
    if (run.solution() != null && !anew) {
      return run;
    }
    seer.findSolution(organization, issue, run);
    progress.accept("Seer works out a plan, which takes some minutes");
    long begun = waiting.now();
    return awaited(
        now ->
            !now.isWorking()
                && (!Objects.equals(now.changed(), run.changed())
                    || (now.solution() != null && run.solution() == null)
                    || isAware(begun)),
        "its plan");
  }

  private SeerRun awaited(Predicate<SeerRun> isDone, String what) {
    long begun = waiting.now();
    while (waiting.since(begun).compareTo(LIMIT) < 0) {
      waiting.rest(INTERVAL);
      SeerRun run = seer.run(organization, issue);
      if (run != null) {
        tell(run.doing());
        if (isDone.test(run)) {
          if (run.hasFailed()) {
            throw SeerException.failed(what, run);
          }
          return run;
        }
      }
    }
    throw SeerException.tooLong(what, LIMIT);
  }

  private void tell(@Nullable String doing) {
    if (doing != null && !doing.isBlank() && !doing.equals(told)) {
      told = doing;
      progress.accept(doing);
    }
  }
}
