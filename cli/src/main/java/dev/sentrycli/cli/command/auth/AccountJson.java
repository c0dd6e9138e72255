package dev.sentrycli.cli.command.auth;

import com.google.gson.JsonObject;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.session.Session;
import java.util.List;

/// Stored logins as `--json` shows them, and as people see them in a sentence. Tokens are left out.
final class AccountJson {
  private AccountJson() {}

  static JsonObject of(Account account, Session session) {
    JsonObject json = new JsonObject();
    json.addProperty("id", account.id());
    json.addProperty("active", account.active());
    json.addProperty("host", account.host().toString());
    Account.Identity identity = account.identity();
    if (identity.userId() != null) {
      json.addProperty("userId", identity.userId());
    }
    if (identity.email() != null) {
      json.addProperty("email", identity.email());
    }
    if (identity.username() != null) {
      json.addProperty("username", identity.username());
    }
    if (identity.name() != null) {
      json.addProperty("name", identity.name());
    }
    json.addProperty("usable", account.isUsable(session.environment().clock().millis()));
    if (account.expiresAt() != null) {
      json.addProperty("expiresAt", account.expiresAt());
    }
    return json;
  }

  /// `NAME <EMAIL> on HOST`.
  static String words(Account account) {
    String display = account.identity().display();
    return (display == null ? account.label() : display) + " on " + account.host();
  }

  /// A line for each, for the candidates of a choice.
  static List<String> lines(List<Account> accounts) {
    return accounts.stream().map(AccountJson::words).toList();
  }
}
