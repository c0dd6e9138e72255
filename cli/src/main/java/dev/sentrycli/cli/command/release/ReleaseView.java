package dev.sentrycli.cli.command.release;

import dev.sentrycli.api.release.Release;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;

/// `sentry release view`: a release and how it fares.
public final class ReleaseView implements Command<ReleaseView.Options> {
  private static final String USAGE = "sentry release view <org>/<version>";

  public static final class Options {
    private final ReleaseArgument release;

    private Options(ReleaseArgument release) {
      this.release = release;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Show a release, and how it fares")
        .detail(
            """
            What stands before the first slash is the organization, if it can be one; a version \
            with a slash needs its organization before it.""")
        .examples(
            "sentry release view acme/web@2.5.0",
            "sentry release view acme/web@2.5.0 --json --fields version,commitCount")
        .takes(ReleaseArgument.positional("view"))
        .flags(SharedFlags.FRESH)
        .field("version", "string", "The version")
        .field("shortVersion", "string", "The version without its package")
        .field("status", "string", "open or archived")
        .field("dateCreated", "string", "When it was first heard of")
        .field("dateReleased", "string", "When it went live, or null")
        .field("firstEvent", "string", "When its first event came, or null")
        .field("lastEvent", "string", "When its last event came, or null")
        .field("ref", "string", "A commit or a tag, or null")
        .field("url", "string", "A page about it, or null")
        .field("commitCount", "number", "How many commits it is made of")
        .field("lastCommit", "object", "Its newest commit: id, message, author, repository")
        .field("authors", "array", "Who wrote its commits")
        .field("deployCount", "number", "How often it was deployed")
        .field("lastDeploy", "object", "Its last deploy: environment, dateFinished, name, url")
        .field("newGroups", "number", "How many issues were first seen in it")
        .field("projects", "array", "Its projects, each with its healthData")
        .field("adoptionStages", "object", "How far it has spread in each project");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(ReleaseArgument.parse(arguments.positionals().getFirst()));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    ReleaseArgument wanted = options.release;
    String organization = wanted.organization(session, USAGE);
    Release release =
        wanted.asked(organization, session, () -> wanted.viewed(organization, session));
    ReleaseCard card =
        new ReleaseCard(
            release.json(),
            session.links().release(organization, release.version()),
            session.moments());
    return Result.detail(release.json(), card::whole);
  }
}
