package dev.sentrycli.api.upload;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server wants files to be uploaded: where to, in what pieces, and of which kinds.
public record UploadOptions(JsonObject json) implements JsonView {
  /// The address the server names; null if it names none.
  public @Nullable String url() {
    return Fields.textOrNull(json, "url");
  }

  /// The size of a piece in bytes, or null.
  public @Nullable Long chunkSize() {
    return Fields.wholeOrNull(json, "chunkSize");
  }

  /// How many bytes one request may have, or null.
  public @Nullable Long maxRequestSize() {
    return Fields.wholeOrNull(json, "maxRequestSize");
  }

  /// The kinds of files it takes, in its own words.
  public List<String> accepts() {
    List<String> kinds = new ArrayList<>();
    JsonArray list = Fields.arrayOrNull(json, "accept");
    if (list != null) {
      for (JsonElement kind : list) {
        if (kind instanceof JsonPrimitive word && word.isString()) {
          kinds.add(word.getAsString());
        }
      }
    }
    return kinds;
  }
}
