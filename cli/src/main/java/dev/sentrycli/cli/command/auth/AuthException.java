package dev.sentrycli.cli.command.auth;

import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;

/// What was asked of the stored logins can't be done with those there are.
final class AuthException extends Failure {
  private AuthException(Exit exit, String message, List<String> details, String... hints) {
    super(exit, message, details, List.of(hints));
  }

  static AuthException unknownAccount(String name, List<Account> all) {
    return new AuthException(
        Exit.RESOLUTION,
        all.isEmpty()
            ? "No stored login is called '" + name + "': there is none at all"
            : "No stored login is called '" + name + "'",
        AccountJson.lines(all),
        all.isEmpty() ? "sentry auth login" : "'sentry auth list' shows them");
  }

  static AuthException ambiguousAccount(String name, List<Account> candidates) {
    return new AuthException(
        Exit.RESOLUTION,
        "'" + name + "' names several stored logins",
        AccountJson.lines(candidates),
        "add the host: " + full(candidates, candidates.getFirst()),
        "or the other one: " + full(candidates, candidates.get(1)));
  }

  /// The name that means this account alone: with the port where hosts differ in it only, with the
  /// whole address where they differ in more.
  private static String full(List<Account> candidates, Account account) {
    String who = account.identity().email();
    if (who == null) {
      return account.id();
    }
    String host = account.host().origin().host();
    for (String place :
        List.of(host, host + ":" + account.host().origin().port(), account.host().toString())) {
      String name = who + ":" + place;
      if (candidates.stream().filter(candidate -> candidate.answersTo(name)).count() == 1) {
        return name;
      }
    }
    return account.id();
  }

  static AuthException whichAccount(List<Account> all) {
    return new AuthException(
        Exit.CONTEXT_MISSING,
        "Say which login to switch to",
        AccountJson.lines(all),
        "sentry auth switch EMAIL",
        "sentry auth switch EMAIL --url HOST");
  }

  static AuthException nothingStored() {
    return new AuthException(
        Exit.NOT_AUTHENTICATED, "There is no stored login", List.of(), "sentry auth login");
  }

  static AuthException noSetupCode(String variable) {
    return new AuthException(
        Exit.VALIDATION,
        variable + " is not set",
        List.of(),
        variable + "=sntryc_… sentry auth bootstrap",
        "'sentry auth login' needs no set-up code");
  }

  /// What was to be a set-up code is none; it is not repeated, since it may be some other secret.
  ///
  /// @param begun whether it starts as one
  static AuthException badSetupCode(String variable, boolean begun) {
    return new AuthException(
        Exit.VALIDATION,
        begun
            ? "The set-up code in " + variable + " can't be read: a part is missing or changed"
            : variable + " holds no set-up code: that starts with 'sntryc_'",
        List.of(),
        "copy the whole code anew, without quotes and line breaks",
        "a token goes to 'sentry auth login --token -'");
  }

  /// A set-up code would be used up for a login that is there already.
  static AuthException alreadyThere(Account account) {
    return new AuthException(
        Exit.VALIDATION,
        "Already logged in as " + AccountJson.words(account) + "; the set-up code was not used",
        List.of(),
        "--force replaces this login");
  }

  /// The token in use is not one that this program stored.
  ///
  /// @param file whether the place is one in a file rather than a variable
  static AuthException notStored(String place, boolean file, String what) {
    return new AuthException(
        Exit.INVALID_TOKEN,
        what + ": the token in use comes from " + place,
        List.of(),
        file ? "take the token out of that file" : "unset " + place,
        "'sentry auth login' stores a login of its own");
  }

  static AuthException notRenewable(Account account) {
    return new AuthException(
        Exit.INVALID_TOKEN,
        "The login of " + account + " was made with an API token, which can't be renewed",
        List.of(),
        "sentry auth login --url " + account.host() + " --force --token - stores another one");
  }
}
