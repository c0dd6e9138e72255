package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Words the user made commands of: what `sentry alias` keeps. Not to be mixed up with [Aliases],
/// which stand for projects in short ids. Read only where a first word is no command.
public final class CommandAliases {
  private static final String FILE = StateName.COMMAND_ALIASES;
  private static final String LOCK = "command-aliases";
  private static final String WHAT = "The aliases";
  private static final int FORMAT = 1;

  private final @Nullable StateFolder folder;
  private @Nullable Map<String, String> known;

  /// @param folder null where there is no place to keep anything
  public CommandAliases(@Nullable StateFolder folder) {
    this.folder = folder;
  }

  /// Where they are kept, for messages.
  public String path() {
    return folder == null ? FILE : folder.file(FILE).toString();
  }

  /// What each stands for, in the order of the alphabet.
  ///
  /// @throws StateException if the file can't be understood
  public Map<String, String> all() {
    Map<String, String> aliases = known;
    if (aliases == null) {
      aliases = load();
      known = aliases;
    }
    return aliases;
  }

  /// What a word stands for; null if it is no alias.
  ///
  /// @throws StateException if the file can't be understood
  public @Nullable String get(String name) {
    return all().get(name);
  }

  public void set(String name, String expansion) {
    change(aliases -> aliases.put(name, expansion));
  }

  /// Sets several at once.
  public void setAll(Map<String, String> expansions) {
    change(aliases -> aliases.putAll(expansions));
  }

  public void delete(String name) {
    change(aliases -> aliases.remove(name));
  }

  public void deleteAll() {
    change(Map::clear);
  }

  private void change(Consumer<Map<String, String>> change) {
    if (folder == null) {
      throw StateException.nowhere("aliases");
    }
    try {
      folder.locked(
          LOCK,
          () -> {
            Map<String, String> aliases = load();
            change.accept(aliases);
            save(folder, aliases);
            known = aliases;
            return aliases;
          });
    } catch (UncheckedIOException broken) {
      throw StateException.unwritable(WHAT, path(), broken.getCause());
    }
  }

  private static void save(StateFolder folder, Map<String, String> aliases) {
    JsonObject all = new JsonObject();
    aliases.forEach(all::addProperty);
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.add("aliases", all);
    try {
      folder.sweep(FILE);
      if (aliases.isEmpty()) {
        folder.delete(FILE); // so that the next run need not read that there is nothing
      } else {
        folder.write(FILE, JsonText.pretty(json) + "\n");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Map<String, String> load() {
    Map<String, String> aliases = new TreeMap<>();
    String text = text();
    if (text == null) {
      return aliases;
    }
    JsonObject json;
    try {
      JsonElement parsed = JsonParser.parseString(text);
      if (!(parsed instanceof JsonObject object)) {
        throw damaged("it holds no JSON object");
      }
      json = object;
    } catch (JsonParseException broken) {
      throw damaged("it is not what this program writes");
    }
    Double format = Fields.numberOrNull(json, "format");
    if (format == null) {
      throw damaged("it has no format number");
    }
    if (format > FORMAT) {
      throw StateException.newer(WHAT, path());
    }
    JsonObject all = Fields.objectOrNull(json, "aliases");
    if (all != null) {
      for (String name : all.keySet()) {
        String expansion = Fields.textOrNull(all, name);
        if (expansion != null) {
          aliases.put(name, expansion);
        }
      }
    }
    return aliases;
  }

  private @Nullable String text() {
    if (folder == null) {
      return null;
    }
    try {
      return folder.read(FILE);
    } catch (CharacterCodingException notText) {
      throw damaged("it is not text");
    } catch (IOException unreadable) {
      throw StateException.unreadable(WHAT, path(), unreadable);
    }
  }

  private StateException damaged(String why) {
    return StateException.damaged(
        WHAT, path(), why, "look at the file; to start afresh move it away");
  }
}
