package dev.sentrycli.cli.session;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Credential;
import dev.sentrycli.api.gateway.Gateway;
import dev.sentrycli.api.gateway.Network;
import dev.sentrycli.api.gateway.Notices;
import dev.sentrycli.api.gateway.Passport;
import dev.sentrycli.api.oauth.DeviceFlow;
import dev.sentrycli.cli.account.Account;
import dev.sentrycli.cli.account.EnvironmentCredential;
import dev.sentrycli.cli.account.StoredCredential;
import dev.sentrycli.cli.instance.ChosenCredential;
import dev.sentrycli.cli.instance.Selection;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.output.Format;
import dev.sentrycli.cli.state.StateFolder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways of a run to servers, with what it has to show there. Each is made when it is first
/// asked for; all end with the run.
public final class Connections implements AutoCloseable {
  private final Session session;
  private final Session.Wishes wishes;
  private @Nullable Network network;
  private @Nullable Gateway gateway;
  private @Nullable Gateway withoutLogin;
  private @Nullable Gateway beside;
  private @Nullable StoredCredential renewable;
  private @Nullable Progress progress;

  Connections(Session session, Session.Wishes wishes) {
    this.session = session;
    this.wishes = wishes;
  }

  /// The way to the instance, with the credential this run has.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if there is none, or it belongs elsewhere
  public Gateway gateway() {
    Gateway known = gateway;
    if (known == null) {
      Selection chosen = session.selection();
      known =
          gateway(
              new Passport(
                  chosen.target().value(),
                  credential(chosen.requireCredential()),
                  chosen.customHeaders().headers()));
      gateway = known;
    }
    return known;
  }

  /// The way to servers that need no login, such as those a DSN names. The custom headers go along
  /// to the instance of this run; no token goes anywhere.
  public Gateway gatewayWithoutLogin() {
    Gateway known = withoutLogin;
    if (known != null) {
      return known;
    }
    Selection chosen = session.selection();
    Passport passport =
        new Passport(chosen.target().value(), null, chosen.customHeaders().headers());
    Gateway open = gateway;
    if (open != null) {
      return open.as(passport);
    }
    Gateway made = gateway(passport);
    withoutLogin = made;
    return made;
  }

  /// As [#gatewayWithoutLogin()], for a run whose terminal belongs to another program: nobody is
  /// shown what is waited for. Where the settings of the run are of no use, it goes without them.
  public Gateway gatewayBeside(BaseUrl server) {
    Gateway known = beside;
    if (known == null) {
      Passport passport;
      try {
        Selection chosen = session.selection();
        passport = new Passport(chosen.target().value(), null, chosen.customHeaders().headers());
      } catch (Failure unusable) {
        session.notices().debug("host", unusable.sentence());
        passport = Passport.anonymous(server);
      }
      known = new Gateway(network(), passport, new HttpNotices(session.notices(), null, true));
      beside = known;
    }
    return known;
  }

  /// How old the oldest of the answers is if this run was given kept ones only; else null.
  public @Nullable Duration oldestAnswer() {
    Gateway open = gateway;
    return open == null ? null : open.oldestAge();
  }

  /// A way to a server with other papers than those of this run.
  public Gateway gateway(Passport passport) {
    return new Gateway(network(), passport, heard());
  }

  /// Makes sure that an answer nobody can use is not given again.
  public void dropAnswers() {
    Gateway open = gateway;
    if (open != null) {
      open.dropAnswers();
    }
  }

  @Override
  public void close() {
    StoredCredential credential = renewable;
    if (credential != null) {
      credential.end();
    }
    Progress shown = progress;
    if (shown != null) {
      shown.end();
    }
    Gateway open = gateway;
    if (open != null) {
      open.close();
    }
    Gateway anonymous = withoutLogin;
    if (anonymous != null) {
      anonymous.close();
    }
    Gateway quiet = beside;
    if (quiet != null) {
      quiet.close();
    }
  }

  private Credential credential(ChosenCredential chosen) {
    return switch (chosen) {
      case ChosenCredential.Stored(Account account) -> {
        StoredCredential stored = stored(account);
        renewable = stored;
        yield stored;
      }
      case ChosenCredential.FromVariable(var _, String token, var _) ->
          new EnvironmentCredential(token);
      case ChosenCredential.FromRc(var _, String token, var _) -> new EnvironmentCredential(token);
    };
  }

  /// The token of a stored login, renewed in time.
  public StoredCredential stored(Account account) {
    return new StoredCredential(
        session.accounts(),
        account,
        new StoredCredential.ClientIds(session.environment().get("SENTRY_CLIENT_ID"), null),
        session.environment().clock(),
        (owner, clientId, refreshToken) ->
            new DeviceFlow(
                    gateway(
                        new Passport(
                            owner.host(), null, session.selection().customHeaders().headers())))
                .refresh(clientId, refreshToken),
        warning -> session.notices().warn("auth", warning),
        remark -> session.notices().debug("auth", remark));
  }

  /// The files of further certificate authorities that are named, whether they can be read or not.
  ///
  /// @throws dev.sentrycli.cli.output.Failure if the stored defaults can't be read
  public List<Network.CaFile> certificateFiles() {
    return NetworkSettings.caFiles(session.environment(), session.defaults());
  }

  /// The certificate this machine shows to servers that ask for one, or null.
  public Network.@Nullable ClientCertificate clientCertificate() {
    return NetworkSettings.clientCertificate(session.environment());
  }

  /// Makes this a run that looks for what is wrong: it waits less, believes no kept answer, and
  /// takes no certificate for good from memory. To be called before anything else.
  ///
  /// @param limit how long to wait for a connection, and for an answer, at most
  public void examine(Duration limit) {
    network =
        NetworkSettings.of(
                session.environment(),
                session.defaultsOrNone(),
                session.folder(),
                wishes.version(),
                true)
            .withLimits(new Network.Limits(limit, limit))
            .withCache(null, false)
            .withVouchedFolder(null);
  }

  /// Forgets what was kept of the servers' answers, also where this run keeps none.
  void forgetAnswers(StateFolder folder) {
    Network keeping = network().withCache(NetworkSettings.cache(folder), false);
    new Gateway(keeping, Passport.anonymous(BaseUrl.SENTRY_IO), heard()).clearCache();
  }

  private Network network() {
    Network known = network;
    if (known == null) {
      known =
          NetworkSettings.of(
              session.environment(),
              session.defaults(),
              session.folder(),
              wishes.version(),
              wishes.fresh());
      network = known;
    }
    return known;
  }

  private synchronized @Nullable Progress progress() {
    boolean watched =
        wishes.asks() && wishes.format() == Format.HUMAN && session.console().look().rich();
    if (watched && progress == null) {
      progress = new Progress(session.console());
    }
    return progress;
  }

  private Notices heard() {
    return new HttpNotices(session.notices(), progress(), !wishes.tellsNoWarnings());
  }
}
