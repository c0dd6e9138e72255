package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names that lists have shown, with what they mean, so that completion can offer them without
/// asking a server. Each counts for the instance it was seen on.
public final class SeenNames {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int MOST = 300;

  /// What is remembered.
  public enum Kind {
    /// Slugs, with the organization's name.
    ORGANIZATIONS,
    /// `organization/project`, with the project's name.
    PROJECTS,
    /// `organization/SHORT-ID`, with the issue's title.
    ISSUES,
    /// `organization/version`, with the day the release was first heard of.
    RELEASES,
    /// `organization/number`, with the title of the dashboard.
    DASHBOARDS
  }

  private final Remembered remembered;
  private final String instance;

  /// @param instance the base URL
  public SeenNames(Remembered remembered, String instance) {
    this.remembered = remembered;
    this.instance = instance;
  }

  /// The names of a kind, the latest first.
  public Map<String, String> of(Kind kind) {
    Map<String, String> names = new LinkedHashMap<>();
    if (remembered.get(name(kind), instance) instanceof JsonObject stored) {
      for (Map.Entry<String, JsonElement> entry : stored.entrySet()) {
        if (entry.getValue() instanceof JsonPrimitive meaning) {
          names.put(entry.getKey(), meaning.getAsString());
        }
      }
    }
    return names;
  }

  /// Adds names to those known before; the oldest go when there are too many.
  public void add(Kind kind, Map<String, String> seen) {
    Map<String, String> before = of(kind);
    if (seen.isEmpty() || before.entrySet().containsAll(seen.entrySet())) {
      return;
    }
    JsonObject stored = new JsonObject();
    seen.forEach(stored::addProperty);
    for (Map.Entry<String, String> old : before.entrySet()) {
      if (stored.size() >= MOST) {
        break;
      }
      if (!stored.has(old.getKey())) {
        stored.addProperty(old.getKey(), old.getValue());
      }
    }
    remembered.put(name(kind), instance, stored, LIFE);
  }

  /// Forgets a name of something that is no more.
  public void forget(Kind kind, String gone) {
    Map<String, String> before = of(kind);
    if (before.remove(gone) != null) {
      JsonObject stored = new JsonObject();
      before.forEach(stored::addProperty);
      remembered.put(name(kind), instance, stored, LIFE);
    }
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case ORGANIZATIONS -> "seen-organizations";
      case PROJECTS -> "seen-projects";
      case ISSUES -> "seen-issues";
      case RELEASES -> "seen-releases";
      case DASHBOARDS -> "seen-dashboards";
    };
  }
}
