package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.issue.Issues;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.command.issue.bulk.BulkPlan.Planned;
import dev.sentrycli.cli.command.issue.bulk.Course.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Goes through a plan in batches. What was done is written down after each, and what is about to
/// be sent before it: a run that is cut off anywhere is continued by the next.
final class BatchRun {
  private static final int MOST_WAITS = 10;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /// How many batches in a row may fail before the server is left alone.
  private static final int MOST_TROUBLED = 3;

  private final Issues issues;
  private final PlanFile file;
  private final Course course;
  private final Pace pace;
  private final Waiting waiting;
  private final Consumer<String> progress;
  private final Map<String, Planned> changed = new LinkedHashMap<>();
  private final Map<String, Remark> left = new LinkedHashMap<>();
  private final Map<String, Remark> failed = new LinkedHashMap<>();
  private int troubled;
  private boolean answered;
  private @Nullable String stopped;
  private @Nullable ApiException firstFailure;

  /// How fast to go.
  ///
  /// @param batch how many issues a request changes at most
  /// @param dryRun whether to look only
  record Pace(int batch, Duration pause, boolean dryRun) {}

  /// Why an issue was not changed.
  record Remark(Planned issue, String why) {}

  /// What a run has done.
  ///
  /// @param remaining what it did not come to
  /// @param stopped why it did not, or null
  record Summary(
      List<Planned> changed,
      List<Remark> left,
      List<Remark> failed,
      List<Planned> remaining,
      @Nullable String stopped) {
    static final Summary NOTHING = new Summary(List.of(), List.of(), List.of(), List.of(), null);

    boolean isWhole() {
      return failed.isEmpty() && remaining.isEmpty();
    }
  }

  private record Batch(JsonObject changes, List<Planned> issues) {}

  BatchRun(
      Issues issues,
      PlanFile file,
      Course course,
      Pace pace,
      Waiting waiting,
      Consumer<String> progress) {
    this.issues = issues;
    this.file = file;
    this.course = course;
    this.pace = pace;
    this.waiting = waiting;
    this.progress = progress;
  }

  /// The issues about which something is left to be done.
  List<Planned> candidates() {
    List<Planned> all = new ArrayList<>();
    for (Planned issue : file.plan().issues()) {
      if (course.concerns(issue, file.journal())) {
        all.add(issue);
      }
    }
    return all;
  }

  /// @throws ApiException if nothing could be done about any issue
  Summary run() {
    List<Planned> all = candidates();
    List<Batch> batches = batches(all);
    int done = 0;
    for (int i = 0; i < batches.size() && stopped == null; i++) {
      if (i > 0) {
        waiting.rest(pace.pause());
      }
      Batch batch = batches.get(i);
      process(batch.changes(), batch.issues());
      if (!pace.dryRun()) {
        file.save();
      }
      done += batch.issues().size();
      if (batches.size() > 1) {
        progress.accept(done + " of " + all.size() + " issues");
      }
    }
    ApiException failure = firstFailure;
    if (failure != null && changed.isEmpty() && left.isEmpty()) {
      throw failure;
    }
    List<Planned> remaining = new ArrayList<>();
    for (Planned issue : all) {
      if (!changed.containsKey(issue.id())
          && !left.containsKey(issue.id())
          && !failed.containsKey(issue.id())) {
        remaining.add(issue);
      }
    }
    return new Summary(
        List.copyOf(changed.values()),
        List.copyOf(left.values()),
        List.copyOf(failed.values()),
        remaining,
        stopped);
  }

  /// Issues of which the server is told the same, as many at a time as a request may change.
  private List<Batch> batches(List<Planned> all) {
    Map<JsonObject, List<Planned>> alike = new LinkedHashMap<>();
    for (Planned issue : all) {
      JsonObject changes = course.changes(issue);
      if (changes == null) {
        leave(issue, "was in a state that can't be put back");
      } else {
        alike.computeIfAbsent(changes, each -> new ArrayList<>()).add(issue);
      }
    }
    List<Batch> batches = new ArrayList<>();
    alike.forEach(
        (changes, some) -> {
          for (int from = 0; from < some.size(); from += pace.batch()) {
            int to = Math.min(some.size(), from + pace.batch());
            batches.add(new Batch(changes, some.subList(from, to)));
          }
        });
    return batches;
  }

  private void process(JsonObject changes, List<Planned> some) {
    if (stopped != null) {
      return;
    }
    try {
      attempt(changes, some);
      troubled = 0;
      answered = true;
    } catch (ApiException.Status refused) {
      answered |= !isAboutTheCaller(refused);
      if (!isAboutTheCaller(refused) && isAboutSomeOfThem(refused.status()) && some.size() > 1) {
        // One of them may be to blame, and the others need not suffer for it.
        int half = some.size() / 2;
        process(changes, some.subList(0, half));
        process(changes, some.subList(half, some.size()));
      } else {
        fail(some, refused);
      }
    } catch (ApiException failure) {
      fail(some, failure);
    }
  }

  /// Whether no request of this login would fare better.
  private static boolean isAboutTheCaller(ApiException.Status refused) {
    return refused.status() == 401
        || (refused.status() == 403 && !refused.neededScopes().isEmpty());
  }

