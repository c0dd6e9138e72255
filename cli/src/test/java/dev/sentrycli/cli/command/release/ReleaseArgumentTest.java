package dev.sentrycli.cli.command.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseArgumentTest {
  @ParameterizedTest
  @CsvSource({
    "acme/web@2.5.0, acme, web@2.5.0",
    "web@2.5.0, , web@2.5.0",
    "acme/feature/login@1.0, acme, feature/login@1.0",
    "feature/x, feature, x",
    "Feature/x, , Feature/x",
    "my_team/x, , my_team/x",
    "-acme/x, , -acme/x",
    "acme-/x, , acme-/x",
    "/x, , /x",
    "a/1, a, 1",
    "https://sentry.acme.example/organizations/acme/releases/web%402.5.0/?project=1, acme, web@2.5.0"
  })
  void tellsOrganizationAndVersionApart(String word, String organization, String version) {
    ReleaseArgument read = ReleaseArgument.parse(word);
    assertThat(read.organization()).isEqualTo(organization);
    assertThat(read.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "acme/",
        ".",
        "acme/..",
        "acme/a\nb",
        "https://sentry.acme.example/organizations/acme/issues/1/"
      })
  void whatNamesNoReleaseIsRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ReleaseArgument.parse(word))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX));
  }

  @ParameterizedTest
  @CsvSource({
    "web@2.5.0, 2.5.0",
    "2.5.0, 2.5.0",
    "web@, web@",
    "web@9fceb02d0ae598e95dc970b74767f19372d61af8, 9fceb02d0ae5",
    "9fceb02d0ae598e95dc970b74767f19372d61af8, 9fceb02d0ae5"
  })
  void namesAVersionInBrief(String version, String brief) {
    assertThat(ReleaseArgument.brief(version)).isEqualTo(brief);
  }
}
