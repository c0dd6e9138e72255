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

  public String issue(String organization, String id) {
    return home(organization) + "issues/" + encoded(id) + "/";
  }

  public String issueEvent(String organization, String issue, String event) {
    return issue(organization, issue) + "events/" + encoded(event) + "/";
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
