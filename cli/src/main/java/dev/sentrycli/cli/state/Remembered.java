package dev.sentrycli.cli.state;

import com.google.gson.JsonElement;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers worth keeping for a while so that the next run need not ask again: which project a DSN
/// belongs to, which organizations completion can offer. Nothing secret, and nothing that is missed
/// when it is gone.
public final class Remembered {
  private static final int MOST = 400;

  private final CacheFile file;
  private final Clock clock;

  /// @param folder null where there is no place to keep anything
  public Remembered(@Nullable StateFolder folder, Clock clock) {
    this.file = new CacheFile(folder, StateName.REMEMBERED, MOST);
    this.clock = clock;
  }

  /// What was remembered, if it still counts.
  ///
  /// @param kind what is remembered, such as `dsn`
  /// @param key all that the answer depends on: instance, account, and what was asked
  public @Nullable JsonElement get(String kind, String key) {
    return file.get(name(kind, key), clock.millis());
  }

  public void put(String kind, String key, JsonElement value, Duration life) {
    long now = clock.millis();
    file.put(name(kind, key), value, now + life.toMillis(), now);
  }

  /// Forgets everything, because another account sees other things.
  public void clear() {
    file.clear();
  }

  private static String name(String kind, String key) {
    return kind + "\n" + key;
  }
}
