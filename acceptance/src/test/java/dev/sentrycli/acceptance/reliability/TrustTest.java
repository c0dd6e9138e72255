package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.acceptance.reliability.Machine.Run;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.http.Response;
import dev.sentrycli.terminal.Attached;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which credential goes where, told by the logs of two servers: `a`, where the person has a login,
/// and `b`, which something else names.
class TrustTest {
  private static final String OPAQUE = "0123456789".repeat(6) + "beef";

  private static Sandbox a;
  private static Sandbox b;

  @TempDir Path folder;
  private Machine machine;

  @BeforeAll
  static void start() {
    a = Servers.start();
    b = Servers.start();
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
  }

  @BeforeEach
  void anew() {
    machine = new Machine(folder);
    clear();
  }

  private static void clear() {
    a.requests().clear();
    b.requests().clear();
  }

  private void login(Sandbox where) {
    Run run = machine.run("auth", "login", "--url", where.url(), "--token", where.token());
    assertThat(run.exit()).as("%s", run).isZero();
    clear();
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private static void refused(Run run) {
    assertThat(run.exit()).as("%s", run).isEqualTo(13);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).as("%s", run).anyMatch(line -> line.startsWith("Error: "));
  }

  private static void reached(Run run, Sandbox where, String token) {
    assertThat(run.exit()).as("%s", run).isZero();
    assertThat(Servers.authorizations(where)).containsExactly(bearer(token));
    assertThat((where == a ? b : a).requests().all()).isEmpty();
  }

  private static void untouched(Sandbox... servers) {
    for (Sandbox server : servers) {
      assertThat(server.requests().lines()).isEmpty();
    }
  }

  private static String claim(String url) {
    String json = "{\"iat\":1700000000.5,\"url\":" + url + ",\"region_url\":null,\"org\":\"acme\"}";
    return "sntrys_"
        + Base64.getEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "_c2VjcmV0";
  }

  private static String quoted(String url) {
    return "\"" + url + "\"";
  }

  private static String issueLink(Sandbox server) {
    return server.url() + "/organizations/" + Servers.organization(server).slug() + "/issues/1/";
  }

  @Nested
  class SentEvents {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private String dsn(String url) {
      return url.replace("://", "://" + KEY + "@") + "/7";
    }

    @Test
    void aServerThatADsnNamesGetsNeitherLoginNorHeaders() {
      try (Trap elsewhere = Trap.open(request -> Trap.answer(200, "application/json", "{}"))) {
        login(a);
        machine.set("SENTRY_AUTH_TOKEN", OPAQUE);
        machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
        machine.set("MY_SECRET", "do-not-tell");

        Run run = machine.run("event", "send", dsn(elsewhere.url()), "-m", "hello");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(elsewhere.requests())
            .singleElement()
            .satisfies(
                request -> {
                  assertThat(request).contains("sentry_key=" + KEY).contains("hello");
                  assertThat(request)
                      .doesNotContainIgnoringCase("authorization")
                      .doesNotContainIgnoringCase("x-gate")
                      .doesNotContain("open-sesame", a.token(), OPAQUE, "do-not-tell");
                });
        untouched(a, b);
      }
    }

    @Test
    void theInstanceOfThisRunGetsTheHeadersButNoLogin() {
      login(a);
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");

      Run run = machine.run("event", "send", a.dsn(), "-m", "hello");

      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(Servers.log(a)).contains("open-sesame").doesNotContain(a.token());
      assertThat(Servers.authorizations(a)).containsExactly("null");
    }

    @Test
    void aDsnOfTheWorkingFolderMovesNoLogin() {
      login(a);
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
      machine.set("SENTRY_DSN", b.dsn());

      Run run = machine.run("event", "send", "-m", "hello");

      assertThat(run.exit()).as("%s", run).isZero();
      untouched(a);
      assertThat(Servers.log(b)).doesNotContain("open-sesame").doesNotContain(a.token());
    }

