package dev.sentrycli.cli.command.event.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.target.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @Test
  void aWordIsADsnOrAProject() {
    assertThat(Destination.of("https://abc@sentry.example.com/prefix/7"))
        .isInstanceOfSatisfying(
            Destination.Given.class,
            given -> {
              assertThat(given.dsn().projectId()).isEqualTo("7");
              assertThat(given.dsn().prefix()).isEqualTo("/prefix");
            });
    assertThat(Destination.of("acme/web"))
        .isEqualTo(new Destination.OfProject(new Target.Explicit("acme", List.of("web"))));
    assertThat(Destination.of("https://sentry.example.com/organizations/acme/projects/web/"))
        .isInstanceOf(Destination.OfProject.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sentry.example.com/7",
        "https://abc@sentry.example.com/",
        "https://abc@sentry.example.com/web",
        "https://a b@sentry.example.com/7"
      })
  void whatIsNearlyADsnIsSaidToBeNone(String word) {
    assertThatExceptionOfType(SendException.class)
        .isThrownBy(() -> Destination.of(word))
        .satisfies(refused -> assertThat(refused.exit()).isEqualTo(Exit.CONFIG));
  }
}
