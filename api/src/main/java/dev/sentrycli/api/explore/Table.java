package dev.sentrycli.api.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import org.jspecify.annotations.Nullable;

/// Rows of a dataset as the server sent them, and what it says about their columns.
///
/// @param meta of the first page; empty where the server says nothing
public record Table(Slice<JsonObject> rows, JsonObject meta) {
  /// What a column holds: `string`, `integer`, `number`, `duration`, `percentage`, `size`, `date`,
  /// `boolean`; null if the server does not say.
  public @Nullable String type(String field) {
    return Fields.textOrNull(Fields.objectOrNull(meta, "fields"), field);
  }

  /// What a column is counted in, such as `millisecond` or `byte`; null if in nothing.
  public @Nullable String unit(String field) {
    return Fields.textOrNull(Fields.objectOrNull(meta, "units"), field);
  }
}
