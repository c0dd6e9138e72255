package dev.sentrycli.api.tracker;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an app of the integration platform links issues: the address it is told at and the fields it
/// wants.
public record AppLinking(JsonObject json) implements JsonView {
  /// A field of the form.
  ///
  /// @param source the address that suggests values; null where there is none
  public record Field(
      String name, String label, boolean required, @Nullable String source, JsonObject json) {}

  /// The slug of the app; empty if the server does not say.
  public String app() {
    return Fields.textOr(Fields.objectOrNull(json, "sentryApp"), "slug", "");
  }

  public String appName() {
    return Fields.textOr(Fields.objectOrNull(json, "sentryApp"), "name", app());
  }

  /// Null if the app can only make issues, not link them.
  public @Nullable String uri() {
    return Fields.textOrNull(link(), "uri");
  }

  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (String kind : List.of("required_fields", "optional_fields")) {
      for (JsonObject one : Fields.objects(link(), kind)) {
        String name = Fields.textOr(one, "name", "");
        if (!name.isEmpty()) {
          fields.add(
              new Field(
                  name,
                  Fields.textOr(one, "label", name),
                  kind.startsWith("required"),
                  Fields.textOrNull(one, "uri"),
                  one));
        }
      }
    }
    return fields;
  }

  private @Nullable JsonObject link() {
    return Fields.objectOrNull(Fields.objectOrNull(json, "schema"), "link");
  }
}