    @Test
    void anIngestingServerThatRedirectsElsewhereIsNotFollowed() {
      login(a);
      b.faults().add(Fault.on("*", Action.redirect(307, a.url() + "/api/7/envelope/")));

      Run run = machine.run("event", "send", b.dsn(), "-m", "hello");
      b.faults().clear();

      assertThat(run.exit()).as("%s", run).isEqualTo(13);
      untouched(a);
    }
  }

  @Nested
  class Import {
    @Test
    void anAddressInAClonedRepositoryDoesNotGetTheTokenOfTheHome() {
      machine.rc(machine.home(), "[auth]", "token = " + a.token());
      machine.rc(machine.work(), "[defaults]", "url = " + b.url());

      refused(machine.run("cli", "import", "--yes"));
      untouched(a, b);

      Run run = machine.run("cli", "import", "--yes", "--url", a.url());
      reached(run, a, a.token());
    }

    @Test
    void headersOfTheUserDoNotGoWhereOnlyAProjectsFileLeads() {
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
      machine.rc(
          machine.work(), "[auth]", "token = " + b.token(), "[defaults]", "url = " + b.url());

      reached(machine.run("cli", "import", "--yes"), b, b.token());
      assertThat(Servers.log(b)).doesNotContain("sesame");
    }
  }

  @Nested
  class StatusPages {
    @Test
    void anotherServerIsAskedWithoutTokenAndHeaders() {
      login(a);
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");

      Run run = machine.run("status", "show", "--url", b.url());

      assertThat(run.exit()).as("%s", run).isZero();
      untouched(a);
      assertThat(b.requests().lines()).contains("GET /_health/?full=1");
      assertThat(Servers.log(b)).doesNotContainIgnoringCase("sesame", "authorization", a.token());
    }

    @Test
    void theInstanceInUseGetsTheHeadersOfItsGatewayButNoToken() {
      login(a);
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");

      Run run = machine.run("status");

      assertThat(run.out()).as("%s", run).contains(a.url());
      untouched(b);
      assertThat(Servers.log(a)).contains("open-sesame");
      assertThat(Servers.log(a)).doesNotContainIgnoringCase("authorization", a.token());
    }
  }

  @Nested
  class ClonedRepository {
    @Test
    void aFileThatNamesAnotherServerGetsNeitherLoginNorHeaders() {
      login(a);
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");
      machine.rc(machine.work(), "[defaults]", "url = " + b.url());

      Run run = machine.run("org", "list");

      refused(run);
      assertThat(run.err()).contains(".sentryclirc").contains(b.url()).contains(a.url());
      untouched(a, b);
    }

    @Test
    void aFileWithAddressAndTokenIsComplete() {
      machine.rc(machine.work(), "[defaults]", "url=" + b.url(), "[auth]", "token=" + b.token());
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: open-sesame");

      Run run = machine.run("org", "list");

      reached(run, b, b.token());
      assertThat(Servers.log(b)).doesNotContain("open-sesame").doesNotContain("X-Gate");
      assertThat(run.err()).contains("SENTRY_HOST=" + b.url());
    }

    @Test
    void theSameHoldsInEveryPlaceAFileMayBe() {
      List<Path> places =
          List.of(machine.work(), machine.work().getParent(), machine.home(), machine.config());
      String org = Servers.organization(b).slug();
      String project = Servers.project(b).slug();
      for (Path place : places) {
        Machine other = new Machine(folder.resolve("m" + places.indexOf(place)));
        other.rc(
            other.home().resolve(machine.home().relativize(place).toString()),
            "[defaults]",
            "url=" + b.url() + "/",
            "org=" + org,
            "project=" + project,
            "[auth]",
            "token=" + b.token());
        clear();

        reached(other.run("org", "list"), b, b.token());
        Run view = other.run("project", "view", "--json");
        assertThat(view.exit()).as("%s", view).isZero();
        assertThat(view.out()).contains("\"" + project + "\"");
      }
    }

