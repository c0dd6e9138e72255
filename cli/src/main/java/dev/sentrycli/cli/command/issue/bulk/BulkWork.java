package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.query.Period;
import dev.sentrycli.cli.target.Target;
import org.jspecify.annotations.Nullable;

/// What a run of `issue bulk` works on.
sealed interface BulkWork {
  /// A search whose issues are to be changed.
  ///
  /// @param plan where the plan goes; null to carry it out at once
  record Fresh(
      Target target, String query, Period period, int limit, BulkWish wish, @Nullable String plan)
      implements BulkWork {}

  /// A plan that was made before.
  ///
  /// @param target whose organization has to be that of the plan
  record Stored(Target target, String file, boolean undoes) implements BulkWork {}
}
