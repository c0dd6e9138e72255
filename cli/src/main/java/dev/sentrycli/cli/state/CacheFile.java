package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One file of entries that may be lost at any time: each has a time after which it no longer
/// counts. What can't be read is taken for empty, and what can't be written is not kept; the folder
/// remembers that, so that the user hears of it once.
final class CacheFile {
  private static final String FORMAT = "1";

  private final @Nullable StateFolder folder;
  private final String name;
  private final int most;

  /// @param most how many entries are kept; those that end first go first
  CacheFile(@Nullable StateFolder folder, String name, int most) {
    this.folder = folder;
    this.name = name;
    this.most = most;
  }

  /// An entry that still counts, or null.
  @Nullable JsonElement get(String key, long now) {
    return load(now).get(key) instanceof JsonObject entry ? entry.get("value") : null;
  }

  void put(String key, JsonElement value, long until, long now) {
    change(
        now,
        entries -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("until", until);
          entry.add("value", value);
          entries.remove(key);
          entries.add(key, entry);
          shorten(entries);
        });
  }

  void remove(String key, long now) {
    change(now, entries -> entries.remove(key));
  }

  void clear() {
    if (folder != null) {
      try {
        folder.delete(name);
      } catch (IOException broken) {
        folder.noteUnwritable(broken);
      }
    }
  }

  private void change(long now, Consumer<JsonObject> change) {
    if (folder == null) {
      return;
    }
    try {
      folder.locked(
          name,
          () -> {
            JsonObject entries = load(now);
            change.accept(entries);
            save(folder, entries);
            return entries;
          });
    } catch (UncheckedIOException broken) {
      folder.noteUnwritable(broken.getCause());
    }
  }

  private void shorten(JsonObject entries) {
    while (entries.size() > most) {
      String first = "";
      long earliest = Long.MAX_VALUE;
      for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
        long until = until(entry.getValue());
        if (until < earliest) {
          earliest = until;
          first = entry.getKey();
        }
      }
      entries.remove(first);
    }
  }

  private void save(StateFolder folder, JsonObject entries) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.add("entries", entries);
    try {
      folder.writeDisposable(name, JsonText.compact(json) + "\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The entries that still count.
  private JsonObject load(long now) {
    if (folder == null) {
      return new JsonObject();
    }
    JsonObject entries = null;
    try {
      String text = folder.read(name);
      if (text != null
          && JsonParser.parseString(text) instanceof JsonObject json
          && Fields.textOr(json, "format", "").equals(FORMAT)) {
        entries = Fields.objectOrNull(json, "entries");
      }
    } catch (IOException | JsonParseException unreadable) {
      entries = null;
    }
    if (entries == null) {
      return new JsonObject();
    }
    List<String> over = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
      if (until(entry.getValue()) <= now) {
        over.add(entry.getKey());
      }
    }
    over.forEach(entries::remove);
    return entries;
  }

  private static long until(JsonElement entry) {
    Double until = entry instanceof JsonObject object ? Fields.numberOrNull(object, "until") : null;
    return until == null ? Long.MIN_VALUE : until.longValue();
  }
}
