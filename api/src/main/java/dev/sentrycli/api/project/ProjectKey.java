package dev.sentrycli.api.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A key that SDKs send events with.
public record ProjectKey(JsonObject json) implements JsonView {
  public boolean isActive() {
    return Fields.truth(json, "isActive");
  }

  /// The number of the project it belongs to, or null if the server does not say.
  public @Nullable String projectId() {
    return Fields.textOrNull(json, "projectId");
  }

  /// The DSN for SDKs, or null if the server gave none.
  public @Nullable String publicDsn() {
    return Fields.textOrNull(Fields.objectOrNull(json, "dsn"), "public");
  }
}
