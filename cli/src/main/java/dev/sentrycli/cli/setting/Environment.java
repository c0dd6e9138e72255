package dev.sentrycli.cli.setting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the program was started in: variables, folders, time. Nothing else asks the process.
///
/// @param zone where the user is; asked for when needed only, as finding out takes a while
/// @param program the launcher of this program; null where it runs without one
public record Environment(
    Map<String, String> variables,
    Path workingFolder,
    Clock clock,
    Supplier<ZoneId> zone,
    @Nullable Path program) {
  private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");

  public Environment(
      Map<String, String> variables, Path workingFolder, Clock clock, Supplier<ZoneId> zone) {
    this(variables, workingFolder, clock, zone, null);
  }

  /// A variable's value without surrounding white space; null if it is unset or blank.
  public @Nullable String get(String name) {
    String value = variables.get(name);
    if (value == null) {
      return null;
    }
    String trimmed = value.strip();
    return trimmed.isEmpty() ? null : trimmed;
  }

  /// Whether a yes/no variable says yes.
  public boolean isOn(String name) {
    String value = get(name);
    return value != null && YES.contains(value.toLowerCase(Locale.ROOT));
  }

  public boolean isSet(String name) {
    return get(name) != null;
  }

  /// The user's home, or null where there is none.
  public @Nullable Path home() {
    String home = get("HOME");
    if (home == null) {
      home = get("USERPROFILE");
    }
    return home == null ? null : workingFolder.resolve(home);
  }

  /// Where state and configuration live, or null if there is neither a home nor an override.
  public @Nullable Path configFolder() {
    String chosen = get("SENTRY_CONFIG_DIR");
    if (chosen != null) {
      return workingFolder.resolve(chosen);
    }
    String xdg = get("XDG_CONFIG_HOME");
    Path home = home();
    if (home == null) {
      return xdg == null ? null : workingFolder.resolve(xdg).resolve("sentry");
    }
    Path usual =
        (xdg == null ? home.resolve(".config") : workingFolder.resolve(xdg)).resolve("sentry");
    if (!Files.exists(usual)) {
      Path older = home.resolve(".sentry");
      if (Files.exists(older.resolve("cli.db"))) {
        return older;
      }
    }
    return usual;
  }
}
