package dev.sentrycli.cli.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.project.ProjectRoot;
import dev.sentrycli.cli.project.Workplace;
import dev.sentrycli.cli.state.CodeScans;
import dev.sentrycli.cli.target.Surroundings.Named;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueTargetsTest {
  private static final String SHORT =
      "?collapse=stats&collapse=lifetime&collapse=filtered&collapse=unhandled";
  private static final String HEX = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";

  @AutoClose private final FakeInstance instance = new FakeInstance();
  @TempDir private Path work;
  private final Map<String, IssueTargets.AliasedProject> aliases = new HashMap<>();
  private @Nullable Named organization;
  private @Nullable Named project;

  @BeforeEach
  void fill() {
    instance
        .organization("acme", "11")
        .organization("umbrella", "12")
        .project("acme", "web", "1", "Web")
        .project("umbrella", "labs", "2", "Labs")
        .issue("acme", "WEB-1A", "5001")
        .issue("acme", "WEB-12", "5012")
        .issue("umbrella", "LABS-9", "6009");
  }

  @Test
  void anIdIsAskedOfItsOrganization() {
    assertThat(find("acme/5001")).isEqualTo("acme 5001");
    organization = new Named("acme", "SENTRY_ORG", false);
    assertThat(find("5001")).isEqualTo("acme 5001");
    assertThat(instance.asked())
        .containsOnly("/api/0/organizations/acme/issues/5001/?collapse=stats");
  }

  @Test
  void anIdAloneIsAskedWithoutOneAndItsAddressTellsTheOrganization() {
    assertThat(find("6009")).isEqualTo("umbrella 6009");
    assertThat(instance.asked()).containsExactly("/api/0/issues/6009/?collapse=stats");
  }

  @Test
  void aShortIdIsAskedOfItsOrganizationInUpperCase() {
    assertThat(find("acme/web-1a")).isEqualTo("acme 5001");
    assertThat(find("acme/web/WEB-1A")).isEqualTo("acme 5001");
    assertThat(find("acme/web#WEB-1A")).isEqualTo("acme 5001");
    assertThat(instance.asked()).containsOnly("/api/0/organizations/acme/shortids/WEB-1A/" + SHORT);
  }

  @Test
  void aShortIdAloneIsLookedForEverywhere() {
    assertThat(find("LABS-9")).isEqualTo("umbrella 6009");
    organization = new Named("acme", "SENTRY_ORG", false);
    instance.forgetAsked();
    assertThat(find("LABS-9")).isEqualTo("umbrella 6009");
    assertThat(instance.asked().getFirst()).contains("/acme/shortids/LABS-9/");
  }

  @Test
  void aShortIdThatSeveralOrganizationsHaveIsAmbiguous() {
    instance.issue("umbrella", "WEB-1A", "7001");
    TargetException failed = failure("WEB-1A");
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.hints().toString()).contains("'acme/WEB-1A'", "'umbrella/WEB-1A'");
  }

  @Test
  void anAliasStandsForAProject() {
    aliases.put("w", new IssueTargets.AliasedProject("acme", "web"));
    assertThat(find("w-1a")).isEqualTo("acme 5001");
    assertThat(find("W-12")).isEqualTo("acme 5012");
    assertThat(instance.asked().getFirst()).contains("/acme/shortids/WEB-1A/");
  }

  @Test
  void aProjectAndASuffixMakeAShortId() {
    assertThat(find("acme/web/1a")).isEqualTo("acme 5001");
    assertThat(find("web:1a")).isEqualTo("acme 5001");
    organization = new Named("acme", "SENTRY_ORG", false);
    assertThat(find("web:12")).isEqualTo("acme 5012");
  }

  @Test
  void digitsBehindAProjectCanBeAnId() {
    assertThat(find("acme/web/12")).isEqualTo("acme 5012");
    assertThat(find("acme/web/5001")).isEqualTo("acme 5001");
    instance.issue("acme", "API-1", "5100");
    assertThat(failure("acme/web/5100").exit()).isEqualTo(Exit.RESOLUTION);
  }

  @Test
  void aSuffixNeedsAProjectFromTheSurroundings() {
    organization = new Named("acme", "SENTRY_ORG", false);
    project = new Named("web", "SENTRY_PROJECT", false);
    assertThat(find("1a")).isEqualTo("acme 5001");
    assertThat(instance.asked()).hasSize(1);
    project = new Named("1", "SENTRY_PROJECT", false);
    assertThat(find("1A")).isEqualTo("acme 5001");
  }

  @Test
  void aProjectIsNoEndOfAShortId() {
    TargetException named = failure("acme/web");
    assertThat(named).hasMessageEndingWith("is a project, and an issue is needed");
    assertThat(named.hints()).containsExactly("'sentry issue list acme/web' shows its issues");
    int asked = instance.asked().size();
    assertThat(failure("WEB").hints().getFirst()).contains("'sentry issue list web'");
    assertThat(instance.asked().subList(asked, instance.asked().size()))
        .noneMatch(request -> request.toString().contains("web"));
  }

  @Test
  void aSuffixThatIsNotThereSaysHowItWasRead() {
    organization = new Named("acme", "SENTRY_ORG", false);
    project = new Named("web", "SENTRY_PROJECT", false);
    assertThat(failure("9Z").details())
        .startsWith("'9Z' was taken for the end of a short id of 'web', the project in use here");
    assertThat(failure("WEB")).hasMessage("'WEB' is a project, and an issue is needed");
  }

  @Test
  void aSuffixWithoutProjectIsNotFound() {
    TargetException failed = failure("1A");
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.hints().toString()).contains("<project>-1A");
    TargetException named = failure("acme/G");
    assertThat(named.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(named.hints().toString()).contains("acme/<project>/G");
  }

  @Test
  void selectorsTakeTheFirstUnresolvedIssue() {
    instance.answers("/api/0/organizations/acme/issues/", "[{\"id\":\"5001\"}]");
    assertThat(find("acme/@latest")).isEqualTo("acme 5001");
    assertThat(find("acme/web/@most_frequent")).isEqualTo("acme 5001");
    String collapse = SHORT.replace('?', '&');
    assertThat(instance.asked())
        .containsExactly(
            "/api/0/organizations/acme/issues/?query=is%3Aunresolved&limit=1&sort=date" + collapse,
            "/api/0/projects/acme/web/?collapse=organization",
            "/api/0/organizations/acme/issues/?project=1&query=is%3Aunresolved&limit=1&sort=freq"
                + collapse);
  }

  @Test
  void whereNothingIsUnresolvedThereIsNoLatest() {
    instance.answers("/api/0/organizations/acme/issues/", "[]");
    assertThat(failure("acme/@latest").exit()).isEqualTo(Exit.RESOLUTION);
  }

  @Test
  void linksNameAnIssueAndPerhapsAnEvent() {
    assertThat(find(instance.base() + "/organizations/acme/issues/5001/")).isEqualTo("acme 5001");
    assertThat(find(instance.base() + "/organizations/acme/issues/WEB-1A/")).isEqualTo("acme 5001");
    IssueTarget target =
        targets()
            .find(
                IssueSyntax.parse(
                    instance.base() + "/organizations/acme/issues/5001/events/" + HEX + "/"));
    assertThat(target.event()).isEqualTo(HEX);
  }

  @Test
  void sharedIssuesAreFoundByWhatTheyShow() {
    instance.answers(
        "/api/0/shared/issues/" + HEX + "/",
        "{\"id\":\"5001\",\"project\":{\"slug\":\"web\",\"organization\":{\"slug\":\"acme\"}}}");
    assertThat(find(instance.base() + "/share/issue/" + HEX + "/")).isEqualTo("acme 5001");
    assertThat(failure(instance.base() + "/share/issue/" + HEX.replace('7', '8') + "/").exit())
        .isEqualTo(Exit.RESOLUTION);
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    for (String text : List.of("acme/99", "99", "acme/WEB-ZZ", "WEB-ZZ", "acme/web/ZZ")) {
      TargetException failed = failure(text);
      assertThat(failed.exit()).as(text).isEqualTo(Exit.RESOLUTION);
      assertThat(failed.details().toString()).contains(instance.base().toString());
    }
  }

  @Test
  void anIssueThatIsKnownIsNotAskedForByItsOtherNames() {
    List<IssueTarget> known = List.of(targets().find(IssueSyntax.parse("acme/WEB-1A")));
    instance.forgetAsked();
    for (String name :
        List.of(
            "acme/web-1a",
            "acme/web#WEB-1A",
            "acme/5001",
            "5001",
            instance.base() + "/organizations/acme/issues/5001/")) {
      assertThat(targets().find(IssueSyntax.parse(name, instance.base()), known))
          .as(name)
          .isSameAs(known.getFirst());
    }
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void aNameThatMayMeanAnotherIssueIsAskedFor() {
    instance.issue("umbrella", "WEB-1A", "7001");
    List<IssueTarget> known = List.of(targets().find(IssueSyntax.parse("acme/WEB-1A")));
    assertThat(targets().find(IssueSyntax.parse("umbrella/WEB-1A"), known).id()).isEqualTo("7001");
    assertThat(
            catchThrowableOfType(
                TargetException.class, () -> targets().find(IssueSyntax.parse("WEB-1A"), known)))
        .isNotNull();
    aliases.put("acme/web", new IssueTargets.AliasedProject("umbrella", "labs"));
    instance.issue("umbrella", "LABS-1A", "6001");
    assertThat(targets().find(IssueSyntax.parse("acme/web-1a"), known).id()).isEqualTo("6001");
  }

  private IssueTargets targets() {
    Surroundings around =
        new Surroundings(
            organization,
            project,
            new Workplace(
                () -> ProjectRoot.of(work, work), new CodeScans(null, Clock.systemUTC(), false)),
            Map.of(),
            note -> {},
            Set::of,
            null);
    return new IssueTargets(instance.api(), new Targets(instance.api(), around), aliases::get);
  }

  private String find(String text) {
    IssueTarget target = targets().find(IssueSyntax.parse(text, instance.base()));
    return target.organization() + " " + target.id();
  }

  private TargetException failure(String text) {
    TargetException failed =
        catchThrowableOfType(
            TargetException.class, () -> targets().find(IssueSyntax.parse(text, instance.base())));
    assertThat(failed).as(text).isNotNull();
    return failed;
  }
}
