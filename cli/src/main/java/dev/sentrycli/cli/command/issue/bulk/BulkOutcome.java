package dev.sentrycli.cli.command.issue.bulk;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.cli.command.issue.bulk.BatchRun.Remark;
import dev.sentrycli.cli.command.issue.bulk.BatchRun.Summary;
import dev.sentrycli.cli.command.issue.bulk.BulkPlan.Planned;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.query.Period;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is shown of a plan, and of what was done of it.
final class BulkOutcome {
  private static final int SHOWN = 20;
  private static final int SAMPLE = 10;

  private BulkOutcome() {}

  /// `1 issue`, `12 issues`.
  static String count(int number) {
    return number + (number == 1 ? " issue" : " issues");
  }

  /// That the search finds more than were taken.
  static String moreThan(int limit) {
    return "The search finds more than " + count(limit) + "; a larger --limit includes the others";
  }

  /// A plan of which nothing was done.
  ///
  /// @param file where it was written, or null
  /// @param alike how many issues were found that are so already
  /// @param more whether the search finds more than were taken
  /// @param period that was searched
  static Result planned(
      BulkPlan plan, @Nullable Path file, int alike, boolean more, int limit, Period period) {
    JsonObject json = json(plan, file, alike, more);
    Result result =
        Result.detail(
            json,
            look -> {
              if (plan.issues().isEmpty()) {
                return List.of(new Block.Paragraph(Text.of(nothing(plan, period, alike))));
              }
              List<Block> blocks = new ArrayList<>();
              blocks.add(
                  new Block.Heading(
                      3,
                      Text.of(
                          "Would be "
                              + plan.action().participle()
                              + ": "
                              + count(plan.issues().size())
                              + " "
                              + plan.place())));
              blocks.add(table(plan.issues(), SHOWN));
              return blocks;
            });
    return result
        .note(
            plan.issues().size() > SHOWN,
            "… and " + (plan.issues().size() - SHOWN) + " more, which --json shows")
        .note(alike > 0 && !plan.issues().isEmpty(), count(alike) + " found to be so already")
        .note(more, moreThan(limit))
        .note(
            file != null,
            "Nothing was changed; 'sentry issue bulk --apply " + file + "' carries the plan out");
  }

  static JsonObject json(BulkPlan plan, @Nullable Path file, int alike, boolean more) {
    JsonObject json = new JsonObject();
    json.addProperty("mode", "plan");
    json.add("plan", file == null ? JsonNull.INSTANCE : new JsonPrimitive(file.toString()));
    plan.json().entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
    json.addProperty("total", plan.issues().size());
    json.addProperty("unchanged", alike);
    json.addProperty("hasMore", more);
    return json;
  }

  /// Why a plan is empty.
  private static String nothing(BulkPlan plan, Period period, int alike) {
    return alike > 0
        ? "Nothing to do: "
            + count(alike)
            + (alike == 1 ? " was found, which is so already" : " were found, which are so already")
        : "Nothing to do: '%s' finds no issue %s within %s"
            .formatted(plan.query(), plan.place(), period.words());
  }

