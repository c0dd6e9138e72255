package dev.sentrycli.api.token;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A token that stands for an organization and not for a person, as the server described it. Its
/// text form does not show the secret.
public record OrganizationToken(JsonObject json) implements JsonView {
  public String id() {
    return Fields.textOr(json, "id", "");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  /// The token itself, which the server tells once, when it is made; null afterwards.
  public @Nullable String secret() {
    return Fields.textOrNull(json, "token");
  }

  @Override
  public String toString() {
    return "OrganizationToken[" + id() + "]";
  }
}
