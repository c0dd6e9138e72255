package dev.sentrycli.cli.command.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.output.Moments;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Block.Cell;
import dev.sentrycli.terminal.Block.Column;
import dev.sentrycli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/// `sentry release deploys`: where a release was deployed.
public final class ReleaseDeploys implements Command<ReleaseDeploys.Options> {
  private static final String USAGE = "sentry release deploys <org>/<version>";

  /// What the command line says.
  public static final class Options {
    private final ReleaseArgument release;

    private Options(ReleaseArgument release) {
      this.release = release;
    }
  }

  @Override
  public Usage usage() {
    return Usage.of("List where a release was deployed")
        .detail("Servers tell of the last deploy to each environment.")
        .examples(
            "sentry release deploys acme/web@2.5.0",
            "sentry release deploys acme/web@2.5.0 --json --fields environment,dateFinished")
        .takes(ReleaseArgument.positional("deploys"))
        .flags(SharedFlags.FRESH)
        .field("id", "string", "The number of the deploy")
        .field("environment", "string", "Where it was deployed")
        .field("name", "string", "What it is called, or null")
        .field("url", "string", "A page about it, or null")
        .field("dateStarted", "string", "When it began, or null")
        .field("dateFinished", "string", "When it was done");
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
    String version = options.release.version();
    String organization = options.release.organization(session, USAGE);
    List<JsonObject> deploys =
        options.release.asked(
            organization, session, () -> session.api().releases().deploys(organization, version));
    return Result.listing(deploys, look -> List.of(table(version, deploys, session.moments())));
  }

  private static Block table(String version, List<JsonObject> deploys, Moments moments) {
    if (deploys.isEmpty()) {
      return new Block.Paragraph(Text.of("No deploys of " + version + " are known"));
    }
    List<Column> columns =
        List.of(
            new Column("ENVIRONMENT", false, false, 0),
            new Column("NAME", false, false, 0),
            new Column("FINISHED", false, true, 0));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonObject deploy : deploys) {
      String url = Fields.textOrNull(deploy, "url");
      String name = Fields.textOr(deploy, "name", Health.NONE);
      rows.add(
          List.of(
              Cell.of(Fields.textOr(deploy, "environment", "?")),
              Cell.of(url == null ? Text.of(name) : Text.link(name, url)),
              Cell.of(moments.relative(Fields.textOrNull(deploy, "dateFinished")))));
    }
    return new Block.Grid(columns, rows, false, false);
  }
}
