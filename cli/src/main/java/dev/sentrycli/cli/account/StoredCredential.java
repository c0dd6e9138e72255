package dev.sentrycli.cli.account;

import dev.sentrycli.api.gateway.Credential;
import dev.sentrycli.api.oauth.Exchange;
import dev.sentrycli.api.oauth.Tokens;
import dev.sentrycli.cli.state.StateException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The token of a stored login, renewed in time. The server answers a refresh token once and then
/// only knows its successor; so one run at a time asks, the others take what it got, and the new
/// tokens are on disk before anything is sent with them.
public final class StoredCredential implements Credential {
  private final Accounts accounts;
  private final ClientIds clientIds;
  private final Clock clock;
  private final Refresh refresh;
  private final Consumer<String> warnings;
  private final Consumer<String> remarks;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Account account;
  private volatile boolean tried;
  private volatile boolean ended;

  /// The dead token that the disk still holds, because its successor could not be stored.
  private @Nullable String outlived;

  /// Asks the instance of an account for new tokens.
  @FunctionalInterface
  public interface Refresh {
    Exchange ask(Account account, String clientId, String refreshToken);
  }

  /// Where the id of the OAuth application comes from when the login does not know it.
  ///
  /// @param variable the value of `SENTRY_CLIENT_ID`, or null
  /// @param builtIn the application known for sentry.io, or null
  public record ClientIds(@Nullable String variable, @Nullable String builtIn) {}

  /// @param warnings hears that a renewed token could not be stored
  /// @param remarks hears why a token was not renewed although it was time; for verbose runs
  public StoredCredential(
      Accounts accounts,
      Account account,
      ClientIds clientIds,
      Clock clock,
      Refresh refresh,
      Consumer<String> warnings,
      Consumer<String> remarks) {
    this.accounts = accounts;
    this.account = account;
    this.clientIds = clientIds;
    this.clock = clock;
    this.refresh = refresh;
    this.warnings = warnings;
    this.remarks = remarks;
  }

  /// The token, renewed first if its last tenth of life has begun.
  ///
  /// @throws AccountException if it is over and can't be renewed
  @Override
  public @Nullable String token() {
    if (tried || !account.isRenewalDue(clock.millis())) {
      return account.token();
    }
    lock.lock();
    try {
      if (!tried && !ended && account.isRenewalDue(clock.millis())) {
        renew(null);
        tried = true;
      }
      return account.token();
    } finally {
      lock.unlock();
    }
  }

  /// Renews a token that the server no longer takes.
  @Override
  public @Nullable String renewed(String rejectedToken) {
    lock.lock();
    try {
      String current = account.token();
      if (current != null && !current.equals(rejectedToken)) {
        return current;
      }
      if (ended || account.refreshToken() == null) {
        return null;
      }
      renew(rejectedToken);
      String renewed = account.token();
      return renewed == null || renewed.equals(rejectedToken) ? null : renewed;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a renewal that another thread is at, whose tokens would be lost with the process,
  /// and begins no more.
  public void end() {
    lock.lock();
    try {
      ended = true;
    } finally {
      lock.unlock();
    }
  }

  /// Renews the token whether it is time or not.
  ///
  /// @return the account with its new tokens, or with those another run got meanwhile
  /// @throws AccountException if the server does not renew it
  public Account renewNow() {
    String current = account.token();
    if (current == null || renewed(current) == null) {
      throw AccountException.expired(account);
    }
    return account;
  }

  @Override
  public String identity() {
    return "account-" + account.id();
  }

  @Override
  public String toString() {
    return account.toString();
  }

  private void renew(@Nullable String rejectedToken) {
    try {
      Account held = account;
      account = accounts.whileRenewing(held.id(), store -> renewed(store, held, rejectedToken));
    } catch (UncheckedIOException noLock) {
      carryOn(
          rejectedToken,
          StateException.unwritable("The stored logins", where(), noLock.getCause()));
    } catch (StateException unwritable) {
      carryOn(rejectedToken, unwritable);
    }
  }

  /// What to go on with, decided while no other run renews this account.
  private Account renewed(Accounts store, Account held, @Nullable String rejectedToken) {
    Account now = store.reread(held.id());
    if (now == null) {
      return carryOn(rejectedToken, AccountException.expired(held));
    }
    if (outlived != null && outlived.equals(now.token())) {
      now = held;
    }
    String token = now.token();
    String refreshToken = now.refreshToken();
    if (token == null) {
      throw AccountException.expired(now);
    }
    if (!token.equals(held.token()) || refreshToken == null) {
      return now;
    }
    String clientId = clientId(now);
    if (clientId == null) {
      return carryOn(rejectedToken, AccountException.noClient(now));
    }
    // The old refresh token is dead as soon as the server answers, so make sure of the disk first.
    store.update(now.id(), same -> same);
    return switch (refresh.ask(now, clientId, refreshToken)) {
      case Exchange.Granted(Tokens tokens) -> kept(store, now, tokens);
      case Exchange.Rejected(var description) -> rejected(store, now, words(description));
      case Exchange.UnknownClient(var description) ->
          throw AccountException.unknownClient(
              now, clientId, clientIdSource(now), words(description));
      case Exchange.Refused(_, var error, var description) ->
          carryOn(
              rejectedToken,
              AccountException.notRenewed(
                  now, description == null ? error : error + ": " + description));
      case Exchange.Malformed(var what) ->
          carryOn(rejectedToken, AccountException.unreadable(now, what));
      case Exchange.Unsettled(var why, _) -> carryOn(rejectedToken, why);
    };
  }

  private Account kept(Accounts store, Account now, Tokens tokens) {
    try {
      Account changed = store.update(now.id(), old -> old.renewed(tokens, clock.millis()));
      if (changed != null) {
        outlived = null;
        return changed;
      }
      // Logged out while the server answered: the run may finish, but nothing is stored again.
    } catch (StateException unwritable) {
      if (outlived == null) {
        outlived = now.token();
        warnings.accept(
            unwritable.getMessage()
                + ". The renewed login of "
                + now
                + " is good for this run only; 'sentry auth login --url "
                + now.host()
                + "' makes one that lasts");
      }
    }
    return now.renewed(tokens, clock.millis());
  }

  /// Another program may have renewed without our lock; only if the store still holds what the
  /// server refused is the login over.
  private Account rejected(Accounts store, Account refused, String serverWords) {
    Account now = store.reread(refused.id());
    if (now != null && now.token() != null && !now.token().equals(refused.token())) {
      return now;
    }
    store.update(refused.id(), old -> old.withoutTokens(clock.millis()));
    throw AccountException.refused(refused, serverWords);
  }

  /// Goes on with the token at hand if it is still good, or fails.
  private Account carryOn(@Nullable String rejectedToken, RuntimeException why) {
    if (rejectedToken != null || account.isExpired(clock.millis())) {
      throw why;
    }
    remarks.accept("The token was not renewed yet: " + why.getMessage());
    return account;
  }

  private @Nullable String clientId(Account of) {
    if (of.clientId() != null) {
      return of.clientId();
    }
    if (clientIds.variable() != null) {
      return clientIds.variable();
    }
    return of.host().isSaas() ? clientIds.builtIn() : null;
  }

  private String clientIdSource(Account of) {
    if (of.clientId() != null) {
      return "the stored login";
    }
    return clientIds.variable() != null ? "SENTRY_CLIENT_ID" : "this program";
  }

  private String where() {
    String path = accounts.path();
    return path == null ? "the configuration folder" : path;
  }

  private static String words(@Nullable String description) {
    return description == null ? "" : description;
  }
}
