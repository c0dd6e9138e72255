package dev.sentrycli.cli.command.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.output.Failure;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySyntaxTest {
  private static final String ID = "7e07485f6c25420c87f5a0ec3a8db3a3";

  private static Target place(String first) {
    ReplayReference reference = ReplaySyntax.parse(first, null);
    assertThat(reference.id()).isEqualTo(ID);
    return reference.place();
  }

  @Test
  void aSingleWordHoldsThePlaceBeforeTheId() {
    assertThat(place(ID)).isEqualTo(new Target.Detect());
    assertThat(place("/" + ID)).isEqualTo(new Target.Detect());
    assertThat(place("acme/" + ID)).isEqualTo(new Target.Org("acme"));
    assertThat(place("acme/web/" + ID)).isEqualTo(new Target.Explicit("acme", List.of("web")));
  }

  @Test
  void idsMayBeWrittenAsUuids() {
    assertThat(place("acme/7E07485F-6C25-420C-87F5-A0EC3A8DB3A3"))
        .isEqualTo(new Target.Org("acme"));
  }

  @Test
  void twoWordsAreAPlaceAndAnId() {
    assertThat(ReplaySyntax.parse("acme/web", ID).place())
        .isEqualTo(new Target.Explicit("acme", List.of("web")));
    assertThat(ReplaySyntax.parse("acme/", ID).place()).isEqualTo(new Target.Org("acme"));
    assertThat(ReplaySyntax.parse("web", ID).place()).isEqualTo(new Target.Search("web"));
  }

  @Test
  void linksNameReplaysAndTraces() {
    String base = "https://sentry.example.com/organizations/acme/";
    assertThat(place(base + "explore/replays/" + ID + "/")).isInstanceOf(Target.FromUrl.class);
    assertThat(place(base + "replays/web:" + ID + "/?t=4")).isInstanceOf(Target.FromUrl.class);
    assertThat(place(base + "explore/traces/trace/" + ID + "/")).isInstanceOf(Target.FromUrl.class);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ReplaySyntax.parse(base + "issues/7/", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/", "a/b/c/" + ID, "7e07485f", "acme/7e07485f6c25420c"})
  void whatCannotBeOneIsRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ReplaySyntax.parse(word, null))
        .satisfies(refusal -> assertThat(refusal.hints()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/xyz", "acme/undefined", "acme/my-project", "acme/" + ID + "ff"})
  void whatIsNoIdIsRefusedWithWhatItIs(String word) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ReplaySyntax.parse(word, null))
        .withMessageContaining("'" + word + "'");
  }
}
