package dev.sentrycli.cli.command.issue.bulk;

import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.StateName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where plans are written to.
final class PlanNames {
  private PlanNames() {}

  /// What the user chose, or a name of its own, in the working folder.
  static Path chosen(String name, BulkPlan plan, Session session) {
    Path folder = session.environment().workingFolder();
    return name.equals(BulkFlags.OWN_NAME)
        ? free(folder, "issue-bulk-" + stem(plan))
        : folder.resolve(name);
  }

  /// A place among what the program remembers, for changes that were made without a plan.
  static Path record(BulkPlan plan, Session session) {
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
    return free(folder.path(), plan.organization() + "-" + stem(plan));
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

  private static Path free(Path folder, String stem) {
    Path path = folder.resolve(stem + ".json");
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(stem + "-" + i + ".json");
    }
    return path;
  }
}
