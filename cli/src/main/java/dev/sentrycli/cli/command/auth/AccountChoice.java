package dev.sentrycli.cli.command.auth;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.setting.SettingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which stored login a name means.
final class AccountChoice {
  private AccountChoice() {}

  /// The stored logins of an instance, or all of them.
  ///
  /// @throws SettingException (252) if the address is none
  static List<Account> on(@Nullable String url, Session session) {
    if (url == null) {
      return session.accounts().all();
    }
    try {
      return session.accounts().on(BaseUrl.parse(url).origin());
    } catch (BadAddressException bad) {
      throw SettingException.usage(
          "--url " + bad.getMessage(), "an example is --url https://sentry.example.com");
    }
  }

  /// The one account of this name among others.
  ///
  /// @throws AuthException (23) if there is none or more than one
  static Account named(String name, List<Account> among) {
    List<Account> fitting = among.stream().filter(account -> account.answersTo(name)).toList();
    if (fitting.isEmpty()) {
      throw AuthException.unknownAccount(name, among);
    }
    if (fitting.size() > 1) {
      throw AuthException.ambiguousAccount(name, fitting);
    }
    return fitting.getFirst();
  }
}
