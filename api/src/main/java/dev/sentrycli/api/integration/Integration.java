package dev.sentrycli.api.integration;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;

/// Another service an organization has connected, as the server described it.
public record Integration(JsonObject json) implements JsonView {
  public String id() {
    return Fields.textOr(json, "id", "");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  /// What kind of service it is, for people: `GitHub`.
  public String provider() {
    JsonObject provider = Fields.objectOrNull(json, "provider");
    return Fields.textOr(provider, "name", Fields.textOr(provider, "key", ""));
  }

  /// Whether it works: what the organization made of it if that is not `active`, else what the
  /// service is.
  public String status() {
    String here = Fields.textOr(json, "organizationIntegrationStatus", "active");
    return here.equals("active") ? Fields.textOr(json, "status", here) : here;
  }
}
