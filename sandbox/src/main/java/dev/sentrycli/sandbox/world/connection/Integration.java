package dev.sentrycli.sandbox.world.connection;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Another service that an organization is connected to.
///
/// @param provider the key of its kind, such as `github`
/// @param status of the service: `active` or `disabled`
/// @param statusHere what the organization made of it: `active` or `disabled`
public record Integration(
    long id,
    long organizationId,
    String provider,
    String name,
    @Nullable String domain,
    @Nullable String accountType,
    String externalId,
    String status,
    String statusHere) {
  private static final String ISSUES = "issue-basic";

  /// What its kind can do.
  public List<String> features() {
    return switch (provider) {
      case "github", "gitlab" -> List.of("codeowners", "commits", ISSUES, "stacktrace-link");
      case "jira" -> List.of(ISSUES, "issue-sync", "ticket-rules");
      case "slack" -> List.of("alert-rule", "chat-unfurl");
      default -> List.of();
    };
  }

  /// Whether it has issues that can stand for issues here.
  public boolean holdsIssues() {
    return features().contains(ISSUES);
  }

  public boolean isActive() {
    return status.equals("active") && statusHere.equals("active");
  }

  /// What people call its kind.
  public String providerName() {
    return providerName(provider);
  }

  static String providerName(String key) {
    return switch (key) {
      case "github" -> "GitHub";
      case "gitlab" -> "GitLab";
      default -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    };
  }
}
