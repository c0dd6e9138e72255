package dev.sentrycli.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InOrganizationTest {
  @Test
  void allBeforeTheFirstSlashIsTheOrganization() {
    assertThat(InOrganization.parse("acme/ci", "token"))
        .isEqualTo(new InOrganization("acme", "ci"));
    assertThat(InOrganization.parse("acme/ci/eu north", "token"))
        .isEqualTo(new InOrganization("acme", "ci/eu north"));
    assertThat(InOrganization.parse("1601", "token")).isEqualTo(new InOrganization(null, "1601"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "acme/", "acme/ ", "/ci", "a b/ci", "@a/ci", "../ci"})
  void neitherPartMayBeMissingOrUnfit(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> InOrganization.parse(word, "token"))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX));
  }
}
