package dev.sentrycli.api.tracker;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An installed integration with a tracker, and which of its issues one issue is linked to. Only
/// the number is sure to be there: servers of different ages say more or less about it.
public record TrackerIntegration(JsonObject json) implements JsonView {
  public String id() {
    return Fields.text(json, "id");
  }

  public String name() {
    return Fields.textOr(json, "name", id());
  }

  /// The key of its provider, such as `github_enterprise`; empty if the server does not say.
  public String provider() {
    JsonObject provider = Fields.objectOrNull(json, "provider");
    return provider == null
        ? Fields.textOr(json, "provider", "")
        : Fields.textOr(provider, "key", Fields.textOr(provider, "slug", ""));
  }

  /// What people call the provider: `GitHub Enterprise`.
  public String providerName() {
    return Fields.textOr(Fields.objectOrNull(json, "provider"), "name", provider());
  }

  /// Where it leads, such as `github.com/acme`; null if the server does not say.
  public @Nullable String domain() {
    return Fields.textOrNull(json, "domainName");
  }

  public List<ExternalIssue> linked() {
    return Fields.objects(json, "externalIssues").stream().map(ExternalIssue::new).toList();
  }
}
