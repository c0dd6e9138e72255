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
import dev.sentrycli.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `sentry issue unlink`: takes the link between an issue and one of another tracker away.
public final class IssueUnlink implements Command<IssueUnlink.Options> {

  /// @param other the address of the other issue, or what 'issue view' calls it
  /// @param url null where it is no address
  /// @param app the slug of the app it went through, or null for an integration
  /// @param integration its number if one was chosen
  /// @param sure whether nobody has to be asked
  public record Options(
      IssueReference issue,
      String other,
      @Nullable TrackerUrl url,
      @Nullable String app,
      @Nullable String integration,
      boolean dryRun,
      boolean sure) {}

  /// What is left to do once the address is known.
  private record Removal(
      TrackerUrl url, @Nullable String integration, boolean dryRun, boolean sure) {}

  @Override
  public Usage usage() {
    return Usage.of("Take the link to another tracker's issue away")
        .detail(
            """
            The other issue stays as it is; only the link goes. In place of its address you can write \
            what 'issue view' calls it.""")
        .examples(
            "sentry issue unlink WEB-1A https://github.com/acme/web/issues/77",
            "sentry issue unlink WEB-1A ENG-12",
            "sentry issue unlink WEB-1A https://linear.app/acme/issue/ENG-12 --yes")
        .takes(
            IssueArgument.ONE,
            LinkFlags.URL.missing(
                "Expected argument for <url>: 'sentry issue view <issue>' shows what an issue is"
                    + " linked to"))
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
    String other = String.valueOf(arguments.positional(1)).strip();
    TrackerUrl url = TrackerUrl.isName(other) ? null : TrackerUrl.parse(other);
    return new Options(
        IssueArgument.of(arguments),
        other,
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
    TrackerUrl url = options.url() == null ? linkedAs(options.other(), issue) : options.url();
    String app = LinkFlags.app(options.app(), options.integration(), url);
    Removal removal = new Removal(url, options.integration(), options.dryRun(), options.sure());
    return app == null
        ? ofIntegration(issue, removal, session)
        : ofApp(issue, app, removal, session);
  }

  /// The address behind the name that 'issue view' shows for a link.
  ///
  /// @throws LinkException if the issue has no such link, or several
  private static TrackerUrl linkedAs(String name, IssueTarget issue) {
    List<TrackerUrl> found = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (ExternalIssue external : issue.issue().linked()) {
      String address = String.valueOf(external.url());
      TrackerUrl url;
      try {
        url = TrackerUrl.parse(address);
      } catch (UsageException unusable) {
        continue; // its name can't lead anywhere then
      }
      String key = external.key();
      all.add((key == null || key.equals(address) ? "" : key + " ") + address);
      if (name.equalsIgnoreCase(key) || name.equalsIgnoreCase(url.key())) {
        found.add(url);
      }
    }
    if (found.size() != 1) {
      throw LinkException.notOneLink(issue.name(), name, found.size(), all);
    }
    return found.getFirst();
  }

  private static Result ofIntegration(IssueTarget issue, Removal removal, Session session) {
    Integrations integrations = Integrations.of(issue, removal.url(), session);
    Integrations.Link link = integrations.existing(removal.integration());
    if (link == null) {
      if (removal.integration() == null && removal.url().site() == TrackerUrl.Site.UNKNOWN) {
        return ofAnyApp(issue, integrations, removal, session);
      }
      String provider = integrations.leading(removal.integration()).provider();
      return outcome(issue, removal, null, provider, false).shown();
    }
    String provider = link.integration().provider();
    return removed(
        issue,
        removal,
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
      IssueTarget issue, Integrations integrations, Removal removal, Session session) {
    ExternalIssue external = null;
    try {
      external = LinkedApp.existing(null, removal.url(), issue, session);
    } catch (ApiException.Status unavailable) {
      session.notices().debug("issue", "No apps: " + unavailable.getMessage());
    }
    if (external == null || external.app() == null) {
      throw integrations.unknownSite();
    }
    return ofApp(issue, external, external.app(), removal, session);
  }

  private static Result ofApp(IssueTarget issue, String app, Removal removal, Session session) {
    ExternalIssue external = LinkedApp.existing(app, removal.url(), issue, session);
    if (external == null) {
      // Fails where there is no such app: "not linked" would hide that it was misspelled.
      LinkedApp.of(app, issue, session);
      return outcome(issue, removal, null, app, false).shown();
    }
    return ofApp(issue, external, app, removal, session);
  }

  private static Result ofApp(
      IssueTarget issue, ExternalIssue external, String app, Removal removal, Session session) {
    return removed(
        issue,
        removal,
        external,
        app,
        session,
        id -> session.api().trackers().unlinkFromApp(issue.organization(), issue.id(), id));
  }

  private static Result removed(
      IssueTarget issue,
      Removal removal,
      ExternalIssue external,
      String provider,
      Session session,
      Consumer<String> deed) {
    if (removal.dryRun()) {
      return outcome(issue, removal, external, provider, false).shown();
    }
    String id = external.id();
    if (id == null) {
      throw new UnexpectedJsonException("the answer does not say which link it is ('id')");
    }
    String name = LinkOutcome.name(external, removal.url());
    if (!Consent.toDo(
        removal.sure(),
        "The link between " + issue.name() + " and " + name + " would be taken away",
        "Take the link between " + issue.name() + " and " + name + " away?",
        session)) {
      return Result.detail(
          outcome(issue, removal, external, provider, false).json(), look -> List.of());
    }
    deed.accept(id);
    return outcome(issue, removal, external, provider, true).shown();
  }

  private static LinkOutcome outcome(
      IssueTarget issue,
      Removal removal,
      @Nullable ExternalIssue external,
      String provider,
      boolean changed) {
    String name = LinkOutcome.name(external, removal.url());
    String sentence =
        external == null
            ? issue.name() + " is not linked to " + name
            : changed
                ? "Unlinked " + issue.name() + " from " + name + ", which stays as it is"
                : "Would unlink " + issue.name() + " from " + name + ", which stays as it is";
    return new LinkOutcome(
        issue,
        "unlink",
        removal.dryRun(),
        external != null && !changed,
        changed,
        removal.url(),
        external,
        provider,
        sentence);
  }
}
