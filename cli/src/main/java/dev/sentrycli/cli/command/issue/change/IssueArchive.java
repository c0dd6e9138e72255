package dev.sentrycli.cli.command.issue.change;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import org.jspecify.annotations.Nullable;

/// `sentry issue archive`: puts an issue out of sight, for good or until something happens.
public final class IssueArchive implements Command<IssueArchive.Options> {
  private static final Flag<@Nullable String> UNTIL =
      Flag.text(
              "until",
              "when",
              "forever, auto (until it escalates), a time (7d), a date, a number of events (10x,"
                  + " 10x/5m) or users (10u/1d)")
          .letter('u');

  public record Options(IssueReference issue, ArchivedUntil until) {}

  @Override
  public Usage usage() {
    return Usage.of("Put an issue out of sight")
        .detail(
            """
            Without --until it stays archived for good. '10x/5m' brings it back when it happens ten \
            times within five minutes, '10u/1d' when ten users meet it within a day.""")
        .examples(
            "sentry issue archive WEB-1A",
            "sentry issue archive WEB-1A --until auto",
            "sentry issue archive WEB-1A --until 7d",
            "sentry issue archive WEB-1A --until 10x/5m")
        .takes(IssueArgument.one("--archive"))
        .flags(UNTIL)
        .field("status", "string", "'ignored'")
        .field("substatus", "string", "How it is archived")
        .field("statusDetails", "object", "What brings it back");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(IssueArgument.of(arguments), ArchivedUntil.parse(arguments.get(UNTIL)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    JsonObject changes = options.until().changes(session.environment());
    return ChangedIssue.of(options.issue(), changes, options.until().sentence(), session);
  }
}
