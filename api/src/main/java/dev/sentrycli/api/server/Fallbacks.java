package dev.sentrycli.api.server;

import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Memory;
import java.time.Duration;
import java.util.function.Supplier;

/// What older servers are asked instead. Which of two ways a server knows is what it answers, not
/// what its version says; it is remembered for a day.
public final class Fallbacks {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final JsonPrimitive OLDER = new JsonPrimitive("older");
  private static final JsonPrimitive NEWER = new JsonPrimitive("newer");

  private final Memory memory;

  public Fallbacks(Memory memory) {
    this.memory = memory;
  }

  /// Whether a refusal says that a server does not know the newer way.
  public interface Refusal {
    boolean means(ApiException.Status status);
  }

  /// Asks the newer way, and where the server does not know it, the older one.
  ///
  /// @param what is asked, which is what is remembered
  public <T> T ask(String what, Supplier<T> newer, Supplier<T> older) {
    return ask(what, status -> status.status() == 404, newer, older);
  }

  /// As [#ask(String, Supplier, Supplier)], where not just 404 says that the newer way is unknown.
  ///
  /// @throws ApiException if neither way is known, of the newer one
  public <T> T ask(String what, Refusal unknown, Supplier<T> newer, Supplier<T> older) {
    String key = "fallback\n" + what;
    if (OLDER.equals(memory.recall(key))) {
      try {
        return older.get();
      } catch (ApiException.Status refused) {
        if (!unknown.means(refused)) {
          throw refused;
        }
        memory.remember(key, NEWER, LIFE); // the server was brought up to date
      }
      return newer.get();
    }
    ApiException.Status first;
    try {
      return newer.get();
    } catch (ApiException.Status refused) {
      if (!unknown.means(refused)) {
        throw refused;
      }
      first = refused;
    }
    T answer;
    try {
      answer = older.get();
    } catch (ApiException.Status refused) {
      first.addSuppressed(refused);
      throw unknown.means(refused) ? first : refused;
    }
    memory.remember(key, OLDER, LIFE);
    return answer;
  }
}
