package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.dashboard.DashboardException;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.dashboard.FoundDashboard;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Printable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `sentry dashboard restore`: makes a dashboard what it was before.
public final class DashboardRestore implements Command<DashboardRestore.Options> {
  private static final String USAGE = "sentry dashboard restore <org>/<dashboard> --revision <id>";
  private static final Flag<@Nullable String> REVISION =
      Flag.text("revision", "id", "The revision to bring back").letter('r').mandatory();

  public record Options(DashboardReference dashboard, String revision) {}

  @Override
  public Usage usage() {
    return Usage.of("Make a dashboard what it was before")
        .detail(
            """
            'sentry dashboard revisions' shows which revisions there are. Nothing is lost: what the \
            dashboard is now becomes a revision, too.""")
        .examples("sentry dashboard restore acme/42 --revision 7")
        .takes(DashboardWords.dashboard("A dashboard is required: '" + USAGE + "'"))
        .flags(REVISION)
        .field("dashboard", "object", "The dashboard as it is now")
        .field("orgSlug", "string", "The organization")
        .field("revisionId", "string", "The revision");
  }

  @Override
  public Options read(Arguments arguments) {
    String revision = arguments.get(REVISION);
    if (revision == null || revision.isBlank()) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "--revision names no revision",
          "'sentry dashboard revisions <org>/<dashboard>' shows which there are");
    }
    return new Options(DashboardReference.parse(arguments.positionals()), revision.strip());
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    FoundDashboard found = FoundDashboard.of(options.dashboard(), USAGE, session);
    Dashboard restored =
        revisions(
            found,
            session,
            () ->
                session
                    .api()
                    .dashboards()
                    .restore(found.organization(), found.id(), options.revision()));
    JsonObject json = new JsonObject();
    json.add("dashboard", restored.json());
    json.addProperty("orgSlug", found.organization());
    json.addProperty("revisionId", options.revision());
    String url = found.url(session);
    return Result.detail(
        json,
        look ->
            DashboardWords.done(
                "Restored revision %s of the dashboard '%s' (%s)"
                    .formatted(options.revision(), restored.title(), found.id()),
                url));
  }

  /// Asks about revisions. A server that has none of them answers as one that does not know the
  /// dashboard, so that is looked at.
  static <T> T revisions(FoundDashboard found, Session session, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status refused) {
      if (refused.status() == 409) {
        throw DashboardException.unfit(
            "The dashboard can't be restored: another one has its title now ("
                + Printable.line(refused.detail())
                + ")",
            "rename the other one, then restore again");
      }
      if (refused.status() != 404) {
        throw refused;
      }
      found.load(session); // ends the run if it is the dashboard that is missing
      if (refused.method().equals("POST") && !refused.isFromRouter() && refused.hasDetail()) {
        throw DashboardException.missing(
            "The dashboard has no such revision, or the server keeps none: " + refused.detail(),
            List.of(),
            "'sentry dashboard revisions %s/%s' shows them"
                .formatted(found.organization(), found.id()));
      }
      throw Feature.DASHBOARD_REVISIONS.off(refused, session);
    }
  }
}
