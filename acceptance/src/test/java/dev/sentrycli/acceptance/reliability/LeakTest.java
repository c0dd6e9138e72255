package dev.sentrycli.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.fault.Action;
import dev.sentrycli.sandbox.fault.Fault;
import dev.sentrycli.sandbox.oauth.Scopes;
import dev.sentrycli.sandbox.world.credential.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever the person, the working folder and the servers do: no secret reaches a server it was
/// not given to. Where each secret may go is written down here anew, from what the person said, and
/// not taken from the program.
class LeakTest {
  private static final String HEADER_VALUE = "gate-9f8e7d6c5b4a";
  private static final String OPAQUE = "feedface".repeat(8);
  private static final String PROXY_PASSWORD = "proxy-pass-13579";

  private static Path folder;
  private static Map<Server, Sandbox> servers;
  private static Trap proxy;
  private static int tries;
  private static int reached;

  /// Three servers on ports of their own, so three origins.
  enum Server {
    A,
    B,
    C;

    String url() {
      return servers.get(this).url();
    }
  }

  enum Stored {
    NONE,
    TOKEN_AT_A,
    OAUTH_AT_A,
    /// An OAuth login at A whose token is to be renewed before it is used.
    OLD_OAUTH_AT_A,
    ACTIVE_AT_A_OTHER_AT_B
  }

  enum Given {
    NONE,
    OPAQUE,
    CLAIMS_A,
    CLAIMS_B
  }

  enum ProjectFile {
    NONE,
    URL_B,
    URL_B_AND_TOKEN,
    TOKEN,
    /// The token one folder above the address.
    TOKEN_ABOVE_URL_B,
    URL_B_ABOVE_TOKEN
  }

  enum Trick {
    REDIRECTS_301,
    REDIRECTS_302,
    REDIRECTS_303,
    REDIRECTS_307,
    REDIRECTS_308,
    REGION_URL,
    NEXT_LINK,
    REJECTS
  }

  /// One situation.
  ///
  /// @param host what `SENTRY_HOST` names
  /// @param hostVariable that, or its alias
  /// @param globalUrl what the file in the home folder names
  /// @param trickster which server misbehaves, towards `lure`
  record Situation(
      Stored stored,
      Given given,
      boolean force,
      @Nullable Server host,
      String hostVariable,
      ProjectFile file,
      @Nullable Server globalUrl,
      Set<Flag> flags,
      Server trickster,
      Server lure,
      Trick trick,
      String command) {}

  enum Flag {
    CI,
    TRUSTS_B,
    HEADERS,
    JSON
  }

  @BeforeContainer
  static void start() throws IOException {
    folder = Files.createTempDirectory("leak");
    servers = new HashMap<>();
    for (Server server : Server.values()) {
      servers.put(server, Servers.start());
    }
    proxy = Trap.open(request -> Trap.answer(502, "text/plain", "no way out"));
    tries = 0;
    reached = 0;
    template("none");
    template("token").run("auth", "login", "--url", Server.A.url(), "--token", token(Server.A));
    Machine two = template("two");
    two.run("auth", "login", "--url", Server.B.url(), "--token", token(Server.B));
    two.run("auth", "login", "--url", Server.A.url(), "--token", token(Server.A));
    Machine oauth = template("oauth");
    Machine.Run run =
        DeviceLogins.approved(
            oauth, servers.get(Server.A), "auth", "login", "--url", Server.A.url());
    assertThat(run.exit()).as("%s", run).isZero();
  }

