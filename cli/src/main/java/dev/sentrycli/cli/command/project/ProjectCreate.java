package dev.sentrycli.cli.command.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.PartlyDone;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry project create`: creates projects and shows their DSNs.
public final class ProjectCreate implements Command<ProjectCreate.Options> {
  static final String USAGE = "sentry project create <org>/<name>:<platform>";
  private static final Flag<@Nullable String> TEAM =
      Flag.text("team", "slug", "The team it belongs to").letter('t');

  /// @param team null for the one that fits best
  record Options(List<NewProject> projects, @Nullable String team, boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Create projects")
        .detail(
            """
            A name may stand without its organization if that is clear here, or is the same as of \
            the project before. Without --team it is a team you are in, the oldest first; where \
            there is none, one is founded that is called as the project.""")
        .examples(
            "sentry project create acme/shop:python-django",
            "sentry project create acme/shop:node acme/shop-ios:apple-ios --team web",
            "sentry project create shop:go --dry-run")
        .takes(
            Positional.oneOrMore(
                    "[<org>/]<name>:<platform>", "What to call it, and what it is written in")
                .missing("A project is required: '" + USAGE + "'"))
        .flags(TEAM, Consent.DRY_RUN)
        .field("project", "object", "The project, as the server describes it")
        .field("orgSlug", "string", "The organization it belongs to")
        .field("teamSlug", "string", "The team it belongs to")
        .field("dsn", "string", "Where its SDK sends events")
        .field("url", "string", "Its page in the browser")
        .optionalField("dryRun", "boolean", "True with --dry-run");
  }

  @Override
  public Options read(Arguments arguments) {
    String team = arguments.get(TEAM);
    return new Options(
        NewProject.parse(arguments.positionals()),
        team == null ? null : Slug.of("team", team),
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public Result run(Options options, Session session) {
    ProjectCreation creation = new ProjectCreation(options.team(), session);
    List<CreatedProject> done = new ArrayList<>();
    RuntimeException failure = null;
    boolean hopeless = false;
    for (NewProject wanted : options.projects()) {
      if (hopeless) {
        session.notices().warn("project", "'" + wanted + "' was not tried");
        continue;
      }
      try {
        done.add(creation.create(wanted, options.dryRun()));
      } catch (ApiException | Failure failed) {
        if (options.projects().size() > 1) {
          session.notices().warn("project", sentence(wanted, failed, failure != null));
        }
        failure = failure == null ? failed : failure;
        hopeless = !concernsOne(failed);
      }
    }
    if (failure == null) {
      return result(done, options);
    }
    throw done.isEmpty() ? failure : new PartlyDone(result(done, options), failure);
  }

  /// Whether the next one may go well nevertheless.
  private static boolean concernsOne(RuntimeException failed) {
    return failed instanceof RefusedException
        || (failed instanceof ApiException.Status status && status.status() == 400);
  }

  /// @param reason whether to say why, as nobody else will
  private static String sentence(NewProject wanted, RuntimeException failed, boolean reason) {
    return "'"
        + wanted
        + "' was not created"
        + (reason ? ": " + RefusedException.reason(failed) : "");
  }

  private static Result result(List<CreatedProject> done, Options options) {
    List<JsonObject> items = new ArrayList<>();
    done.forEach(one -> items.add(one.json(options.dryRun())));
    CreatedProject first = done.getFirst();
    String tip =
        "Tip: 'sentry project view "
            + first.organization()
            + "/"
            + first.project().slug()
            + "' shows it again";
    Result.Picture picture = look -> cards(done, options.dryRun());
    return (options.projects().size() == 1
            ? Result.detail(items.getFirst(), picture)
            : Result.listing(items, picture))
        .note(!options.dryRun() && done.size() == 1, tip);
  }

  private static List<Block> cards(List<CreatedProject> done, boolean dryRun) {
    List<Block> blocks = new ArrayList<>();
    for (CreatedProject one : done) {
      if (!blocks.isEmpty()) {
        blocks.add(new Block.Gap());
      }
      blocks.addAll(one.card(dryRun));
    }
    return blocks;
  }
}