    @Test
    void anAddressAboveTheTokenCountsButNotOneNearer() {
      Path nearer = machine.work();
      Path above = nearer.getParent();
      machine.rc(above, "[defaults]", "url=" + b.url());
      machine.rc(nearer, "[auth]", "token=" + b.token());
      reached(machine.run("org", "list"), b, b.token());

      Machine other = new Machine(folder.resolve("other"));
      clear();
      other.rc(other.work(), "[defaults]", "url=" + b.url());
      other.rc(other.work().getParent(), "[auth]", "token=" + OPAQUE);
      refused(other.run("org", "list"));
      untouched(a, b);
    }

    @Test
    void anAddressInTheHomeFolderCountsForATokenInTheProject() {
      machine.rc(machine.home(), "[defaults]", "url=" + b.url());
      machine.rc(machine.work(), "[auth]", "token=" + b.token());

      reached(machine.run("org", "list"), b, b.token());
    }

    @Test
    void aLoginIsNeverMovedByAFileWithItsOwnTokenUnlessForced() {
      login(a);
      machine.rc(machine.work(), "[defaults]", "url=" + b.url(), "[auth]", "token=" + b.token());

      Run run = machine.run("org", "list");
      refused(run);
      assertThat(run.err()).contains("SENTRY_FORCE_ENV_TOKEN=1");
      untouched(a, b);

      machine.set("SENTRY_FORCE_ENV_TOKEN", "1");
      reached(machine.run("org", "list"), b, b.token());
      assertThat(Servers.log(b)).doesNotContain(a.token());
    }

    @Test
    void aLoginNeedsTheAddressConfirmed() {
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      refused(machine.run("auth", "login", "--token", b.token()));
      untouched(b);
      assertThat(machine.accounts()).doesNotExist();

      Run run = machine.run("auth", "login", "--token", b.token(), "--url", b.url());
      assertThat(run.exit()).as("%s", run).isZero();
    }

    @Test
    void aTokenOfTheShellFollowsTheFileOnlyInContinuousIntegrationOrOnceTrusted() {
      machine.set("SENTRY_AUTH_TOKEN", b.token());
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      Run run = machine.run("org", "list");
      refused(run);
      assertThat(run.err()).contains("sentry auth trust " + b.url()).contains("SENTRY_HOST");
      untouched(b);

      machine.set("CI", "1");
      Run inCi = machine.run("org", "list");
      reached(inCi, b, b.token());
      assertThat(inCi.err()).contains(".sentryclirc").contains(b.url());
      machine.unset("CI");
      clear();

      assertThat(machine.run("auth", "trust", b.url()).exit()).isZero();
      reached(machine.run("org", "list", "--fresh"), b, b.token());
      clear();

      assertThat(machine.run("auth", "trust", "--remove", b.url()).exit()).isZero();
      refused(machine.run("org", "list"));
      untouched(b);
    }

    @Test
    void continuousIntegrationMovesNoStoredLogin() {
      login(a);
      machine.set("CI", "true");
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      refused(machine.run("org", "list"));
      untouched(a, b);
    }

    @Test
    void trustMovesNoStoredLogin() {
      login(a);
      assertThat(machine.run("auth", "trust", b.url()).exit()).isZero();
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      refused(machine.run("org", "list"));
      untouched(a, b);
    }

    @Test
    void aTokenThatNamesTheServerItselfFollowsTheFile() {
      String token = b.organizationToken();
      machine.set("SENTRY_AUTH_TOKEN", token);
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      machine.run("org", "list");

      assertThat(Servers.authorizations(b)).containsExactly(bearer(token));
      untouched(a);
    }

