package dev.sentrycli.sandbox.world.connection;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.issue.InvalidUpdateException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An issue in the tracker behind an integration. Those trackers are not there to be asked, so
/// every number within the reach of an integration is taken for an issue.
///
/// @param key how Sentry keeps it: `acme/storefront#77`, `SHOP-12`
public record IssueElsewhere(String key, String title, String url) {
  private static final Pattern GITHUB =
      Pattern.compile("https://github\\.com/([^/]+/[^/]+)/(?:issues|pull)/(\\d+)/?");
  private static final Pattern GITLAB =
      Pattern.compile("https://([^/]+)/(.+?)/(?:-/)?issues/(\\d+)/?");
  private static final Pattern JIRA =
      Pattern.compile("(?:https://([^/]+)/browse/)?([A-Z][A-Z0-9_]+-\\d+)/?");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /// Reads what `PUT …/issues/{id}/integrations/{id}/` is told: the address of an issue, or what
  /// its provider calls it.
  ///
  /// @param repositories what the integration reaches
  public static IssueElsewhere of(
      Integration integration, List<Repository> repositories, JsonObject body)
      throws InvalidUpdateException {
    String external = Json.text(body, "externalIssue", "").strip();
    if (external.isEmpty()) {
      throw new InvalidUpdateException("detail", "External ID required");
    }
    return switch (integration.provider()) {
      case "github" -> ofGithub(integration, external, Json.text(body, "repo", "").strip());
      case "gitlab" -> ofGitlab(integration, repositories, external);
      case "jira" -> ofJira(integration, external);
      default -> throw new IllegalStateException(integration.provider() + " holds no issues");
    };
  }

  private static IssueElsewhere ofGithub(Integration integration, String external, String typed)
      throws InvalidUpdateException {
    Matcher address = GITHUB.matcher(external);
    String repository = address.matches() ? address.group(1) : typed;
    String number = address.matches() ? address.group(2) : external;
    if (repository.isEmpty()) {
      throw wrong("repo must be provided");
    }
    if (!NUMBER.matcher(number).matches()) {
      throw wrong("issue number is required");
    }
    if (!reaches(integration, "github.com/" + repository)) {
      throw unknown(integration);
    }
    return new IssueElsewhere(
        repository + "#" + number,
        "Issue " + number,
        "https://github.com/" + repository + "/issues/" + number);
  }

  private static IssueElsewhere ofGitlab(
      Integration integration, List<Repository> repositories, String external)
      throws InvalidUpdateException {
    String domain = domain(integration);
    Matcher address = GITLAB.matcher(external);
    String host = domain.replaceAll("/.*", "");
    String project;
    String number;
    if (address.matches()) {
      host = address.group(1);
      project = address.group(2);
      number = address.group(3);
    } else {
      int hash = external.indexOf('#');
      String id = hash < 0 ? "" : external.substring(0, hash);
      number = external.substring(hash + 1);
      project =
          repositories.stream()
              .filter(one -> id.equals(one.externalId()))
              .map(Repository::name)
              .findFirst()
              .orElse("");
    }
    if (!NUMBER.matcher(number).matches() || !reaches(integration, host + "/" + project)) {
      throw unknown(integration);
    }
    return new IssueElsewhere(
        domain + ":" + project + "#" + number,
        "Issue " + number,
        "https://" + host + "/" + project + "/-/issues/" + number);
  }

  private static IssueElsewhere ofJira(Integration integration, String external)
      throws InvalidUpdateException {
    Matcher read = JIRA.matcher(external);
    String domain = domain(integration);
    if (!read.matches() || (read.group(1) != null && !read.group(1).equalsIgnoreCase(domain))) {
      throw unknown(integration);
    }
    String key = read.group(2);
    return new IssueElsewhere(key, "Issue " + key, "https://" + domain + "/browse/" + key);
  }

  private static boolean reaches(Integration integration, String place) {
    return place
        .toLowerCase(Locale.ROOT)
        .startsWith(domain(integration).toLowerCase(Locale.ROOT) + "/");
  }

  private static String domain(Integration integration) {
    return Objects.requireNonNullElse(integration.domain(), "");
  }

  private static InvalidUpdateException unknown(Integration integration) {
    return wrong(
        "Error Communicating with %s (HTTP 404): unable to find the issue"
            .formatted(integration.providerName()));
  }

  private static InvalidUpdateException wrong(String message) {
    return new InvalidUpdateException("non_field_errors", message);
  }
}
