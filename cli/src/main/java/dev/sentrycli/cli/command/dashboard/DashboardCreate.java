package dev.sentrycli.cli.command.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.dashboard.Dashboard;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.link.Slug;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.OneOrganization;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetException;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import java.util.List;

/// `sentry dashboard create`: a new dashboard without widgets.
public final class DashboardCreate implements Command<DashboardCreate.Options> {
  private static final String USAGE = "sentry dashboard create <org>/ <title>";

  public record Options(Target target, String title) {}

  @Override
  public Usage usage() {
    return Usage.of("Create a dashboard")
        .detail(
            """
            It looks at the projects that are named ('acme/web'), at all of them ('acme/'), or at \
            those in use here if none are named. Widgets are added with 'sentry dashboard widget \
            add'.""")
        .examples(
            "sentry dashboard create 'Front end'",
            "sentry dashboard create acme/ 'All of it'",
            "sentry dashboard create acme/web 'Front end' --json")
        .takes(
            Positional.required(
                    "org/project", "An organization with '/', or a project; or the title")
                .missing("A title is required: '" + USAGE + "'"),
            Positional.optional("title", "What it is called, after an organization or project"))
        .field("id", "string", "Its number")
        .field("title", "string", "What it is called")
        .field("projects", "array", "The numbers of the projects it looks at")
        .field("url", "string", "The address of its page");
  }

  @Override
  public Options read(Arguments arguments) {
    List<String> words = arguments.positionals();
    if (words.size() == 1 && DashboardReference.isOrganization(words.getFirst())) {
      throw new UsageException(
          UsageException.Kind.SYNTAX,
          "A dashboard needs a title, and '%s' is an organization"
              .formatted(Slug.printable(words.getFirst().strip())),
          "it is written '" + USAGE + "'");
    }
    return words.size() == 1
        ? new Options(new Target.Detect(), DashboardWords.title(words.getFirst()))
        : new Options(TargetSyntax.parse(words.getFirst()), DashboardWords.title(words.get(1)));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    OneOrganization scope = scope(options, session);
    String organization = scope.organization();
    JsonObject body = new JsonObject();
    body.addProperty("title", options.title());
    body.add("widgets", new JsonArray());
    JsonArray projects = new JsonArray();
    for (String id : session.targets().ids(scope.projects())) {
      projects.add(Long.parseLong(id));
    }
    if (!projects.isEmpty()) {
      body.add("projects", projects);
    }
    Dashboard made =
        RefusedException.unlessMissing(
            organization, session, () -> session.api().dashboards().create(organization, body));
    String url = session.links().dashboard(organization, made.id());
    return Result.detail(
            Fields.with(made.json(), "url", url),
            look ->
                DashboardWords.done(
                    "Created the dashboard '" + made.title() + "' (" + made.id() + ")", url))
        .note(
            true,
            "Tip: 'sentry dashboard widget add "
                + organization
                + "/"
                + made.id()
                + " <title> --display line' adds a widget");
  }

  private static OneOrganization scope(Options options, Session session) {
    try {
      return session
          .targets()
          .oneOrganization(options.target(), USAGE, "A dashboard belongs to one organization");
    } catch (TargetException unclear) {
      if (options.target() instanceof Target.Detect && isPlace(options.title())) {
        throw new UsageException(
            UsageException.Kind.SYNTAX,
            "A dashboard needs a title, and '%s' is a project"
                .formatted(Slug.printable(options.title())),
            "it is written '" + USAGE + "'");
      }
      throw unclear;
    }
  }

  /// Whether a title is written as a project is.
  private static boolean isPlace(String title) {
    int slash = title.indexOf('/');
    return slash > 0
        && Slug.problem(title.substring(0, slash)) == null
        && Slug.problem(title.substring(slash + 1)) == null;
  }
}
