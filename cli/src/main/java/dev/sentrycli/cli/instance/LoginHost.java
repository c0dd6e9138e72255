package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.cli.account.SetupCode;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.setting.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a login goes. A password-like secret is about to be made or handed over there, so a
/// project's file alone never decides it.
///
/// @param customHeaders the user's own headers, which the login requests carry, too
/// @param warnings what the user should know, once, on standard error
public record LoginHost(Setting<BaseUrl> base, CustomHeaders customHeaders, List<String> warnings) {
  public LoginHost {
    warnings = List.copyOf(warnings);
  }

  /// Finds the host of a login.
  ///
  /// @param urlFlag the value of `--url`
  /// @param server the server part of an `email:server` argument
  /// @throws TrustException (13) if only a project's file names it
  /// @throws SettingException if an address or the custom headers can't be used
  public static LoginHost resolve(
      Instance instance, @Nullable String urlFlag, @Nullable String server) {
    Statements statements = instance.statements(urlFlag, null);
    Setting<BaseUrl> base = stated(statements, server);
    if (base == null) {
      base = remembered(statements);
    }
    Set<String> warnings = new LinkedHashSet<>();
    CustomHeaders headers = instance.headersFor(base.value(), true, warnings);
    return to(base, headers, statements, warnings);
  }

  /// The host of a token that stands in a file. If only that file names the host, the user's own
  /// headers stay here.
  public static LoginHost of(Instance instance, Setting<BaseUrl> base) {
    Statements statements = instance.statements(null, null);
    Set<String> warnings = new LinkedHashSet<>();
    boolean confirmed =
        base.source() instanceof Source.Flag || statements.isConfirmed(base.value().origin());
    CustomHeaders headers = instance.headersFor(base.value(), confirmed, warnings);
    return to(base, headers, statements, warnings);
  }

  /// The host that a set-up code names.
  ///
  /// @param place where the code is from, for messages
  /// @param urlFlag the value of `--url`, which must name the same instance
  /// @throws SettingException (21) if it names another one, or if nobody but the code names an
  ///   instance without TLS
  public static LoginHost of(
      Instance instance, SetupCode code, String place, @Nullable String urlFlag) {
    Statements statements = instance.statements(urlFlag, null);
    Setting<BaseUrl> base = new Setting<>(code.url(), new Source.Variable(place));
    Setting<BaseUrl> confirmed = statements.flag();
    if (confirmed != null && !names(confirmed, code.url())) {
      throw SettingException.value(
          "The set-up code is for " + code.url() + ", not for " + confirmed.value(),
          "leave out --url if " + code.url() + " is the one that is meant",
          "have a code made at " + confirmed.value());
    }
    if (confirmed == null) {
      confirmed = statements.variable();
    }
    if (!code.url().origin().isEncrypted()
        && (confirmed == null || !names(confirmed, code.url()))) {
      throw SettingException.value(
          "The set-up code is for " + code.url() + ", which speaks plain HTTP; it was not sent",
          "sentry auth bootstrap --url " + code.url() + " confirms that this is the one");
    }
    Set<String> warnings = new LinkedHashSet<>();
    CustomHeaders headers =
        instance.headersFor(code.url(), statements.isConfirmed(code.url().origin()), warnings);
    return to(base, headers, statements, warnings);
  }

  private static boolean names(Setting<BaseUrl> setting, BaseUrl base) {
    return setting.value().equals(base) || (setting.value().isSaas() && base.isSaas());
  }

  private static LoginHost to(
      Setting<BaseUrl> base, CustomHeaders headers, Statements statements, Set<String> warnings) {
    if (!base.value().origin().isEncrypted() && !base.value().origin().isLoopback()) {
      warnings.add(
          base.value() + " speaks plain HTTP: everybody on the way can read the token it gives");
    }
    warnings.addAll(statements.notices());
    return new LoginHost(base, headers, new ArrayList<>(warnings));
  }

  /// The line that says where the login goes.
  public String announcement() {
    return "Logging in to " + base.value() + " (from " + base.source().describe() + ")";
  }

  /// Why a token may not be stored for this host although the user hands it over: an organization
  /// token that says it was issued elsewhere. Null if nothing speaks against it. If the exception
  /// is confirmable, the user may insist.
  public @Nullable TrustException objection(String token) {
    TokenClaim claim = TokenClaim.of(token);
    if (claim == null
        || Reach.covers(new Setting<>(claim.url(), new Source.Claim()), base.value())) {
      return null;
    }
    boolean mayInsist =
        base.source() instanceof Source.Flag && !claim.url().isSaas() && !base.value().isSaas();
    return TrustException.foreignClaim(base, claim.url(), mayInsist);
  }

  private static @Nullable Setting<BaseUrl> stated(Statements statements, @Nullable String server) {
    Setting<BaseUrl> flag = statements.flag();
    if (flag != null) {
      return flag;
    }
    return server != null ? argument(server) : statements.variable();
  }

  private static Setting<BaseUrl> argument(String server) {
    try {
      return new Setting<>(BaseUrl.parse(server), new Source.Flag("the argument"));
    } catch (BadAddressException bad) {
      throw SettingException.usage(
          "The server of the argument " + bad.getMessage(),
          "an example is alice@example.com:sentry.example.com");
    }
  }

  private static Setting<BaseUrl> remembered(Statements statements) {
    Setting<BaseUrl> rc = statements.rcUrl();
    Setting<BaseUrl> otherwise = statements.storedDefault();
    if (otherwise == null) {
      otherwise = statements.activeAccount();
    }
    if (rc != null) {
      if (!rc.source().isConfirmed() && !statements.isConfirmed(rc.value().origin())) {
        throw TrustException.unconfirmedLogin(rc, otherwise);
      }
      return rc;
    }
    return otherwise != null ? otherwise : new Setting<>(BaseUrl.SENTRY_IO, new Source.BuiltIn());
  }
}
