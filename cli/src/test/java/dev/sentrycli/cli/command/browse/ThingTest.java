package dev.sentrycli.cli.command.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEB-1A",
        "web-1a",
        "w-1a",
        "acme/WEB-12",
        "5001",
        "acme/5001",
        "@latest",
        "acme/@latest",
        "acme/web/12",
        "acme/web#WEB-1",
        "web:G",
        "MY-PROJ-G"
      })
  void whatIsWrittenAsAnIssueIsOne(String word) {
    assertThat(Thing.of(word)).isInstanceOf(Thing.Issue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/", "acme/web", "web", "acme/my-app", "my-app", "acme/w*", "o42/"})
  void allElseIsAnOrganizationOrAProject(String word) {
    assertThat(Thing.of(word)).isInstanceOf(Thing.Place.class);
  }

  @Test
  void eventsAreLongHexadecimalNumbers() {
    String id = "0123456789abcdef0123456789abcdef";
    assertThat(Thing.of(id)).isEqualTo(new Thing.Event(null, id));
    assertThat(Thing.of("acme/" + id)).isEqualTo(new Thing.Event("acme", id));
  }

  @Test
  void nothingMeansWhatIsInUse() {
    assertThat(Thing.of(null)).isInstanceOf(Thing.Place.class);
    assertThat(Thing.of(" ")).isInstanceOf(Thing.Place.class);
  }

  @Test
  void linksStayAsTheyAre() {
    String link = "https://sentry.example.com/organizations/acme/issues/7/?project=1";
    assertThat(Thing.of(link))
        .isInstanceOfSatisfying(
            Thing.Link.class, found -> assertThat(found.address()).isEqualTo(link));
  }

  @Test
  void whatHoldsASecretOrNoPageIsRefused() {
    assertThatThrownBy(() -> Thing.of("https://key@sentry.example.com/7"))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> Thing.of("acme/we b?")).isInstanceOf(UsageException.class);
  }
}
