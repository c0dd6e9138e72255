package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP request of an event: headers, query and cookies become lists of pairs, the URL loses
/// its query.
final class RequestFields {
  private RequestFields() {}

  static void normalize(JsonObject event) {
    JsonObject sent = Json.object(event, "request");
    if (sent == null) {
      return;
    }
    JsonObject kept = new JsonObject();
    sent.entrySet().forEach(field -> kept.add(field.getKey(), field.getValue()));
    String url = Json.text(kept, "url");
    JsonElement query = Json.field(kept, "query_string");
    if (url != null) {
      int fragment = url.indexOf('#');
      if (fragment >= 0) {
        if (Json.text(kept, "fragment") == null) {
          kept.addProperty("fragment", url.substring(fragment + 1));
        }
        url = url.substring(0, fragment);
      }
      int question = url.indexOf('?');
      if (question >= 0) {
        if (query == null) {
          kept.addProperty("query_string", url.substring(question + 1));
          query = kept.get("query_string");
        }
        url = url.substring(0, question);
      }
      kept.addProperty("url", url);
    }
    kept.add("query_string", pairs(query, "&"));
    kept.add("headers", pairs(Json.field(kept, "headers"), "\n"));
    kept.add("cookies", pairs(Json.field(kept, "cookies"), ";"));
    event.add("request", kept);
  }

  private static JsonArray pairs(@Nullable JsonElement sent, String separator) {
    JsonArray pairs = new JsonArray();
    if (sent instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> one : object.entrySet()) {
        String value = Json.text(one.getValue());
        add(pairs, one.getKey(), value == null ? one.getValue().toString() : value);
      }
    } else if (sent instanceof JsonArray array) {
      for (JsonElement one : array) {
        if (one instanceof JsonArray pair && pair.size() == 2) {
          String key = Json.text(pair.get(0));
          String value = Json.text(pair.get(1));
          if (key != null) {
            add(pairs, key, value == null ? "" : value);
          }
        }
      }
    } else if (sent != null) {
      String text = Json.text(sent);
      for (String one : (text == null ? "" : text).split(separator, -1)) {
        int equals = one.indexOf('=');
        String key = (equals < 0 ? one : one.substring(0, equals)).strip();
        if (!key.isEmpty()) {
          add(pairs, decoded(key), equals < 0 ? "" : decoded(one.substring(equals + 1).strip()));
        }
      }
    }
    return pairs;
  }

  private static void add(JsonArray pairs, String key, String value) {
    JsonArray pair = new JsonArray();
    pair.add(key);
    pair.add(value);
    pairs.add(pair);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
