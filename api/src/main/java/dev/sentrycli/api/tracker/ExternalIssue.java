package dev.sentrycli.api.tracker;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonView;
import org.jspecify.annotations.Nullable;

/// What stands for an issue in another tracker. Integrations and apps describe it in words of their
/// own.
public record ExternalIssue(JsonObject json) implements JsonView {
  /// What an issue tells of it among its annotations: an object, or the HTML of a link on older
  /// servers. Null for what leads nowhere.
  public static @Nullable ExternalIssue ofAnnotation(JsonElement annotation) {
    if (annotation instanceof JsonObject object) {
      return leads(Fields.textOrNull(object, "url")) ? new ExternalIssue(object) : null;
    }
    if (!(annotation instanceof JsonPrimitive html) || !html.isString()) {
      return null;
    }
    String text = html.getAsString();
    String url = between(text, "href=\"", "\"");
    if (!leads(url)) {
      return null;
    }
    JsonObject json = new JsonObject();
    json.addProperty("url", url);
    json.addProperty("displayName", between(text, ">", "</a>"));
    return new ExternalIssue(json);
  }

  private static boolean leads(@Nullable String url) {
    return url != null && (url.startsWith("https://") || url.startsWith("http://"));
  }

  private static @Nullable String between(String html, String before, String after) {
    int start = html.indexOf(before);
    int end = start < 0 ? -1 : html.indexOf(after, start + before.length());
    return end < 0
        ? null
        : html.substring(start + before.length(), end)
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
  }

  /// The number of the link, not of the issue.
  public @Nullable String id() {
    return Fields.textOrNull(json, "id");
  }

  /// How the tracker calls it: `acme/storefront#77`, `ENG-12`.
  public @Nullable String key() {
    String key = Fields.textOrNull(json, "key");
    return key == null ? Fields.textOrNull(json, "displayName") : key;
  }

  public @Nullable String url() {
    String url = Fields.textOrNull(json, "url");
    return url == null ? Fields.textOrNull(json, "webUrl") : url;
  }

  /// The slug of the app that made the link; null for integrations.
  public @Nullable String app() {
    return Fields.textOrNull(json, "serviceType");
  }
}
