package dev.sentrycli.cli.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.BaseUrl.BadAddressException;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.UnexpectedJsonException;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFile;
import dev.sentrycli.cli.state.StateFolder;
import dev.sentrycli.cli.state.StateName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The stored logins, and the origins the user confirmed for environment tokens. One file, readable
/// by its owner alone; every change happens under a lock on what is there at that moment.
public final class Accounts {
  private static final String FILE = StateName.ACCOUNTS;
  private static final int FORMAT = 1;

  private final @Nullable StateFolder folder;
  private final StateFile file;
  private volatile @Nullable Contents known;

  /// What the file holds.
  private record Contents(List<Account> accounts, Set<String> trusted) {
    static final Contents EMPTY = new Contents(List.of(), Set.of());

    Contents {
      accounts = List.copyOf(accounts);
    }
  }

  /// @param folder null where there is no place to keep anything
  public Accounts(@Nullable StateFolder folder) {
    this.folder = folder;
    this.file =
        new StateFile(
            folder,
            FILE,
            "The stored logins",
            "to start afresh move it away and run 'sentry auth login'",
            FORMAT);
  }

  /// Where the logins are kept, for messages; null if nowhere.
  public @Nullable String path() {
    return folder == null ? null : file.path();
  }

  /// All accounts in the order they were made.
  ///
  /// @throws StateException if the file can't be understood
  public List<Account> all() {
    return contents().accounts();
  }

  public @Nullable Account active() {
    for (Account account : all()) {
      if (account.active()) {
        return account;
      }
    }
    return null;
  }

  /// The accounts of an instance, the active one first, then by last use.
  public List<Account> on(Origin origin) {
    List<Account> here = new ArrayList<>();
    for (Account account : all()) {
      if (isSame(account.host().origin(), origin)) {
        here.add(account);
      }
    }
    if (here.size() > 1) {
      here.sort(
          Comparator.comparing(Account::active).thenComparingLong(Account::lastUsedAt).reversed());
    }
    return here;
  }

  /// The accounts a name may mean.
  public List<Account> named(String name) {
    return all().stream().filter(account -> account.answersTo(name)).toList();
  }

  public boolean isReadableByOthers() {
    return folder != null && folder.isReadableByOthers(FILE);
  }

  /// Adds a login, or replaces the one of the same user on the same instance, and makes it active.
  public Account store(Account login) {
    return change(
        contents -> {
          List<Account> all = new ArrayList<>();
          for (Account account : contents.accounts()) {
            boolean replaced =
                account.host().equals(login.host())
                    && (account.identity().isSameUser(login.identity())
                        || (!account.identity().isKnown() && !login.identity().isKnown()));
            if (!replaced) {
              all.add(account.withActive(false, login.createdAt()));
            }
          }
          all.add(login.withActive(true, login.createdAt()));
          return new Contents(all, contents.trusted());
        },
        contents -> contents.accounts().getLast());
  }

  /// Removes the accounts of these ids; if the active one goes, the most recently used one that is
  /// left becomes active.
  public void remove(Set<String> ids, long now) {
    change(
        contents -> {
          List<Account> left =
              contents.accounts().stream().filter(account -> !ids.contains(account.id())).toList();
          if (left.stream().noneMatch(Account::active) && !left.isEmpty()) {
            Account next =
                left.stream().max(Comparator.comparingLong(Account::lastUsedAt)).orElseThrow();
            left = left.stream().map(a -> a.withActive(a.id().equals(next.id()), now)).toList();
          }
          return new Contents(left, contents.trusted());
        },
        contents -> contents);
  }

  public void activate(String id, long now) {
    change(
        contents ->
            new Contents(
                contents.accounts().stream()
                    .map(account -> account.withActive(account.id().equals(id), now))
                    .toList(),
                contents.trusted()),
        contents -> contents);
  }

  /// Changes one account as it is on disk at that moment.
  ///
  /// @return the account as it is now, or null if it is gone
  public @Nullable Account update(String id, UnaryOperator<Account> change) {
    change(
        contents ->
            new Contents(
                contents.accounts().stream()
                    .map(account -> account.id().equals(id) ? change.apply(account) : account)
                    .toList(),
                contents.trusted()),
        contents -> contents);
    return byId(id);
  }

  /// The account as it is on disk now, not as this run first saw it.
  public @Nullable Account reread(String id) {
    known = null;
    return byId(id);
  }

  /// Runs an action while no other run renews the tokens of this account.
  public <T extends @Nullable Object> T whileRenewing(String id, Function<Accounts, T> action) {
    if (folder == null) {
      return action.apply(this);
    }
    return folder.locked(
        StateName.RENEWAL + id.replaceAll("[^A-Za-z0-9-]", "_"), () -> action.apply(this));
  }

  /// Whether the user confirmed that environment tokens may go to this origin.
  public boolean isTrusted(Origin origin) {
    return contents().trusted().contains(origin.toString());
  }

  /// The origins the user confirmed, oldest first.
  public List<String> trusted() {
    return List.copyOf(contents().trusted());
  }

  public void trust(Origin origin) {
    change(
        contents -> {
          Set<String> more = new LinkedHashSet<>(contents.trusted());
          more.add(origin.toString());
          return new Contents(contents.accounts(), more);
        },
        contents -> contents);
  }

  /// @return whether it was confirmed before
  public boolean distrust(Origin origin) {
    boolean was = isTrusted(origin);
    change(
        contents -> {
          Set<String> fewer = new LinkedHashSet<>(contents.trusted());
          fewer.remove(origin.toString());
          return new Contents(contents.accounts(), fewer);
        },
        contents -> contents);
    return was;
  }

  static boolean isSame(Origin one, Origin other) {
    return one.equals(other) || (one.isSaas() && other.isSaas());
  }

  private @Nullable Account byId(String id) {
    for (Account account : all()) {
      if (account.id().equals(id)) {
        return account;
      }
    }
    return null;
  }

  private Contents contents() {
    Contents contents = known;
    if (contents == null) {
      contents = load();
      known = contents;
    }
    return contents;
  }

  private <T> T change(UnaryOperator<Contents> change, Function<Contents, T> answer) {
    return file.changing(
        "a login",
        () -> {
          Contents changed = change.apply(load());
          file.write(json(changed));
          known = changed;
          return answer.apply(changed);
        });
  }

  private JsonObject json(Contents contents) {
    JsonObject json = file.fresh();
    JsonArray list = new JsonArray();
    contents.accounts().forEach(account -> list.add(account.toJson()));
    json.add("accounts", list);
    JsonArray origins = new JsonArray();
    contents.trusted().forEach(origins::add);
    json.add("trusted", origins);
    return json;
  }

  private Contents load() {
    JsonObject json = file.read();
    if (json == null) {
      return Contents.EMPTY;
    }
    try {
      List<Account> accounts = new ArrayList<>();
      for (JsonObject account : Fields.objects(json, "accounts")) {
        accounts.add(Account.fromJson(account));
      }
      Set<String> trusted = new LinkedHashSet<>();
      JsonArray origins = Fields.arrayOrNull(json, "trusted");
      if (origins != null) {
        for (JsonElement origin : origins) {
          trusted.add(BaseUrl.parse(origin.getAsString()).origin().toString());
        }
      }
      return new Contents(accounts, trusted);
    } catch (UnexpectedJsonException
        | BadAddressException
        | NumberFormatException
        | IllegalStateException
        | UnsupportedOperationException unreadable) {
      throw file.damaged("it is not what this program writes");
    }
  }
}
