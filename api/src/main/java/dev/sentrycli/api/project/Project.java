package dev.sentrycli.api.project;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A project, as the server described it.
public record Project(JsonObject json) implements JsonView {
  public String id() {
    return Fields.text(json, "id");
  }

  public String slug() {
    return Fields.text(json, "slug");
  }

  public String name() {
    return Fields.textOr(json, "name", slug());
  }

  public @Nullable String platform() {
    return Fields.textOrNull(json, "platform");
  }

  /// The slug of its organization, where the answer tells it.
  public @Nullable String organization() {
    return Fields.textOrNull(Fields.objectOrNull(json, "organization"), "slug");
  }
}
