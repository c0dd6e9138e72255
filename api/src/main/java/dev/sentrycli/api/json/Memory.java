package dev.sentrycli.api.json;

import com.google.gson.JsonElement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps answers between runs, so that what hardly ever changes is not asked again. Losing it costs
/// time only.
public interface Memory {
  /// Keeps nothing.
  Memory NONE =
      new Memory() {
        @Override
        public @Nullable JsonElement recall(String key) {
          return null;
        }

        @Override
        public void remember(String key, JsonElement value, Duration life) {}
      };

  /// What was remembered, or null if it was not or is too old.
  @Nullable JsonElement recall(String key);

  void remember(String key, JsonElement value, Duration life);

  /// The same memory with its keys kept apart, because answers depend on who asks whom.
  default Memory of(String owner) {
    Memory whole = this;
    return new Memory() {
      @Override
      public @Nullable JsonElement recall(String key) {
        return whole.recall(owner + "\n" + key);
      }

      @Override
      public void remember(String key, JsonElement value, Duration life) {
        whole.remember(owner + "\n" + key, value, life);
      }
    };
  }
}