    @Test
    void aFileInTheHomeFolderThatOthersCanWriteCountsAsAProjects() throws Exception {
      machine.rc(machine.home(), "[defaults]", "url=" + b.url());
      java.nio.file.Files.setPosixFilePermissions(
          machine.home().resolve(".sentryclirc"),
          java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
      machine.set("SENTRY_AUTH_TOKEN", b.token());

      refused(machine.run("org", "list"));
      untouched(b);
    }
  }

  @Nested
  class Links {
    @Test
    void aLinkElsewhereDoesNotTakeTheLoginAlong() {
      login(a);

      reached(machine.run("org", "view", a.url() + "/organizations/" + org(a) + "/"), a, a.token());
      clear();
      Run run = machine.run("issue", "view", issueLink(b));
      refused(run);
      assertThat(run.err()).contains("auth login --url " + b.url());
      untouched(a, b);
    }

    private static String org(Sandbox server) {
      return Servers.organization(server).slug();
    }

    @Test
    void aLinkMovesATokenOfTheShellOnlyOnceTrusted() {
      machine.set("SENTRY_AUTH_TOKEN", b.token());
      machine.set("CI", "1");

      refused(machine.run("issue", "view", issueLink(b)));
      untouched(b);

      machine.unset("CI");
      machine.run("auth", "trust", b.url());
      machine.run("issue", "view", issueLink(b));
      assertThat(Servers.authorizations(b)).containsExactly(bearer(b.token()));
    }

    @Test
    void withoutAnyCredentialALinkSaysWhereToLogIn() {
      Run run = machine.run("issue", "view", issueLink(b));

      assertThat(run.exit()).isEqualTo(10);
      assertThat(run.err()).contains("sentry auth login --url " + b.url());
      untouched(b);
    }

    @Test
    void aLinkPicksTheStoredLoginOfItsServerForThisRunOnly() {
      login(b);
      login(a);

      machine.run("issue", "view", issueLink(b));
      assertThat(Servers.authorizations(b)).containsExactly(bearer(b.token()));
      untouched(a);
      clear();

      reached(machine.run("org", "list"), a, a.token());
    }

    @Test
    void aLinkBeatsTheFileOfTheProject() {
      login(a);
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      reached(machine.run("org", "view", a.url() + "/organizations/" + org(a) + "/"), a, a.token());
    }

    @Test
    void theApiCommandTakesNoForeignAddress() {
      login(a);

      refused(machine.run("api", b.url() + "/api/0/organizations/"));
      untouched(a, b);
      reached(machine.run("api", a.url() + "/api/0/organizations/"), a, a.token());
    }

    @Test
    void aTokenInALinkIsRefusedAndNotRepeated() {
      login(a);
      String link = a.url().replace("http://", "http://" + OPAQUE + "@") + "/organizations/x/";

      Run run = machine.run("org", "view", link);

      assertThat(run.exit()).isEqualTo(252);
      assertThat(run.all()).doesNotContain(OPAQUE);
      untouched(a, b);
    }
  }

  @Nested
  class Variables {
    @Test
    void aHostWithoutALoginThereStops() {
      login(a);
      machine.set("SENTRY_HOST", b.url());

      Run run = machine.run("org", "list");
      refused(run);
      assertThat(run.err()).contains("SENTRY_HOST").contains(a.url());
      untouched(a, b);
    }

    @Test
    void theLoginWinsOverATokenOfTheShellUnlessForced() {
      login(a);
      machine.set("SENTRY_HOST", b.url());
      machine.set("SENTRY_AUTH_TOKEN", b.token());

      Run run = machine.run("org", "list");
      refused(run);
      assertThat(run.err()).contains("SENTRY_FORCE_ENV_TOKEN=1");
      untouched(a, b);

      machine.set("SENTRY_FORCE_ENV_TOKEN", "1");
      reached(machine.run("org", "list"), b, b.token());
    }

