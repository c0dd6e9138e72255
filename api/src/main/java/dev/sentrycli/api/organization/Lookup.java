package dev.sentrycli.api.organization;

import dev.sentrycli.api.gateway.ApiException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asking for something that may not exist.
public final class Lookup {
  private Lookup() {}

  /// The answer, or null if the server says that there is no such thing. That it knows no such
  /// address at all says nothing about the thing, and stays a failure.
  public static <T> @Nullable T orNull(Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status failed) {
      if (failed.status() == 404 && !failed.isFromRouter()) {
        return null;
      }
      throw failed;
    }
  }

  /// The answer, or null if the server can't be asked this, as it is older or newer than the
  /// question.
  public static <T> @Nullable T ifAsked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status failed) {
      if (failed.status() == 404) {
        return null;
      }
      throw failed;
    }
  }

  /// The answer, or null if the server keeps it to itself though the thing may be there: it is not
  /// for this account, or the server fails at it.
  public static <T> @Nullable T ifTold(Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status failed) {
      if (failed.status() == 403 || failed.status() >= 500) {
        return null;
      }
      throw failed;
    }
  }
}
