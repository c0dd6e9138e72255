package dev.sentrycli.api.team;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// A team, as the server described it.
public record Team(JsonObject json) implements JsonView {
  /// Its number.
  public String id() {
    return Fields.text(json, "id");
  }

  public String slug() {
    return Fields.text(json, "slug");
  }

  public String name() {
    return Fields.textOr(json, "name", slug());
  }

  /// Whether the account belongs to it.
  public boolean isMember() {
    return Fields.truth(json, "isMember");
  }

  /// What the account is in it, such as `admin`; null for nothing, and on older servers.
  public @Nullable String role() {
    return Fields.textOrNull(json, "teamRole");
  }

  /// When it was founded, as the server spells it; null if it does not say.
  public @Nullable String dateCreated() {
    return Fields.textOrNull(json, "dateCreated");
  }
}