  /// The first of them, and how many others there are: what somebody is asked about.
  static List<Block> sample(List<Planned> issues) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(table(issues, SAMPLE));
    if (issues.size() > SAMPLE) {
      blocks.add(
          new Block.Paragraph(Text.of("… and " + (issues.size() - SAMPLE) + " more", Style.MUTED)));
    }
    return blocks;
  }

  private static Block table(List<Planned> issues, int most) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Planned issue : issues.subList(0, Math.min(most, issues.size()))) {
      rows.add(
          List.of(
              Cell.of(issue.shortId()), Cell.of(issue.state().words()), Cell.of(issue.title())));
    }
    return new Block.Grid(
        List.of(
            new Column("SHORT ID", false, true, 0),
            new Column("NOW", false, false, 12),
            new Column("TITLE", false, false, 20)),
        rows,
        false,
        true);
  }

  /// What was done of a plan.
  ///
  /// @param undoes whether the recorded states were put back
  static Result done(PlanFile file, Summary summary, boolean undoes, boolean dryRun) {
    BulkPlan plan = file.plan();
    JsonObject json = json(file, summary, undoes, dryRun);
    String path = file.path().toString();
    String again = "'sentry issue bulk " + (undoes ? "--undo " : "--apply ") + path + "'";
    boolean changed = !summary.changed().isEmpty() && !dryRun;
    Result result =
        Result.detail(json, look -> blocks(plan, summary, undoes, dryRun))
            .note(!summary.isWhole(), again + " goes on with what is left")
            .note(
                changed && !undoes,
                "'sentry issue bulk --undo " + path + "' puts the issues back as they were")
            .note(
                !summary.left().isEmpty() && !dryRun,
                "--overwrite changes skipped issues all the same");
    return summary.isWhole() ? result : result.ending(Exit.OUTCOME);
  }

  static JsonObject json(PlanFile file, Summary summary, boolean undoes, boolean dryRun) {
    BulkPlan plan = file.plan();
    JsonObject json = new JsonObject();
    json.addProperty("mode", undoes ? "undo" : "apply");
    json.addProperty("plan", file.path().toString());
    json.addProperty("instance", plan.instance());
    json.addProperty("org", plan.organization());
    json.add("action", plan.action().json());
    json.addProperty("dryRun", dryRun);
    json.addProperty("total", plan.issues().size());
    json.add(undoes ? "undone" : "applied", named(summary.changed()));
    json.add("skipped", remarked(summary.left()));
    json.add("failed", remarked(summary.failed()));
    json.add("remaining", named(summary.remaining()));
    if (summary.stopped() != null) {
      json.addProperty("stopped", summary.stopped());
    }
    return json;
  }

  private static JsonArray named(List<Planned> issues) {
    JsonArray array = new JsonArray();
    issues.forEach(issue -> array.add(issue.named()));
    return array;
  }

  private static JsonArray remarked(List<Remark> remarks) {
    JsonArray array = new JsonArray();
    for (Remark remark : remarks) {
      JsonObject json = remark.issue().named();
      json.addProperty("reason", remark.why());
      array.add(json);
    }
    return array;
  }

  private static List<Block> blocks(
      BulkPlan plan, Summary summary, boolean undoes, boolean dryRun) {
    String deed = undoes ? "put back as they were" : plan.action().participle();
    String number = count(summary.changed().size()) + " " + plan.place();
    List<Block> blocks = new ArrayList<>();
    if (dryRun) {
      blocks.add(
          new Block.Paragraph(
              Text.of(count(summary.changed().size()) + " " + plan.place() + " would be " + deed)));
      if (!summary.changed().isEmpty()) {
        blocks.addAll(sample(summary.changed()));
      }
    } else if (summary.changed().isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("No issue was " + deed)));
    } else {
      blocks.add(
          new Block.Paragraph(
              Text.done(number + (summary.changed().size() == 1 ? " was " : " were ") + deed)));
    }
    list(blocks, dryRun ? "Would be skipped" : "Skipped", summary.left());
    list(blocks, "Failed", summary.failed());
    if (!summary.remaining().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Text.of("Not reached: ", Style.BOLD)
                  .plus(
                      count(summary.remaining().size())
                          + (summary.stopped() == null
                              ? ""
                              : ", because of " + summary.stopped()))));
    }
    return blocks;
  }

  private static void list(List<Block> blocks, String title, List<Remark> remarks) {
    if (remarks.isEmpty()) {
      return;
    }
    blocks.add(new Block.Gap());
    blocks.add(new Block.Paragraph(Text.of(title + " (" + remarks.size() + "):", Style.BOLD)));
    List<Text> lines = new ArrayList<>();
    for (Remark remark : remarks) {
      lines.add(Text.of(remark.issue().shortId() + ": " + remark.why()));
    }
    blocks.add(new Block.Bullets(lines));
  }
}
