package dev.sentrycli.cli.command.issue.seer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.seer.SeerRun;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.command.Several;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.Waiting;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry issue explain`: what Seer takes for the cause of an issue.
public final class IssueExplain implements Command<IssueExplain.Options> {
  private static final Flag<Boolean> FORCE =
      Flag.toggle("force", "Begin a new analysis even where there is one");

  public record Options(List<IssueReference> issues, boolean force) {}

  /// An issue and its causes.
  private record Explained(IssueTarget issue, List<JsonObject> causes) {}

  @Override
  public Usage usage() {
    return Usage.of("Have Seer explain what causes an issue")
        .detail(
            """
            Seer is a service of sentry.io; self-hosted instances come without it. An analysis takes \
            some minutes; one that is there already is shown at once.""")
        .examples(
            "sentry issue explain WEB-1A",
            "sentry issue explain WEB-1A --force",
            "sentry issue explain WEB-1A --json --fields description")
        .takes(IssueArgument.several("Issue ID is required: 'sentry issue explain WEB-1A'"))
        .flags(FORCE, SharedFlags.FRESH)
        .field("id", "number", "Its number among the causes")
        .field("description", "string", "What is wrong")
        .field("relevant_repos", "array", "The repositories it is in")
        .field("root_cause_reproduction", "array", "How it comes about, step by step");
  }

  @Override
  public Options read(Arguments arguments) {
    List<IssueReference> issues = new ArrayList<>();
    arguments.positionals().forEach(word -> issues.add(IssueSyntax.parse(word)));
    return new Options(issues, arguments.get(FORCE));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    if (options.issues().size() == 1) {
      Explained only = explained(options.issues().getFirst(), options, session);
      String issue = only.issue().toString();
      return Result.listing(only.causes(), look -> blocks(only.causes()))
          .note(!only.causes().isEmpty(), "'sentry issue plan " + issue + "' asks for a plan");
    }
    List<Explained> all =
        Several.each(
            options.issues(),
            "issue",
            session,
            reference -> explained(reference, options, session),
            failure -> failure instanceof SeerException known && known.concernsAll());
    List<JsonObject> rows = new ArrayList<>();
    all.forEach(one -> rows.add(row(one)));
    return Result.listing(
        rows,
        look -> {
          List<Block> blocks = new ArrayList<>();
          for (Explained one : all) {
            if (!blocks.isEmpty()) {
              blocks.add(new Block.Gap());
            }
            blocks.add(
                new Block.Heading(
                    1, Text.of(one.issue().name() + ": " + one.issue().issue().title())));
            blocks.addAll(blocks(one.causes()));
          }
          return blocks;
        });
  }

  private static Explained explained(IssueReference reference, Options options, Session session) {
    IssueTarget issue = session.issueTargets().find(reference);
    try {
      SeerRun run = analysis(issue, session).cause(options.force());
      return new Explained(issue, run.causes());
    } catch (ApiException.Status refused) {
      throw SeerException.of(refused, issue, session);
    }
  }

  static Analysis analysis(IssueTarget issue, Session session) {
    return new Analysis(
        session.api().seer(),
        issue.organization(),
        issue.id(),
        Waiting.real(),
        doing -> session.notices().info("seer", doing));
  }

  private static JsonObject row(Explained one) {
    JsonObject row = new JsonObject();
    row.addProperty("issue", one.issue().name());
    row.addProperty("org", one.issue().organization());
    row.addProperty("issueId", one.issue().id());
    JsonArray causes = new JsonArray();
    one.causes().forEach(causes::add);
    row.add("rootCauses", causes);
    return row;
  }

  private static List<Block> blocks(List<JsonObject> causes) {
    if (causes.isEmpty()) {
      return List.of(new Block.Paragraph(Text.of("No root causes identified")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, Text.of("Root Cause Analysis Complete")));
    for (int i = 0; i < causes.size(); i++) {
      JsonObject cause = causes.get(i);
      if (i > 0) {
        blocks.add(new Block.Gap());
      }
      blocks.add(
          new Block.Paragraph(
              Text.of(
                      "Cause #" + Fields.textOr(cause, "id", Integer.toString(i)) + ": ",
                      Style.BOLD)
                  .plus(Fields.textOr(cause, "description", ""))));
      List<String> repositories = Fields.texts(cause, "relevant_repos");
      if (!repositories.isEmpty()) {
        blocks.add(
            new Block.Paragraph(
                Text.of("Repository: ", Style.BOLD).plus(String.join(", ", repositories))));
      }
      List<JsonObject> steps = Fields.objects(cause, "root_cause_reproduction");
      if (!steps.isEmpty()) {
        blocks.add(new Block.Gap());
        blocks.add(new Block.Paragraph(Text.of("Reproduction steps:", Style.BOLD)));
        blocks.addAll(steps(steps));
      }
    }
    return blocks;
  }

  private static List<Block> steps(List<JsonObject> steps) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      JsonObject step = steps.get(i);
      String file = Fields.textOr(Fields.objectOrNull(step, "relevant_code_file"), "file_path", "");
      Text title = Text.of((i + 1) + ". " + Fields.textOr(step, "title", ""));
      blocks.add(
          new Block.Paragraph(
              file.isEmpty() ? title : title.plus("  (" + file + ")", Style.MUTED)));
      String analysis = Fields.textOr(step, "code_snippet_and_analysis", "");
      if (!analysis.isBlank()) {
        blocks.add(new Block.Quote(Text.of(analysis.strip())));
      }
    }
    return blocks;
  }
}
