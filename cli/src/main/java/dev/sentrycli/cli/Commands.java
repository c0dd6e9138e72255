package dev.sentrycli.cli;

import dev.sentrycli.cli.command.Command;
import dev.sentrycli.cli.command.SharedFlags;
import dev.sentrycli.cli.command.about.InfoCommand;
import dev.sentrycli.cli.command.about.InitCommand;
import dev.sentrycli.cli.command.about.StatusShow;
import dev.sentrycli.cli.command.alias.AliasDelete;
import dev.sentrycli.cli.command.alias.AliasImport;
import dev.sentrycli.cli.command.alias.AliasList;
import dev.sentrycli.cli.command.alias.AliasSet;
import dev.sentrycli.cli.command.api.ApiCommand;
import dev.sentrycli.cli.command.auth.AuthBootstrap;
import dev.sentrycli.cli.command.auth.AuthList;
import dev.sentrycli.cli.command.auth.AuthLogin;
import dev.sentrycli.cli.command.auth.AuthLogout;
import dev.sentrycli.cli.command.auth.AuthRefresh;
import dev.sentrycli.cli.command.auth.AuthStart;
import dev.sentrycli.cli.command.auth.AuthStatus;
import dev.sentrycli.cli.command.auth.AuthSwitch;
import dev.sentrycli.cli.command.auth.AuthToken;
import dev.sentrycli.cli.command.auth.AuthTrust;
import dev.sentrycli.cli.command.auth.AuthWhoami;
import dev.sentrycli.cli.command.browse.BrowseCommand;
import dev.sentrycli.cli.command.cli.CliCompletion;
import dev.sentrycli.cli.command.cli.CliDefaults;
import dev.sentrycli.cli.command.cli.CliFeedback;
import dev.sentrycli.cli.command.cli.CliFix;
import dev.sentrycli.cli.command.cli.CliImport;
import dev.sentrycli.cli.command.cli.CliSetup;
import dev.sentrycli.cli.command.cli.CliUninstall;
import dev.sentrycli.cli.command.cli.CliUpgrade;
import dev.sentrycli.cli.command.config.ConfigGet;
import dev.sentrycli.cli.command.config.ConfigList;
import dev.sentrycli.cli.command.docs.DocsCommand;
import dev.sentrycli.cli.command.doctor.DoctorCommand;
import dev.sentrycli.cli.command.dsn.DsnList;
import dev.sentrycli.cli.command.event.EventAnalytics;
import dev.sentrycli.cli.command.event.EventList;
import dev.sentrycli.cli.command.event.EventView;
import dev.sentrycli.cli.command.event.send.EventSend;
import dev.sentrycli.cli.command.feedback.FeedbackChange;
import dev.sentrycli.cli.command.feedback.FeedbackList;
import dev.sentrycli.cli.command.feedback.FeedbackView;
import dev.sentrycli.cli.command.integration.IntegrationDelete;
import dev.sentrycli.cli.command.integration.IntegrationList;
import dev.sentrycli.cli.command.issue.IssueList;
import dev.sentrycli.cli.command.issue.IssueTags;
import dev.sentrycli.cli.command.issue.IssueView;
import dev.sentrycli.cli.command.issue.bulk.IssueBulk;
import dev.sentrycli.cli.command.issue.change.IssueArchive;
import dev.sentrycli.cli.command.issue.change.IssueMerge;
import dev.sentrycli.cli.command.issue.change.IssueResolve;
import dev.sentrycli.cli.command.issue.change.IssueUnresolve;
import dev.sentrycli.cli.command.issue.link.IssueLink;
import dev.sentrycli.cli.command.issue.link.IssueUnlink;
import dev.sentrycli.cli.command.issue.seer.IssueExplain;
import dev.sentrycli.cli.command.issue.seer.IssuePlan;
import dev.sentrycli.cli.command.org.OrgList;
import dev.sentrycli.cli.command.org.OrgView;
import dev.sentrycli.cli.command.platform.PlatformList;
import dev.sentrycli.cli.command.project.ProjectCreate;
import dev.sentrycli.cli.command.project.ProjectDelete;
import dev.sentrycli.cli.command.project.ProjectList;
import dev.sentrycli.cli.command.project.ProjectView;
import dev.sentrycli.cli.command.repo.RepoList;
import dev.sentrycli.cli.command.sandbox.SandboxCommand;
import dev.sentrycli.cli.command.schema.SchemaCommand;
import dev.sentrycli.cli.command.team.TeamList;
import dev.sentrycli.cli.command.token.TokenCreate;
import dev.sentrycli.cli.command.token.TokenDelete;
import dev.sentrycli.cli.command.token.TokenList;
import dev.sentrycli.cli.command.trial.TrialList;
import dev.sentrycli.cli.command.trial.TrialStart;
import dev.sentrycli.cli.setting.EnvironmentVariable;
import dev.sentrycli.grammar.Group;
import dev.sentrycli.grammar.Route;
import dev.sentrycli.grammar.Tree;
import java.util.Set;

