package dev.sentrycli.cli.command.issue.seer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.seer.SeerRun;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry issue plan`: how Seer would solve an issue.
public final class IssuePlan implements Command<IssuePlan.Options> {
  private static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Ask for a new plan even where there is one");

  public record Options(IssueReference issue, boolean force) {}

  @Override
  public Usage usage() {
    return Usage.of("Have Seer plan how to solve an issue")
        .detail(
            """
            Seer is a service of sentry.io; self-hosted instances come without it. Where it has not \
            looked for the cause yet, it does so first.""")
        .examples("sentry issue plan WEB-1A", "sentry issue plan WEB-1A --json")
        .takes(IssueArgument.ONE)
        .flags(FORCE, SharedFlags.FRESH)
        .field("run_id", "number", "The analysis it belongs to")
        .field("status", "string", "How that ended")
        .field("solution", "object", "one_line_summary, and steps with title and description")
        .field("no_solution_context", "object", "What was found where there is no solution");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(IssueArgument.of(arguments), arguments.get(FORCE));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget issue = session.issueTargets().find(options.issue());
    SeerRun run;
    try {
      Analysis analysis = IssueExplain.analysis(issue, session);
      run = analysis.cause(false);
      if (!run.causes().isEmpty()) {
        run = analysis.solution(run, options.force());
      }
    } catch (ApiException.Status refused) {
      throw SeerException.of(refused, issue, session);
    }
    JsonObject solution = run.solution();
    JsonObject json = new JsonObject();
    JsonElement number = run.json().get("run_id");
    json.add("run_id", number == null ? JsonNull.INSTANCE : number);
    json.addProperty("status", run.status());
    json.add("solution", solution == null ? JsonNull.INSTANCE : solution);
    List<JsonObject> causes = run.causes();
    if (solution == null) {
      JsonArray found = new JsonArray();
      causes.forEach(found::add);
      JsonObject context = new JsonObject();
      context.add("rootCauses", found);
      json.add("no_solution_context", context);
    }
    return Result.detail(json, look -> blocks(solution, causes));
  }

  private static List<Block> blocks(@Nullable JsonObject solution, List<JsonObject> causes) {
    List<Block> blocks = new ArrayList<>();
    if (solution == null) {
      blocks.add(new Block.Paragraph(Text.of("No solution found")));
      if (causes.isEmpty()) {
        blocks.add(new Block.Paragraph(Text.of("Nor has Seer identified a root cause")));
        return blocks;
      }
      blocks.add(new Block.Gap());
      blocks.add(new Block.Paragraph(Text.of("Root cause analysed:", Style.BOLD)));
      List<Text> found = new ArrayList<>();
      causes.forEach(cause -> found.add(Text.of(Fields.textOr(cause, "description", ""))));
      blocks.add(new Block.Bullets(found));
      return blocks;
    }
    blocks.add(new Block.Heading(3, Text.of("Solution")));
    String summary = Fields.textOr(solution, "one_line_summary", "");
    if (!summary.isBlank()) {
      blocks.add(new Block.Paragraph(Text.of("Summary: ", Style.BOLD).plus(summary)));
      blocks.add(new Block.Gap());
    }
    List<JsonObject> steps = Fields.objects(solution, "steps");
    for (int i = 0; i < steps.size(); i++) {
      blocks.add(
          new Block.Paragraph(
              Text.of((i + 1) + ". " + Fields.textOr(steps.get(i), "title", ""), Style.BOLD)));
      String description = Fields.textOr(steps.get(i), "description", "");
      if (!description.isBlank()) {
        blocks.add(new Block.Quote(Text.of(description.strip())));
      }
    }
    return blocks;
  }
}
