package dev.sentrycli.cli.command.issue.link;

import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.api.tracker.TrackerIntegration;
import dev.sentrycli.api.tracker.Trackers;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Flag;
import dev.sentrycli.grammar.Usage;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.grammar.UsageException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `sentry issue link`: says which issue of another tracker an issue stands for.
public final class IssueLink implements Command<IssueLink.Options> {
  private static final Flag<List<String>> FIELD =
      Flag.texts("field", "name=value", "A further field of the app's or integration's form");

  /// @param app the slug of the app it goes through, or null for an integration
  /// @param integration its number if one was chosen
  public record Options(
      IssueReference issue,
      TrackerUrl url,
      @Nullable String app,
      @Nullable String integration,
      Map<String, String> fields,
      boolean dryRun) {}

  @Override
  public Usage usage() {
    return Usage.of("Link an issue to one of another tracker")
        .detail(
            """
            The tracker has to be connected with the organization, as an integration (GitHub, \
            GitLab, Bitbucket, Azure DevOps, Jira) or as a Sentry App such as Linear's. Which one \
            leads to the address is found out by itself.""")
        .examples(
            "sentry issue link WEB-1A https://github.com/acme/web/issues/77",
            "sentry issue link WEB-1A https://acme.atlassian.net/browse/SHOP-12 --integration 3",
            "sentry issue link WEB-1A https://linear.app/acme/issue/ENG-12 --dry-run")
        .takes(IssueArgument.ONE, LinkFlags.URL)
        .flags(LinkFlags.INTEGRATION, LinkFlags.APP, FIELD, Consent.DRY_RUN)
        .field("org", "string", "The organization")
        .field("issueId", "string", "The issue's number")
        .field("action", "string", "'link'")
        .field("dryRun", "boolean", "Whether it was only looked at")
        .field("linked", "boolean", "Whether they are linked now")
        .field("changed", "boolean", "Whether they were not before")
        .field("externalIssue", "object", "The other issue: id, identifier, url, provider");
  }

  @Override
  public Options read(Arguments arguments) {
    TrackerUrl url = LinkFlags.url(arguments);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : arguments.get(FIELD)) {
      int equals = field.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            Kind.SYNTAX,
            "Failed to parse \"" + field + "\" for field: it lacks a name or '='",
            "--field issueId=12");
      }
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return new Options(
        IssueArgument.of(arguments),
        url,
        LinkFlags.app(arguments, url),
        arguments.get(LinkFlags.INTEGRATION),
        fields,
        arguments.get(Consent.DRY_RUN));
  }

  @Override
  public boolean takesLinks() {
    return true;
  }

  @Override
  public boolean asksAfresh() {
    return true;
  }

  @Override
  public Result run(Options options, Session session) {
    IssueTarget issue = session.issueTargets().find(options.issue());
    String app = options.app();
    return app == null
        ? byIntegration(issue, options, session)
        : byApp(issue, app, options, session);
  }

  private static Result byIntegration(IssueTarget issue, Options options, Session session) {
    TrackerUrl url = options.url();
    Integrations integrations = Integrations.of(issue, url, session);
    TrackerIntegration leading = integrations.leading(options.integration());
    ExternalIssue known = integrations.linkedBy(leading);
    if (known != null || options.dryRun()) {
      return untouched(issue, options, known, leading.provider(), leading.providerName());
    }
    Trackers.Linked linked = integrations.link(leading, options.fields());
    return linked(issue, url, linked.isNew(), linked.issue(), leading.provider());
  }

  private static Result byApp(IssueTarget issue, String app, Options options, Session session) {
    TrackerUrl url = options.url();
    ExternalIssue known = LinkedApp.existing(app, url, issue, session);
    if (known != null) {
      return untouched(issue, options, known, app, app);
    }
    LinkedApp linking = LinkedApp.of(app, issue, session);
    var fields = linking.filled(options.fields(), url, issue, session);
    if (options.dryRun()) {
      return untouched(issue, options, null, app, linking.linking().appName());
    }
    ExternalIssue made =
        session
            .api()
            .trackers()
            .linkByApp(
                issue.organization(),
                linking.installation(),
                issue.id(),
                linking.uri(),
                url.text(),
                fields);
    return linked(issue, url, true, made, app);
  }

  private static Result untouched(
      IssueTarget issue,
      Options options,
      @Nullable ExternalIssue known,
      String provider,
      String through) {
    String name = LinkOutcome.name(known, options.url());
    String sentence =
        known != null
            ? issue.name() + " is linked to " + name + " already"
            : "Would link " + issue.name() + " to " + name + " through " + through;
    return new LinkOutcome(
            issue,
            "link",
            options.dryRun(),
            known != null,
            false,
            options.url(),
            known,
            provider,
            sentence)
        .shown();
  }

  private static Result linked(
      IssueTarget issue, TrackerUrl url, boolean isNew, ExternalIssue external, String provider) {
    String name = LinkOutcome.name(external, url);
    return new LinkOutcome(
            issue,
            "link",
            false,
            true,
            isNew,
            url,
            external,
            provider,
            isNew
                ? "Linked " + issue.name() + " to " + name
                : issue.name() + " is linked to " + name + " already")
        .shown();
  }
}
