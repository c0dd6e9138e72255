package dev.sentrycli.api.repository;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A code repository an organization has connected, as the server described it.
public record Repository(JsonObject json) implements JsonView {
  public String id() {
    return Fields.textOr(json, "id", "");
  }

  public String name() {
    return Fields.textOr(json, "name", "");
  }

  /// Its address for people, or null.
  public @Nullable String url() {
    return Fields.textOrNull(json, "url");
  }
}
