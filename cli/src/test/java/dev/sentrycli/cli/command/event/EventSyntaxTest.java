package dev.sentrycli.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.cli.command.event.EventReference.Place;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.recovery.IdException;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueReference.Selector;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSyntaxTest {
  private static final String ID = "e1f0a9b8c7d64352819091a2b3c4d5e6";
  private static final String OTHER = "0123456789abcdef0123456789abcdef";

  private static List<EventReference> read(String... words) {
    return EventSyntax.parse(List.of(words));
  }

  private static EventReference latest(String organization, String project) {
    return new EventReference.OfIssue(
        new IssueReference.Selected(organization, project, Selector.LATEST));
  }

  private static EventReference in(Target target, String id) {
    return new EventReference.ById(new Place.Within(target), id);
  }

  @Test
  void noWordAndATargetMeanTheLatest() {
    assertThat(read()).containsExactly(new EventReference.Here());
    assertThat(read("@latest"))
        .containsExactly(
            new EventReference.OfIssue(new IssueReference.Selected(null, null, Selector.LATEST)));
    assertThat(read("acme/web")).containsExactly(latest("acme", "web"));
    assertThat(read("acme"))
        .containsExactly(
            new EventReference.OfIssue(new IssueReference.Selected("acme", null, Selector.LATEST)))
        .isEqualTo(read("acme/"));
  }

  @Test
  void anIdMayStandAloneOrInItsPlace() {
    assertThat(read(ID)).containsExactly(in(new Target.Detect(), ID));
    assertThat(read("acme/" + ID)).containsExactly(in(new Target.Org("acme"), ID));
    assertThat(read("acme/", ID)).containsExactly(in(new Target.Org("acme"), ID));
    EventReference inProject = in(new Target.Explicit("acme", List.of("web")), ID);
    assertThat(read("acme/web/" + ID)).containsExactly(inProject);
    assertThat(read("acme/web", ID)).containsExactly(inProject);
    assertThat(read("web", ID)).containsExactly(in(new Target.Search("web"), ID));
  }

  @Test
  void anIssueMayTellTheProject() {
    assertThat(read("WEB-1A", ID))
        .containsExactly(
            new EventReference.ById(
                new Place.Beside(new IssueReference.ShortId(null, null, "WEB-1A")), ID));
  }

  @Test
  void severalIdsAreSeveralEventsEachOnce() {
    assertThat(read("acme/web", ID, OTHER, ID)).hasSize(2);
    assertThat(read("acme/web", ID + "\n" + OTHER + "\n")).isEqualTo(read("acme/web", ID, OTHER));
    assertThat(read(ID, OTHER))
        .containsExactly(in(new Target.Detect(), ID), in(new Target.Detect(), OTHER));
  }

  @Test
  void capitalsNameAnIssueAndOtherLettersMayNameAProject() {
    assertThat(read("acme/WEB-1A"))
        .containsExactly(
            new EventReference.OfIssue(new IssueReference.ShortId("acme", null, "WEB-1A")));
    assertThat(read("acme/web-1a"))
        .containsExactly(
            new EventReference.Unclear(
                "acme", "web-1a", new IssueReference.ShortId("acme", null, "web-1a")));
  }

  @Test
  void digitsAloneAreAnIssueHoweverMany() {
    String digits = "1".repeat(32);
    assertThat(read(digits))
        .containsExactly(new EventReference.OfIssue(new IssueReference.Numeric(null, digits)));
    assertThat(read("acme/1001"))
        .containsExactly(new EventReference.OfIssue(new IssueReference.Numeric("acme", "1001")));
  }

  @Property
  void dashesAndCapitalsOfAnIdDoNotCount(@ForAll("ids") String id) {
    String uuid =
        String.join(
            "-",
            id.substring(0, 8),
            id.substring(8, 12),
            id.substring(12, 16),
            id.substring(16, 20),
            id.substring(20));
    assertThat(read("acme/web/" + uuid.toUpperCase(Locale.ROOT))).isEqualTo(read("acme/web/" + id));
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().withChars("abcdef0123456789").ofLength(31).map(rest -> "a" + rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/web/x/y", "7279f0d6018b95bf", "e1f0a9b8c7d64352819091a2b3c4d5e6f"})
  void whatIsNearlyAnIdIsRefused(String word) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(word))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.VALUE));
  }

  @Test
  void afterATargetOnlyIdsMayFollow() {
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> read("acme/web", "zzz"))
        .satisfies(refused -> assertThat(refused.exit()).isEqualTo(Exit.VALIDATION));
    assertThatExceptionOfType(IdException.class)
        .isThrownBy(() -> read("acme/web/not-an-id"))
        .satisfies(refused -> assertThat(refused.exit()).isEqualTo(Exit.RESOLUTION));
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> read(" ", "\n"));
  }
}
