package dev.sentrycli.cli.link;

import dev.sentrycli.api.gateway.BaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The addresses of Sentry's pages, for people to open. On sentry.io the organization is part of
/// the host name.
public record WebLinks(BaseUrl base) {
  public String organization(String organization) {
    return home(organization);
  }

  public String settings(String organization) {
    return base.isSaas()
        ? home(organization) + "settings/"
        : base.resolve("/settings/" + encoded(organization) + "/");
  }

  public String project(String organization, String project) {
    return settings(organization) + "projects/" + encoded(project) + "/";
  }

  public String billing(String organization) {
    return settings(organization) + "billing/overview/";
  }

  public String seer(String organization) {
    return settings(organization) + "seer/";
  }

  /// Where integrations are connected and apps installed.
  public String integrations(String organization) {
    return settings(organization) + "integrations/";
  }

  public String issue(String organization, String id) {
    return home(organization) + "issues/" + encoded(id) + "/";
  }

  public String issueEvent(String organization, String issue, String event) {
    return issue(organization, issue) + "events/" + encoded(event) + "/";
  }

  /// Where repositories are connected.
  public String repositories(String organization) {
    return settings(organization) + "repos/";
  }

  public String release(String organization, String version) {
    return home(organization) + "releases/" + encoded(version) + "/";
  }

  public String trace(String organization, String trace) {
    return home(organization) + "explore/traces/trace/" + encoded(trace) + "/";
  }

  /// The search that finds a log.
  public String log(String organization, String log) {
    return home(organization) + "explore/logs/?logsQuery=sentry.item_id:" + encoded(log);
  }

  public String replay(String organization, String replay) {
    return home(organization) + "explore/replays/" + encoded(replay) + "/";
  }

  public String dashboard(String organization, String id) {
    return home(organization) + "dashboard/" + encoded(id) + "/";
  }

  /// Pages an organization has, which can be narrowed to one of its projects.
  public enum Section {
    SETTINGS("settings"),
    ISSUES("issues"),
    RELEASES("releases"),
    ALERTS("alerts"),
    DASHBOARDS("dashboards");

    private final String word;

    Section(String word) {
      this.word = word;
    }

    /// How it is called on the command line.
    public String word() {
      return word;
    }
  }

  /// A page of an organization or of one of its projects.
  ///
  /// @param project the slug for settings and where there is no section, else the number; null for
  ///   all
  /// @param section null for the page of the thing itself
  public String page(String organization, @Nullable String project, @Nullable Section section) {
    if (section == null || section == Section.SETTINGS) {
      return project != null
          ? project(organization, project)
          : section == null ? organization(organization) : settings(organization);
    }
    String path =
        switch (section) {
          case SETTINGS -> "settings/";
          case ISSUES -> "issues/";
          case RELEASES -> "releases/";
          case ALERTS -> "alerts/rules/";
          case DASHBOARDS -> "dashboards/";
        };
    return home(organization) + path + (project == null ? "" : "?project=" + encoded(project));
  }

  /// The search that finds an event whose issue nobody knows.
  public String event(String organization, String event) {
    return home(organization) + "issues/?query=event.id:" + encoded(event);
  }

  private String home(String organization) {
    return base.isSaas()
        ? "https://" + encoded(organization) + ".sentry.io/"
        : base.resolve("/organizations/" + encoded(organization) + "/");
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
