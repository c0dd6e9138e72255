package dev.sentrycli.sandbox.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tags of an event: those that were sent, and those the server makes of other fields.
final class Tags {
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_VALUE = 200;

  private Tags() {}

  /// Object, list of pairs or list of `{key, value}`, all become a list of pairs.
  static JsonArray pairs(@Nullable JsonElement sent) {
    JsonArray pairs = new JsonArray();
    if (sent instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> one : object.entrySet()) {
        add(pairs, one.getKey(), Json.text(one.getValue()));
      }
    } else if (sent instanceof JsonArray array) {
      for (JsonElement one : array) {
        if (one instanceof JsonArray pair && pair.size() == 2) {
          add(pairs, Json.text(pair.get(0)), Json.text(pair.get(1)));
        } else if (one instanceof JsonObject named) {
          add(pairs, Json.text(named, "key"), Json.text(named, "value"));
        }
      }
    }
    return pairs;
  }

  private static void add(JsonArray pairs, @Nullable String key, @Nullable String value) {
    if (key == null || value == null || key.isBlank() || value.isBlank()) {
      return;
    }
    JsonArray pair = new JsonArray();
    pair.add(EventType.cut(key.strip().replace(' ', '-'), LONGEST_KEY));
    pair.add(EventType.cut(value.strip(), LONGEST_VALUE));
    pairs.add(pair);
  }

  /// All tags of a normalised event by key.
  static List<Tag> of(JsonObject event) {
    Map<String, String> tags = new TreeMap<>();
    JsonArray sent = Json.array(event, "tags");
    if (sent != null) {
      for (JsonElement one : sent) {
        if (one instanceof JsonArray pair) {
          tags.put(pair.get(0).getAsString(), pair.get(1).getAsString());
        }
      }
    }
    for (String name :
        new String[] {
          "level", "environment", "release", "dist", "server_name", "transaction", "logger"
        }) {
      put(tags, name, Json.text(event, name));
    }
    put(tags, "url", Json.text(Json.object(event, "request"), "url"));
    put(tags, "user", user(event));
    JsonObject contexts = Json.object(event, "contexts");
    versioned(tags, "browser", Json.object(contexts, "browser"));
    versioned(tags, "os", Json.object(contexts, "os"));
    versioned(tags, "runtime", Json.object(contexts, "runtime"));
    JsonObject device = Json.object(contexts, "device");
    put(tags, "device", Json.text(device, "model"));
    put(tags, "device.family", Json.text(device, "family"));
    put(tags, "replayId", Json.text(Json.object(contexts, "replay"), "replay_id"));
    JsonObject thrown = Frames.thrown(event);
    JsonObject mechanism = Json.object(thrown, "mechanism");
    put(tags, "mechanism", Json.text(mechanism, "type"));
    if (Json.truth(mechanism, "handled") != null) {
      put(tags, "handled", EventType.unhandled(event) ? "no" : "yes");
    }
    List<Tag> all = new ArrayList<>();
    tags.forEach((key, value) -> all.add(new Tag(key, value)));
    return all;
  }

  private static void versioned(
      Map<String, String> tags, String name, @Nullable JsonObject context) {
    String what = Json.text(context, "name");
    if (what != null) {
      String version = Json.text(context, "version");
      put(tags, name, version == null ? what : what + " " + version);
      put(tags, name + ".name", what);
    }
  }

  private static void put(Map<String, String> tags, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      tags.put(key, EventType.cut(value.strip(), LONGEST_VALUE));
    }
  }

  /// Who was affected, as the tag `user` says it; null if nobody is known.
  static @Nullable String user(JsonObject event) {
    JsonObject user = Json.object(event, "user");
    for (String name : new String[] {"id", "username", "email", "ip_address"}) {
      String value = Json.text(user, name);
      if (value != null && !value.isBlank() && !value.equals("{{auto}}")) {
        return (name.equals("ip_address") ? "ip" : name) + ":" + value;
      }
    }
    return null;
  }
}
