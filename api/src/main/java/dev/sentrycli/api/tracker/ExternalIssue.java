package dev.sentrycli.api.tracker;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// What stands for an issue in another tracker. Integrations and apps describe it in words of their
/// own.
public record ExternalIssue(JsonObject json) implements JsonView {
  /// The number of the link, not of the issue.
  public @Nullable String id() {
    return Fields.textOrNull(json, "id");
  }

  /// How the tracker calls it: `acme/storefront#77`, `ENG-12`.
  public @Nullable String key() {
    String key = Fields.textOrNull(json, "key");
    return key == null ? Fields.textOrNull(json, "displayName") : key;
  }

  public @Nullable String url() {
    String url = Fields.textOrNull(json, "url");
    return url == null ? Fields.textOrNull(json, "webUrl") : url;
  }

  /// The slug of the app that made the link; null for integrations.
  public @Nullable String app() {
    return Fields.textOrNull(json, "serviceType");
  }
}
