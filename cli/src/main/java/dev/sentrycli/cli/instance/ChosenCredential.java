package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import org.jspecify.annotations.Nullable;

/// What this run identifies itself with, and the one instance it belongs to.
public sealed interface ChosenCredential {
  /// The instance it may be sent to, and why that one.
  Setting<BaseUrl> bound();

  /// The secret itself; null for a stored login whose token is gone.
  @Nullable String token();

  /// How messages name it; never the token.
  String describe();

  /// A login this program stored.
  record Stored(Account account) implements ChosenCredential {
    @Override
    public Setting<BaseUrl> bound() {
      return new Setting<>(account.host(), new Source.Stored("the stored login"));
    }

    @Override
    public @Nullable String token() {
      return account.token();
    }

    @Override
    public String describe() {
      return "the stored login of " + account.label();
    }

    @Override
    public String toString() {
      return describe();
    }
  }

  /// A token of the process environment.
  record FromVariable(String name, String token, Setting<BaseUrl> bound)
      implements ChosenCredential {
    @Override
    public String describe() {
      return "the token in " + name;
    }

    @Override
    public String toString() {
      return describe();
    }
  }

  /// A token that stands in a `.sentryclirc`.
  record FromRc(Source.RcFile place, String token, Setting<BaseUrl> bound)
      implements ChosenCredential {
    @Override
    public String describe() {
      return "the token in " + place.describe();
    }

    @Override
    public String toString() {
      return describe();
    }
  }
}