  @AfterContainer
  static void stop() throws IOException {
    servers.values().forEach(Sandbox::close);
    proxy.close();
    try (var all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
    // A property about what is not sent would also hold for a program that never sends anything.
    assertThat(reached).as("of %d situations", tries).isGreaterThan(tries / 5);
  }

  private static Machine template(String name) {
    return new Machine(folder.resolve(name));
  }

  private static String token(Server server) {
    return servers.get(server).token();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void noSecretReachesAServerItWasNotGivenTo(@ForAll("situations") Situation situation)
      throws IOException {
    servers.values().forEach(server -> server.faults().clear());
    Machine machine = machine(situation);
    Map<String, Set<Server>> secrets = new HashMap<>();
    store(situation, machine, secrets);
    give(situation, machine, secrets);
    misbehave(situation);
    servers.values().forEach(server -> server.requests().clear());

    Machine.Run run = machine.run(words(situation));

    tries++;
    for (Server server : Server.values()) {
      String log = Servers.log(servers.get(server));
      reached += log.contains("Bearer ") ? 1 : 0;
      for (Map.Entry<String, Set<Server>> secret : secrets.entrySet()) {
        if (!secret.getValue().contains(server)) {
          assertThat(log)
              .as("what %s was sent, by%n%s", server, run)
              .doesNotContain(secret.getKey());
        }
      }
      assertThat(log).doesNotContain(PROXY_PASSWORD);
    }
    for (String request : proxy.requests()) {
      for (String secret : secrets.keySet()) {
        assertThat(request).doesNotContain(secret);
      }
    }
    for (String secret : secrets.keySet()) {
      assertThat(run.all()).as("%s", run).doesNotContain(secret);
    }
    delete(machine.root());
  }

  private static Machine machine(Situation situation) {
    String template =
        switch (situation.stored()) {
          case NONE -> "none";
          case TOKEN_AT_A -> "token";
          case OAUTH_AT_A, OLD_OAUTH_AT_A -> "oauth";
          case ACTIVE_AT_A_OTHER_AT_B -> "two";
        };
    Machine machine =
        new Machine(folder.resolve(template)).copy(folder.resolve("try" + System.nanoTime()));
    String address = "http://office:" + PROXY_PASSWORD + "@127.0.0.1:" + proxy.port();
    return machine.set("HTTPS_PROXY", address).set("HTTP_PROXY", address);
  }

  /// The stored logins: each secret may go to its server alone.
  private static void store(
      Situation situation, Machine machine, Map<String, Set<Server>> secrets) {
    switch (situation.stored()) {
      case NONE -> {
        return;
      }
      case TOKEN_AT_A -> secrets.put(token(Server.A), Set.of(Server.A));
      case ACTIVE_AT_A_OTHER_AT_B -> {
        secrets.put(token(Server.A), Set.of(Server.A));
        secrets.put(token(Server.B), Set.of(Server.B));
      }
      case OAUTH_AT_A, OLD_OAUTH_AT_A -> {
        Sandbox a = servers.get(Server.A);
        Token fresh =
            a.world()
                .credentials()
                .addOAuth(
                    a.user(),
                    a.world().credentials().application(a.clientId()),
                    Scopes.all(),
                    Duration.ofDays(30));
        boolean old = situation.stored() == Stored.OLD_OAUTH_AT_A;
        DeviceLogins.replaceTokens(
            machine, fresh.value(), fresh.refreshToken(), old ? Duration.ofMinutes(1) : null);
        secrets.put(fresh.value(), Set.of(Server.A));
        secrets.put(fresh.refreshToken(), Set.of(Server.A));
      }
    }
  }

  /// Variables and files: where a secret may go depends on what the person, not a project, said.
  private static void give(Situation situation, Machine machine, Map<String, Set<Server>> secrets) {
    Server host = situation.host();
    boolean ci = situation.flags().contains(Flag.CI);
    boolean trustsB = situation.flags().contains(Flag.TRUSTS_B);
    boolean loggedIn = situation.stored() != Stored.NONE;
    if (host != null) {
      machine.set(situation.hostVariable(), host.url());
    }
    if (situation.globalUrl() != null) {
      machine.rc(machine.home(), "[defaults]", "url=" + situation.globalUrl().url());
    }
    if (trustsB) {
      assertThat(machine.run("auth", "trust", Server.B.url()).exit()).isZero();
    }
    if (ci) {
      machine.set("CI", "true");
    }
    if (situation.force()) {
      machine.set("SENTRY_FORCE_ENV_TOKEN", "1");
    }
    // What the person has said is theirs.
    Set<Server> own = EnumSet.noneOf(Server.class);
    add(own, host);
    add(own, situation.globalUrl());
    if (loggedIn) {
      own.add(Server.A);
    }
    if (situation.stored() == Stored.ACTIVE_AT_A_OTHER_AT_B || trustsB) {
      own.add(Server.B);
    }
    // Where a token belongs that says nothing itself.
    Server home = host != null ? host : situation.globalUrl();
    if (home == null && loggedIn) {
      home = Server.A;
    }

    Supplier<Set<Server>> opaque =
        () -> {
          Server bound = host != null ? host : situation.globalUrl();
          Set<Server> allowed = EnumSet.noneOf(Server.class);
          add(allowed, bound != null ? bound : loggedIn ? Server.A : null);
          boolean followsFile = ci && bound == null && !loggedIn && namesB(situation.file());
          if (trustsB || followsFile) {
            allowed.add(Server.B);
          }
          return allowed;
        };
    switch (situation.given()) {
      case NONE -> {}
      case OPAQUE -> {
        machine.set("SENTRY_AUTH_TOKEN", OPAQUE);
        secrets.put(OPAQUE, opaque.get());
      }
      case CLAIMS_A, CLAIMS_B -> {
        Server claimed = situation.given() == Given.CLAIMS_A ? Server.A : Server.B;
        String token = claim(claimed);
        machine.set("SENTRY_TOKEN", token);
        secrets.put(token, Set.of(claimed));
        own.add(claimed);
      }
    }

    String rcToken = "rc" + "c0ffee01".repeat(8);
    Set<Server> rcAllowed = EnumSet.noneOf(Server.class);
    Path near = machine.work();
    Path above = near.getParent();
    String url = "url=" + Server.B.url();
    switch (situation.file()) {
      case NONE -> {}
      case URL_B -> machine.rc(near, "[defaults]", url);
      case URL_B_AND_TOKEN -> {
        machine.rc(near, "[defaults]", url, "[auth]", "token=" + rcToken);
        add(rcAllowed, host != null ? host : Server.B);
      }
      case TOKEN -> {
        machine.rc(near, "[auth]", "token=" + rcToken);
        add(rcAllowed, home);
      }
      case TOKEN_ABOVE_URL_B -> {
        machine.rc(near, "[defaults]", url);
        machine.rc(above, "[auth]", "token=" + rcToken);
        add(rcAllowed, home);
      }
      case URL_B_ABOVE_TOKEN -> {
        machine.rc(near, "[auth]", "token=" + rcToken);
        machine.rc(above, "[defaults]", url);
        add(rcAllowed, host != null ? host : Server.B);
      }
    }
    secrets.put(rcToken, rcAllowed);

    if (situation.flags().contains(Flag.HEADERS)) {
      machine.set("SENTRY_CUSTOM_HEADERS", "X-Gate: " + HEADER_VALUE);
      secrets.put(HEADER_VALUE, own);
    }
  }

  private static void misbehave(Situation situation) {
    Sandbox trickster = servers.get(situation.trickster());
    String lure = situation.lure().url();
    Action action =
        switch (situation.trick()) {
          case REDIRECTS_301 -> Action.redirect(301, lure + "/api/0/organizations/");
          case REDIRECTS_302 -> Action.redirect(302, lure + "/api/0/organizations/");
          case REDIRECTS_303 -> Action.redirect(303, lure + "/api/0/organizations/");
          case REDIRECTS_307 -> Action.redirect(307, lure + "/api/0/organizations/");
          case REDIRECTS_308 -> Action.redirect(308, lure + "/oauth/token/");
          case REJECTS -> Action.status(401);
          case REGION_URL -> {
            JsonObject links = new JsonObject();
            links.addProperty("regionUrl", lure);
            links.addProperty("organizationUrl", lure);
            JsonObject patch = new JsonObject();
            patch.add("links", links);
            patch.addProperty("url", lure);
            patch.addProperty("permalink", lure + "/organizations/acme/issues/1/");
            yield new Action.Patch(patch);
          }
          case NEXT_LINK ->
              new Action.Answer(
                  dev.sentrycli.sandbox.http.Response.json(
                          200, com.google.gson.JsonParser.parseString("[]"))
                      .with(
                          "Link",
                          "<"
                              + lure
                              + "/api/0/organizations/?cursor=0:100:0>; rel=\"next\";"
                              + " results=\"true\"; cursor=\"0:100:0\""));
        };
    trickster.faults().add(Fault.on("*", action));
  }

  private static String[] words(Situation situation) {
    String command =
        situation
            .command()
            .replace("{keyA}", withKey(Server.A))
            .replace("{keyB}", withKey(Server.B))
            .replace("{keyC}", withKey(Server.C))
            .replace("{A}", Server.A.url())
            .replace("{B}", Server.B.url())
            .replace("{C}", Server.C.url());
    if (situation.flags().contains(Flag.JSON)) {
      command += " --json";
    }
    return command.split(" ", -1);
  }

  private static String withKey(Server server) {
    return server.url().replace("://", "://0123456789abcdef0123456789abcdef@");
  }

  private static boolean namesB(ProjectFile file) {
    return switch (file) {
      case URL_B, URL_B_AND_TOKEN, TOKEN_ABOVE_URL_B, URL_B_ABOVE_TOKEN -> true;
      case NONE, TOKEN -> false;
    };
  }

  private static void add(Set<Server> servers, @Nullable Server server) {
    if (server != null) {
      servers.add(server);
    }
  }

  private static String claim(Server server) {
    String json = "{\"iat\":1700000000,\"url\":\"" + server.url() + "\",\"org\":\"acme\"}";
    return "sntrys_"
        + Base64.getEncoder().encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "_c2VjcmV0";
  }

  /// A question that was asked beside one that failed is left to itself; its answer may still be
  /// kept while the files go.
  private static void delete(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (DirectoryNotEmptyException | UncheckedIOException changed) {
      delete(root);
    }
  }

  @Provide
  Arbitrary<Situation> situations() {
    Arbitrary<Server> server = Arbitraries.of(Server.values());
    Arbitrary<String> commands =
        Arbitraries.of(
            "org list",
            "org list --fresh",
            "org view acme",
            "project list acme/",
            "issue list acme/",
            "event view acme/ 0123456789abcdef0123456789abcdef",
            "event view {B}/organizations/acme/issues/1/events/latest/",
            "event send {keyA}/1 -m x",
            "event send {keyB}/1 -m x",
            "event send {keyC}/1 -m x",
            "event send {keyC}/prefix/1 -m x",
            "event send acme/web -m x",
            "feedback list acme/",
            "issue view {A}/organizations/acme/issues/1/",
            "issue view {B}/organizations/acme/issues/1/",
            "org view {B}/organizations/acme/",
            "project view {C}/settings/acme/projects/web/",
            "api /organizations/",
            "api -X POST /organizations/acme/teams/ -f name=x",
            "api {A}/api/0/organizations/",
            "api {B}/api/0/organizations/",
            "api //127.0.0.1/api/0/",
            "auth status",
            "auth whoami",
            "auth refresh --force",
            "auth list",
            "info",
            "cli defaults");
    return Builders.withBuilder(() -> new Object[12])
        .use(Arbitraries.of(Stored.values()))
        .in((all, one) -> with(all, 0, one))
        .use(Arbitraries.of(Given.values()))
        .in((all, one) -> with(all, 1, one))
        .use(Arbitraries.of(true, false))
        .in((all, one) -> with(all, 2, one))
        .use(server.injectNull(0.5))
        .in((all, one) -> with(all, 3, one))
        .use(Arbitraries.of("SENTRY_HOST", "SENTRY_URL"))
        .in((all, one) -> with(all, 4, one))
        .use(Arbitraries.of(ProjectFile.values()))
        .in((all, one) -> with(all, 5, one))
        .use(server.injectNull(0.7))
        .in((all, one) -> with(all, 6, one))
        .use(Arbitraries.of(Flag.values()).set())
        .in((all, one) -> with(all, 7, one))
        .use(server)
        .in((all, one) -> with(all, 8, one))
        .use(server)
        .in((all, one) -> with(all, 9, one))
        .use(Arbitraries.of(Trick.values()))
        .in((all, one) -> with(all, 10, one))
        .use(commands)
        .in((all, one) -> with(all, 11, one))
        .build(LeakTest::situation);
  }

  private static Object[] with(Object[] all, int place, @Nullable Object one) {
    Object[] copy = all.clone();
    copy[place] = one;
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Situation situation(Object[] all) {
    return new Situation(
        (Stored) all[0],
        (Given) all[1],
        (Boolean) all[2],
        (Server) all[3],
        (String) all[4],
        (ProjectFile) all[5],
        (Server) all[6],
        (Set<Flag>) all[7],
        (Server) all[8],
        (Server) all[9],
        (Trick) all[10],
        (String) all[11]);
  }
}