/// Every command there is, in the order help shows them. Naming one here makes it run, explained,
/// completed and documented.
public final class Commands {
  /// Groups that people of other clients look for and do not find here.
  static final Set<String> ABSENT =
      Set.of(
          "alert",
          "alerts",
          "dashboard",
          "dashboards",
          "debug-files",
          "log",
          "logs",
          "monitor",
          "monitors",
          "release",
          "releases",
          "replay",
          "replays",
          "sourcemap",
          "sourcemaps",
          "span",
          "spans",
          "trace",
          "traces");

  private Commands() {}

  /// The tree. No command is made before it is run or explained.
  public static Tree<Command<?>> tree() {
    return Tree.<Command<?>>of(
            "sentry",
            "Sentry from the command line, for people who run Sentry themselves",
            Version.NUMBER)
        .chapter(
            "Issues and projects",
            Group.<Command<?>>of(
                    "issue",
                    "Errors and other issues, and what happened in them",
                    Route.<Command<?>>of("list", "Search issues", IssueList::new).aliases("ls"),
                    Route.<Command<?>>of(
                            "view", "Show an issue with its latest event", IssueView::new)
                        .aliases("show"),
                    Route.<Command<?>>of(
                        "events", "List the events of an issue", EventList::asIssueEvents),
                    Route.<Command<?>>of(
                        "tags", "Show how its events spread over a tag", IssueTags::new),
                    Route.<Command<?>>of("merge", "Make one issue of several", IssueMerge::new),
                    Route.<Command<?>>of("resolve", "Mark an issue as resolved", IssueResolve::new),
                    Route.<Command<?>>of("unresolve", "Open an issue again", IssueUnresolve::new)
                        .aliases("reopen"),
                    Route.<Command<?>>of("archive", "Put an issue out of sight", IssueArchive::new)
                        .aliases("ignore"),
                    Route.<Command<?>>of("bulk", "Change all issues of a search", IssueBulk::new),
                    Route.<Command<?>>of(
                        "link", "Link an issue to one of another tracker", IssueLink::new),
                    Route.<Command<?>>of("unlink", "Take such a link away", IssueUnlink::new),
                    Route.<Command<?>>of(
                        "explain", "Have Seer explain what causes an issue", IssueExplain::new),
                    Route.<Command<?>>of(
                        "plan", "Have Seer plan how to solve an issue", IssuePlan::new))
                .fallback("view"),
            Group.<Command<?>>of(
                    "event",
                    "Single events: what happened once",
                    Route.<Command<?>>of("view", "Show an event", EventView::new).aliases("show"),
                    Route.<Command<?>>of(
                            "list", "List the events of an issue", EventList::asEventList)
                        .aliases("ls"),
                    Route.<Command<?>>of("send", "Send an event, as SDKs do", EventSend::new),
                    Route.<Command<?>>of(
                        "analytics",
                        "Show how much was taken, and why the rest was dropped",
                        EventAnalytics::new))
                .fallback("view"),
            Route.<Command<?>>of("send-event", "Send an event, as SDKs do", EventSend::new).hide(),
            Group.<Command<?>>of(
                    "feedback",
                    "What users wrote about the application",
                    Route.<Command<?>>of("list", "List what users wrote", FeedbackList::new)
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show what a user wrote", FeedbackView::new)
                        .aliases("show"),
                    Route.<Command<?>>of(
                        "resolve", "Mark feedback as done", FeedbackChange::resolve),
                    Route.<Command<?>>of(
                            "unresolve", "Open feedback again", FeedbackChange::unresolve)
                        .aliases("reopen"),
                    Route.<Command<?>>of("spam", "Mark feedback as spam", FeedbackChange::spam))
                .fallback("view"),
            Group.<Command<?>>of(
                    "project",
                    "Projects and their DSNs",
                    Route.<Command<?>>of("list", "List projects", ProjectList::new).aliases("ls"),
                    Route.<Command<?>>of("view", "Show a project", ProjectView::new)
                        .aliases("show"),
                    Route.<Command<?>>of("create", "Create projects", ProjectCreate::new)
                        .aliases("new"),
                    Route.<Command<?>>of("delete", "Delete a project", ProjectDelete::new)
                        .aliases("remove", "rm"))
                .fallback("view"),
            Group.<Command<?>>of(
                "dsn",
                "DSNs, which SDKs send events with",
                Route.<Command<?>>of("list", "List DSNs", DsnList::new).aliases("ls")),
            Group.<Command<?>>of(
                "platform",
                "What projects can be written in",
                Route.<Command<?>>of(
                        "list", "List the platforms a project can have", PlatformList::new)
                    .aliases("ls")),
            Group.<Command<?>>of(
                "team",
                "Teams, which projects belong to",
                Route.<Command<?>>of("list", "List teams", TeamList::new).aliases("ls")),
            Group.<Command<?>>of(
                "repo",
                "Connected code repositories",
                Route.<Command<?>>of("list", "List connected code repositories", RepoList::new)
                    .aliases("ls")),
            Group.<Command<?>>of(
                "integration",
                "Connected services, such as GitHub and Slack",
                Route.<Command<?>>of("list", "List connected services", IntegrationList::new)
                    .aliases("ls"),
                Route.<Command<?>>of(
                        "delete",
                        "Disconnect a service from an organization",
                        IntegrationDelete::new)
                    .aliases("remove", "rm")),
            Group.<Command<?>>of(
                    "org",
                    "Organizations this account can see",
                    Route.<Command<?>>of("list", "List organizations", OrgList::new).aliases("ls"),
                    Route.<Command<?>>of("view", "Show an organization", OrgView::new)
                        .aliases("show"))
                .fallback("view"))
        .chapter(
            "Access",
            Group.<Command<?>>of(
                    "auth",
                    "Log in, and choose between logins on several instances",
                    Route.<Command<?>>of("login", "Log in to a Sentry instance", AuthLogin::new),
                    Route.<Command<?>>of("logout", "Forget a stored login", AuthLogout::new),
                    Route.<Command<?>>of(
                        "status", "Show the login in use and whether it works", AuthStatus::new),
                    Route.<Command<?>>of(
                        "whoami", "Show whom the server takes you for", AuthWhoami::new),
                    Route.<Command<?>>of("list", "List the stored logins", AuthList::new)
                        .aliases("ls"),
                    Route.<Command<?>>of("switch", "Use another stored login", AuthSwitch::new),
                    Route.<Command<?>>of(
                        "refresh", "Renew the token of the stored login", AuthRefresh::new),
                    Route.<Command<?>>of("token", "Print the token in use", AuthToken::new),
                    Route.<Command<?>>of(
                        "bootstrap", "Log in with a one-time set-up code", AuthBootstrap::new),
                    Route.<Command<?>>of(
                        "trust",
                        "Confirm an instance for tokens of the environment",
                        AuthTrust::new),
                    Route.<Command<?>>of(
                            "start", "Show the login in use, or make one", AuthStart::new)
                        .hide())
                .fallback("start"),
            Group.<Command<?>>of(
                "token",
                "Tokens of organizations, for builds",
                Route.<Command<?>>of("list", "List an organization's tokens", TokenList::new)
                    .aliases("ls"),
                Route.<Command<?>>of(
                        "create", "Create a token of an organization", TokenCreate::new)
                    .aliases("new"),
                Route.<Command<?>>of(
                        "delete", "Delete a token of an organization", TokenDelete::new)
                    .aliases("remove", "rm")))
        .chapter(
            "Tools",
            Route.<Command<?>>of("api", "Send a request to the API", ApiCommand::new),
            Route.<Command<?>>of(
                "browse", "Open a page of Sentry in the browser", BrowseCommand::new),
            Route.<Command<?>>of(
                "schema", "Look up endpoints of the API", () -> new SchemaCommand(Commands::tree)),
            Route.<Command<?>>of(
                "info", "Show the instance, the defaults and the login in use", InfoCommand::new),
            Route.<Command<?>>of(
                "doctor",
                "Look for what is wrong between here and the instance",
                DoctorCommand::new),
            Group.<Command<?>>of(
                "alias",
                "Words of your own that stand for commands",
                Route.<Command<?>>of(
                    "set", "Make a word stand for a command", () -> new AliasSet(Commands::tree)),
                Route.<Command<?>>of("list", "List the aliases", AliasList::new).aliases("ls"),
                Route.<Command<?>>of(
                    "import",
                    "Import aliases from a YAML file",
                    () -> new AliasImport(Commands::tree)),
                Route.<Command<?>>of("delete", "Delete an alias, or all", AliasDelete::new)
                    .aliases("rm", "remove")),
            Group.<Command<?>>of(
                "config",
                "The settings that hold here, and where they come from",
                Route.<Command<?>>of("list", "List the settings that hold here", ConfigList::new)
                    .aliases("ls"),
                Route.<Command<?>>of("get", "Show one setting that holds here", ConfigGet::new)),
            Group.<Command<?>>of(
                    "status",
                    "Whether the service is up",
                    Route.<Command<?>>of("show", "Show whether the service is up", StatusShow::new))
                .fallback("show"),
            Route.<Command<?>>of(
                "init", "Show how to add Sentry to an application", InitCommand::new),
            Group.<Command<?>>of(
                "trial",
                "Trials of an organization on sentry.io",
                Route.<Command<?>>of(
                        "list", "List trials of an organization on sentry.io", TrialList::new)
                    .aliases("ls"),
                Route.<Command<?>>of(
                    "start", "Start a trial in an organization on sentry.io", TrialStart::new)),
            Group.<Command<?>>of(
                    "docs",
                    "Where to search Sentry's documentation",
                    Route.<Command<?>>of(
                        "list",
                        "Say where the documentation is searched for keywords",
                        DocsCommand::list),
                    Route.<Command<?>>of(
                            "query",
                            "Say where the documentation is searched for an answer",
                            DocsCommand::query)
                        .aliases("search"))
                .fallback("query"),
            Group.<Command<?>>of(
                "sandbox",
                "A Sentry server on this machine, to try things on",
                Route.<Command<?>>of(
                    "start",
                    "Run a Sentry server of your own on this machine",
                    SandboxCommand::start),
                Route.<Command<?>>of(
                    "try",
                    "Start one, log in to it and look around, then stop it",
                    SandboxCommand::tour)),
            Group.<Command<?>>of(
                "cli",
                "This program: defaults, completion, versions",
                Route.<Command<?>>of(
                    "defaults", "Show or change stored defaults", CliDefaults::new),
                Route.<Command<?>>of(
                    "completion",
                    "Print a completion script for a shell",
                    () -> new CliCompletion(Commands::tree)),
                Route.<Command<?>>of(
                    "import", "Make a login and defaults of .sentryclirc files", CliImport::new),
                Route.<Command<?>>of(
                    "fix", "Check and repair the stored logins and settings", CliFix::new),
                Route.<Command<?>>of(
                    "setup",
                    "Make shells find and complete the program",
                    () -> new CliSetup(Commands::tree)),
                Route.<Command<?>>of(
                    "upgrade",
                    "Install a downloaded release, or go back to the one before",
                    CliUpgrade::new),
                Route.<Command<?>>of(
                    "uninstall",
                    "Remove the program and what it has written",
                    () -> new CliUninstall(Commands::tree)),
                Route.<Command<?>>of(
                    "feedback", "Say why no feedback is sent from here", CliFeedback::new)))
        .shortcut("issues", "issue", "list")
        .shortcut("events", "event", "list")
        .shortcut("projects", "project", "list")
        .shortcut("orgs", "org", "list")
        .shortcut("platforms", "platform", "list")
        .shortcut("teams", "team", "list")
        .shortcut("repos", "repo", "list")
        .shortcut("integrations", "integration", "list")
        .shortcut("tokens", "token", "list")
        .shortcut("trials", "trial", "list")
        .shortcut("whoami", "auth", "whoami")
        .globals(SharedFlags.global())
        .variables(EnvironmentVariable.all())
        .examples(
            "sentry sandbox try # no Sentry at hand? this starts one and shows everything",
            "sentry auth login --url https://sentry.example.com",
            "sentry issue list");
  }
}
