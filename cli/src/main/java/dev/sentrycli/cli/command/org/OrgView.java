package dev.sentrycli.cli.command.org;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.organization.Organization;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.WebPage;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.cli.target.TargetSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.List;

/// `sentry org view`: one organization.
public final class OrgView implements Command<OrgView.Options> {
  private static final String USAGE = "sentry org view <org>";

  public record Options(Target target, boolean web) {}

  @Override
  public Usage usage() {
    return Usage.of("Show an organization")
        .examples("sentry org view acme", "sentry org view acme --web")
        .takes(
            Positional.optional("org", "The organization; without it the one that is in use here"))
        .flags(SharedFlags.WEB, SharedFlags.FRESH)
        .field("id", "string", "Its number")
        .field("slug", "string", "The name used in commands and addresses")
        .field("name", "string", "The name people see")
        .field("features", "array", "What is switched on for it");
  }

  @Override
  public Options read(Arguments arguments) {
    Target target = TargetSyntax.parse(arguments.positional(0));
    if (target instanceof Target.Explicit(String organization, List<String> projects)) {
      throw new UsageException(
          Kind.SYNTAX,
          "'%s/%s' names a project, and this command shows an organization"
              .formatted(organization, String.join(",", projects)),
          "sentry org view " + organization,
          "sentry project view " + organization + "/" + projects.getFirst());
    }
    if (target instanceof Target.Glob || target instanceof Target.Several) {
      throw new UsageException(
          Kind.SYNTAX,
          "'%s' names projects, and this command shows an organization"
              .formatted(arguments.positional(0)),
          "'sentry org list' shows the organizations");
    }
    return new Options(target, arguments.get(SharedFlags.WEB));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    String slug = session.targets().organization(options.target(), USAGE);
    if (options.web()) {
      return WebPage.open(session.links().organization(slug), session);
    }
    Organization organization;
    try {
      organization = session.api().organizations().view(slug);
    } catch (ApiException.Status status) {
      throw status.status() == 404 ? NoOrganization.called(slug, status, session) : status;
    }
    return Result.detail(
        organization.json(), look -> OrgTables.card(organization.json(), session.moments()));
  }
}
