package dev.sentrycli.cli.state;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Words the user made commands of: what `sentry alias` keeps. Not to be mixed up with [Aliases],
/// which stand for projects in short ids. Read only where a first word is no command.
public final class CommandAliases {
  private static final String FILE = StateName.COMMAND_ALIASES;
  private static final int FORMAT = 1;

  private final StateFile file;
  private @Nullable Map<String, String> known;

  /// @param folder null where there is no place to keep anything
  public CommandAliases(@Nullable StateFolder folder) {
    this.file = new StateFile(folder, FILE, "The aliases", "to start afresh move it away", FORMAT);
  }

  /// Where they are kept, for messages.
  public String path() {
    return file.path();
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
    known =
        file.changing(
            "aliases",
            () -> {
              Map<String, String> aliases = load();
              change.accept(aliases);
              save(aliases);
              return aliases;
            });
  }

  private void save(Map<String, String> aliases) {
    JsonObject all = new JsonObject();
    aliases.forEach(all::addProperty);
    JsonObject json = file.fresh();
    json.add("aliases", all);
    // Without any there is no file, so that the next run need not read that there is nothing.
    file.write(aliases.isEmpty() ? null : json);
  }

  private Map<String, String> load() {
    Map<String, String> aliases = new TreeMap<>();
    JsonObject all = Fields.objectOrNull(file.read(), "aliases");
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
}
