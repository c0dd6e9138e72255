package dev.sentrycli.cli.command.release;

import dev.sentrycli.api.release.Release;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Fact;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry release set-commits`: tells what a release is made of.
public final class ReleaseSetCommits implements Command<ReleaseSetCommits.Options> {
  private static final String USAGE = "sentry release set-commits <org>/<version>";
  private static final Flag<Boolean> AUTO =
      Flag.toggle("auto", "Let the server ask the connected repository this checkout is of");
  private static final Flag<Boolean> LOCAL =
      Flag.toggle("local", "Send the commits of this checkout");
  private static final Flag<List<String>> COMMIT =
      Flag.list(
          "commit",
          "repo@sha,repo@before..sha",
          "These commits of connected repositories; may be repeated");
  private static final Flag<Boolean> CLEAR =
      Flag.toggle("clear", "Take away the commits the release has");
  private static final Flag<List<String>> PATHS =
      Flag.list("path", "path,path", "Of this checkout, only commits that touch these");
  private static final Flag<@Nullable String> FROM =
      Flag.text("from", "ref", "Of this checkout, all commits since this one");
  private static final Flag<Integer> DEPTH =
      Flag.count(
          "initial-depth", 20, 1, 100_000, "Of this checkout, how many commits without --from");

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;
    private final CommitSource source;

    private Options(ReleaseArgument release, CommitSource source) {
      this.release = release;
      this.source = source;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("Tell what commits a release is made of")
        .detail(
            """
            Without a flag the server is let to ask the repository, and if none is connected that \
            this checkout is a copy of, its newest commits are sent, the first line of each message. \
            Where there is no checkout, the variables of the service that builds name repository and \
            commit.""")
        .examples(
            "sentry release set-commits acme/web@2.5.0",
            "sentry release set-commits acme/web@2.5.0 --local --from web@2.4.0 --path web,shared",
            "sentry release set-commits acme/web@2.5.0 --commit acme/web@2fd4e1c..9fceb02",
            "sentry release set-commits acme/web@2.5.0 --clear")
        .takes(ReleaseArgument.positional("set-commits"))
        .flags(AUTO, LOCAL, COMMIT, CLEAR, PATHS, FROM, DEPTH)
        .field("version", "string", "The version")
        .field("commitCount", "number", "How many commits it is made of")
        .field("lastCommit", "object", "The newest of them, or null")
        .field("authors", "array", "Who wrote them");
  }

  @Override
  public Options read(Arguments arguments) {
    return new Options(
        ReleaseArgument.parse(arguments.positionals().getFirst()), source(arguments));
  }

  static CommitSource source(Arguments arguments) {
    boolean auto = arguments.get(AUTO);
    List<String> named = arguments.get(COMMIT);
    List<String> paths = arguments.get(PATHS);
    String from = arguments.get(FROM);
    boolean history = from != null || !paths.isEmpty();
    boolean local = arguments.get(LOCAL) || history;
    if ((auto ? 1 : 0) + (arguments.get(LOCAL) ? 1 : 0) + (named.isEmpty() ? 0 : 1) > 1) {
      throw refused("Only one of --auto, --local and --commit can say where commits come from");
    }
    if (arguments.get(CLEAR) && (local || !named.isEmpty())) {
      throw refused(
          "--clear takes commits away, and can't be had with those of --commit or of this checkout",
          "leave out --clear, or what says where commits come from");
    }
    if (history && (auto || !named.isEmpty())) {
      throw refused("--path and --from choose among the commits of this checkout", "use --local");
    }
    if (from != null && (from.isBlank() || from.startsWith("-"))) {
      throw refused("--from needs a commit or a tag, not '" + from + "'");
    }
    List<CommitSource.Ref> refs = CommitSource.refs(named);
    CommitSource.Local ofHere = new CommitSource.Local(from, paths, arguments.get(DEPTH));
    if (arguments.get(CLEAR)) {
      return new CommitSource.Nowhere();
    }
    if (!refs.isEmpty()) {
      return new CommitSource.Named(refs);
    }
    return auto ? new CommitSource.Connected() : local ? ofHere : new CommitSource.Best(ofHere);
  }

  private static UsageException refused(String message, String... hints) {
    return new UsageException(UsageException.Kind.VALUE, message, hints);
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String organization = options.release.organization(session, USAGE);
    CommitTeller teller = new CommitTeller(organization, options.release, session);
    Release release = teller.tell(options.source);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Version", Text.of(options.release.version())));
    String count = release.commitCount();
    facts.add(new Fact("Commits", Text.of(count == null ? "0" : count)));
    return Result.detail(
        release.json(),
        look ->
            List.of(
                new Block.Paragraph(Text.done(teller.deed())),
                new Block.Gap(),
                new Block.Facts(facts)));
  }
}
