package dev.sentrycli.sandbox.world.shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.connection.Integration;
import dev.sentrycli.sandbox.world.connection.Repository;
import dev.sentrycli.sandbox.world.tracker.Link;
import java.util.List;

/// Integrations, what issues are linked to through them, and repositories.
final class ConnectionShapes {
  private ConnectionShapes() {}

  static JsonObject integration(Integration integration) {
    return Answer.to(tracker(integration))
        .put("configOrganization", List.of())
        .put("configData", new JsonObject())
        .put("externalId", integration.externalId())
        .put("organizationId", integration.organizationId())
        .put("organizationIntegrationStatus", integration.statusHere())
        .put("gracePeriodEnd", null)
        .json();
  }

  /// What issues tell of the integrations they can be linked through.
  static JsonObject tracker(Integration integration) {
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
                .put("name", integration.providerName())
                .put("canAdd", true)
                .put("canDisable", false)
                .put("features", integration.features())
                .put("aspects", new JsonObject())
                .json())
        .json();
  }

  static JsonObject trackerWithLinks(Integration integration, List<Link> links) {
    JsonArray external = new JsonArray();
    for (Link link : links) {
      if (link.isOf(integration.id())) {
        external.add(
            new Answer()
                .put("id", Answer.id(link.id()))
                .put("key", link.key())
                .put("url", link.url())
                .put("title", link.title())
                .put("description", null)
                .put("displayName", link.displayName())
                .json());
      }
    }
    return Answer.to(tracker(integration)).put("externalIssues", external).json();
  }

  static JsonObject repository(Repository repository) {
    return new Answer()
        .put("id", Answer.id(repository.id()))
        .put("name", repository.name())
        .put("url", repository.url())
        .put(
            "provider",
            new Answer()
                .put("id", repository.provider())
                .put("name", repository.providerName())
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
}
