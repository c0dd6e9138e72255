package dev.sentrycli.cli.command.browse;

import com.google.gson.JsonObject;
import dev.sentrycli.api.event.FoundEvent;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.link.WebLinks;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.cli.target.ProjectTarget;
import dev.sentrycli.cli.target.Scope;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sentry browse`: the page of anything that has a name here, in the browser.
public final class BrowseCommand implements Command<BrowseCommand.Options> {
  private static final String USAGE = "sentry browse <org>/<project>";
  private static final Flag<Boolean> NO_BROWSER =
      Flag.toggle("no-browser", "Print the address instead of opening it").letter('n');
  private static final Flag<Boolean> SETTINGS =
      Flag.toggle("settings", "The settings of the organization or project").letter('s');
  private static final Flag<Boolean> ISSUES = Flag.toggle("issues", "The list of issues");
  private static final Flag<Boolean> RELEASES =
      Flag.toggle("releases", "The list of releases").letter('r');
  private static final Flag<Boolean> ALERTS = Flag.toggle("alerts", "The alert rules");
  private static final Flag<Boolean> DASHBOARDS = Flag.toggle("dashboards", "The dashboards");

  /// @param page null for the page of the thing itself
  public record Options(Thing thing, WebLinks.@Nullable Section page, boolean onlyPrint) {}

  @Override
  public Usage usage() {
    return Usage.of("Open a page of Sentry in the browser")
        .detail(
            """
            Without an argument, the project or organization in use here. Otherwise what other commands take: \
            'acme/', 'acme/web', a short id (WEB-1A), a number, an alias of the last list (w-1a), '@latest', \
            the id of an event or of a trace, or a link. The server is asked for what the address needs only.""")
        .examples(
            "sentry browse",
            "sentry browse acme/web --issues",
            "sentry browse WEB-1A",
            "sentry browse @latest --no-browser")
        .takes(
            Positional.optional(
                "thing", "An organization, a project, an issue, an event, a trace or a link"))
        .flags(NO_BROWSER, SETTINGS, ISSUES, RELEASES, ALERTS, DASHBOARDS)
        .field("url", "string", "The address of the page")
        .optionalField("opened", "boolean", "Whether a browser was opened")
        .asAnonymous();
  }

  @Override
  public Options read(Arguments arguments) {
    Thing thing = Thing.of(arguments.positional(0));
    WebLinks.Section page = null;
    int pages = 0;
    for (Choice choice : Choice.ALL) {
      if (arguments.get(choice.flag())) {
        page = choice.section();
        pages++;
      }
    }
    if (pages > 1) {
      throw new UsageException(Kind.VALUE, "Only one page can be opened at a time");
    }
    if (page != null && !(thing instanceof Thing.Place)) {
      throw new UsageException(
          Kind.VALUE,
          "--" + page.word() + " goes with an organization or a project",
          "'sentry browse acme/web --" + page.word() + "'");
    }
    return new Options(thing, page, arguments.get(NO_BROWSER));
  }

  /// A flag and the page it stands for.
  private record Choice(Flag<Boolean> flag, WebLinks.Section section) {
    static final List<Choice> ALL =
        List.of(
            new Choice(SETTINGS, WebLinks.Section.SETTINGS),
            new Choice(ISSUES, WebLinks.Section.ISSUES),
            new Choice(RELEASES, WebLinks.Section.RELEASES),
            new Choice(ALERTS, WebLinks.Section.ALERTS),
            new Choice(DASHBOARDS, WebLinks.Section.DASHBOARDS));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean isOfOrganization() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String address =
        switch (options.thing()) {
          case Thing.Link(String link, var url) -> {
            url.at(session.base().value());
            yield link;
          }
          case Thing.Place(Target target) -> place(target, options.page(), session);
          case Thing.Issue(var reference) -> {
            IssueTarget issue = session.issueTargets().find(reference);
            yield session.links().issue(issue.organization(), issue.id());
          }
          case Thing.Event(var organization, String id) -> event(organization, id, session);
        };
    if (!options.onlyPrint()) {
      return WebPage.open(address, session);
    }
    JsonObject json = new JsonObject();
    json.addProperty("url", address);
    return Result.detail(json, look -> List.of(new Block.Lines(List.of(Text.of(address)))));
  }

  private static String place(Target typed, WebLinks.@Nullable Section page, Session session) {
    Target target = session.targets().narrowed(typed);
    if (target instanceof Target.Explicit) {
      return project(session.targets().project(target, USAGE), page, session);
    }
    if (target instanceof Target.Org(String organization)) {
      return session.links().page(organization, null, page);
    }
    if (target instanceof Target.Detect) {
      return here(page, session);
    }
    Scope scope = session.targets().scope(target, USAGE);
    return switch (scope) {
      case Scope.Organization(String organization) ->
          session.links().page(organization, null, page);
      case Scope.Fitting _, Scope.Everything _ -> throw several();
      case Scope.Projects(List<ProjectTarget> projects) -> {
        if (projects.size() != 1) {
          throw several();
        }
        yield project(projects.getFirst(), page, session);
      }
    };
  }

  /// Settings tell without any server what is in use here; where they don't, the folder may.
  private static String here(WebLinks.@Nullable Section page, Session session) {
    Setting<String> organization = session.places().organization();
    Setting<String> project = session.places().project();
    if (organization != null && project == null) {
      return session.links().page(organization.value(), null, page);
    }
    return project(session.targets().project(new Target.Detect(), USAGE), page, session);
  }

  /// Lists are narrowed to a project by its number, which the server has to be asked for.
  private static String project(
      ProjectTarget project, WebLinks.@Nullable Section page, Session session) {
    boolean bySlug = page == null || page == WebLinks.Section.SETTINGS;
    String name = bySlug ? project.project() : session.targets().id(project);
    return session.links().page(project.organization(), name, page);
  }

  private static String event(@Nullable String organization, String id, Session session) {
    String within =
        organization != null
            ? organization
            : session.targets().organizationHere("sentry browse <org>/<event>");
    FoundEvent found = session.api().events().findAnywhere(within, id);
    if (found == null && session.api().traces().exists(within, id)) {
      return session.links().trace(within, id);
    }
    String issue = found == null ? null : found.event().issue();
    return found != null && issue != null
        ? session.links().issueEvent(found.organization(), issue, id)
        : session.links().event(within, id);
  }

  private static UsageException several() {
    return new UsageException(
        Kind.SYNTAX, "'sentry browse' opens one page", "name one organization, project or issue");
  }
}
