package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.account.TokenKind;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.setting.Source;
import org.jspecify.annotations.Nullable;

/// A token that a variable or a `.sentryclirc` gives, before it is known where it may go.
record GivenToken(Setting<String> setting) {
  private static final String[] VARIABLES = {"SENTRY_AUTH_TOKEN", "SENTRY_TOKEN"};

  /// The first token in the order that counts, or null. The files are read only if no variable has
  /// one.
  static @Nullable GivenToken find(Environment environment, RcFiles rcFiles) {
    GivenToken fromVariable = inVariable(environment);
    if (fromVariable != null) {
      return fromVariable;
    }
    Setting<String> token = rcFiles.token();
    return token == null ? null : new GivenToken(token);
  }

  static @Nullable GivenToken inVariable(Environment environment) {
    for (String name : VARIABLES) {
      String token = environment.get(name);
      if (token != null) {
        return new GivenToken(new Setting<>(token, new Source.Variable(name)));
      }
    }
    return null;
  }

  String text() {
    return setting.value();
  }

  String describe() {
    return "the token in " + setting.source().describe();
  }

  /// Whether the user put it there, rather than a project that brought its file along.
  boolean isUsersOwn() {
    return setting.source().isConfirmed();
  }

  boolean isFromVariable() {
    return setting.source() instanceof Source.Variable;
  }

  @Nullable TokenClaim claim() {
    return TokenClaim.of(text());
  }

  ChosenCredential boundTo(Setting<BaseUrl> instance) {
    return setting.source() instanceof Source.RcFile place
        ? new ChosenCredential.FromRc(place, text(), instance)
        : new ChosenCredential.FromVariable(setting.source().describe(), text(), instance);
  }

  /// Why no server could take this for a token (12), without repeating it; null if one could.
  @Nullable SettingException problem() {
    String subject = "The token in " + setting.source().describe();
    String token = text();
    if (token.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return SettingException.token(
          subject + " starts with 'Bearer'", "leave the word out: only the token itself is wanted");
    }
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
        return SettingException.token(
            subject + " holds a space or another character that no token has",
            "copy it anew, without quotes and line breaks");
      }
    }
    if (TokenKind.SETUP_CODE.marks(token)) {
      return SettingException.token(
          subject + " is a set-up code, not a token",
          "SENTRY_SETUP_CODE=CODE sentry auth bootstrap logs in with it");
    }
    return null;
  }

  @Override
  public String toString() {
    return describe();
  }
}
