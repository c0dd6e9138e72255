package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The short names that the last issue list over several projects gave to them, so that `e-4y` can
/// be typed instead of the whole short id. They count in the folder the list was made in, and for
/// the instance it came from.
public final class Aliases {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int MOST = 100;

  private final CacheFile file;
  private final Clock clock;

  /// What an alias stands for.
  public record Project(String organization, String project) {}

  /// @param folder null where there is no place to keep anything
  public Aliases(@Nullable StateFolder folder, Clock clock) {
    this.file = new CacheFile(folder, StateName.ALIASES, MOST);
    this.clock = clock;
  }

  /// The aliases of a folder, in lower case, in the order they were given; empty if none.
  ///
  /// @param instance the base URL
  public Map<String, Project> in(Path workingFolder, String instance) {
    Map<String, Project> aliases = new LinkedHashMap<>();
    if (file.get(key(workingFolder, instance), clock.millis()) instanceof JsonObject stored) {
      for (Map.Entry<String, JsonElement> entry : stored.entrySet()) {
        if (entry.getValue() instanceof JsonObject meant) {
          String organization = Fields.textOrNull(meant, "organization");
          String project = Fields.textOrNull(meant, "project");
          if (organization != null && project != null) {
            aliases.put(entry.getKey(), new Project(organization, project));
          }
        }
      }
    }
    return aliases;
  }

  /// Replaces the aliases of a folder.
  public void remember(Path workingFolder, String instance, Map<String, Project> aliases) {
    JsonObject stored = new JsonObject();
    aliases.forEach(
        (alias, meant) -> {
          JsonObject project = new JsonObject();
          project.addProperty("organization", meant.organization());
          project.addProperty("project", meant.project());
          stored.add(alias.toLowerCase(Locale.ROOT), project);
        });
    long now = clock.millis();
    file.put(key(workingFolder, instance), stored, now + LIFE.toMillis(), now);
  }

  /// Forgets all of them, because another account sees other projects.
  public void clear() {
    file.clear();
  }

  private static String key(Path workingFolder, String instance) {
    return instance + "\n" + workingFolder.toAbsolutePath().normalize();
  }
}
