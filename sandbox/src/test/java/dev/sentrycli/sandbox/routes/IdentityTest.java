package dev.sentrycli.sandbox.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.MovableClock;
import dev.sentrycli.sandbox.Sandbox;
import dev.sentrycli.sandbox.SandboxOptions;
import dev.sentrycli.sandbox.Wire;
import dev.sentrycli.sandbox.world.credential.OAuthApplication;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.User;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  private final MovableClock clock = new MovableClock();
  @AutoClose private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.clock(clock));
  @AutoClose private final Wire anonymous = new Wire(sandbox.url(), null);
  @AutoClose private final Wire user = new Wire(sandbox.url(), sandbox.token());
  @AutoClose private final Wire organization = new Wire(sandbox.url(), sandbox.organizationToken());

  private final Organization first =
      sandbox.world().directory().organizations(sandbox.user()).getFirst();

  private Wire scoped(String... scopes) {
    return anonymous.with(
        sandbox
            .world()
            .credentials()
            .addPersonal(sandbox.user(), "narrow", Set.of(scopes))
            .value());
  }

  private static String said(Wire.Reply reply) {
    return reply.status() + " " + reply.object().get("detail").getAsString();
  }

  @Test
  void theIndexTellsWhoAsks() {
    JsonObject nobody = anonymous.api("").object();
    assertThat(nobody.get("version").getAsString()).isEqualTo("0");
    assertThat(nobody.get("auth").isJsonNull()).isTrue();
    assertThat(nobody.get("user").isJsonNull()).isTrue();

    JsonObject narrow = scoped("event:read", "org:read").api("").object();
    assertThat(narrow.getAsJsonObject("auth").get("scopes").toString())
        .isEqualTo("[\"org:read\",\"event:read\"]");
    assertThat(narrow.getAsJsonObject("user").get("email").getAsString())
        .isEqualTo(sandbox.user().email());

    JsonObject robot = organization.api("").object();
    assertThat(robot.getAsJsonObject("auth").get("scopes").toString()).contains("org:ci");
    assertThat(robot.get("user").isJsonNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"nonsense,Invalid token", "sntryu_x,Invalid token", "sntrys_x_y,Invalid org token"})
  void aBadTokenIsCalledOne(String token, String detail) {
    for (String path : new String[] {"", "organizations/", "organizations/nowhere/issues/"}) {
      Wire.Reply reply = anonymous.with(token).api(path);
      assertThat(said(reply)).isEqualTo("401 " + detail);
    }
  }

  @Test
  void anExpiredTokenIsCalledExpired() {
    OAuthApplication application =
        Objects.requireNonNull(sandbox.world().credentials().application(sandbox.clientId()));
    Token token =
        sandbox
            .world()
            .credentials()
            .addOAuth(sandbox.user(), application, Set.of("org:read"), Duration.ofMinutes(1));
    Wire wire = anonymous.with(token.value());
    assertThat(wire.api("organizations/").status()).isEqualTo(200);

    clock.move(Duration.ofMinutes(1));

    assertThat(said(wire.api("organizations/"))).isEqualTo("401 Token expired");
    assertThat(said(wire.api(""))).isEqualTo("401 Token expired");
  }

  @Test
  void authKnowsUsersAndAnswersEverybodyElseWithAnEmpty400() {
    assertThat(user.api("auth/").object().get("email").getAsString())
        .isEqualTo(sandbox.user().email());
    for (Wire other : new Wire[] {anonymous, organization, anonymous.with("nonsense")}) {
      Wire.Reply reply = other.api("auth/");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void aMonolithHasOneRegion() {
    assertThat(user.api("users/me/regions/").body())
        .isEqualTo("{\"regions\":[{\"name\":\"--monolith--\",\"url\":\"" + sandbox.url() + "\"}]}");
    assertThat(organization.api("users/me/regions/").status()).isEqualTo(403);
    assertThat(scoped("event:read").api("users/me/regions/").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizations/", "projects/", "users/me/", "organizations/none/issues/"})
  void withoutCredentialsThereIsNothing(String path) {
    Wire.Reply reply = anonymous.api(path);

    assertThat(said(reply)).isEqualTo("401 Authentication credentials were not provided.");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("xBasic realm=\"api\"");
  }

  @Test
  void aMissingScopeIsNamed() {
    Wire.Reply reply = scoped("project:read").api("organizations/" + first.slug() + "/issues/");

    assertThat(said(reply)).isEqualTo("403 You do not have permission to perform this action.");
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer error=\"insufficient_scope\", scope=\"event:read event:write event:admin\"");
  }

  @Test
  void scopesAreLookedAtBeforeObjects() {
    assertThat(scoped("event:read").api("organizations/nowhere/").status()).isEqualTo(403);
    assertThat(said(user.api("organizations/nowhere/")))
        .isEqualTo("404 The requested resource does not exist");
  }

  @Test
  void anOrganizationTokenStaysAtHome() throws Exception {
    Organization other =
        sandbox.world().directory().addOrganization("elsewhere", "Elsewhere", sandbox.user());
    Organization home = sandbox.world().directory().organizations().getFirst();

    assertThat(organization.api("organizations/" + home.slug() + "/releases/").status())
        .isEqualTo(200);
    assertThat(organization.api("organizations/" + other.slug() + "/releases/").status())
        .isEqualTo(403);
    assertThat(organization.api("organizations/").status()).isEqualTo(403);
  }

  @Test
  void strangersAreKeptOut() {
    User stranger = sandbox.world().directory().addUser("Stranger", "stranger@sandbox.example");
    Wire wire =
        anonymous.with(
            sandbox
                .world()
                .credentials()
                .addPersonal(stranger, "all", Set.of("org:read", "project:read"))
                .value());

    assertThat(wire.api("organizations/").array()).isEmpty();
    assertThat(wire.api("projects/").array()).isEmpty();
    assertThat(said(wire.api("organizations/" + first.slug() + "/")))
        .isEqualTo("403 You do not have permission to perform this action.");
  }

  @Test
  void aRoleLimitsWhatATokenMayDo() {
    User member = sandbox.world().directory().addUser("Member", "member@sandbox.example");
    sandbox.world().directory().join(first, member, "member");
    String project = sandbox.world().projects().of(first).getFirst().slug();
    Wire wire =
        anonymous.with(
            sandbox
                .world()
                .credentials()
                .addPersonal(member, "all", Set.of("project:read", "project:admin"))
                .value());
    String path = "/api/0/projects/" + first.slug() + "/" + project + "/";

    assertThat(wire.get(path).status()).isEqualTo(200);
    assertThat(wire.method("DELETE", path).status()).isEqualTo(403);
    sandbox.world().directory().join(first, member, "admin");
    assertThat(wire.method("DELETE", path).status()).isEqualTo(204);
  }

  @Test
  void anUnknownRouteIsAnEmpty404() {
    for (Wire wire : new Wire[] {anonymous, user}) {
      Wire.Reply reply = wire.api("no/such/route/");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void aKnownRouteDoesNotTakeEveryMethod() {
    Wire.Reply reply = user.method("PATCH", "/api/0/organizations/");

    assertThat(said(reply)).isEqualTo("405 Method \"PATCH\" not allowed.");
  }
}
