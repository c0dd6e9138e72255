package dev.sentrycli.cli.command.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.output.Exit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTest {
  private record Alert(String id, String name) {}

  private final AlertException missing = AlertException.missing("x", "acme/web", "list", "view");
  private static final List<Alert> ALL =
      List.of(
          new Alert("1", "Page the web team"),
          new Alert("2", "Mail"),
          new Alert("3", "mail"),
          new Alert("4", "Größer als 5"));

  private Alert among(List<Alert> all, String wanted) {
    return new Named<Alert>(
            "acme/web", Alert::name, one -> "acme/web/" + one.id(), one -> "acme/web/" + one.name())
        .among(all, wanted, missing);
  }

  @ParameterizedTest
  @CsvSource({"Page the web team,1", "PAGE THE WEB TEAM,1", "GRÖSSER ALS 5,", "größer als 5,4"})
  void aNameFitsInAnyCase(String wanted, String id) {
    if (id == null) {
      assertThatExceptionOfType(AlertException.class).isThrownBy(() -> among(ALL, wanted));
    } else {
      assertThat(among(ALL, wanted).id()).isEqualTo(id);
    }
  }

  @Test
  void severalOfANameAreToldByTheirNumbers() {
    assertThatExceptionOfType(AlertException.class)
        .isThrownBy(() -> among(ALL, "MAIL"))
        .satisfies(
            several -> {
              assertThat(several.exit()).isEqualTo(Exit.VALIDATION);
              assertThat(several.hints())
                  .containsExactly("write one of 'acme/web/2', 'acme/web/3'");
            });
  }

  @ParameterizedTest
  @CsvSource({"Page,acme/web/Page the web team", "Page the web tem,acme/web/Page the web team"})
  void aPieceOrATypoIsAnsweredWithTheName(String wanted, String typed) {
    assertThatExceptionOfType(AlertException.class)
        .isThrownBy(() -> among(ALL, wanted))
        .satisfies(
            near -> {
              assertThat(near.exit()).isEqualTo(Exit.VALIDATION);
              assertThat(near.hints()).containsExactly("Did you mean '" + typed + "'?");
            });
  }

  @Test
  void whereNothingIsNearItIsMissing() {
    assertThatExceptionOfType(AlertException.class)
        .isThrownBy(() -> among(ALL, "zzzzzz"))
        .isSameAs(missing);
    assertThatExceptionOfType(AlertException.class)
        .isThrownBy(() -> among(List.of(), "Mail"))
        .isSameAs(missing);
  }

  @Test
  void onlyDigitsAreANumber() {
    assertThat(Named.isNumber("7101")).isTrue();
    assertThat(Named.isNumber("71a")).isFalse();
    assertThat(Named.isNumber("-1")).isFalse();
    assertThat(Named.isNumber("")).isFalse();
  }
}
