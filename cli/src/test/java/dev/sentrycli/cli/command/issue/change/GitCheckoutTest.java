package dev.sentrycli.cli.command.issue.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.api.repository.Repository;
import dev.sentrycli.cli.git.RemoteAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitCheckoutTest {
  private final GitCheckout checkout =
      new GitCheckout("0a1b", new RemoteAddress("git@gitlab.example:acme/web.git"));

  private static Repository repository(String name, String url) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("url", url);
    return new Repository(json);
  }

  @Test
  void theAddressSaysMoreThanTheName() {
    Repository other = repository("acme/web", "https://github.com/acme/web");
    Repository own = repository("Acme / Web", "https://gitlab.example/acme/web");
    assertThat(checkout.repositoryAmong(List.of(other, own))).isEqualTo("Acme / Web");
    assertThat(checkout.repositoryAmong(List.of(other))).isEqualTo("acme/web");
    assertThat(checkout.repositoryAmong(List.of())).isNull();
  }
}
