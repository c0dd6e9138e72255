package dev.sentrycli.api.member;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// Somebody who belongs to an organization, as the server described them.
public record Member(JsonObject json) implements JsonView {
  /// The number of the user, not of the membership; null for who was invited and has not come yet.
  public @Nullable String userId() {
    return Fields.textOrNull(Fields.objectOrNull(json, "user"), "id");
  }

  public @Nullable String username() {
    return Fields.textOrNull(Fields.objectOrNull(json, "user"), "username");
  }

  public @Nullable String email() {
    return Fields.textOrNull(json, "email");
  }
}
