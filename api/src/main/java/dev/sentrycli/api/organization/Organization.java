package dev.sentrycli.api.organization;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// An organization, as the server described it.
public record Organization(JsonObject json) implements JsonView {
  public String id() {
    return Fields.textOr(json, "id", "");
  }

  public String slug() {
    return Fields.text(json, "slug");
  }

  public String name() {
    return Fields.textOr(json, "name", slug());
  }

  /// Where sentry.io keeps its data; null on other instances of some age. No reason to ask there.
  public @Nullable String regionUrl() {
    return Fields.textOrNull(Fields.objectOrNull(json, "links"), "regionUrl");
  }
}