    @Test
    void theForcedTokenReplacesTheLoginAtItsServerOnlyWhenForceIsOn() {
      login(a);
      String other = a.organizationToken();
      machine.set("SENTRY_AUTH_TOKEN", other);

      machine.run("org", "list");
      assertThat(Servers.authorizations(a)).containsExactly(bearer(a.token()));
      clear();
      machine.set("SENTRY_FORCE_ENV_TOKEN", "1");
      machine.run("org", "list");
      assertThat(Servers.authorizations(a)).containsExactly(bearer(other));
      clear();
      machine.set("SENTRY_FORCE_ENV_TOKEN", "0");
      machine.run("org", "list", "--fresh");
      assertThat(Servers.authorizations(a)).containsExactly(bearer(a.token()));
    }

    @Test
    void hostBeatsUrl() {
      machine.set("SENTRY_HOST", b.url()).set("SENTRY_URL", a.url());
      machine.set("SENTRY_AUTH_TOKEN", b.token());

      reached(machine.run("org", "list"), b, b.token());
    }

    @Test
    void hostBeatsTheFileOfTheProject() {
      machine.set("SENTRY_HOST", a.url()).set("SENTRY_AUTH_TOKEN", a.token());
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      reached(machine.run("org", "list"), a, a.token());
    }

    @Test
    void aLoginGoesToTheHostOfTheEnvironmentAndSaysSo() {
      machine.set("SENTRY_HOST", a.url());

      Run run = machine.run("auth", "login", "--token", a.token());

      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(run.err()).contains(a.url()).contains("SENTRY_HOST");
      machine.unset("SENTRY_HOST");
      clear();
      reached(machine.run("org", "list"), a, a.token());
    }

    @Test
    void aBadHostIsRefusedBeforeAnythingIsSentAndItsPasswordNotShown() {
      machine.set("SENTRY_AUTH_TOKEN", a.token());
      List<String> bad =
          List.of(
              "http://user:hunter2@127.0.0.1:" + a.port(),
              "ftp://127.0.0.1:" + a.port(),
              "file:///etc/passwd",
              "javascript:alert(1)",
              "not a url",
              "http://",
              "https:///x",
              "http://127.0.0.1:99999",
              a.url() + "?x=1",
              a.url() + "#x",
              "http://127.0.0.1\u0007:" + a.port());
      for (String value : bad) {
        machine.set("SENTRY_HOST", value);
        Run run = machine.run("org", "list");
        assertThat(run.exit()).as("%s: %s", value, run).isEqualTo(20);
        assertThat(run.err()).startsWith("Error: ").contains("SENTRY_HOST");
        assertThat(run.all()).doesNotContain("hunter2");
      }
      untouched(a);
    }
  }

  @Nested
  class Claims {
    @Test
    void aTokenThatNamesOneServerIsNotSentToAnother() {
      machine.set("SENTRY_AUTH_TOKEN", claim(quoted(a.url()))).set("SENTRY_HOST", b.url());

      Run run = machine.run("org", "list");
      refused(run);
      assertThat(run.err()).contains(a.url()).contains(b.url());
      untouched(a, b);
    }

    @Test
    void aTokenOfSentryIoIsNotSentToAnInstance() {
      machine.set("SENTRY_AUTH_TOKEN", claim(quoted("https://sentry.io")));
      machine.set("SENTRY_HOST", b.url());

      refused(machine.run("org", "list"));
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());
      machine.unset("SENTRY_HOST").set("CI", "1");
      refused(machine.run("org", "list"));
      assertThat(machine.run("auth", "trust", b.url()).exit()).isZero();
      refused(machine.run("org", "list"));
      untouched(b);
    }

    @Test
    void withoutAHostTheTokenSaysWhereToGo() {
      String token = a.organizationToken();
      machine.set("SENTRY_AUTH_TOKEN", token);

      machine.run("org", "list");

      assertThat(Servers.authorizations(a)).containsExactly(bearer(token));
    }

