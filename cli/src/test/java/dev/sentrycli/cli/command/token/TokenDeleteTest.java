package dev.sentrycli.cli.command.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import dev.sentrycli.api.token.OrganizationToken;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.output.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenDeleteTest {
  private static final List<OrganizationToken> TOKENS =
      List.of(token("1", "2"), token("2", "ci"), token("3", "laptop"), token("4", "laptop"));

  private static OrganizationToken token(String id, String name) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("name", name);
    return new OrganizationToken(json);
  }

  @Test
  void oneIsMeantByItsIdOrItsName() {
    assertThat(TokenDelete.named("3", "acme", TOKENS).name()).isEqualTo("laptop");
    assertThat(TokenDelete.named("ci", "acme", TOKENS).id()).isEqualTo("2");
    assertThat(TokenDelete.named("7", "acme", List.of(token("7", "7"))).id()).isEqualTo("7");
  }

  @Test
  void theIdOfOneThatIsTheNameOfAnotherIsNotGuessed() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> TokenDelete.named("2", "acme", TOKENS))
        .satisfies(
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.RESOLUTION);
              assertThat(failure.hints()).anyMatch(hint -> hint.contains("'acme/1'"));
            });
  }

  @Test
  void aNameOfSeveralIsNotGuessed() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> TokenDelete.named("laptop", "acme", TOKENS))
        .satisfies(
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.RESOLUTION);
              assertThat(failure.hints().getFirst()).contains("acme/3").contains("acme/4");
            });
  }

  @Test
  void aMissingOneNamesThoseNearIt() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> TokenDelete.named("labtop", "acme", TOKENS))
        .satisfies(
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.RESOLUTION);
              assertThat(failure.hints().getFirst()).contains("laptop");
            });
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> TokenDelete.named("ci", "acme", List.of()))
        .satisfies(failure -> assertThat(failure.hints()).hasSize(1));
  }
}
