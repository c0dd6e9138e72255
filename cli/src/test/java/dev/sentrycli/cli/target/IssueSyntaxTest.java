package dev.sentrycli.cli.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.grammar.UsageException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueSyntaxTest {
  @Test
  void digitsAreAnId() {
    names("5001", new IssueReference.Numeric(null, "5001"));
    names("acme/5001", new IssueReference.Numeric("acme", "5001"));
  }

  @Test
  void aShortIdEndsBehindItsLastDash() {
    names("WEB-12", new IssueReference.ShortId(null, null, "WEB-12"));
    names("acme/web-12", new IssueReference.ShortId("acme", null, "web-12"));
    IssueReference.ShortId dashed = (IssueReference.ShortId) IssueSyntax.parse("my-project-1a");
    assertThat(dashed.upperCase()).isEqualTo("MY-PROJECT-1A");
    assertThat(dashed.head()).isEqualTo("my-project");
    assertThat(dashed.suffix()).isEqualTo("1A");
  }

  @Test
  void aProjectMayStandBeforeIt() {
    names("acme/web/WEB-12", new IssueReference.ShortId("acme", "web", "WEB-12"));
    names("acme/web#WEB-12", new IssueReference.ShortId("acme", "web", "WEB-12"));
    names("web#WEB-12", new IssueReference.ShortId(null, "web", "WEB-12"));
    names("#WEB-12", new IssueReference.ShortId(null, null, "WEB-12"));
    names("acme/web/1a", new IssueReference.InProject("acme", "web", "1a"));
    names("acme/web/12", new IssueReference.InProject("acme", "web", "12"));
    names("web:G", new IssueReference.InProject(null, "web", "G"));
    names("acme/web:G", new IssueReference.InProject("acme", "web", "G"));
    assertThat(new IssueReference.InProject("acme", "my-web", "1a").shortId())
        .isEqualTo("MY-WEB-1A");
  }

  @Test
  void aWordWithoutDashIsASuffix() {
    names("G", new IssueReference.Suffix(null, "G"));
    names("1A", new IssueReference.Suffix(null, "1A"));
    names("acme/G", new IssueReference.Suffix("acme", "G"));
  }

  @Test
  void selectorsChooseAnIssueInAnySpelling() {
    names("@latest", new IssueReference.Selected(null, null, IssueReference.Selector.LATEST));
    names(
        "acme/@latest", new IssueReference.Selected("acme", null, IssueReference.Selector.LATEST));
    names(
        "acme/web/@LATEST",
        new IssueReference.Selected("acme", "web", IssueReference.Selector.LATEST));
    for (String spelling : new String[] {"@most_frequent", "@mostFrequent", "@most-frequent"}) {
      names(
          spelling, new IssueReference.Selected(null, null, IssueReference.Selector.MOST_FREQUENT));
    }
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> IssueSyntax.parse("@bogus"))
        .matches(refused -> refused.hints().toString().contains("@most_frequent"));
  }

  @Test
  void linksToIssuesNameThem() {
    IssueReference reference =
        IssueSyntax.parse("https://sentry.example.com/organizations/acme/issues/5001/?project=1");
    assertThat(reference).isInstanceOf(IssueReference.FromUrl.class);
    assertThat(reference.organization()).isEqualTo("acme");
  }

  @Test
  void linksToOtherThingsAreRefusedNamingBothKinds() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> IssueSyntax.parse("https://h.example/organizations/acme/dashboard/1/"))
        .withMessageContaining("a dashboard")
        .withMessageContaining("an issue");
  }

  @Test
  void ofPastedTextTheFirstLineCounts() {
    names("\n  WEB-12  \nsome title", new IssueReference.ShortId(null, null, "WEB-12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "-",
        "/",
        "#",
        "issue-1",
        "event-2",
        "acme/",
        "acme/web/",
        "a/b/c/d",
        "a/b/c d",
        "acme/STORE\tFRONT",
        "../1",
        "acme/a?b",
        "a%2fb-1",
        "acme/x_y",
        "ftp://h/1",
        "we b-1"
      })
  void whatNamesNoIssueIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> IssueSyntax.parse(text))
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }

  @Test
  void aProjectNamedLikeACommandIsReachedThroughItsOrganization() {
    names("acme/issue-1", new IssueReference.ShortId("acme", null, "issue-1"));
    names("ISSUE-1", new IssueReference.ShortId(null, null, "ISSUE-1"));
  }

  @Property
  void anyTextIsAnIssueOrRefused(@ForAll String text) {
    try {
      assertThat(IssueSyntax.parse(text)).isNotNull();
    } catch (UsageException refused) {
      assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    }
  }

  private static void names(String text, IssueReference reference) {
    assertThat(IssueSyntax.parse(text)).isEqualTo(reference);
  }
}
