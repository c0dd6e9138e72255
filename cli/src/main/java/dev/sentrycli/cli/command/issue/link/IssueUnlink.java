package dev.sentrycli.cli.command.issue.link;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.api.tracker.ExternalIssue;
import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.Consent;
import dev.sentrycli.cli.command.IssueArgument;
import dev.sentrycli.cli.output.Result;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueTarget;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Usage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `sentry issue unlink`: takes the link between an issue and one of another tracker away.
public final class IssueUnlink implements Command<IssueUnlink.Options> {

  /// @param app the slug of the app it went through, or null for an integration
  /// @param integration its number if one was chosen
  /// @param sure whether nobody has to be asked
  public record Options(
      IssueReference issue,
      TrackerUrl url,
      @Nullable String app,
      @Nullable String integration,
      boolean dryRun,
      boolean sure) {}

  @Override
  public Usage usage() {
    return Usage.of("Take the link to another tracker's issue away")
        .detail("The other issue stays as it is; only the link goes.")
        .examples(
            "sentry issue unlink WEB-1A https://github.com/acme/web/issues/77",
            "sentry issue unlink WEB-1A https://linear.app/acme/issue/ENG-12 --yes")
        .takes(IssueArgument.ONE, LinkFlags.URL)
        .flags(LinkFlags.INTEGRATION, LinkFlags.APP, Consent.DRY_RUN, Consent.YES, Consent.FORCE)
        .field("org", "string", "The organization")
        .field("issueId", "string", "The issue's number")
        .field("action", "string", "'unlink'")
        .field("dryRun", "boolean", "Whether it was only looked at")
        .field("linked", "boolean", "Whether they are linked now")
        .field("changed", "boolean", "Whether they were before")
        .field("externalIssue", "object", "The other issue: id, identifier, url, provider")
        .asDestructive();
  }

  @Override
  public Options read(Arguments arguments) {
    TrackerUrl url = LinkFlags.url(arguments);
    return new Options(
        IssueArgument.of(arguments),
        url,
        LinkFlags.app(arguments, url),
        arguments.get(LinkFlags.INTEGRATION),
        arguments.get(Consent.DRY_RUN),
        Consent.given(arguments));
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
        ? ofIntegration(issue, options, session)
        : ofApp(issue, app, options, session);
  }

  private static Result ofIntegration(IssueTarget issue, Options options, Session session) {
    Integrations integrations = Integrations.of(issue, options.url(), session);
    Integrations.Link link = integrations.existing(options.integration());
    if (link == null) {
      if (options.integration() == null && options.url().site() == TrackerUrl.Site.UNKNOWN) {
        return ofAnyApp(issue, integrations, options, session);
      }
      String provider = integrations.leading(options.integration()).provider();
      return outcome(issue, options, null, provider, false).shown();
    }
    String provider = link.integration().provider();
    return removed(
        issue,
        options,
        link.external(),
        provider,
        session,
        id ->
            session
                .api()
                .trackers()
                .unlink(issue.organization(), issue.id(), link.integration().id(), id));
  }

  /// The address tells nothing, but an app may have linked it.
  private static Result ofAnyApp(
      IssueTarget issue, Integrations integrations, Options options, Session session) {
    ExternalIssue external = null;
    try {
      external = LinkedApp.existing(null, options.url(), issue, session);
    } catch (ApiException.Status unavailable) {
      session.notices().debug("issue", "No apps: " + unavailable.getMessage());
    }
    if (external == null || external.app() == null) {
      throw integrations.unknownSite();
    }
    return ofApp(issue, external, external.app(), options, session);
  }

  private static Result ofApp(IssueTarget issue, String app, Options options, Session session) {
    ExternalIssue external = LinkedApp.existing(app, options.url(), issue, session);
    if (external == null) {
      // Fails where there is no such app: "not linked" would hide that it was misspelled.
      LinkedApp.of(app, issue, session);
      return outcome(issue, options, null, app, false).shown();
    }
    return ofApp(issue, external, app, options, session);
  }

  private static Result ofApp(
      IssueTarget issue, ExternalIssue external, String app, Options options, Session session) {
    return removed(
        issue,
        options,
        external,
        app,
        session,
        id -> session.api().trackers().unlinkFromApp(issue.organization(), issue.id(), id));
  }

  private static Result removed(
      IssueTarget issue,
      Options options,
      ExternalIssue external,
      String provider,
      Session session,
      Consumer<String> removal) {
    if (options.dryRun()) {
      return outcome(issue, options, external, provider, false).shown();
    }
    String id = external.id();
    if (id == null) {
      throw new UnexpectedJsonException("the answer does not say which link it is ('id')");
    }
    String name = LinkOutcome.name(external, options.url());
    if (!Consent.toDo(
        options.sure(),
        "The link between " + issue.name() + " and " + name + " would be taken away",
        "Take the link between " + issue.name() + " and " + name + " away?",
        session)) {
      return Result.detail(
          outcome(issue, options, external, provider, false).json(), look -> List.of());
    }
    removal.accept(id);
    return outcome(issue, options, external, provider, true).shown();
  }

  private static LinkOutcome outcome(
      IssueTarget issue,
      Options options,
      @Nullable ExternalIssue external,
      String provider,
      boolean changed) {
    String name = LinkOutcome.name(external, options.url());
    String sentence =
        external == null
            ? issue.name() + " is not linked to " + name
            : changed
                ? "Unlinked " + issue.name() + " from " + name + ", which stays as it is"
                : "Would unlink " + issue.name() + " from " + name + ", which stays as it is";
    return new LinkOutcome(
        issue,
        "unlink",
        options.dryRun(),
        external != null && !changed,
        changed,
        options.url(),
        external,
        provider,
        sentence);
  }
}
