package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.Accounts;
import dev.sentrycli.cli.account.TokenClaim;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.state.Defaults;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which instance a run asks and with which credential, before anything is sent. It asks
/// nobody: where a person's word could help, the exception says so.
///
/// The instance is the first of `--url`, a URL argument, `SENTRY_HOST`, `SENTRY_URL` and the
/// nearest `.sentryclirc`. If a stored login belongs there it is used; otherwise the credentials
/// are tried in their usual order, and the one found must belong to that instance. Without any of
/// these the run goes where the credential belongs.
public final class Instance {
  private final Environment environment;
  private final Defaults defaults;
  private final Accounts accounts;
  private final RcFiles rcFiles;

  public Instance(Environment environment, Defaults defaults, Accounts accounts, RcFiles rcFiles) {
    this.environment = environment;
    this.defaults = defaults;
    this.accounts = accounts;
    this.rcFiles = rcFiles;
  }

  /// What a run may do that was given `--url` or a Sentry URL, or neither.
  ///
  /// @param urlArgument the instance a URL among the arguments points at
  /// @throws TrustException if the credential in use belongs to another instance
  /// @throws SettingException if an address, a token or the custom headers can't be used
  public Selection resolve(@Nullable String urlFlag, @Nullable BaseUrl urlArgument) {
    Selection selection = resolveLeniently(urlFlag, urlArgument);
    if (selection.problem() != null) {
      throw selection.problem();
    }
    return selection;
  }

  /// As [#resolve] for commands that report a mismatch instead of failing by it: the credential is
  /// then null and the problem says why.
  public Selection resolveLeniently(@Nullable String urlFlag, @Nullable BaseUrl urlArgument) {
    return new Resolution(statements(urlFlag, urlArgument)).select();
  }

  /// The addresses under which the user's instances are known, for telling the path prefix of a URL
  /// from the rest of its path.
  public List<BaseUrl> known() {
    return statements(null, null).known();
  }

  /// Why something that was written down did not count; for verbose runs.
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(rcFiles.remarks());
    Setting<String> url = rcFiles.url();
    if (url != null && (environment.isSet("SENTRY_HOST") || environment.isSet("SENTRY_URL"))) {
      remarks.add(
          "the url in "
              + url.source().describe()
              + " does not count, because the environment names an instance");
    }
    return remarks;
  }

  Statements statements(@Nullable String urlFlag, @Nullable BaseUrl urlArgument) {
    return new Statements(environment, defaults, accounts, rcFiles, urlFlag, urlArgument);
  }

  /// The custom headers that are set, from the variable or else the stored ones, wherever they may
  /// go.
  CustomHeaders configuredHeaders() {
    String name = "SENTRY_CUSTOM_HEADERS";
    String text = environment.get(name);
    if (text == null) {
      name = "'sentry cli defaults headers'";
      text = defaults.get(Defaults.Key.HEADERS);
    }
    return text == null ? CustomHeaders.NONE : CustomHeaders.parse(text, name);
  }

  /// The custom headers as far as they may go to this instance, with a warning if they may not.
  ///
  /// @param confirmed whether the user has said that the instance is theirs
  CustomHeaders headersFor(BaseUrl target, boolean confirmed, Set<String> warnings) {
    CustomHeaders headers = configuredHeaders();
    if (headers.isEmpty() || (confirmed && !target.isSaas())) {
      return headers;
    }
    warnings.add(
        target.isSaas()
            ? "Custom headers are not sent to " + target + ": they are for instances of your own"
            : "Custom headers are not sent to "
                + target
                + ", which nothing of yours names. SENTRY_HOST="
                + target
                + " or 'sentry cli defaults url "
                + target
                + "' confirms it");
    return CustomHeaders.NONE;
  }

  /// One decision.
  private final class Resolution {
    private final Statements statements;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<String> hints = new ArrayList<>();

    Resolution(Statements statements) {
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
        token.check();
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
      Setting<BaseUrl> own = statements.flag();
      if (own == null) {
        own = statements.variable();
      }
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
      GivenToken inVariable = GivenToken.inVariable(environment);
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
        if (accounts.isReadableByOthers()) {
          warnings.add(
              "Others can read your logins in "
                  + accounts.path()
                  + ": 'chmod 600 "
                  + accounts.path()
                  + "'");
        }
        if (inVariable != null) {
          hints.add(
              "The login of "
                  + account.label()
                  + " is used, not "
                  + inVariable.describe()
                  + ". SENTRY_FORCE_ENV_TOKEN=1 changes that");
        }
      }
      return selection(target, credential, null, null);
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
      CustomHeaders headers =
          problem != null ? CustomHeaders.NONE : headersFor(target.value(), confirmed, warnings);
      warnings.addAll(statements.notices());
      warnings.addAll(rcFiles.warnings());
      return new Selection(
          target,
          credential,
          headers,
          new ArrayList<>(warnings),
          hints,
          problem,
          expired,
          !confirmed && target.source() instanceof Source.RcFile);
    }

    /// A token of the user's own that says where it is from is the user's word, too.
    private boolean isConfirmed(Setting<BaseUrl> target, @Nullable ChosenCredential credential) {
      return target.source().isConfirmed()
          || (credential instanceof ChosenCredential.FromVariable
              && credential.bound().source() instanceof Source.Claim)
          || statements.isConfirmed(target.value().origin());
    }
  }
}
