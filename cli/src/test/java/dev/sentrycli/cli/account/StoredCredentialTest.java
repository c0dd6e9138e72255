package dev.sentrycli.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.oauth.Exchange;
import dev.sentrycli.api.oauth.Tokens;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.state.OtherProcess;
import dev.sentrycli.cli.state.StateException;
import dev.sentrycli.cli.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredCredentialTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final StoredCredential.ClientIds NO_IDS =
      new StoredCredential.ClientIds(null, null);

  @TempDir Path root;
  private final List<String> asked = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  @AfterEach
  void nothingSecretIsRemarked() {
    assertThat(remarks + "" + warnings).doesNotContain("SECRET");
  }

  @ParameterizedTest(name = "{0} days of {1} left: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "29, 30, false",
        "4, 30, false",
        "3, 30, true",
        "1, 30, true",
        "0, 30, true",
        "-5, 30, true",
        "1, -, false"
      })
  void isRenewedInTheLastTenthOfItsLife(int left, @Nullable Integer total, boolean renewed) {
    long now = NOW.toEpochMilli();
    Long expiry = now + left * DAY;
    Account account = account(expiry, total == null ? null : expiry - total * DAY, "old-refresh");

    StoredCredential credential = credential(account, this::grant);

    assertThat(credential.token()).isEqualTo(renewed ? "SECRET-new" : "SECRET-old");
    assertThat(asked).hasSize(renewed ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} minutes left: {1}")
  @CsvSource({"7, false", "6, true"})
  void anUnknownLifeIsTakenForAnHour(int left, boolean renewed) {
    Account account = account(NOW.toEpochMilli() + left * 60_000L, null, "old-refresh");

    assertThat(credential(account, this::grant).token())
        .isEqualTo(renewed ? "SECRET-new" : "SECRET-old");
  }

  @Test
  void theNewTokensAreOnDiskBeforeTheyAreUsed() {
    StoredCredential credential = credential(due(), this::grant);

    String token = credential.token();

    assertThat(token).isEqualTo("SECRET-new");
    assertThat(stored().token()).isEqualTo("SECRET-new");
    assertThat(stored().refreshToken()).isEqualTo("new-refresh");
    assertThat(stored().expiresAt()).isEqualTo(NOW.toEpochMilli() + 30 * DAY);
    assertThat(stored().issuedAt()).isEqualTo(NOW.toEpochMilli());
    assertThat(stored().clientId()).isEqualTo("client-1");
    assertThat(stored().scopes()).containsExactly("org:read");
  }

  @Test
  void aRejectedTokenIsRenewedOnceMore() {
    StoredCredential credential = credential(fresh(), this::grant);

    assertThat(credential.renewed("SECRET-old")).isEqualTo("SECRET-new");
    assertThat(credential.token()).isEqualTo("SECRET-new");
  }

  @Test
  void anApiTokenIsNeverRenewed() {
    StoredCredential credential =
        credential(account(null, null, null), StoredCredentialTest::mustNotAsk);

    assertThat(credential.token()).isEqualTo("SECRET-old");
    assertThat(credential.renewed("SECRET-old")).isNull();
  }

  @Test
  void whatAnotherRunGotMeanwhileIsTakenWithoutAsking() {
    Account old = due();
    StoredCredential credential = credential(old, StoredCredentialTest::mustNotAsk);
    accounts().update(old.id(), a -> a.renewed(tokens("SECRET-theirs", "r", 30), now()));

    assertThat(credential.token()).isEqualTo("SECRET-theirs");
  }

  @Test
  void theClientIdIsTheOneOfTheLoginThenTheVariableThenTheBuiltIn() {
    StoredCredential.ClientIds both = new StoredCredential.ClientIds("from-variable", "built-in");

    credential(due(), both, this::grant).token();
    credential(withoutClient("https://a.example"), both, this::grant).token();
    StoredCredential.ClientIds builtIn = new StoredCredential.ClientIds(null, "built-in");
    credential(withoutClient("https://sentry.io"), builtIn, this::grant).token();

    assertThat(asked)
        .containsExactly(
            "client-1 old-refresh", "from-variable old-refresh", "built-in old-refresh");
  }

  @Test
  void withoutAClientIdAnInstanceOfOnesOwnIsNotAsked() {
    StoredCredential.ClientIds builtIn = new StoredCredential.ClientIds(null, "built-in");
    StoredCredential credential =
        credential(withoutClient("https://a.example"), builtIn, StoredCredentialTest::mustNotAsk);

    assertThat(credential.token()).isEqualTo("SECRET-old");
    assertThat(remarks).singleElement().asString().contains("client id");

    Failure refused = catchThrowableOfType(Failure.class, () -> credential.renewed("SECRET-old"));
    assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    assertThat(refused.hints().toString()).contains("SENTRY_CLIENT_ID", "https://a.example/");
  }

  @Test
  void anEndedLoginLosesItsTokensButKeepsItsEntry() {
    StoredCredential credential =
        credential(due(), (account, client, refresh) -> new Exchange.Rejected("used up"));

    Failure ended = catchThrowableOfType(Failure.class, credential::token);

    assertThat(ended.exit()).isEqualTo(Exit.EXPIRED);
    assertThat(ended.details().toString()).contains("used up");
    assertThat(ended.hints()).containsExactly("sentry auth login --url https://a.example");
    assertThat(stored().token()).isNull();
    assertThat(stored().refreshToken()).isNull();
    assertThat(stored().clientId()).isEqualTo("client-1");
    assertThat(stored().identity().email()).isEqualTo("alice@example.com");
    assertThat(stored().active()).isTrue();
  }

  @Test
  void aRefusalBecauseSomebodyElseWasFasterIsNoEnd() {
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              accounts()
                  .update(account.id(), a -> a.renewed(tokens("SECRET-theirs", "r", 30), now()));
              return new Exchange.Rejected(null);
            });

    assertThat(credential.token()).isEqualTo("SECRET-theirs");
    assertThat(stored().refreshToken()).isEqualTo("r");
  }

  @Test
  void withoutAnAnswerAGoodTokenGoesOnAndIsNotTriedAgainInThisRun() {
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              asked.add(client);
              return new Exchange.Unsettled(Unreachable.at("https://a.example/oauth/token/"), null);
            });

    assertThat(credential.token()).isEqualTo("SECRET-old");
    assertThat(credential.token()).isEqualTo("SECRET-old");

    assertThat(asked).hasSize(1);
    assertThat(remarks).hasSize(1);
    assertThat(stored().refreshToken()).isEqualTo("old-refresh");
  }

  @Test
  void withoutAnAnswerAnExpiredOrRejectedTokenFailsAndNothingIsLost() {
    StoredCredential.Refresh silent =
        (account, client, refresh) ->
            new Exchange.Unsettled(Unreachable.at("https://a.example/oauth/token/"), null);

    assertThatThrownBy(credential(expired(), silent)::token)
        .isInstanceOf(dev.sentrycli.api.gateway.ApiException.class);
    assertThat(stored().refreshToken()).isEqualTo("old-refresh");
    assertThatThrownBy(() -> credential(fresh(), silent).renewed("SECRET-old"))
        .isInstanceOf(dev.sentrycli.api.gateway.ApiException.class);
    assertThat(stored().token()).isEqualTo("SECRET-old");
  }

  @Test
  void anUnknownClientIsNamedAndNothingIsLost() {
    Account account = due();
    StoredCredential credential =
        credential(
            account, (of, client, refresh) -> new Exchange.UnknownClient("Invalid client_id"));

    Failure refused = catchThrowableOfType(Failure.class, credential::token);

    assertThat(refused.exit()).isEqualTo(Exit.CONFIG);
    assertThat(refused.getMessage()).contains("client-1", "the stored login");
    assertThat(stored().token()).isEqualTo("SECRET-old");
    assertThat(stored().refreshToken()).isEqualTo("old-refresh");
  }

  @Test
  void anAnswerThatMakesNoSenseLeavesAGoodTokenInUse() {
    StoredCredential.Refresh odd =
        (account, client, refresh) -> new Exchange.Malformed("no access_token");

    assertThat(credential(due(), odd).token()).isEqualTo("SECRET-old");
    assertThat(catchThrowableOfType(Failure.class, credential(expired(), odd)::token).exit())
        .isEqualTo(Exit.API);
  }

  @Test
  void anotherRefusalEndsOnlyWhatIsExpired() {
    StoredCredential.Refresh odd =
        (account, client, refresh) -> new Exchange.Refused(400, "invalid_request", null);

    assertThat(credential(due(), odd).token()).isEqualTo("SECRET-old");
    Failure refused = catchThrowableOfType(Failure.class, credential(expired(), odd)::token);
    assertThat(refused.exit()).isEqualTo(Exit.EXPIRED);
    assertThat(refused.details().toString()).contains("invalid_request");
    assertThat(stored().refreshToken()).isEqualTo("old-refresh");
  }

  @Test
  void anOldRefreshTokenGoesOnIfTheServerGivesNoNewOne() {
    credential(due(), (a, c, r) -> new Exchange.Granted(tokens("SECRET-new", null, 30))).token();

    assertThat(stored().refreshToken()).isEqualTo("old-refresh");
  }

  @Test
  void aTokenWithoutAnEndIsNotRenewedAgain() {
    credential(
            due(),
            (a, c, r) ->
                new Exchange.Granted(new Tokens("SECRET-new", "r", null, List.of(), null, null)))
        .token();

    assertThat(stored().expiresAt()).isNull();
    assertThat(stored().isRenewalDue(now() + 1000 * DAY)).isFalse();
  }

  @Test
  void aServerWhoseTokensSeemExpiredAtOnceIsNotAskedAgainAndAgain() {
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              asked.add(client);
              return new Exchange.Granted(tokens("SECRET-new", "r", -1));
            });

    assertThat(credential.token()).isEqualTo("SECRET-new");
    assertThat(credential.token()).isEqualTo("SECRET-new");
    assertThat(asked).hasSize(1);
  }

  @Test
  void theServerIsNotAskedIfItsAnswerCouldNotBeKept() throws IOException {
    Account account = due();
    Files.deleteIfExists(root.resolve("accounts.lock"));
    Files.createDirectory(root.resolve("accounts.lock"));

    StoredCredential good = credentialOf(account, StoredCredentialTest::mustNotAsk);
    assertThat(good.token()).isEqualTo("SECRET-old");
    assertThat(remarks).singleElement().asString().contains(root.toString());
    assertThatThrownBy(() -> good.renewed("SECRET-old")).isInstanceOf(StateException.class);
  }

  @Test
  void aRenewedTokenThatCantBeStoredIsGoodForTheRun() {
    List<String> refreshTokens = new ArrayList<>();
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              refreshTokens.add(refresh);
              lockUp();
              int number = refreshTokens.size();
              return new Exchange.Granted(tokens("SECRET-" + number, "refresh-" + number, 30));
            });

    assertThat(credential.token()).isEqualTo("SECRET-1");
    assertThat(credential.token()).isEqualTo("SECRET-1");
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("accounts.json", "sentry auth login --url https://a.example");
    assertThat(stored().token()).isEqualTo("SECRET-old");
    assertThat(refreshTokens).containsExactly("old-refresh");
  }

  @Test
  void whatTheDiskHoldsOfABygoneLoginDoesNotComeBack() throws IOException {
    List<String> refreshTokens = new ArrayList<>();
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              refreshTokens.add(refresh);
              int number = refreshTokens.size();
              if (number == 1) {
                lockUp();
              }
              return new Exchange.Granted(tokens("SECRET-" + number, "refresh-" + number, 30));
            });
    assertThat(credential.token()).isEqualTo("SECRET-1");

    assertThatThrownBy(() -> credential.renewed("SECRET-1")).isInstanceOf(StateException.class);
    Files.delete(root.resolve("accounts.lock"));
    assertThat(credential.renewed("SECRET-1")).isEqualTo("SECRET-2");

    assertThat(refreshTokens).containsExactly("old-refresh", "refresh-1");
    assertThat(stored().token()).isEqualTo("SECRET-2");
    assertThat(stored().refreshToken()).isEqualTo("refresh-2");
    assertThat(warnings).hasSize(1);
  }

  /// Makes the file of the logins unwritable, also for root.
  private void lockUp() {
    try {
      Files.delete(root.resolve("accounts.lock"));
      Files.createDirectory(root.resolve("accounts.lock"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void withoutALockTheServerIsNotAsked() throws IOException {
    Account account = due();
    Files.createDirectory(root.resolve("renew-id-1.lock"));

    StoredCredential good = credentialOf(account, StoredCredentialTest::mustNotAsk);

    assertThat(good.token()).isEqualTo("SECRET-old");
    assertThatThrownBy(() -> good.renewed("SECRET-old"))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("accounts.json");
  }

  @Test
  void aLogoutMeanwhileIsNotUndone() {
    StoredCredential credential =
        credential(
            due(),
            (account, client, refresh) -> {
              accounts().remove(java.util.Set.of(account.id()), now());
              return new Exchange.Granted(tokens("SECRET-new", "r", 30));
            });

    assertThat(credential.token()).isEqualTo("SECRET-new");
    assertThat(accounts().all()).isEmpty();
  }

  @Test
  void renewingOnRequestAsksThoughItIsNotTime() {
    StoredCredential credential = credential(fresh(), this::grant);

    assertThat(credential.renewNow().token()).isEqualTo("SECRET-new");
    assertThat(asked).hasSize(1);
  }

  @Test
  void renewingOnRequestSaysWhenThereIsNothingToRenewWith() {
    assertThat(
            catchThrowableOfType(
                    Failure.class, credential(account(null, null, null), this::grant)::renewNow)
                .exit())
        .isEqualTo(Exit.EXPIRED);
  }

  @Test
  void theEndOfARunWaitsForTheRenewalOfAnotherThreadAndLetsNoneBegin() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    StoredCredential credential =
        credential(
            fresh(),
            (account, clientId, refreshToken) -> {
              questions.incrementAndGet();
              asked.countDown();
              try {
                assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
              return grant(account, clientId, refreshToken);
            });
    Thread renewing = Thread.ofPlatform().start(() -> credential.renewed("SECRET-old"));
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    Thread ending = Thread.ofPlatform().start(credential::end);
    while (ending.getState() != Thread.State.WAITING && ending.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(ending.isAlive()).isTrue();
    answered.countDown();
    ending.join();
    assertThat(stored().token()).isEqualTo("SECRET-new");
    renewing.join();
    assertThat(credential.renewed("SECRET-new")).isNull();
    assertThat(questions).hasValue(1);
  }

  @Test
  void noTextFormShowsAToken() {
    assertThat(credential(due(), this::grant).toString()).doesNotContain("SECRET");
    EnvironmentCredential given = new EnvironmentCredential("SECRET");
    assertThat(given.toString() + given.identity()).doesNotContain("SECRET");
    assertThat(given.renewed("SECRET")).isNull();
    assertThat(given.identity())
        .isEqualTo(new EnvironmentCredential("SECRET").identity())
        .isNotEqualTo(new EnvironmentCredential("OTHER").identity());
  }

  @Test
  void twentyThreadsAskTheServerOnce() throws InterruptedException {
    ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> questions = new ConcurrentLinkedQueue<>();
    Account account = due();
    StoredCredential.Refresh once =
        (of, client, refresh) -> {
          questions.add(refresh);
          return new Exchange.Granted(tokens("SECRET-new", "r" + questions.size(), 30));
        };
    StoredCredential shared = credentialOf(account, once);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      StoredCredential own = i % 2 == 0 ? shared : credentialOf(account, once);
      threads.add(Thread.ofVirtual().start(() -> answers.add(String.valueOf(own.token()))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(questions).containsExactly("old-refresh");
    assertThat(answers).hasSize(20).containsOnly("SECRET-new");
  }

  /// Several runs at once, against a server that takes each refresh token once.
  @ParameterizedTest
  @ValueSource(ints = 4)
  void parallelRunsShareOneRenewal(int runs) throws Exception {
    Account account = due();
    try (RotatingServer server = new RotatingServer("old-refresh")) {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        processes.add(
            OtherProcess.start(RenewingRun.class, root.toString(), account.id(), server.address()));
      }
      List<String> tokens = new ArrayList<>();
      for (Process process : processes) {
        tokens.add(process.inputReader().readLine());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(server.renewals()).isEqualTo(1);
      assertThat(server.refusals()).isZero();
      assertThat(tokens).containsOnly("access-1");
      assertThat(stored().refreshToken()).isEqualTo("refresh-1");
    }
  }

  private static Exchange mustNotAsk(Account account, String client, String refreshToken) {
    throw new AssertionError("the server was asked");
  }

  private Exchange grant(Account account, String client, String refreshToken) {
    asked.add(client + " " + refreshToken);
    return new Exchange.Granted(tokens("SECRET-new", "new-refresh", 30));
  }

  private static Tokens tokens(String access, @Nullable String refresh, int days) {
    return new Tokens(access, refresh, Duration.ofDays(days), List.of(), null, null);
  }

  private static long now() {
    return NOW.toEpochMilli();
  }

  private Account due() {
    return account(now() + DAY, now() - 29 * DAY, "old-refresh");
  }

  private Account fresh() {
    return account(now() + 20 * DAY, now() - 10 * DAY, "old-refresh");
  }

  private Account expired() {
    return account(now() - DAY, now() - 31 * DAY, "old-refresh");
  }

  private Account withoutClient(String host) {
    return store(host, now() + DAY, now() - 29 * DAY, "old-refresh", null);
  }

  private Account account(
      @Nullable Long expiresAt, @Nullable Long issuedAt, @Nullable String refreshToken) {
    return store("https://a.example", expiresAt, issuedAt, refreshToken, "client-1");
  }

  private Account store(
      String host,
      @Nullable Long expiresAt,
      @Nullable Long issuedAt,
      @Nullable String refreshToken,
      @Nullable String clientId) {
    accounts().remove(java.util.Set.of("id-1"), now());
    return accounts()
        .store(
            new Account(
                "id-1",
                BaseUrl.parse(host),
                new Account.Identity("7", "alice@example.com", null, null),
                refreshToken == null ? Account.Kind.TOKEN : Account.Kind.OAUTH,
                "SECRET-old",
                refreshToken,
                expiresAt,
                issuedAt,
                clientId,
                List.of("org:read"),
                true,
                now(),
                now(),
                now()));
  }

  private StoredCredential credential(Account account, StoredCredential.Refresh refresh) {
    return credentialOf(account, refresh);
  }

  private StoredCredential credentialOf(Account account, StoredCredential.Refresh refresh) {
    return credential(account, NO_IDS, refresh);
  }

  private StoredCredential credential(
      Account account, StoredCredential.ClientIds ids, StoredCredential.Refresh refresh) {
    return new StoredCredential(
        accounts(),
        account,
        ids,
        Clock.fixed(NOW, ZoneOffset.UTC),
        refresh,
        warnings::add,
        remarks::add);
  }

  private Account stored() {
    return accounts().all().getFirst();
  }

  private Accounts accounts() {
    return new Accounts(new StateFolder(root));
  }
}
