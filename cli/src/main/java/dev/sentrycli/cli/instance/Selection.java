package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.AccountException;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a run goes and what it may send there.
///
/// @param target the instance, and who says so
/// @param credential what may be sent to it; null if there is nothing
/// @param customHeaders the user's own headers, empty where they must not go
/// @param warnings what the user should know, once, on standard error
/// @param hints the same for people at a terminal only
/// @param problem why a credential or the custom headers can't be used here
/// @param expired the stored login that would have been used if it still were of use
public record Selection(
    Setting<BaseUrl> target,
    @Nullable ChosenCredential credential,
    CustomHeaders customHeaders,
    List<String> warnings,
    List<String> hints,
    @Nullable Failure problem,
    @Nullable Account expired) {
  public Selection {
    warnings = List.copyOf(warnings);
    hints = List.copyOf(hints);
  }

  /// The user's own headers.
  ///
  /// @throws SettingException if they can't be understood
  @Override
  public CustomHeaders customHeaders() {
    if (problem instanceof SettingException unusable) {
      throw unusable;
    }
    return customHeaders;
  }

  /// The credential, for commands that can't do without.
  ///
  /// @throws Failure why there is none: 13 if it belongs elsewhere, 11 if it expired, else 10
  public ChosenCredential requireCredential() {
    if (credential != null) {
      return credential;
    }
    if (problem != null) {
      throw problem;
    }
    if (expired != null) {
      throw AccountException.expired(expired);
    }
    throw new NotLoggedIn(target);
  }
}
