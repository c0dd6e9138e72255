package dev.sentrycli.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.state.OtherProcess;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final String A = "https://a.example/sentry";
  private static final String B = "http://b.example:9000";

  @TempDir Path root;

  @Test
  void aLoginIsStillThereInTheNextRunWithAllThatIsKnown() throws IOException {
    Account made =
        new Account(
            "id-1",
            BaseUrl.parse(A),
            new Account.Identity("7", "alice@example.com", "alice", "Alice"),
            Account.Kind.OAUTH,
            "token",
            "refresh",
            2000L,
            1000L,
            "client",
            List.of("org:read", "event:write"),
            true,
            1,
            2,
            1);
    accounts().store(made);

    assertThat(accounts().active()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("c"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aTokenWithoutAUserIsAnAccountToo() {
    accounts().store(account("id-1", A, null, 1));

    assertThat(accounts().active()).extracting(Account::label).isEqualTo("token id-1");
  }

  @Test
  void oneAccountIsActiveAtATime() {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    accounts().store(account("id-2", B, "alice@example.com", 2));
    assertThat(accounts().active()).extracting(Account::id).isEqualTo("id-2");

    accounts().activate("id-1", 3);

    assertThat(accounts().all()).filteredOn(Account::active).hasSize(1);
    assertThat(accounts().active()).extracting(Account::id).isEqualTo("id-1");
  }

  @Test
  void aNewLoginOfTheSameUserReplacesTheOldOneThereOnly() {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    accounts().store(account("id-2", B, "alice@example.com", 2));
    accounts().store(account("id-3", A, "alice@example.com", 3));

    assertThat(accounts().all()).extracting(Account::id).containsExactly("id-2", "id-3");
  }

  @Test
  void whenTheActiveOneGoesTheMostRecentlyUsedTakesItsPlace() {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    accounts().store(account("id-2", A, "bob@example.com", 2));
    accounts().store(account("id-3", B, "carol@example.com", 3));
    accounts().activate("id-1", 4);
    accounts().activate("id-3", 5);

    accounts().remove(Set.of("id-3"), 6);

    assertThat(accounts().active()).extracting(Account::id).isEqualTo("id-1");
    accounts().remove(Set.of("id-1", "id-2"), 7);
    assertThat(accounts().active()).isNull();
  }

  @Test
  void theAccountsOfAnInstanceAreListedActiveFirstThenByLastUse() {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    accounts().store(account("id-2", A, "bob@example.com", 2));
    accounts().store(account("id-3", B, "carol@example.com", 3));
    assertThat(accounts().on(BaseUrl.parse("https://a.example").origin()))
        .extracting(Account::id)
        .containsExactly("id-2", "id-1");

    accounts().activate("id-1", 4);

    assertThat(accounts().on(BaseUrl.parse("https://a.example").origin()))
        .extracting(Account::id)
        .containsExactly("id-1", "id-2");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "id-2, 1",
    "ALICE@example.com, 2",
    "alice@example.com:b.example, 1",
    "alice@example.com:b.example:9000, 1",
    "alice@example.com:b.example:80, 0",
    "nobody, 0"
  })
  void aNameMayMeanSeveral(String name, int found) {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    accounts().store(account("id-2", B, "alice@example.com", 2));

    assertThat(accounts().named(name)).hasSize(found);
  }

  @Test
  void confirmedOriginsAreRememberedAndForgotten() {
    accounts().trust(BaseUrl.parse(A).origin());
    accounts().trust(BaseUrl.parse(B).origin());
    accounts().trust(BaseUrl.parse(A).origin());
    assertThat(accounts().trusted()).containsExactly("https://a.example", B);
    assertThat(accounts().isTrusted(BaseUrl.parse(B).origin())).isTrue();
    assertThat(accounts().isTrusted(BaseUrl.parse("https://b.example").origin())).isFalse();

    assertThat(accounts().distrust(BaseUrl.parse(B).origin())).isTrue();
    assertThat(accounts().distrust(BaseUrl.parse(B).origin())).isFalse();

    assertThat(accounts().trusted()).containsExactly("https://a.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"format\":1,\"accounts\":[{}]}",
        "{\"format\":1,\"accounts\":[{\"id\":\"x\",\"host\":\"ftp://x\"}]}",
        "{\"format\":1,\"accounts\":[],\"trusted\":[[]]}"
      })
  void aDamagedFileIsAnErrorAndNeverOverwritten(String text) throws IOException {
    Files.createDirectories(root.resolve("c"));
    Files.writeString(file(), text);

    assertThatThrownBy(() -> accounts().all())
        .isInstanceOfSatisfying(
            StateException.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.CONFIG))
        .hasMessageContaining(file().toString());
    assertThatThrownBy(() -> accounts().store(account("id-1", A, null, 1)))
        .isInstanceOf(StateException.class);
    assertThat(file()).hasContent(text);
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws IOException {
    Files.createDirectories(root.resolve("c"));
    Files.writeString(file(), "{\"format\": 2}");

    assertThatThrownBy(() -> accounts().all()).hasMessageContaining("newer version");
    assertThat(file()).hasContent("{\"format\": 2}");
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorThatNamesIt() throws IOException {
    Path below = Files.createFile(root.resolve("file")).resolve("below");
    Accounts closed = new Accounts(new StateFolder(below));

    assertThat(closed.all()).isEmpty();
    assertThatThrownBy(() -> closed.store(account("id-1", A, null, 1)))
        .isInstanceOfSatisfying(
            StateException.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.CONFIG))
        .hasMessageContaining(below.toString());
  }

  @Test
  void whereNothingCanBeWrittenWhatIsThereIsStillRead() throws IOException {
    accounts().store(account("id-1", A, "alice@example.com", 1));
    Files.delete(root.resolve("c/accounts.lock"));
    Files.createDirectory(root.resolve("c/accounts.lock"));

    assertThat(accounts().active()).isNotNull();
    assertThatThrownBy(() -> accounts().activate("id-1", 2)).isInstanceOf(StateException.class);
  }

  @Test
  void noTextFormShowsAToken() {
    accounts().store(account("id-1", A, "alice@example.com", 1));

    assertThat(accounts().all().toString()).doesNotContain("SECRET");
  }

  @Test
  void twentyThreadsAndTwoProcessesKeepEachOthersLogins() throws Exception {
    List<Process> others = new ArrayList<>();
    for (String name : List.of("p", "q")) {
      others.add(OtherProcess.start(Adder.class, root.resolve("c").toString(), name));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Account login = account("t" + i, A, "t" + i + "@example.com", i);
      threads.add(Thread.ofPlatform().start(() -> accounts().store(login)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process other : others) {
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isZero();
    }

    assertThat(accounts().all()).hasSize(20 + 2 * Adder.MANY);
    assertThat(accounts().all()).filteredOn(Account::active).hasSize(1);
  }

  /// Stores logins of its own.
  static final class Adder {
    static final int MANY = 8;

    private Adder() {}

    public static void main(String[] arguments) {
      Accounts accounts = new Accounts(new StateFolder(Path.of(arguments[0])));
      for (int i = 0; i < MANY; i++) {
        String id = arguments[1] + i;
        accounts.store(account(id, B, id + "@example.com", i));
      }
    }
  }

  private static Account account(String id, String host, @Nullable String email, long time) {
    return new Account(
        id,
        BaseUrl.parse(host),
        new Account.Identity(null, email, null, null),
        Account.Kind.TOKEN,
        "SECRET-" + id,
        null,
        null,
        null,
        null,
        List.of(),
        true,
        time,
        time,
        time);
  }

  private Path file() {
    return root.resolve("c/accounts.json");
  }

  private Accounts accounts() {
    return new Accounts(new StateFolder(root.resolve("c")));
  }
}
