package dev.sentrycli.cli.link;

import dev.sentrycli.api.gateway.BaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The addresses of Sentry's pages, for people to open. On sentry.io the organization is part of
/// the host name.
public record WebLinks(BaseUrl base) {
  public String organization(String organization) {
    return home(organization);
  }

  public String project(String organization, String project) {
    return settings(organization) + "projects/" + encoded(project) + "/";
  }

  public String billing(String organization) {
    return settings(organization) + "billing/overview/";
  }

  public String issues(String organization) {
    return home(organization) + "issues/";
  }

  public String issue(String organization, String id) {
    return home(organization) + "issues/" + encoded(id) + "/";
  }

  public String issueEvent(String organization, String issue, String event) {
    return issue(organization, issue) + "events/" + encoded(event) + "/";
  }

  /// An event whose issue is unknown: the page that finds it.
  public String event(String organization, String event) {
    return home(organization) + "issues/?query=event.id:" + encoded(event);
  }

  public String trace(String organization, String trace) {
    return home(organization) + "explore/traces/trace/" + encoded(trace) + "/";
  }

  public String traces(String organization) {
    return home(organization) + "explore/traces/";
  }

  public String replay(String organization, String replay) {
    return home(organization) + "explore/replays/" + encoded(replay) + "/";
  }

  public String replays(String organization) {
    return home(organization) + "explore/replays/";
  }

  public String logs(String organization) {
    return home(organization) + "explore/logs/";
  }

  public String dashboard(String organization, String id) {
    return home(organization) + "dashboard/" + encoded(id) + "/";
  }

  public String dashboards(String organization) {
    return home(organization) + "dashboards/";
  }

  public String issueAlert(String organization, String project, String id) {
    return home(organization)
        + "alerts/rules/"
        + encoded(project)
        + "/"
        + encoded(id)
        + "/details/";
  }

  public String metricAlert(String organization, String id) {
    return home(organization) + "alerts/rules/details/" + encoded(id) + "/";
  }

  public String release(String organization, String version) {
    return home(organization) + "releases/" + encoded(version) + "/";
  }

  public String monitor(String organization, String project, String slug) {
    return home(organization) + "crons/" + encoded(project) + "/" + encoded(slug) + "/";
  }

  private String home(String organization) {
    return base.isSaas()
        ? "https://" + encoded(organization) + ".sentry.io/"
        : base.resolve("/organizations/" + encoded(organization) + "/");
  }

  private String settings(String organization) {
    return base.isSaas()
        ? home(organization) + "settings/"
        : base.resolve("/settings/" + encoded(organization) + "/");
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
