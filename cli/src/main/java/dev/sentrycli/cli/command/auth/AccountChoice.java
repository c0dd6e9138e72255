package dev.sentrycli.cli.command.auth;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.command.Command;
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

  /// Whether a name is the address of an account's server, its host, or its host and port.
  private static boolean isAt(String name, Account account) {
    Origin server = account.host().origin();
    if (Command.isWebAddress(name)) {
      try {
        return BaseUrl.parse(name).origin().equals(server);
      } catch (BadAddressException noAddress) {
        return false;
      }
    }
    return name.equalsIgnoreCase(server.host())
        || name.equalsIgnoreCase(server.host() + ":" + server.port());
  }

  /// The one account of this name among others, or else the one on a server of this name.
  ///
  /// @throws AuthException (23) if there is none or more than one
  static Account named(String name, List<Account> among) {
    List<Account> fitting = among.stream().filter(account -> account.answersTo(name)).toList();
    if (fitting.isEmpty()) {
      fitting = among.stream().filter(account -> isAt(name, account)).toList();
    }
    if (fitting.isEmpty()) {
      throw AuthException.unknownAccount(name, among);
    }
    if (fitting.size() > 1) {
      throw AuthException.ambiguousAccount(name, fitting);
    }
    return fitting.getFirst();
  }
}
