package dev.sentrycli.cli.account;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// A stored login can't be used or renewed.
public final class AccountException extends Failure {
  private AccountException(Exit exit, String message, List<String> details, List<String> hints) {
    super(exit, message, details, hints);
  }

  /// The login is over and nothing can renew it.
  public static AccountException expired(Account account) {
    return new AccountException(
        Exit.EXPIRED,
        "The login of " + account + " has expired",
        List.of(),
        List.of("sentry auth login --url " + account.host()));
  }

  /// The server does not renew the login. Its tokens are gone from the disk; who and where is kept.
  static AccountException refused(Account account, String serverWords) {
    return new AccountException(
        Exit.EXPIRED,
        "The login of " + account + " has ended: the server does not renew it",
        details(serverWords),
        List.of("sentry auth login --url " + account.host()));
  }

  /// The server does not know the OAuth application the login was made with.
  static AccountException unknownClient(
      Account account, String clientId, String source, String serverWords) {
    return new AccountException(
        Exit.CONFIG,
        "The login of "
            + account
            + " can't be renewed: the server does not accept the client id "
            + start(clientId)
            + " (from "
            + source
            + ")",
        details(serverWords),
        List.of(
            "look at the application in "
                + account.host().resolve("/settings/account/api/applications/"),
            "SENTRY_CLIENT_ID=ID sentry auth login --url " + account.host()));
  }

  /// Nothing says which OAuth application the login was made with.
  static AccountException noClient(Account account) {
    return new AccountException(
        Exit.CONFIG,
        "The login of " + account + " can't be renewed: its client id is not known",
        List.of(),
        List.of(
            "set SENTRY_CLIENT_ID to the id of the application in "
                + account.host().resolve("/settings/account/api/applications/"),
            "sentry auth login --url " + account.host()));
  }

  /// The server refuses for another reason than that the login is over.
  static AccountException notRenewed(Account account, String serverWords) {
    return new AccountException(
        Exit.EXPIRED,
        "The login of " + account + " could not be renewed",
        details(serverWords),
        List.of("sentry auth login --url " + account.host()));
  }

  /// The server's answer to a renewal makes no sense.
  static AccountException unreadable(Account account, String what) {
    return new AccountException(
        Exit.API,
        "The login of " + account + " could not be renewed: the answer of the server is unreadable",
        List.of(what),
        List.of("sentry auth login --url " + account.host()));
  }

  private static List<String> details(String serverWords) {
    return serverWords.isBlank() ? List.of() : List.of("the server says: " + serverWords);
  }

  private static String start(String clientId) {
    return clientId.length() <= 8 ? clientId : clientId.substring(0, 8) + "…";
  }
}