    @Test
    void aLoginWithAForeignTokenStoresNothing() {
      Run run = machine.run("auth", "login", "--url", b.url(), "--token", claim(quoted(a.url())));

      refused(run);
      assertThat(machine.accounts()).doesNotExist();
      untouched(a, b);
    }

    @Test
    void insistingHelpsForAnInstanceButNeverForSentryIo() {
      String internal = b.organizationToken();
      Sandbox renamed =
          Servers.start(
              dev.sentrycli.sandbox.SandboxOptions.DEFAULT.publicUrl("http://sentry_web:9000"));
      try (renamed) {
        String token = renamed.organizationToken();
        refused(machine.run("auth", "login", "--url", renamed.url(), "--token", token));
        Run run = machine.run("auth", "login", "--url", renamed.url(), "--token", token, "--force");
        assertThat(run.exit()).as("%s", run).isZero();
      }
      assertThat(internal).startsWith("sntrys_");
      refused(
          machine.run(
              "auth",
              "login",
              "--url",
              b.url(),
              "--token",
              claim(quoted("https://us.sentry.io")),
              "--force"));
      untouched(b);
    }

    @Test
    void aTokenThatNamesNoServerIsLikeAnyOther() {
      for (String url : List.of("null", "\"\"")) {
        machine.set("SENTRY_AUTH_TOKEN", claim(url)).set("SENTRY_HOST", b.url());
        machine.run("org", "list", "--fresh");
        assertThat(Servers.authorizations(b)).containsExactly(bearer(claim(url)));
        clear();
      }
      untouched(a);
    }

    @Test
    void aTokenFromPlainHttpMayGoToHttpsButNotBack() {
      int closed;
      try (Trap gone = Trap.open()) {
        closed = gone.port();
      }
      String plain = claim(quoted("http://127.0.0.1:" + closed));
      machine.set("SENTRY_AUTH_TOKEN", plain).set("SENTRY_HOST", "https://127.0.0.1:" + closed);
      assertThat(machine.run("org", "list").exit()).isEqualTo(30);

      String secure = claim(quoted("https://127.0.0.1:" + b.port()));
      machine.set("SENTRY_AUTH_TOKEN", secure).set("SENTRY_HOST", "http://127.0.0.1:" + b.port());
      refused(machine.run("org", "list"));
      untouched(b);
    }
  }

  @Nested
  class WordsOfTheServer {
    @Test
    void aRegionElsewhereIsNeverAsked() {
      login(a);
      JsonObject links = new JsonObject();
      links.addProperty("regionUrl", b.url());
      links.addProperty("organizationUrl", b.url() + "/organizations/acme/");
      JsonObject patch = new JsonObject();
      patch.add("links", links);
      patch.addProperty("permalink", b.url() + "/organizations/acme/issues/1/");
      patch.addProperty("url", b.url());
      a.faults().add(Fault.on("GET *", new Action.Patch(patch)));
      try {
        String org = Servers.organization(a).slug();
        String project = org + "/" + Servers.project(a).slug();
        for (String line :
            List.of(
                "org list",
                "org view " + org,
                "project list " + org + "/",
                "project view " + project,
                "issue list " + project,
                "issue list " + org + "/",
                "issue view " + org + "/" + AnswersTest.issue(a),
                "project view " + Servers.project(a).slug(),
                "auth status")) {
          Run run = machine.run((line + " --fresh").split(" ", -1));
          assertThat(run.exit()).as("%s", run).isZero();
        }
        assertThat(machine.run("org", "list", "--json").out()).contains(b.url());
      } finally {
        a.faults().clear();
      }
      assertThat(a.requests().lines()).noneMatch(line -> line.contains("/users/me/regions/"));
      untouched(b);
    }

