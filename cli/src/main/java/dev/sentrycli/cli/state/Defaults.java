package dev.sentrycli.cli.state;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `sentry cli defaults` keeps: values that hold until a variable, a file or an argument says
/// otherwise. The file is readable by its owner alone, because header values are secrets.
public final class Defaults {
  private static final String FILE = StateName.DEFAULTS;
  private static final int FORMAT = 1;

  /// The settings that can be kept, in the order they are shown.
  public enum Key {
    ORGANIZATION("organization", "Organization", false),
    PROJECT("project", "Project", false),
    TELEMETRY("telemetry", "Telemetry", true),
    AGENT_SKILLS("agent-skills", "Agent Skills", true),
    GRAPHICS("graphics", "Graphics", true),
    TIPS("tips", "Tips", true),
    URL("url", "URL", false),
    HEADERS("headers", "Headers", false),
    CA_CERT("ca-cert", "CA Certificate", false);

    private final String word;
    private final String label;
    private final boolean toggle;

    Key(String word, String label, boolean toggle) {
      this.word = word;
      this.label = label;
      this.toggle = toggle;
    }

    /// How it is typed, and its name in JSON.
    public String word() {
      return word;
    }

    /// How people see it.
    public String label() {
      return label;
    }

    /// Whether it is on or off rather than a text.
    public boolean isToggle() {
      return toggle;
    }

    /// The key of this name or alias, or null.
    public static @Nullable Key named(String word) {
      return switch (word) {
        case "org" -> ORGANIZATION;
        case "ca", "cert", "ca-certs" -> CA_CERT;
        default -> {
          for (Key key : values()) {
            if (key.word.equals(word)) {
              yield key;
            }
          }
          yield null;
        }
      };
    }
  }

  private final StateFile file;
  private volatile @Nullable Map<Key, String> known;

  /// @param folder null where there is no place to keep anything
  public Defaults(@Nullable StateFolder folder) {
    this.file =
        new StateFile(folder, FILE, "The stored defaults", "to start afresh move it away", FORMAT);
  }

  /// Where they are kept, for messages.
  public String path() {
    return file.path();
  }

  /// A value as it was stored, or null.
  ///
  /// @throws StateException if the file can't be understood
  public @Nullable String get(Key key) {
    return contents().get(key);
  }

  /// Whether a toggle is on; `otherwise` if it was never set.
  public boolean isOn(Key key, boolean otherwise) {
    String value = get(key);
    return value == null ? otherwise : value.equals("on");
  }

  /// Stores a value, already checked; toggles are "on" or "off".
  public void set(Key key, String value) {
    change(values -> values.put(key, value));
  }

  public void clear(Key key) {
    change(values -> values.remove(key));
  }

  public void clearAll() {
    change(Map::clear);
  }

  private Map<Key, String> contents() {
    Map<Key, String> values = known;
    if (values == null) {
      values = load();
      known = values;
    }
    return values;
  }

  private void change(Consumer<Map<Key, String>> change) {
    known =
        file.changing(
            "defaults",
            () -> {
              Map<Key, String> values = load();
              change.accept(values);
              JsonObject json = file.fresh();
              values.forEach((key, value) -> json.addProperty(key.word, value));
              file.write(json);
              return values;
            });
  }

  private Map<Key, String> load() {
    Map<Key, String> values = new EnumMap<>(Key.class);
    JsonObject json = file.read();
    if (json != null) {
      for (Key key : Key.values()) {
        String value = Fields.textOrNull(json, key.word);
        if (value != null) {
          values.put(key, value);
        }
      }
    }
    return values;
  }
}