  private static boolean isAboutSomeOfThem(int status) {
    return switch (status) {
      case 400, 403, 404, 409, 413, 414 -> true;
      default -> false;
    };
  }

  private void attempt(JsonObject changes, List<Planned> some) {
    List<String> projects = projects(some);
    Map<String, IssueState> states = new HashMap<>();
    for (Issue issue :
        patiently(() -> issues.withIds(file.plan().organization(), projects, ids(some)))) {
      states.put(issue.id(), IssueState.of(issue.json()));
    }
    List<Planned> ready = new ArrayList<>();
    for (Planned issue : some) {
      IssueState now = states.get(issue.id());
      if (now == null) {
        leave(issue, "is not there any more, or can't be seen");
        continue;
      }
      boolean inDoubt = file.journal().isInDoubt(issue.id());
      switch (course.verdict(issue, now, inDoubt)) {
        case Verdict.Ready _ -> ready.add(issue);
        case Verdict.Done _ -> done(issue);
        case Verdict.Left(String why) -> leave(issue, why);
      }
    }
    if (pace.dryRun()) {
      ready.forEach(issue -> changed.put(issue.id(), issue));
      return;
    }
    if (ready.isEmpty()) {
      return;
    }
    boolean found = send(changes, ready);
    for (Planned issue : ready) {
      if (found) {
        done(issue);
      } else {
        leave(issue, "is not there any more, or can't be seen");
      }
    }
  }

  /// @return false if the server found none of them
  private boolean send(JsonObject changes, List<Planned> ready) {
    List<String> sent = file.journal().sending(ids(ready));
    file.save();
    try {
      return patiently(
          () -> issues.updateAll(file.plan().organization(), projects(ready), ids(ready), changes));
    } catch (ApiException.RateLimited limited) {
      file.journal().refused(sent);
      throw limited;
    } catch (ApiException.Status refused) {
      // Behind a 5xx the change may have been made all the same.
      if (refused.status() < 500) {
        file.journal().refused(sent);
      }
      throw refused;
    }
  }

  private static List<String> ids(List<Planned> some) {
    return some.stream().map(Planned::id).toList();
  }

  /// Their numbers; none if that of one is unknown, so that it is not left out.
  private static List<String> projects(List<Planned> some) {
    Set<String> projects = new LinkedHashSet<>();
    for (Planned issue : some) {
      if (issue.project() == null) {
        return List.of();
      }
      projects.add(issue.project());
    }
    return List.copyOf(projects);
  }

  /// Waits as long as a server asks for that has been asked too much.
  private <T> T patiently(Supplier<T> request) {
    for (int waits = 0; ; waits++) {
      try {
        return request.get();
      } catch (ApiException.RateLimited limited) {
        Duration asked = limited.retryAfter() == null ? USUAL_WAIT : limited.retryAfter();
        if (waits == MOST_WAITS || asked.compareTo(LONGEST_WAIT) > 0) {
          throw limited;
        }
        progress.accept(
            "The server asks for fewer requests; going on in "
                + Math.max(1, asked.toSeconds())
                + " s");
        waiting.rest(asked);
      }
    }
  }

  private void done(Planned issue) {
    changed.put(issue.id(), issue);
    if (!pace.dryRun()) {
      file.journal().note(issue.id(), course.done(), "");
    }
  }

  private void leave(Planned issue, String why) {
    left.put(issue.id(), new Remark(issue, why));
    if (!pace.dryRun()) {
      file.journal().note(issue.id(), course.left(), why);
    }
  }

  private void fail(List<Planned> some, ApiException failure) {
    if (firstFailure == null) {
      firstFailure = failure;
    }
    String why = words(failure);
    for (Planned issue : some) {
      if (!changed.containsKey(issue.id()) && !left.containsKey(issue.id())) {
        failed.put(issue.id(), new Remark(issue, why));
        if (!pace.dryRun()) {
          file.journal().note(issue.id(), course.failed(), why);
        }
      }
    }
    boolean ofTheBatch =
        failure instanceof ApiException.Status status
            && status.status() < 500
            && !isAboutTheCaller(status);
    if (ofTheBatch) {
      return;
    }
    if (!answered) {
      if (!pace.dryRun()) {
        file.save();
      }
      throw failure;
    }
    boolean mayPass =
        switch (failure) {
          case ApiException.Status status -> status.status() >= 500;
          case ApiException.Unreachable _,
              ApiException.TimedOut _,
              ApiException.Unreadable _,
              ApiException.NotSentry _ ->
              true;
          case ApiException.RateLimited _,
              ApiException.Untrusted _,
              ApiException.Tls _,
              ApiException.Redirected _,
              ApiException.Misconfigured _ ->
              false;
        };
    if (!mayPass || ++troubled == MOST_TROUBLED) {
      stopped = why;
    }
  }

  private static String words(ApiException failure) {
    return failure instanceof ApiException.Status status
        ? status.status()
            + " "
            + status.answer().reason()
            + (status.hasDetail() ? ": " + status.detail().replace('\n', ' ') : "")
        : RefusedException.reason(failure);
  }
}
