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
import dev.sentrycli.cli.command.attribute.AttributeList;
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
import dev.sentrycli.cli.command.conversation.ConversationList;
import dev.sentrycli.cli.command.conversation.ConversationView;
import dev.sentrycli.cli.command.dashboard.DashboardCreate;
import dev.sentrycli.cli.command.dashboard.DashboardList;
import dev.sentrycli.cli.command.dashboard.DashboardRestore;
import dev.sentrycli.cli.command.dashboard.DashboardRevisions;
import dev.sentrycli.cli.command.dashboard.DashboardView;
import dev.sentrycli.cli.command.dashboard.WidgetAdd;
import dev.sentrycli.cli.command.dashboard.WidgetDelete;
import dev.sentrycli.cli.command.dashboard.WidgetEdit;
import dev.sentrycli.cli.command.docs.DocsCommand;
import dev.sentrycli.cli.command.doctor.DoctorCommand;
import dev.sentrycli.cli.command.dsn.DsnList;
import dev.sentrycli.cli.command.event.EventAnalytics;
import dev.sentrycli.cli.command.event.EventList;
import dev.sentrycli.cli.command.event.EventView;
import dev.sentrycli.cli.command.event.send.EventSend;
import dev.sentrycli.cli.command.explore.ExploreCommand;
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
import dev.sentrycli.cli.command.log.LogList;
import dev.sentrycli.cli.command.log.LogView;
import dev.sentrycli.cli.command.monitor.MonitorList;
import dev.sentrycli.cli.command.monitor.MonitorRun;
import dev.sentrycli.cli.command.org.OrgList;
import dev.sentrycli.cli.command.org.OrgView;
import dev.sentrycli.cli.command.platform.PlatformList;
import dev.sentrycli.cli.command.project.ProjectCreate;
import dev.sentrycli.cli.command.project.ProjectDelete;
import dev.sentrycli.cli.command.project.ProjectList;
import dev.sentrycli.cli.command.project.ProjectView;
import dev.sentrycli.cli.command.release.ReleaseCreate;
import dev.sentrycli.cli.command.release.ReleaseDelete;
import dev.sentrycli.cli.command.release.ReleaseDeploy;
import dev.sentrycli.cli.command.release.ReleaseDeploys;
import dev.sentrycli.cli.command.release.ReleaseFinalize;
import dev.sentrycli.cli.command.release.ReleaseList;
import dev.sentrycli.cli.command.release.ReleaseProposeVersion;
import dev.sentrycli.cli.command.release.ReleaseSetCommits;
import dev.sentrycli.cli.command.release.ReleaseStatus;
import dev.sentrycli.cli.command.release.ReleaseView;
import dev.sentrycli.cli.command.replay.ReplayDownload;
import dev.sentrycli.cli.command.replay.ReplayList;
import dev.sentrycli.cli.command.replay.ReplayView;
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
import java.util.function.Supplier;

