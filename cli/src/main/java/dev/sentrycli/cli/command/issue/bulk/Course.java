package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.issue.bulk.BulkPlan.Planned;
import dev.sentrycli.cli.command.issue.bulk.Journal.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The way through a plan: carrying it out, or taking it back.
sealed interface Course {
  /// What is to be done about an issue.
  sealed interface Verdict {
    /// It waits to be changed.
    record Ready() implements Verdict {}

    /// An earlier run has changed it.
    record Done() implements Verdict {}

    /// It is left alone.
    record Left(String why) implements Verdict {}
  }

  /// Whether something is left to be done about an issue.
  boolean concerns(Planned issue, Journal journal);

  /// What the server is told about an issue; null if it can't be told.
  @Nullable JsonObject changes(Planned issue);

  /// @param now the state the issue is in
  /// @param inDoubt whether a change was sent whose outcome nobody heard
  Verdict verdict(Planned issue, IssueState now, boolean inDoubt);

  Outcome done();

  Outcome left();

  Outcome failed();

  /// Carries the plan out.
  ///
  /// @param changes what the server is told
  /// @param overwrites whether issues count that somebody has changed since
  record Applying(BulkAction action, JsonObject changes, boolean overwrites) implements Course {
    @Override
    public boolean concerns(Planned issue, Journal journal) {
      return switch (journal.of(issue.id())) {
        case null -> true;
        case FAILED, UNDONE -> true;
        case SKIPPED -> overwrites;
        case APPLIED, KEPT, UNDO_FAILED -> false;
      };
    }

    @Override
    public JsonObject changes(Planned issue) {
      return changes;
    }

    @Override
    public Verdict verdict(Planned issue, IssueState now, boolean inDoubt) {
      boolean wasSo = action.isStillIn(issue.state());
      if (inDoubt && (action.isReachedBy(now) || (!wasSo && action.isStillIn(now)))) {
        return new Verdict.Done();
      }
      String change = now.changedSince(issue.state(), action.kind() == BulkAction.Kind.PRIORITY);
      return change == null || overwrites ? new Verdict.Ready() : new Verdict.Left(change);
    }

    @Override
    public Outcome done() {
      return Outcome.APPLIED;
    }

    @Override
    public Outcome left() {
      return Outcome.SKIPPED;
    }

    @Override
    public Outcome failed() {
      return Outcome.FAILED;
    }
  }

  /// Puts the recorded states back.
  ///
  /// @param overwrites whether issues count that somebody has changed since
  record Undoing(BulkAction action, Instant now, boolean overwrites) implements Course {
    @Override
    public boolean concerns(Planned issue, Journal journal) {
      return switch (journal.of(issue.id())) {
        case null -> journal.isInDoubt(issue.id());
        case APPLIED, UNDO_FAILED -> true;
        case FAILED -> journal.isInDoubt(issue.id());
        case KEPT -> overwrites;
        case SKIPPED, UNDONE -> false;
      };
    }

    @Override
    public @Nullable JsonObject changes(Planned issue) {
      return action.back(issue.state(), now);
    }

    @Override
    public Verdict verdict(Planned issue, IssueState current, boolean inDoubt) {
      if (action.isStillIn(current) || overwrites) {
        return new Verdict.Ready();
      }
      String change =
          current.changedSince(issue.state(), action.kind() == BulkAction.Kind.PRIORITY);
      return change == null ? new Verdict.Done() : new Verdict.Left(change);
    }

    @Override
    public Outcome done() {
      return Outcome.UNDONE;
    }

    @Override
    public Outcome left() {
      return Outcome.KEPT;
    }

    @Override
    public Outcome failed() {
      return Outcome.UNDO_FAILED;
    }
  }
}
