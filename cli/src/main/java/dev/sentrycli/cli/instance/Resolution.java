package dev.sentrycli.cli.instance;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.CustomHeaders;
import dev.sentrycli.cli.setting.Environment;
import dev.sentrycli.cli.setting.RcFiles;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.SettingException;
import dev.sentrycli.cli.setting.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One decision about instance and credential.
final class Resolution {
  private final Environment environment;
  private final Accounts accounts;
  private final RcFiles rcFiles;
  private final Instance instance;
  private final Statements statements;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<String> hints = new ArrayList<>();

  Resolution(
      Environment environment,
      Accounts accounts,
      RcFiles rcFiles,
      Instance instance,
      Statements statements) {
    this.environment = environment;
    this.accounts = accounts;
    this.rcFiles = rcFiles;
    this.instance = instance;
    this.statements = statements;
  }

  Selection select() {
    Setting<BaseUrl> stated = statements.first();
    Account account = accountFor(stated);
    GivenToken token = null;
    if (environment.isOn("SENTRY_FORCE_ENV_TOKEN")) {
      token = GivenToken.find(environment, rcFiles);
    }
    boolean usable = account != null && account.isUsable(environment.clock().millis());
    if (token == null && account != null && usable) {
      return selected(stated, new ChosenCredential.Stored(account), false);
    }
    if (token == null) {
      token = GivenToken.find(environment, rcFiles);
    }
    if (token != null) {
      return withToken(stated, token);
    }
    Setting<BaseUrl> target = stated != null ? stated : fallback();
    boolean isThere =
        account != null && Reach.isSame(account.host().origin(), target.value().origin());
    return selection(target, null, null, isThere ? account : null);
  }

  /// The stored login for the instance; without one there, the active login.
  private @Nullable Account accountFor(@Nullable Setting<BaseUrl> stated) {
    if (stated != null) {
      List<Account> here = accounts.on(stated.value().origin());
      if (!here.isEmpty()) {
        return firstUsable(here);
      }
    }
    return accounts.active();
  }

  /// The active login is never replaced by another one of the same instance, since that would act
  /// as somebody else.
  private Account firstUsable(List<Account> here) {
    if (!here.getFirst().active()) {
      for (Account account : here) {
        if (account.isUsable(environment.clock().millis())) {
          return account;
        }
      }
    }
    return here.getFirst();
  }

  private Selection withToken(@Nullable Setting<BaseUrl> stated, GivenToken token) {
    SettingException malformed = token.problem();
    if (malformed != null) {
      return selection(stated != null ? stated : fallback(), null, malformed, null);
    }
    Setting<BaseUrl> bound = own(token);
    if (bound != null) {
      if (stated != null && Reach.covers(bound, stated.value())) {
        bound = new Setting<>(stated.value(), bound.source());
      }
      return selected(stated, token.boundTo(bound), false);
    }
    bound = fallback();
    if (stated == null || Reach.covers(bound, stated.value())) {
      return selected(stated, token.boundTo(bound), false);
    }
    boolean mayBeTrusted = token.isUsersOwn();
    if (mayBeTrusted && accounts.isTrusted(stated.value().origin())) {
      bound = new Setting<>(stated.value(), new Source.Stored("'sentry auth trust'"));
    } else if (token.isFromVariable()
        && stated.source() instanceof Source.RcFile
        && bound.source() instanceof Source.BuiltIn
        && isContinuousIntegration()) {
      warnings.add(
          "Sending "
              + token.describe()
              + " to "
              + stated.value()
              + ", which "
              + stated.source().describe()
              + " names, because CI is set");
      bound = stated;
    }
    return selected(stated, token.boundTo(bound), mayBeTrusted);
  }

  /// The instance a token is bound to by itself, by the user's word, or by the file it stands in.
  private @Nullable Setting<BaseUrl> own(GivenToken token) {
    TokenClaim claim = token.claim();
    if (claim != null) {
      return new Setting<>(claim.url(), new Source.Claim());
    }
    Setting<BaseUrl> own = statements.variable();
    if (own == null && !token.isFromVariable()) {
      own = statements.withToken(token.setting());
    }
    return own;
  }

  /// Where a token belongs that nothing binds: to the instance of the user.
  private Setting<BaseUrl> fallback() {
    Setting<BaseUrl> home = statements.globalRcUrl();
    if (home == null) {
      home = statements.storedDefault();
    }
    if (home == null) {
      home = statements.activeAccount();
    }
    return home == null ? new Setting<>(BaseUrl.SENTRY_IO, new Source.BuiltIn()) : home;
  }

  private boolean isContinuousIntegration() {
    String ci = environment.get("CI");
    return ci != null && !ci.equals("0") && !ci.equalsIgnoreCase("false");
  }

  private Selection selected(
      @Nullable Setting<BaseUrl> stated, ChosenCredential credential, boolean confirmable) {
    Setting<BaseUrl> target = stated != null ? stated : credential.bound();
    if (!Reach.covers(credential.bound(), target.value())) {
      boolean stored = credential instanceof ChosenCredential.Stored;
      return selection(
          target,
          null,
          TrustException.mismatch(
              credential, target, confirmable, stored ? forcing(target.value()) : null),
          null);
    }
    if (credential instanceof ChosenCredential.Stored(Account account)) {
      noteAbout(account);
    }
    return selection(target, credential, null, null);
  }

  private void noteAbout(Account account) {
    if (accounts.isReadableByOthers()) {
      String path = accounts.path();
      warnings.add("Others can read your logins in " + path + ": 'chmod 600 " + path + "'");
    }
    GivenToken hidden = GivenToken.inVariable(environment);
    if (hidden != null) {
      hints.add(
          "The login of "
              + account.label()
              + " is used, not "
              + hidden.describe()
              + ". SENTRY_FORCE_ENV_TOKEN=1 changes that");
    }
  }

  /// How the token that the stored login hides would get to the target, if it may at all.
  private @Nullable String forcing(BaseUrl target) {
    GivenToken hidden = GivenToken.find(environment, rcFiles);
    if (hidden == null) {
      return null;
    }
    Setting<BaseUrl> own = own(hidden);
    boolean goesThere = own != null && Reach.covers(own, target);
    if (!goesThere && own != null && own.source() instanceof Source.Claim) {
      return null;
    }
    return (goesThere ? "" : "SENTRY_HOST=" + target + " ")
        + "SENTRY_FORCE_ENV_TOKEN=1 uses "
        + hidden.describe()
        + " there";
  }

  private Selection selection(
      Setting<BaseUrl> target,
      @Nullable ChosenCredential credential,
      @Nullable Failure problem,
      @Nullable Account expired) {
    boolean confirmed = isConfirmed(target, credential);
    CustomHeaders headers = CustomHeaders.NONE;
    ChosenCredential usable = credential;
    Failure obstacle = problem;
    if (obstacle == null) {
      try {
        headers = instance.headersFor(target.value(), confirmed, warnings);
      } catch (SettingException unusable) {
        usable = null;
        obstacle = unusable;
      }
    }
    warnings.addAll(statements.notices());
    warnings.addAll(rcFiles.warnings());
    return new Selection(
        target, usable, headers, new ArrayList<>(warnings), hints, obstacle, expired);
  }

  /// A token of the user's own that says where it is from is the user's word, too.
  private boolean isConfirmed(Setting<BaseUrl> target, @Nullable ChosenCredential credential) {
    return target.source().isConfirmed()
        || (credential instanceof ChosenCredential.FromVariable
            && credential.bound().source() instanceof Source.Claim)
        || statements.isConfirmed(target.value().origin());
  }
}
