package dev.sentrycli.cli.command.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewProjectTest {
  private static NewProject parsed(String word) {
    return NewProject.parse(List.of(word)).getFirst();
  }

  @Test
  void theLastColonSplitsNameAndPlatform() {
    assertThat(parsed("acme/shop:eu:node"))
        .isEqualTo(new NewProject("acme", "shop:eu", "node", "node"));
    assertThat(parsed("shop:go").organization()).isNull();
  }

  @Test
  void oneWithoutOrganizationBelongsToThatOfTheOneBefore() {
    assertThat(NewProject.parse(List.of("a:go", "acme/b:go", "c:go", "umbrella/d:go", "e:go")))
        .extracting(NewProject::toString)
        .containsExactly("a", "acme/b", "acme/c", "umbrella/d", "umbrella/e");
  }

  @Test
  void dotsInAPlatformAreDashes() {
    NewProject project = parsed("shop:python.django");
    assertThat(project.platform()).isEqualTo("python-django");
    assertThat(project.isRespelled()).isTrue();
    assertThat(parsed("shop:python-django").isRespelled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "shop:",
        ":",
        ":node",
        "acme/:node",
        "/shop:node",
        "acme/a/b:node",
        "acme/New Shop:node",
        "acme/New\tShop:node",
        "acme/ :node",
        "new org/shop:node",
        "acme/shop:cobol",
        "node",
        "https://sentry.example.com/acme/shop",
        "acme/shop\u001b[31m:node",
        "acme/..:node",
        "@shop:node",
        "acme/shop:Node"
      })
  void whatCannotBeAProjectIsAMistakeOfTheCommandLine(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed(word))
        .satisfies(
            refused -> {
              assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
              assertThat(refused.hints()).isNotEmpty();
              assertThat(refused.getMessage()).doesNotContain("\u001b");
            });
  }

  @Test
  void nearPlatformsAreNamed() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("shop:djnago"))
        .satisfies(refused -> assertThat(refused.hints()).isNotEmpty());
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parsed("shop:nextjs"))
        .satisfies(
            refused ->
                assertThat(refused.hints().getFirst())
                    .isEqualTo("Did you mean 'javascript-nextjs'?"));
  }

  @ParameterizedTest
  @CsvSource({"shop,shop", "Shop_Two,shop_two", "a.b--c,a-b-c", "-x-,x", "ümlaut,mlaut", "---,---"})
  void slugsAreMadeAsServersMakeThem(String name, String slug) {
    assertThat(new NewProject(null, name, "go", "go").slug()).isEqualTo(slug);
  }

  @Test
  void aNameThatCantBeIsToldBeforeAMissingPlatform() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> NewProject.parse(List.of("Acme Shop", "python")))
        .withMessageContaining("the name of the project holds a space");
  }
}
