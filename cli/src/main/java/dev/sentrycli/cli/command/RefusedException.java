package dev.sentrycli.cli.command;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.TargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A server refused what a command knows the reason of, and what to do about it.
public final class RefusedException extends Failure {
  private RefusedException(Exit exit, String message, List<String> details, String... hints) {
    super(exit, message, details, List.of(hints));
  }

  /// @param message what the refusal means
  public static RefusedException of(
      ApiException.Status status, String message, Session session, String... hints) {
    String base = session.base().value().toString();
    List<String> details = new ArrayList<>();
    details.add((status.status() + " " + status.answer().reason()).strip() + " from " + base);
    details.add(
        "Endpoint: "
            + status.method()
            + " "
            + (status.url().startsWith(base)
                ? status.url().substring(base.length())
                : status.url()));
    if (status.hasDetail()) {
      details.addAll(status.detail().lines().toList());
    }
    return new RefusedException(Exit.API, message, details, hints);
  }

  /// Asks about an organization that somebody named.
  ///
  /// @throws TargetException if what is missing is the organization itself
  public static <T> T unlessMissing(String organization, Session session, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status status) {
      throw isMissing(status, organization, session)
          ? session.targets().noOrganization(organization)
          : status;
    }
  }

  /// As [#unlessMissing], but that the organization is missing stays a refusal of the server.
  public static <T> T orRefused(String organization, Session session, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException.Status status) {
      if (!isMissing(status, organization, session)) {
        throw status;
      }
      TargetException missing = session.targets().noOrganization(organization);
      throw of(
          status,
          String.valueOf(missing.getMessage()),
          session,
          missing.hints().toArray(String[]::new));
    }
  }

  private static boolean isMissing(
      ApiException.Status status, String organization, Session session) {
    return status.status() == 404
        && !status.isFromRouter()
        && !session.targets().canSee(organization);
  }

  /// Why a request failed, in a few words, where there is no place for all that is known.
  public static String reason(RuntimeException failure) {
    return failure instanceof ApiException known
        ? reason(known)
        : String.valueOf(failure.getMessage());
  }

  private static String reason(ApiException failure) {
    return switch (failure) {
      case ApiException.Status status -> status.status() + " " + status.detail();
      case ApiException.RateLimited limited -> "429 " + limited.detail();
      case ApiException.NotSentry page -> "a page with status " + page.status() + " came, no JSON";
      case ApiException.Unreachable _,
          ApiException.TimedOut _,
          ApiException.Unreadable _,
          ApiException.Tls _,
          ApiException.Redirected _,
          ApiException.Misconfigured _,
          ApiException.Untrusted _ ->
          Words.of(failure);
    };
  }
}
