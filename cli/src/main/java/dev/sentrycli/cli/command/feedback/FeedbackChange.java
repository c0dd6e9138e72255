package dev.sentrycli.cli.command.feedback;

import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;

/// `sentry feedback resolve`, `unresolve` and `spam`: says what is to become of feedback.
public final class FeedbackChange implements Command<FeedbackChange.Options> {
  static final Positional ARGUMENT =
      Positional.required("feedback", "Short id, number, '@latest', or an address");

  public record Options(IssueReference feedback) {}

  private final String word;
  private final String brief;
  private final String status;
  private final String done;

  private FeedbackChange(String word, String brief, String status, String done) {
    this.word = word;
    this.brief = brief;
    this.status = status;
    this.done = done;
  }

  public static FeedbackChange resolve() {
    return new FeedbackChange(
        "resolve", "Mark feedback as done", "resolved", "Resolved feedback %s");
  }

  public static FeedbackChange unresolve() {
    return new FeedbackChange(
        "unresolve", "Open feedback again", "unresolved", "Reopened feedback %s");
  }

  public static FeedbackChange spam() {
    return new FeedbackChange(
        "spam", "Mark feedback as spam", "ignored", "Marked feedback %s as spam");
  }

  @Override
  public Usage usage() {
    return Usage.of(brief)
        .examples(
            "sentry feedback " + word + " WEB-1A", "sentry feedback " + word + " acme/@latest")
        .takes(ARGUMENT)
        .field("status", "string", "'" + status + "'")
        .field("shortId", "string", "The name people call it by");
  }

  /// What [#ARGUMENT] names.
  static IssueReference argument(Arguments arguments) {
    return IssueSyntax.parse(String.valueOf(arguments.positional(0)));
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(argument(arguments));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget target = FeedbackFinder.find(options.feedback(), session);
    JsonObject changes = new JsonObject();
    changes.addProperty("status", status);
    Issue changed = session.api().issues().update(target.organization(), target.id(), changes);
    return Result.detail(
        target.issue().updatedBy(changed).json(),
        look -> List.of(new Block.Paragraph(Text.done(done.formatted(target.name())))));
  }
}
