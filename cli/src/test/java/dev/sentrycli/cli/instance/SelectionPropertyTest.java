package dev.sentrycli.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.api.gateway.Origin;
import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.setting.Setting;
import dev.sentrycli.cli.setting.Source;
import dev.sentrycli.cli.state.Defaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever a machine, a repository and a command line say together: a credential goes to no
/// instance but its own.
class SelectionPropertyTest {
  private static final String STORED = "STORED-SECRET";
  private static final String ENVIRONMENT = "ENVIRONMENT-SECRET";
  private static final String PROJECT = "PROJECT-SECRET";
  private static final String HOME = "HOME-SECRET";
  private static final String GATE = "GATE-SECRET";

  private static Path root = Path.of("");
  private static int runs;

  @BeforeContainer
  static void makeRoot() throws IOException {
    Path memory = Path.of("/dev/shm");
    root =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "selection")
            : Files.createTempDirectory("selection");
  }

  @AfterContainer
  static void removeRoot() throws IOException {
    remove(root);
  }

  /// What the user has: all of it is the user's own word.
  record User(
      @Nullable String login,
      @Nullable String secondLogin,
      @Nullable String host,
      @Nullable String token,
      boolean force,
      @Nullable String defaultUrl,
      @Nullable String homeUrl,
      boolean homeToken,
      List<String> confirmed,
      boolean ci) {}

  /// What somebody else wrote.
  record Foreign(
      @Nullable String rootUrl,
      boolean rootToken,
      @Nullable String nearUrl,
      boolean nearToken,
      @Nullable String link) {}

  @Property(tries = 1500)
  void aCredentialGoesToItsOwnInstanceOnly(
      @ForAll("users") User user, @ForAll("foreign") Foreign foreign) throws IOException {
    Path folder = Files.createDirectory(root.resolve("run" + runs++));
    try {
      check(user, foreign, situation(folder, user, foreign));
    } finally {
      remove(folder);
    }
  }

  private static void check(User user, Foreign foreign, Situation situation) {
    Selection selection;
    try {
      BaseUrl link = foreign.link == null ? null : BaseUrl.parse(foreign.link);
      selection = situation.resolve(link);
    } catch (Failure refused) {
      assertThat(refused).isInstanceOf(TrustException.class);
      assertThat(refused.getMessage() + refused.details() + refused.hints())
          .doesNotContain("SECRET");
      TrustException mismatch = (TrustException) refused;
      assertThat(sameInstance(mismatch.target().value(), mismatch.bound())).isFalse();
      assertThat(confirmationHelps(user, foreign, mismatch, situation)).isTrue();
      return;
    }
    BaseUrl target = selection.target().value();
    assertThat(selection.toString() + selection.warnings() + selection.hints())
        .doesNotContain("SECRET");
    if (!selection.customHeaders().isEmpty()) {
      assertThat(headersMayGoTo(target, user)).as("headers to %s", target).isTrue();
    }
    ChosenCredential credential = selection.credential();
    if (credential == null) {
      assertThat(user.login == null && user.token == null && !user.homeToken).isTrue();
      assertThat(foreign.rootToken || foreign.nearToken).isFalse();
      return;
    }
    assertThat(sameInstance(target, credential.bound())).isTrue();
    String token =
        switch (credential) {
          case ChosenCredential.Stored(var account) -> String.valueOf(account.token());
          case ChosenCredential.FromVariable(_, var text, _) -> text;
          case ChosenCredential.FromRc(_, var text, _) -> text;
        };
    assertThat(mayGoTo(token, target, user, foreign)).as("%s to %s", token, target).isTrue();
  }

  /// The oracle: where each of the secrets may travel, said without regard to how one is selected.
  private static boolean mayGoTo(String token, BaseUrl target, User user, Foreign foreign) {
    if (token.startsWith(STORED)) {
      String host = token.equals(STORED + "-2") ? user.secondLogin : user.login;
      return same(target, host);
    }
    if (token.startsWith("sntrys_")) {
      String claimed = String.valueOf(user.token).substring("claim ".length());
      return same(target, claimed) || same(target, claimed.replace("http://", "https://"));
    }
    if (user.host != null) {
      return same(target, user.host);
    }
    return switch (token) {
      case ENVIRONMENT ->
          same(target, usersPlace(user))
              || isConfirmed(target, user)
              || (user.ci
                  && usersPlace(user).equals("https://sentry.io")
                  && foreign.link == null
                  && same(target, nearestUrl(foreign)));
      case HOME ->
          user.homeUrl != null
              ? same(target, user.homeUrl)
              : same(target, usersPlace(user)) || isConfirmed(target, user);
      default -> {
        String beside = foreign.nearToken ? foreign.nearUrl : foreign.rootUrl;
        String above = foreign.nearToken ? foreign.rootUrl : null;
        String own = beside != null ? beside : above;
        yield same(target, own != null ? own : usersPlace(user));
      }
    };
  }

  /// A yes to the question that a refusal allows must be enough; where it allows none, a yes must
  /// not change anything.
  private static boolean confirmationHelps(
      User user, Foreign foreign, TrustException refused, Situation situation) {
    Origin asked = refused.confirmable();
    situation.accounts().trust(asked != null ? asked : refused.target().value().origin());
    BaseUrl link = foreign.link == null ? null : BaseUrl.parse(foreign.link);
    Selection again = situation.instance().select(link);
    if (asked == null) {
      return again.problem() != null;
    }
    return again.credential() != null
        && !(again.credential() instanceof ChosenCredential.Stored)
        && (user.login == null || user.force);
  }

  private static String usersPlace(User user) {
    if (user.homeUrl != null) {
      return user.homeUrl;
    }
    if (user.defaultUrl != null) {
      return user.defaultUrl;
    }
    return user.login != null ? user.login : "https://sentry.io";
  }

  private static @Nullable String nearestUrl(Foreign foreign) {
    return foreign.nearUrl != null ? foreign.nearUrl : foreign.rootUrl;
  }

  private static boolean isConfirmed(BaseUrl target, User user) {
    for (String confirmed : user.confirmed) {
      if (BaseUrl.parse(confirmed).origin().equals(target.origin())) {
        return true;
      }
    }
    return false;
  }

  private static boolean headersMayGoTo(BaseUrl target, User user) {
    if (target.isSaas()) {
      return false;
    }
    for (String own :
        new String[] {user.login, user.secondLogin, user.host, user.defaultUrl, user.homeUrl}) {
      if (same(target, own)) {
        return true;
      }
    }
    boolean claimed =
        user.token != null
            && user.token.startsWith("claim ")
            && (same(target, user.token.substring(6))
                || same(target, user.token.substring(6).replace("http://", "https://")));
    return claimed || isConfirmed(target, user);
  }

  private static boolean sameInstance(BaseUrl target, @Nullable Setting<BaseUrl> bound) {
    return bound != null
        && (same(target, bound.value().toString())
            || (bound.source() instanceof Source.Claim
                && same(target, bound.value().toString().replace("http://", "https://"))));
  }

  private static boolean same(BaseUrl target, @Nullable String other) {
    if (other == null) {
      return false;
    }
    Origin one = target.origin();
    Origin two = BaseUrl.parse(other).origin();
    boolean bothSentryIo = isSentryIo(one) && isSentryIo(two);
    return bothSentryIo
        || (one.scheme().equals(two.scheme())
            && one.host().equals(two.host())
            && one.port() == two.port());
  }

  private static boolean isSentryIo(Origin origin) {
    return origin.toString().equals("https://sentry.io")
        || (origin.toString().startsWith("https://") && origin.toString().endsWith(".sentry.io"));
  }

  private static Situation situation(Path folder, User user, Foreign foreign) {
    Situation situation = new Situation(folder);
    if (user.secondLogin != null) {
      situation.login(user.secondLogin, STORED + "-2");
    }
    if (user.login != null) {
      situation.login(user.login, STORED);
    }
    String token = user.token;
    if (token != null) {
      token = token.startsWith("claim ") ? Situation.claiming(token.substring(6)) : ENVIRONMENT;
    }
    situation
        .variable("SENTRY_HOST", user.host)
        .variable("SENTRY_AUTH_TOKEN", token)
        .variable("SENTRY_FORCE_ENV_TOKEN", user.force ? "1" : null)
        .variable("SENTRY_CUSTOM_HEADERS", "X-Gate: " + GATE)
        .variable("CI", user.ci ? "true" : null);
    if (user.defaultUrl != null) {
      situation.stored(Defaults.Key.URL, user.defaultUrl);
    }
    user.confirmed.forEach(situation::trusting);
    write(situation, situation.home, user.homeUrl, user.homeToken ? HOME : null);
    write(situation, situation.repository, foreign.rootUrl, foreign.rootToken ? PROJECT : null);
    Path near = situation.repository.resolve("near");
    write(situation, near, foreign.nearUrl, foreign.nearToken ? PROJECT : null);
    return situation.workingIn(near);
  }

  private static void write(
      Situation situation, Path folder, @Nullable String url, @Nullable String token) {
    if (url != null || token != null) {
      situation.rc(
          folder,
          "[defaults]",
          url == null ? "" : "url = " + url,
          "[auth]",
          token == null ? "" : "token = " + token);
    }
  }

  @Provide
  Arbitrary<User> users() {
    Arbitrary<@Nullable String> tokens =
        Arbitraries.of(
                "opaque",
                "opaque",
                "opaque",
                "opaque",
                "claim https://a.example",
                "claim https://b.example",
                "claim http://b.example",
                "claim https://sentry.io")
            .injectNull(0.3);
    Arbitrary<List<String>> confirmed =
        Arbitraries.of("https://a.example", "https://b.example", "http://b.example")
            .list()
            .ofMaxSize(1);
    return Combinators.combine(
            hosts(0.6),
            hosts(0.7),
            hosts(0.8),
            tokens,
            hosts(0.8),
            hosts(0.8),
            confirmed,
            Arbitraries.integers().between(0, 7))
        .as(
            (login, second, host, token, stored, home, trusted, bits) ->
                new User(
                    login,
                    login == null ? null : second,
                    host,
                    token,
                    (bits & 1) != 0,
                    stored,
                    home,
                    (bits & 2) != 0,
                    trusted,
                    (bits & 4) != 0));
  }

  @Provide
  Arbitrary<Foreign> foreign() {
    return Combinators.combine(
            hosts(0.4),
            Arbitraries.of(true, false),
            hosts(0.5),
            Arbitraries.of(true, false),
            hosts(0.7))
        .as(Foreign::new);
  }

  private static Arbitrary<@Nullable String> hosts(double absent) {
    return Arbitraries.of(
            "https://a.example",
            "https://a.example/sentry",
            "https://b.example",
            "http://b.example",
            "http://b.example:9000",
            "https://sentry.io",
            "https://acme.sentry.io")
        .injectNull(absent);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
