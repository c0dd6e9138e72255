package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.StateName;
import java.io.IOException;
import java.nio.file.Path;

/// Writes plans, and knows where to.
final class PlanNames {
  private PlanNames() {}

  /// Under the name the user chose, or one of its own, in the working folder.
  static PlanFile chosen(String name, BulkPlan plan, Session session) {
    Path folder = session.environment().workingFolder();
    return name.equals(BulkFlags.OWN_NAME)
        ? create(folder, "issue-bulk-" + stem(plan), plan)
        : PlanFile.create(folder.resolve(name), plan);
  }

  /// Among what the program remembers, for changes that were made without a plan.
  static PlanFile record(BulkPlan plan, Session session) {
    StateFolder state = session.folder();
    if (state == null) {
      throw StateException.nowhere("the way back");
    }
    StateFolder folder = state.within(StateName.BULK);
    try {
      folder.make();
    } catch (IOException broken) {
      throw BulkException.unwritable(folder.path(), broken);
    }
    return create(folder.path(), plan.organization() + "-" + stem(plan), plan);
  }

  /// `archive-20261125-120000`.
  private static String stem(BulkPlan plan) {
    StringBuilder time = new StringBuilder();
    String made = plan.made();
    for (int i = 0; i < made.length() && time.length() < 15; i++) {
      char c = made.charAt(i);
      if (c == 'T') {
        time.append('-');
      } else if (c >= '0' && c <= '9') {
        time.append(c);
      }
    }
    return plan.action().kind().word() + "-" + time;
  }

  /// Under the first name that nobody has: only who has got one knows that it was free.
  static PlanFile create(Path folder, String stem, BulkPlan plan) {
    PlanFile file = PlanFile.createIfFree(folder.resolve(stem + ".json"), plan);
    for (int i = 2; file == null; i++) {
      file = PlanFile.createIfFree(folder.resolve(stem + "-" + i + ".json"), plan);
    }
    return file;
  }
}
