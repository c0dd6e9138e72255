package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import java.util.List;
import java.util.Locale;

/// Integrations and repositories.
final class ConnectionShapes {
  private ConnectionShapes() {}

  static JsonObject integration(Integration integration) {
    return new Answer()
        .put("id", Answer.id(integration.id()))
        .put("name", integration.name())
        .put("icon", null)
        .put("domainName", integration.domain())
        .put("accountType", integration.accountType())
        .put("scopes", null)
        .put("outOfDate", false)
        .put("status", integration.status())
        .put(
            "provider",
            new Answer()
                .put("key", integration.provider())
                .put("slug", integration.provider())
                .put("name", providerName(integration.provider()))
                .put("canAdd", true)
                .put("canDisable", false)
                .put("features", features(integration.provider()))
                .put("aspects", new JsonObject())
                .json())
        .put("configOrganization", List.of())
        .put("configData", new JsonObject())
        .put("externalId", integration.externalId())
        .put("organizationId", integration.organizationId())
        .put("organizationIntegrationStatus", integration.statusHere())
        .put("gracePeriodEnd", null)
        .json();
  }

  static JsonObject repository(Repository repository) {
    String kind = repository.provider();
    return new Answer()
        .put("id", Answer.id(repository.id()))
        .put("name", repository.name())
        .put("url", repository.url())
        .put(
            "provider",
            new Answer()
                .put("id", kind)
                .put("name", providerName(kind.substring(kind.indexOf(':') + 1)))
                .json())
        .put("status", "active")
        .put("dateCreated", repository.created())
        .put(
            "integrationId",
            repository.integrationId() == null ? null : Answer.id(repository.integrationId()))
        .put("externalSlug", repository.name())
        .put("externalId", repository.externalId())
        .json();
  }

  private static String providerName(String key) {
    return switch (key) {
      case "github" -> "GitHub";
      case "gitlab" -> "GitLab";
      default -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    };
  }

  private static List<String> features(String provider) {
    return switch (provider) {
      case "github", "gitlab" -> List.of("codeowners", "commits", "issue-basic", "stacktrace-link");
      case "jira" -> List.of("issue-basic", "issue-sync", "ticket-rules");
      case "slack" -> List.of("alert-rule", "chat-unfurl");
      default -> List.of();
    };
  }
}
