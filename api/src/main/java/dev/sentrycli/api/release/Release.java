package dev.sentrycli.api.release;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A release, as the server described it.
public record Release(JsonObject json) implements JsonView {
  public String version() {
    return Fields.textOr(json, "version", "");
  }

  /// When it went live, or null if nobody has said so.
  public @Nullable String released() {
    return Fields.textOrNull(json, "dateReleased");
  }

  /// How many commits it is made of; null if the server does not say.
  public @Nullable String commitCount() {
    return Fields.textOrNull(json, "commitCount");
  }

  /// The name of its newest commit, or null.
  public @Nullable String lastCommit() {
    return Fields.textOrNull(Fields.objectOrNull(json, "lastCommit"), "id");
  }
}
