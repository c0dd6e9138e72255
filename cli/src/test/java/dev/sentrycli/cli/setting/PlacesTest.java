package dev.sentrycli.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.instance.Situation;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.state.Defaults;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @TempDir Path root;
  private Situation situation;

  @BeforeEach
  void prepare() {
    situation = new Situation(root);
  }

  @ParameterizedTest(name = "flags {0} {1}, env {2} {3}, rc {4} {5}, defaults {6} {7} -> {8} {9}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,  -,  -,  -,        -,    -,        -,    -,        -,    -",
        "-,  -,  acme, web,    -,    -,        -,    -,        acme, web",
        "-,  -,  other, acme/web, -, -,        -,    -,        acme, web",
        "f,  -,  acme, -,      -,    -,        -,    -,        f,    -",
        "-,  g/h, acme, web,   -,    -,        -,    -,        g,    h",
        "' ', ' ', acme, web,  -,    -,        -,    -,        acme, web",
        "-,  -,  -,  web,      -,    -,        -,    -,        -,    web",
        "-,  -,  -,  web,      acme, api,      -,    -,        acme, web",
        "-,  -,  acme, -,      acme, api,      -,    -,        acme, api",
        "-,  -,  Acme, -,      acme, api,      -,    -,        Acme, api",
        "-,  -,  acme, -,      -,    api,      -,    -,        acme, api",
        "-,  -,  acme, -,      other, api,     -,    -,        acme, -",
        "-,  -,  acme, -,      other, api,     acme, web,      acme, web",
        "-,  -,  acme, -,      -,    other/api, -,   -,        acme, -",
        "f,  -,  -,  other/web, -,   -,        -,    -,        f,    -",
        "-,  -,  -,  -,        -,    acme/api, -,    -,        acme, api",
        "-,  -,  -,  -,        zzz,  acme/api, -,    -,        acme, api",
        "-,  -,  -,  -,        acme, -,        -,    web,      acme, web",
        "-,  -,  -,  -,        -,    -,        acme, web,      acme, web",
        "-,  -,  -,  -,        -,    -,        -,    acme/web, acme, web",
        "-,  -,  ACME, Web_1.x, -,   -,        -,    -,        ACME, Web_1.x",
        "-,  -,  4501, 101,    -,    -,        -,    -,        4501, 101",
        "-,  -,  acme, 'a/b/c', -,   api,      -,    -,        acme, api",
        "-,  -,  acme, 'acme/', -,   -,        -,    -,        acme, -",
        "-,  -,  acme, '/web', -,    -,        -,    -,        acme, -"
      })
  void eachLevelIsFilledFromTheFirstSourceThatFits(
      @Nullable String orgFlag,
      @Nullable String projectFlag,
      @Nullable String orgVariable,
      @Nullable String projectVariable,
      @Nullable String orgRc,
      @Nullable String projectRc,
      @Nullable String orgDefault,
      @Nullable String projectDefault,
      @Nullable String organization,
      @Nullable String project) {
    situation.variable("SENTRY_ORG", orgVariable).variable("SENTRY_PROJECT", projectVariable);
    situation.repositoryRc(
        "[defaults]",
        orgRc == null ? "" : "org=" + orgRc,
        projectRc == null ? "" : "project=" + projectRc);
    if (orgDefault != null) {
      situation.stored(Defaults.Key.ORGANIZATION, orgDefault);
    }
    if (projectDefault != null) {
      situation.stored(Defaults.Key.PROJECT, projectDefault);
    }

    Places places = situation.places(orgFlag, projectFlag);

    assertThat(value(places.organization())).isEqualTo(organization);
    assertThat(value(places.project())).isEqualTo(project);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/", "/web", "a/b/c", "/"})
  void aMalformedPairIsPassedOverWithAWarning(String pair) {
    situation.variable("SENTRY_PROJECT", pair);

    assertThat(situation.places(null, null).warnings())
        .singleElement()
        .asString()
        .contains("SENTRY_PROJECT");
  }

  @Test
  void eachSettingKnowsItsSource() {
    situation.variable("SENTRY_ORG", "acme").repositoryRc("[defaults]", "project=web");

    Places places = situation.places(null, null);

    assertThat(source(places.organization())).isEqualTo("SENTRY_ORG");
    assertThat(source(places.project())).endsWith(".sentryclirc line 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a?b",
        "a#b",
        "a%2e",
        "my org",
        "a\tb",
        "a\u0007b",
        "..",
        "a\u00a0b",
        "a\\b"
      })
  void whatCanBeNoSlugIsRefusedBeforeItReachesAUrl(String bad) {
    situation.variable("SENTRY_ORG", bad);
    SettingException byVariable = refused(null, null);
    assertThat(byVariable.exit()).isEqualTo(Exit.CONFIG);
    assertThat(byVariable.getMessage()).contains("SENTRY_ORG");

    situation.variable("SENTRY_ORG", null).repositoryRc("[defaults]", "org=" + bad);
    SettingException byFile = refused(null, null);
    assertThat(byFile.exit()).isEqualTo(Exit.CONFIG);
    assertThat(byFile.getMessage()).contains(".sentryclirc line 2");

    SettingException byFlag = refused(bad, null);
    assertThat(byFlag.exit()).isEqualTo(Exit.USAGE);
    assertThat(byFlag.getMessage()).contains("--org");
  }

  @Test
  void aCommentBehindAValueIsExplained() {
    situation.repositoryRc("[defaults]", "org = acme ; the usual one");

    assertThat(refused(null, null).hints()).singleElement().asString().contains("comment");
  }

  @Test
  void aBadValueThatIsNotUsedStopsNobody() {
    situation
        .variable("SENTRY_ORG", "acme")
        .variable("SENTRY_PROJECT", "web")
        .repositoryRc("[defaults]", "org=my org", "project=a b");

    assertThat(value(situation.places(null, null).organization())).isEqualTo("acme");
  }

  private SettingException refused(@Nullable String org, @Nullable String project) {
    return catchThrowableOfType(SettingException.class, () -> situation.places(org, project));
  }

  private static @Nullable String value(@Nullable Setting<String> setting) {
    return setting == null ? null : setting.value();
  }

  private static @Nullable String source(@Nullable Setting<String> setting) {
    return setting == null ? null : setting.source().describe();
  }
}
