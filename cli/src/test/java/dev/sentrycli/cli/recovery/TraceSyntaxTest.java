package dev.sentrycli.cli.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.recovery.TraceSyntax.Bare;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSyntaxTest {
  private static final String TRACE = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";

  private static Target place(String... words) {
    TraceReference reference = TraceSyntax.parse(List.of(words), Bare.PROJECT);
    assertThat(reference.trace())
        .isInstanceOfSatisfying(
            WrittenId.Known.class, known -> assertThat(known.id()).isEqualTo(TRACE));
    return reference.place();
  }

  @Test
  void aTraceStandsAloneOrBehindWhereItIs() {
    assertThat(place(TRACE)).isEqualTo(new Target.Detect());
    assertThat(place("/" + TRACE)).isEqualTo(new Target.Detect());
    assertThat(place("acme/" + TRACE)).isEqualTo(new Target.Org("acme"));
    assertThat(place("acme/web/" + TRACE)).isEqualTo(new Target.Explicit("acme", List.of("web")));
    assertThat(place("acme/web", TRACE)).isEqualTo(new Target.Explicit("acme", List.of("web")));
    assertThat(place("acme/", TRACE)).isEqualTo(new Target.Org("acme"));
    assertThat(place("web", TRACE)).isEqualTo(new Target.Search("web"));
  }

  @Test
  void aBareNameIsAnOrganizationWhereACommandNeedsNoProject() {
    assertThat(TraceSyntax.parse(List.of("acme", TRACE), Bare.ORGANIZATION).place())
        .isEqualTo(new Target.Org("acme"));
  }

  @Test
  void aLinkNamesATraceAndItsOrganization() {
    TraceReference reference =
        TraceSyntax.parse(
            List.of("https://sentry.example.com/organizations/acme/explore/traces/trace/" + TRACE),
            Bare.PROJECT);
    assertThat(reference.place())
        .isInstanceOfSatisfying(
            Target.FromUrl.class, link -> assertThat(link.url().organization()).isEqualTo("acme"));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                TraceSyntax.parse(
                    List.of("https://sentry.example.com/organizations/acme/issues/1/"),
                    Bare.PROJECT))
        .withMessageContaining("an issue");
  }

  @Test
  void furtherWordsAreToldOf() {
    assertThat(TraceSyntax.parse(List.of("acme/web", TRACE, "x", "y"), Bare.PROJECT).remarks())
        .singleElement()
        .asString()
        .contains("'x y'");
  }

  @Test
  void morePartsThanThereAreNamesAreRefused() {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> TraceSyntax.parse(List.of("a/b/c/" + TRACE), Bare.PROJECT))
        .satisfies(wrong -> assertThat(wrong.exit()).isEqualTo(Exit.VALIDATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/web", "web", "acme/", "deadbeef", "acme/deadbeef", "42"})
  void aTargetAloneNamesNoTrace(String word) {
    assertThat(TraceSyntax.inTrace(List.of(word), Bare.PROJECT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRACE,
        "acme/" + TRACE,
        "acme/web/" + TRACE,
        "acme/web/7f3a9c0d",
        "acme/trace-" + TRACE,
      })
  void aWordThatEndsInATraceNamesOne(String word) {
    assertThat(TraceSyntax.inTrace(List.of(word), Bare.PROJECT)).isNotNull();
  }

  @Test
  void noWordNamesNoTrace() {
    assertThat(TraceSyntax.inTrace(List.of(), Bare.PROJECT)).isNull();
  }
}
