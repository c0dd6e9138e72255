package dev.sentrycli.api.organization;

import dev.sentrycli.api.gateway.ApiException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asking for something that may not exist.
public final class Lookup {
  private Lookup() {}

  /// The answer, or null if the server says that there is no such thing.
  public static <T> @Nullable T orNull(Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status failed) {
      if (failed.status() == 404) {
        return null;
      }
      throw failed;
    }
  }
}
