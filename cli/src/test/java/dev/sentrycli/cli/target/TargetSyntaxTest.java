package dev.sentrycli.cli.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSyntaxTest {
  private static final BaseUrl OURS = BaseUrl.parse("https://sentry.example.com");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t"})
  void nothingWrittenMeansDetect(String text) {
    assertThat(TargetSyntax.parse(text)).isEqualTo(new Target.Detect());
  }

  @Test
  void aSlashSeparatesOrganizationAndProject() {
    assertThat(TargetSyntax.parse("acme/web")).isEqualTo(explicit("acme", "web"));
    assertThat(TargetSyntax.parse(" acme/web ")).isEqualTo(explicit("acme", "web"));
    assertThat(TargetSyntax.parse("acme/my_web-2")).isEqualTo(explicit("acme", "my_web-2"));
    assertThat(TargetSyntax.parse("acme/42")).isEqualTo(explicit("acme", "42"));
  }

  @Test
  void slugsAreKeptAsTyped() {
    assertThat(TargetSyntax.parse("ACME/")).isEqualTo(new Target.Org("ACME"));
  }

  @Test
  void aSlashAtTheEndMeansAllOfTheOrganization() {
    assertThat(TargetSyntax.parse("acme/")).isEqualTo(new Target.Org("acme"));
  }

  @Test
  void aBareWordIsSearchedAsAProject() {
    assertThat(TargetSyntax.parse("web")).isEqualTo(new Target.Search("web"));
    assertThat(TargetSyntax.parse("/web")).isEqualTo(new Target.Search("web"));
  }

  @Test
  void digitsAreAProjectId() {
    assertThat(TargetSyntax.parse("42")).isEqualTo(new Target.ProjectId("42"));
  }

  @Test
  void aSpaceMakesADisplayName() {
    assertThat(TargetSyntax.parse("Web App")).isEqualTo(new Target.DisplayName("Web App"));
  }

  @Test
  void theOrganizationOfADsnIsRecognised() {
    assertThat(TargetSyntax.parse("o123")).isEqualTo(new Target.DsnOrg("123"));
    assertThat(TargetSyntax.parse("o123/")).isEqualTo(new Target.DsnOrg("123"));
    assertThat(TargetSyntax.parse("ox1")).isEqualTo(new Target.Search("ox1"));
  }

  @Test
  void aStarMakesAPattern() {
    assertThat(TargetSyntax.parse("acme/w*")).isEqualTo(new Target.Glob("acme", "w*"));
    refused("w*");
    refused("a*/web");
  }

  @Test
  void commasSeparateProjects() {
    assertThat(TargetSyntax.parse("acme/a,b,c")).isEqualTo(explicit("acme", "a", "b", "c"));
    assertThat(TargetSyntax.parse("acme/a, b")).isEqualTo(explicit("acme", "a", "b"));
    assertThat(TargetSyntax.parse("acme/web,acme/api")).isEqualTo(explicit("acme", "web", "api"));
    assertThat(TargetSyntax.parse("acme/web,umbrella/api"))
        .isEqualTo(
            new Target.Several(List.of(explicit("acme", "web"), explicit("umbrella", "api"))));
    assertThat(TargetSyntax.parse("web,api"))
        .isEqualTo(new Target.Several(List.of(new Target.Search("web"), new Target.Search("api"))));
    refused("acme/a,,b");
    refused("acme/,web");
    refused(",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@latest",
        "acme/@latest",
        "a?b",
        "acme/a#b",
        "acme/a%2Fb",
        "acme/a b",
        "acme/a\tb",
        "a\u0007b",
        "../x",
        "acme/..",
        "a/b/c",
        "acme//",
        "/",
        "//web",
        "ftp://h/x",
        "a\\b",
        "acme/we\u202Eb"
      })
  void whatCouldLeaveItsPlaceInAPathIsRefused(String text) {
    refused(text);
  }

  @Test
  void refusalsDoNotRepeatControlCharacters() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> TargetSyntax.parse("acme/a\u001B[31mb"))
        .withMessageContaining("control character")
        .matches(refused -> !refused.toString().contains("\u001B"));
  }

  @Test
  void aLinkNamesWhatItLeadsTo() {
    Target target = TargetSyntax.parse("https://sentry.example.com/settings/acme/projects/web/");
    assertThat(target).isInstanceOf(Target.FromUrl.class);
    assertThat(((Target.FromUrl) target).written()).isEqualTo(explicit("acme", "web"));
    Target all = TargetSyntax.parse("HTTPS://sentry.example.com/organizations/acme/issues/");
    assertThat(((Target.FromUrl) all).written()).isEqualTo(new Target.Org("acme"));
    Target numeric =
        TargetSyntax.parse("https://sentry.example.com/organizations/acme/issues/1/?project=42");
    assertThat(((Target.FromUrl) numeric).written()).isEqualTo(explicit("acme", "42"));
  }

  @Test
  void aLinkToTheConfiguredInstanceNeedsNoScheme() {
    Target target = TargetSyntax.parse("sentry.example.com/organizations/acme/", OURS);
    assertThat(((Target.FromUrl) target).written()).isEqualTo(new Target.Org("acme"));
  }

  @Property
  void anyTextIsATargetOrRefused(@ForAll String text) {
    try {
      assertThat(TargetSyntax.parse(text, OURS)).isNotNull();
    } catch (UsageException refused) {
      assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    }
  }

  private static Target.Explicit explicit(String organization, String... projects) {
    return new Target.Explicit(organization, List.of(projects));
  }

  private static void refused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> TargetSyntax.parse(text))
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }
}
