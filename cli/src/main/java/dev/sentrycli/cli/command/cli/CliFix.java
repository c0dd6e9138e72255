package dev.sentrycli.cli.command.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.StateInspection;
import dev.sentrycli.cli.state.StateInspection.Finding;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry cli fix`: looks after the files the program remembers things in.
public final class CliFix implements Command<CliFix.Options> {
  private static final int FORMAT = 1;

  public record Options(boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Check and repair the stored logins and settings")
        .detail(
            """
            Looks at the folder that holds logins, defaults and caches: whether its files are yours, readable by you \
            alone, and whole. What can be put right is; a file that is damaged is set aside under another name, never \
            deleted. Exit code 60 if something is left.""")
        .examples("sentry cli fix --dry-run", "sentry cli fix")
        .flags(Consent.DRY_RUN)
        .field("dbPath", "string", "The folder")
        .field("schemaVersion", "number", "The format of its files")
        .field("dryRun", "boolean", "Whether nothing was changed")
        .field("issues", "array", "What was found: type, path, message, repaired")
        .field("repairFailed", "boolean", "Whether something is left that could not be repaired")
        .optionalField("instructions", "string", "What to do about that")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    StateFolder folder = session.folder();
    if (folder == null) {
      throw StateException.nowhere("anything");
    }
    long now = session.environment().clock().millis();
    List<Finding> findings = new StateInspection(folder, now).run(!options.dryRun());
    List<String> instructions = new ArrayList<>();
    for (Finding finding : findings) {
      String remedy = finding.remedy();
      if (remedy != null && !instructions.contains(remedy)) {
        instructions.add(remedy);
      }
    }
    JsonObject json = json(folder, options, findings, instructions);
    return Result.detail(json, look -> picture(folder, options.dryRun(), findings, instructions))
        .ending(instructions.isEmpty() ? Exit.OK : Exit.OUTCOME);
  }

  private static JsonObject json(
      StateFolder folder, Options options, List<Finding> findings, List<String> instructions) {
    JsonArray issues = new JsonArray();
    for (Finding finding : findings) {
      JsonObject issue = new JsonObject();
      issue.addProperty("type", finding.type());
      issue.addProperty("path", finding.path().toString());
      issue.addProperty("message", finding.message());
      issue.addProperty("repaired", finding.repaired());
      issues.add(issue);
    }
    JsonObject json = new JsonObject();
    json.addProperty("dbPath", folder.path().toString());
    json.addProperty("schemaVersion", FORMAT);
    json.addProperty("dryRun", options.dryRun());
    json.add("issues", issues);
    json.addProperty("repairFailed", !instructions.isEmpty());
    if (!instructions.isEmpty()) {
      json.addProperty("instructions", String.join("\n", instructions));
    }
    return json;
  }

  private static List<Block> picture(
      StateFolder folder, boolean dryRun, List<Finding> findings, List<String> instructions) {
    List<Text> lines = new ArrayList<>();
    for (Finding finding : findings) {
      Text mark =
          finding.repaired()
              ? Text.of("✓ ", Style.GREEN)
              : finding.remedy() == null ? Text.of("○ ") : Text.of("✗ ", Style.RED);
      lines.add(mark.plus(finding.path() + ": " + finding.message()));
    }
    if (findings.isEmpty()) {
      lines.add(Text.done("Nothing is wrong in " + folder.path()));
    } else if (dryRun) {
      lines.add(Text.EMPTY);
      lines.add(Text.of("Nothing was changed (dry run)"));
    }
    if (!instructions.isEmpty()) {
      lines.add(Text.EMPTY);
      instructions.forEach(line -> lines.add(Text.of("→ " + line)));
    }
    return List.of(new Block.Lines(lines));
  }
}