/// Every command there is, in the order help shows them. Naming one here makes it run, explained,
/// completed and documented.
public final class Commands {
  /// Groups that people of other clients look for and do not find here.
  static final Set<String> ABSENT =
      Set.of(
          "alert",
          "alerts",
          "build",
          "code-mappings",
          "debug-files",
          "mcp",
          "proguard",
          "snapshots",
          "sourcemap",
          "sourcemaps",
          "span",
          "spans",
          "trace",
          "traces",
          "wasm-split");

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
                    Route.<Command<?>>of("list", "Search issues", new Made("IssueList"))
                        .aliases("ls"),
                    Route.<Command<?>>of(
                            "view", "Show an issue with its latest event", new Made("IssueView"))
                        .aliases("show"),
                    Route.<Command<?>>of(
                        "events",
                        "List the events of an issue",
                        new Made("EventList.asIssueEvents")),
                    Route.<Command<?>>of(
                        "tags", "Show how its events spread over a tag", new Made("IssueTags")),
                    Route.<Command<?>>of(
                        "merge", "Make one issue of several", new Made("IssueMerge")),
                    Route.<Command<?>>of(
                        "resolve", "Mark an issue as resolved", new Made("IssueResolve")),
                    Route.<Command<?>>of(
                            "unresolve", "Open an issue again", new Made("IssueUnresolve"))
                        .aliases("reopen"),
                    Route.<Command<?>>of(
                            "archive", "Put an issue out of sight", new Made("IssueArchive"))
                        .aliases("ignore"),
                    Route.<Command<?>>of(
                        "bulk", "Change all issues of a search", new Made("IssueBulk")),
                    Route.<Command<?>>of(
                        "link", "Link an issue to one of another tracker", new Made("IssueLink")),
                    Route.<Command<?>>of(
                        "unlink", "Take such a link away", new Made("IssueUnlink")),
                    Route.<Command<?>>of(
                        "explain",
                        "Have Seer explain what causes an issue",
                        new Made("IssueExplain")),
                    Route.<Command<?>>of(
                        "plan", "Have Seer plan how to solve an issue", new Made("IssuePlan")))
                .fallback("view"),
            Group.<Command<?>>of(
                    "event",
                    "Single events: what happened once",
                    Route.<Command<?>>of("view", "Show an event", new Made("EventView"))
                        .aliases("show"),
                    Route.<Command<?>>of(
                            "list",
                            "List the events of an issue",
                            new Made("EventList.asEventList"))
                        .aliases("ls"),
                    Route.<Command<?>>of(
                        "send", "Send an event, as SDKs do", new Made("EventSend")),
                    Route.<Command<?>>of(
                        "analytics",
                        "Show how much was taken, and why the rest was dropped",
                        new Made("EventAnalytics")))
                .fallback("view"),
            Route.<Command<?>>of("send-event", "Send an event, as SDKs do", new Made("EventSend"))
                .hide(),
            Group.<Command<?>>of(
                    "feedback",
                    "What users wrote about the application",
                    Route.<Command<?>>of("list", "List what users wrote", new Made("FeedbackList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show what a user wrote", new Made("FeedbackView"))
                        .aliases("show"),
                    Route.<Command<?>>of(
                        "resolve", "Mark feedback as done", new Made("FeedbackChange.resolve")),
                    Route.<Command<?>>of(
                            "unresolve",
                            "Open feedback again",
                            new Made("FeedbackChange.unresolve"))
                        .aliases("reopen"),
                    Route.<Command<?>>of(
                        "spam", "Mark feedback as spam", new Made("FeedbackChange.spam")))
                .fallback("view"),
            Route.<Command<?>>of(
                "explore",
                "Ask what there is, counted and grouped, as rows or over time",
                new Made("ExploreCommand")),
            Group.<Command<?>>of(
                    "log",
                    "What programs have logged",
                    Route.<Command<?>>of("list", "List logs, or follow them", new Made("LogList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show logs whole", new Made("LogView"))
                        .aliases("show"))
                .fallback("view"),
            Group.<Command<?>>of(
                "attribute",
                "What spans, logs and metrics are told with",
                Route.<Command<?>>of(
                        "list", "List the attributes there are", new Made("AttributeList"))
                    .aliases("ls")),
            Group.<Command<?>>of(
                    "replay",
                    "Recordings of what users saw",
                    Route.<Command<?>>of("list", "List replays", new Made("ReplayList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show a replay", new Made("ReplayView"))
                        .aliases("show"),
                    Route.<Command<?>>of(
                        "download", "Save the recording of a replay", new Made("ReplayDownload")))
                .fallback("view"),
            Group.<Command<?>>of(
                    "dashboard",
                    "Dashboards and their widgets",
                    Route.<Command<?>>of("list", "List dashboards", new Made("DashboardList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show a dashboard", new Made("DashboardView"))
                        .aliases("show"),
                    Route.<Command<?>>of(
                            "create", "Create a dashboard", new Made("DashboardCreate"))
                        .aliases("new"),
                    Group.<Command<?>>of(
                        "widget",
                        "The widgets of a dashboard",
                        Route.<Command<?>>of(
                            "add", "Add a widget to a dashboard", new Made("WidgetAdd")),
                        Route.<Command<?>>of(
                            "edit", "Change a widget of a dashboard", new Made("WidgetEdit")),
                        Route.<Command<?>>of(
                                "delete", "Take a widget off a dashboard", new Made("WidgetDelete"))
                            .aliases("remove", "rm")),
                    Route.<Command<?>>of(
                        "revisions",
                        "List what a dashboard was before",
                        new Made("DashboardRevisions")),
                    Route.<Command<?>>of(
                        "restore",
                        "Make a dashboard what it was before",
                        new Made("DashboardRestore")))
                .fallback("view"),
            Group.<Command<?>>of(
                    "project",
                    "Projects and their DSNs",
                    Route.<Command<?>>of("list", "List projects", new Made("ProjectList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show a project", new Made("ProjectView"))
                        .aliases("show"),
                    Route.<Command<?>>of("create", "Create projects", new Made("ProjectCreate"))
                        .aliases("new"),
                    Route.<Command<?>>of("delete", "Delete a project", new Made("ProjectDelete"))
                        .aliases("remove", "rm"))
                .fallback("view"),
            Group.<Command<?>>of(
                "release",
                "Versions of what sends events: commits, deploys, health",
                Route.<Command<?>>of(
                        "list", "List releases, and how they fare", new Made("ReleaseList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                        "view", "Show a release, and how it fares", new Made("ReleaseView"))
                    .aliases("show"),
                Route.<Command<?>>of("create", "Create a release", new Made("ReleaseCreate"))
                    .aliases("new"),
                Route.<Command<?>>of(
                    "finalize", "Say that a release is live", new Made("ReleaseFinalize")),
                Route.<Command<?>>of("delete", "Delete a release", new Made("ReleaseDelete"))
                    .aliases("remove", "rm"),
                Route.<Command<?>>of(
                    "archive",
                    "Take a release out of the lists",
                    new Made("ReleaseStatus.archive")),
                Route.<Command<?>>of(
                    "restore",
                    "Take a release back into the lists",
                    new Made("ReleaseStatus.restore")),
                Route.<Command<?>>of(
                    "deploy", "Note that a release was deployed", new Made("ReleaseDeploy")),
                Route.<Command<?>>of(
                    "deploys", "List where a release was deployed", new Made("ReleaseDeploys")),
                Route.<Command<?>>of(
                    "set-commits",
                    "Tell what commits a release is made of",
                    new Made("ReleaseSetCommits")),
                Route.<Command<?>>of(
                    "propose-version",
                    "Propose a version for what is built here",
                    new Made("ReleaseProposeVersion"))),
            Group.<Command<?>>of(
                "dsn",
                "DSNs, which SDKs send events with",
                Route.<Command<?>>of("list", "List DSNs", new Made("DsnList")).aliases("ls")),
            Group.<Command<?>>of(
                "platform",
                "What projects can be written in",
                Route.<Command<?>>of(
                        "list", "List the platforms a project can have", new Made("PlatformList"))
                    .aliases("ls")),
            Group.<Command<?>>of(
                "team",
                "Teams, which projects belong to",
                Route.<Command<?>>of("list", "List teams", new Made("TeamList")).aliases("ls")),
            Group.<Command<?>>of(
                "repo",
                "Connected code repositories",
                Route.<Command<?>>of(
                        "list", "List connected code repositories", new Made("RepoList"))
                    .aliases("ls")),
            Group.<Command<?>>of(
                "integration",
                "Connected services, such as GitHub and Slack",
                Route.<Command<?>>of("list", "List connected services", new Made("IntegrationList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                        "delete",
                        "Disconnect a service from an organization",
                        new Made("IntegrationDelete"))
                    .aliases("remove", "rm")),
            Group.<Command<?>>of(
                    "org",
                    "Organizations this account can see",
                    Route.<Command<?>>of("list", "List organizations", new Made("OrgList"))
                        .aliases("ls"),
                    Route.<Command<?>>of("view", "Show an organization", new Made("OrgView"))
                        .aliases("show"))
                .fallback("view"))
        .chapter(
            "Monitoring",
            Group.<Command<?>>of(
                    "monitor",
                    "Scheduled jobs, and whether they ran",
                    Route.<Command<?>>of("list", "List cron monitors", new Made("MonitorList"))
                        .aliases("ls"),
                    Route.<Command<?>>of(
                        "run",
                        "Run a command and report it to a cron monitor",
                        new Made("MonitorRun")))
                .fallback("list"),
            Group.<Command<?>>of(
                    "agent-conversation",
                    "Conversations of people with agents",
                    Route.<Command<?>>of(
                            "list", "List conversations with agents", new Made("ConversationList"))
                        .aliases("ls"),
                    Route.<Command<?>>of(
                            "view",
                            "Show a conversation with agents, turn by turn",
                            new Made("ConversationView"))
                        .aliases("show"))
                .fallback("list"))
        .chapter(
            "Access",
            Group.<Command<?>>of(
                    "auth",
                    "Log in, and choose between logins on several instances",
                    Route.<Command<?>>of(
                        "login", "Log in to a Sentry instance", new Made("AuthLogin")),
                    Route.<Command<?>>of("logout", "Forget a stored login", new Made("AuthLogout")),
                    Route.<Command<?>>of(
                        "status",
                        "Show the login in use and whether it works",
                        new Made("AuthStatus")),
                    Route.<Command<?>>of(
                        "whoami", "Show whom the server takes you for", new Made("AuthWhoami")),
                    Route.<Command<?>>of("list", "List the stored logins", new Made("AuthList"))
                        .aliases("ls"),
                    Route.<Command<?>>of(
                        "switch", "Use another stored login", new Made("AuthSwitch")),
                    Route.<Command<?>>of(
                        "refresh", "Renew the token of the stored login", new Made("AuthRefresh")),
                    Route.<Command<?>>of("token", "Print the token in use", new Made("AuthToken")),
                    Route.<Command<?>>of(
                        "bootstrap",
                        "Log in with a one-time set-up code",
                        new Made("AuthBootstrap")),
                    Route.<Command<?>>of(
                        "trust",
                        "Confirm an instance for tokens of the environment",
                        new Made("AuthTrust")),
                    Route.<Command<?>>of(
                            "start", "Show the login in use, or make one", new Made("AuthStart"))
                        .hide())
                .fallback("start"),
            Group.<Command<?>>of(
                "token",
                "Tokens of organizations, for builds",
                Route.<Command<?>>of("list", "List an organization's tokens", new Made("TokenList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                        "create", "Create a token of an organization", new Made("TokenCreate"))
                    .aliases("new"),
                Route.<Command<?>>of(
                        "delete", "Delete a token of an organization", new Made("TokenDelete"))
                    .aliases("remove", "rm")))
        .chapter(
            "Tools",
            Route.<Command<?>>of("api", "Send a request to the API", new Made("ApiCommand")),
            Route.<Command<?>>of(
                "browse", "Open a page of Sentry in the browser", new Made("BrowseCommand")),
            Route.<Command<?>>of(
                "schema", "Look up endpoints of the API", new Made("SchemaCommand")),
            Route.<Command<?>>of(
                "info",
                "Show the instance, the defaults and the login in use",
                new Made("InfoCommand")),
            Route.<Command<?>>of(
                "doctor",
                "Look for what is wrong between here and the instance",
                new Made("DoctorCommand")),
            Group.<Command<?>>of(
                "alias",
                "Words of your own that stand for commands",
                Route.<Command<?>>of(
                    "set", "Make a word stand for a command", new Made("AliasSet")),
                Route.<Command<?>>of("list", "List the aliases", new Made("AliasList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                    "import", "Import aliases from a YAML file", new Made("AliasImport")),
                Route.<Command<?>>of("delete", "Delete an alias, or all", new Made("AliasDelete"))
                    .aliases("rm", "remove")),
            Group.<Command<?>>of(
                "config",
                "The settings that hold here, and where they come from",
                Route.<Command<?>>of(
                        "list", "List the settings that hold here", new Made("ConfigList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                    "get", "Show one setting that holds here", new Made("ConfigGet"))),
            Group.<Command<?>>of(
                    "status",
                    "Whether the service is up",
                    Route.<Command<?>>of(
                        "show", "Show whether the service is up", new Made("StatusShow")))
                .fallback("show"),
            Route.<Command<?>>of(
                "init", "Show how to add Sentry to an application", new Made("InitCommand")),
            Group.<Command<?>>of(
                "trial",
                "Trials of an organization on sentry.io",
                Route.<Command<?>>of(
                        "list",
                        "List trials of an organization on sentry.io",
                        new Made("TrialList"))
                    .aliases("ls"),
                Route.<Command<?>>of(
                    "start",
                    "Start a trial in an organization on sentry.io",
                    new Made("TrialStart"))),
            Group.<Command<?>>of(
                    "docs",
                    "Where to search Sentry's documentation",
                    Route.<Command<?>>of(
                        "list",
                        "Say where the documentation is searched for keywords",
                        new Made("DocsCommand.list")),
                    Route.<Command<?>>of(
                            "query",
                            "Say where the documentation is searched for an answer",
                            new Made("DocsCommand.query"))
                        .aliases("search"))
                .fallback("query"),
            Group.<Command<?>>of(
                "sandbox",
                "A Sentry server on this machine, to try things on",
                Route.<Command<?>>of(
                    "start",
                    "Run a Sentry server of your own on this machine",
                    new Made("SandboxCommand.start")),
                Route.<Command<?>>of(
                    "try",
                    "Start one, log in to it and look around, then stop it",
                    new Made("SandboxCommand.tour"))),
            Group.<Command<?>>of(
                "cli",
                "This program: defaults, completion, versions",
                Route.<Command<?>>of(
                    "defaults", "Show or change stored defaults", new Made("CliDefaults")),
                Route.<Command<?>>of(
                    "completion",
                    "Print a completion script for a shell",
                    new Made("CliCompletion")),
                Route.<Command<?>>of(
                    "import",
                    "Make a login and defaults of .sentryclirc files",
                    new Made("CliImport")),
                Route.<Command<?>>of(
                    "fix", "Check and repair the stored logins and settings", new Made("CliFix")),
                Route.<Command<?>>of(
                    "setup", "Make shells find and complete the program", new Made("CliSetup")),
                Route.<Command<?>>of(
                    "upgrade",
                    "Install a downloaded release, or go back to the one before",
                    new Made("CliUpgrade")),
                Route.<Command<?>>of(
                    "uninstall",
                    "Remove the program and what it has written",
                    new Made("CliUninstall")),
                Route.<Command<?>>of(
                    "feedback", "Say why no feedback is sent from here", new Made("CliFeedback"))))
        .shortcut("issues", "issue", "list")
        .shortcut("events", "event", "list")
        .shortcut("replays", "replay", "list")
        .shortcut("dashboards", "dashboard", "list")
        .shortcut("projects", "project", "list")
        .shortcut("orgs", "org", "list")
        .shortcut("platforms", "platform", "list")
        .shortcut("logs", "log", "list")
        .shortcut("attributes", "attribute", "list")
        .shortcut("teams", "team", "list")
        .shortcut("repos", "repo", "list")
        .shortcut("releases", "release", "list")
        .shortcut("integrations", "integration", "list")
        .shortcut("tokens", "token", "list")
        .shortcut("trials", "trial", "list")
        .shortcut("monitors", "monitor", "list")
        .shortcut("agent-conversations", "agent-conversation", "list")
        .shortcut("whoami", "auth", "whoami")
        .globals(SharedFlags.global())
        .variables(EnvironmentVariable.all())
        .examples(
            "sentry sandbox try # no Sentry at hand? this starts one and shows everything",
            "sentry auth login --url https://sentry.example.com",
            "sentry issue list");
  }

  /// Makes a command when it is named. One class for all of them, as each lambda in its place would
  /// be a class that every start has to set up.
  private record Made(String name) implements Supplier<Command<?>> {
    @Override
    public Command<?> get() {
      return switch (name) {
        case "IssueList" -> new IssueList();
        case "IssueView" -> new IssueView();
        case "EventList.asIssueEvents" -> EventList.asIssueEvents();
        case "IssueTags" -> new IssueTags();
        case "IssueMerge" -> new IssueMerge();
        case "IssueResolve" -> new IssueResolve();
        case "IssueUnresolve" -> new IssueUnresolve();
        case "IssueArchive" -> new IssueArchive();
        case "IssueBulk" -> new IssueBulk();
        case "IssueLink" -> new IssueLink();
        case "IssueUnlink" -> new IssueUnlink();
        case "IssueExplain" -> new IssueExplain();
        case "IssuePlan" -> new IssuePlan();
        case "EventView" -> new EventView();
        case "EventList.asEventList" -> EventList.asEventList();
        case "EventSend" -> new EventSend();
        case "EventAnalytics" -> new EventAnalytics();
        case "FeedbackList" -> new FeedbackList();
        case "FeedbackView" -> new FeedbackView();
        case "FeedbackChange.resolve" -> FeedbackChange.resolve();
        case "FeedbackChange.unresolve" -> FeedbackChange.unresolve();
        case "FeedbackChange.spam" -> FeedbackChange.spam();
        case "ReplayList" -> new ReplayList();
        case "ReplayView" -> new ReplayView();
        case "ReplayDownload" -> new ReplayDownload();
        case "ProjectList" -> new ProjectList();
        case "ProjectView" -> new ProjectView();
        case "ProjectCreate" -> new ProjectCreate();
        case "ProjectDelete" -> new ProjectDelete();
        case "ReleaseList" -> new ReleaseList();
        case "ReleaseView" -> new ReleaseView();
        case "ReleaseCreate" -> new ReleaseCreate();
        case "ReleaseFinalize" -> new ReleaseFinalize();
        case "ReleaseDelete" -> new ReleaseDelete();
        case "ReleaseStatus.archive" -> ReleaseStatus.archive();
        case "ReleaseStatus.restore" -> ReleaseStatus.restore();
        case "ReleaseDeploy" -> new ReleaseDeploy();
        case "ReleaseDeploys" -> new ReleaseDeploys();
        case "ReleaseSetCommits" -> new ReleaseSetCommits();
        case "ReleaseProposeVersion" -> new ReleaseProposeVersion();
        case "LogList" -> new LogList();
        case "LogView" -> new LogView();
        case "AttributeList" -> new AttributeList();
        case "DashboardList" -> new DashboardList();
        case "DashboardView" -> new DashboardView();
        case "DashboardCreate" -> new DashboardCreate();
        case "DashboardRevisions" -> new DashboardRevisions();
        case "DashboardRestore" -> new DashboardRestore();
        case "WidgetAdd" -> new WidgetAdd();
        case "WidgetEdit" -> new WidgetEdit();
        case "WidgetDelete" -> new WidgetDelete();
        case "DsnList" -> new DsnList();
        case "PlatformList" -> new PlatformList();
        case "TeamList" -> new TeamList();
        case "RepoList" -> new RepoList();
        case "IntegrationList" -> new IntegrationList();
        case "IntegrationDelete" -> new IntegrationDelete();
        case "ConversationList" -> new ConversationList();
        case "ConversationView" -> new ConversationView();
        case "MonitorList" -> new MonitorList();
        case "MonitorRun" -> new MonitorRun();
        case "OrgList" -> new OrgList();
        case "OrgView" -> new OrgView();
        case "AuthLogin" -> new AuthLogin();
        case "AuthLogout" -> new AuthLogout();
        case "AuthStatus" -> new AuthStatus();
        case "AuthWhoami" -> new AuthWhoami();
        case "AuthList" -> new AuthList();
        case "AuthSwitch" -> new AuthSwitch();
        case "AuthRefresh" -> new AuthRefresh();
        case "AuthToken" -> new AuthToken();
        case "AuthBootstrap" -> new AuthBootstrap();
        case "AuthTrust" -> new AuthTrust();
        case "AuthStart" -> new AuthStart();
        case "TokenList" -> new TokenList();
        case "TokenCreate" -> new TokenCreate();
        case "TokenDelete" -> new TokenDelete();
        case "ApiCommand" -> new ApiCommand();
        case "ExploreCommand" -> new ExploreCommand();
        case "BrowseCommand" -> new BrowseCommand();
        case "SchemaCommand" -> new SchemaCommand();
        case "InfoCommand" -> new InfoCommand();
        case "DoctorCommand" -> new DoctorCommand();
        case "AliasSet" -> new AliasSet(Commands::tree);
        case "AliasImport" -> new AliasImport(Commands::tree);
        case "AliasList" -> new AliasList();
        case "AliasDelete" -> new AliasDelete();
        case "ConfigList" -> new ConfigList();
        case "ConfigGet" -> new ConfigGet();
        case "StatusShow" -> new StatusShow();
        case "InitCommand" -> new InitCommand();
        case "TrialList" -> new TrialList();
        case "TrialStart" -> new TrialStart();
        case "DocsCommand.list" -> DocsCommand.list();
        case "DocsCommand.query" -> DocsCommand.query();
        case "SandboxCommand.start" -> SandboxCommand.start();
        case "SandboxCommand.tour" -> SandboxCommand.tour();
        case "CliDefaults" -> new CliDefaults();
        case "CliCompletion" -> new CliCompletion(Commands::tree);
        case "CliImport" -> new CliImport();
        case "CliFix" -> new CliFix();
        case "CliSetup" -> new CliSetup(Commands::tree);
        case "CliUpgrade" -> new CliUpgrade();
        case "CliUninstall" -> new CliUninstall(Commands::tree);
        case "CliFeedback" -> new CliFeedback();
        default -> throw new IllegalStateException(name);
      };
    }
  }
}