    @Test
    void theNextPageIsAskedForAtTheSameServer() {
      login(a);
      a.faults()
          .add(
              Fault.on(
                      "GET /api/0/organizations/",
                      new Action.Answer(
                          Response.json(200, JsonParser.parseString("[{\"slug\":\"one\"}]"))
                              .with(
                                  "Link",
                                  "<"
                                      + b.url()
                                      + "/api/0/organizations/?cursor=0:100:0>; rel=\"next\";"
                                      + " results=\"true\"; cursor=\"0:100:0\"")))
                  .times(1));

      Run run = machine.run("org", "list", "--fresh", "--limit", "100");

      assertThat(run.exit()).as("%s", run).isZero();
      assertThat(a.requests().lines()).last().asString().contains("cursor=0");
      untouched(b);
    }

    @Test
    void whatIsNoWebAddressIsNotOpened() throws Exception {
      Path opened = folder.resolve("opened");
      Path browser = folder.resolve("browser.sh");
      Machine.write(browser, "#!/bin/sh\necho \"$@\" >> '" + opened + "'\n");
      assertThat(browser.toFile().setExecutable(true)).isTrue();
      machine.set("SENTRY_CLIENT_ID", "abc").set("BROWSER", browser.toString());
      machine.set("DISPLAY", ":0").set("PATH", "/usr/bin:/bin").set("TERM", "dumb");
      machine.attached(new Attached(false, false, true));
      for (String uri :
          List.of(
              "javascript:alert(1)",
              "file:///etc/passwd",
              "data:text/html,x",
              "http://user:pass@127.0.0.1/",
              "ssh://x",
              "http://x/\\u001b]0;pwn\\u0007",
              "/oauth/device/")) {
        String code =
            "{\"device_code\":\"d\",\"user_code\":\"BCDF-GHJK\",\"verification_uri\":\""
                + uri
                + "\",\"verification_uri_complete\":\""
                + uri
                + "\",\"expires_in\":600,\"interval\":1}";
        try (Trap server =
            Trap.open(
                request ->
                    request.contains("/device/code/")
                        ? Trap.answer(200, "application/json", code)
                        : Trap.answer(400, "application/json", "{\"error\":\"access_denied\"}"))) {
          Run run = machine.run("auth", "login", "--url", server.url());
          assertThat(run.exit()).as("%s", run).isEqualTo(51);
          assertThat(run.err()).doesNotContain("\u001b]0;").contains("BCDF-GHJK");
          if (uri.equals("/oauth/device/")) {
            assertThat(Machine.read(opened)).isEqualTo(server.url() + uri + "\n");
          } else {
            assertThat(opened).as("after %s", run).doesNotExist();
          }
        }
      }
    }
  }

  @Nested
  class HarmlessCommands {
    @Test
    void whatSendsNothingNeverFailsByAMismatch() {
      login(a);
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());
      machine.set("SENTRY_CUSTOM_HEADERS", "Host: x");

      for (String line :
          List.of("auth list", "cli defaults", "--help", "--version", "auth switch nobody")) {
        Run run = machine.run(line.split(" ", -1));
        assertThat(run.exit()).as("%s", run).isNotIn(13, 20);
      }
      assertThat(machine.run("auth", "logout").exit()).isZero();
      untouched(a, b);
    }

    @Test
    void statusTellsOfTheMismatch() {
      login(a);
      machine.rc(machine.work(), "[defaults]", "url=" + b.url());

      Run run = machine.run("auth", "status");

      assertThat(run.exit()).as("%s", run).isEqualTo(13);
      untouched(b);
    }

    @Test
    void nothingAtAllIsSentWithoutALogin() {
      machine.set("SENTRY_HOST", a.url());
      for (String line :
          List.of(
              "org list",
              "project list",
              "issue list",
              "auth whoami",
              "auth token",
              "api /organizations/",
              "auth status",
              "auth refresh")) {
        Run run = machine.run(line.split(" ", -1));
        assertThat(run.exit()).as("%s", run).isEqualTo(10);
      }
      untouched(a, b);
    }
  }
}
