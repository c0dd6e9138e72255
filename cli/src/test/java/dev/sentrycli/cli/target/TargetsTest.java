package dev.sentrycli.cli.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.output.Exit;
import dev.sentrycli.cli.project.ProjectRoot;
import dev.sentrycli.cli.project.Workplace;
import dev.sentrycli.cli.state.CodeScans;
import dev.sentrycli.cli.target.Surroundings.Named;
import dev.sentrycli.grammar.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  private static final String USAGE = "sentry thing list <org>/<project>";

  @AutoClose private final FakeInstance instance = new FakeInstance();
  @TempDir private Path temp;
  private Path work;
  private final List<String> notes = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<String, String> variables = new HashMap<>();
  private @Nullable Named organization;
  private @Nullable Named project;
  private Surroundings.@Nullable Picker picker;

  @BeforeEach
  void fill() throws IOException {
    work = Files.createDirectories(temp.resolve("unrelated"));
    instance
        .organization("acme", "11")
        .organization("umbrella", "12")
        .project("acme", "storefront", "101", "Storefront")
        .project("acme", "payments-api", "102", "Payments API")
        .project("umbrella", "storefront", "201", "Shop front")
        .project("umbrella", "labs", "202", "The Labs");
  }

  @Test
  void whatIsWrittenOutIsTakenWithoutAsking() {
    assertThat(project("acme/web")).isEqualTo("acme/web");
    assertThat(scope("acme/")).isEqualTo(new Scope.Organization("acme"));
    assertThat(scope("acme/p*")).isEqualTo(new Scope.Fitting("acme", "p*"));
    assertThat(projects("acme/a,b")).containsExactly("acme/a", "acme/b");
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void theProjectsOfAnOrganizationAreAskedForOnce() {
    Targets targets = targets();
    assertThat(targets.scopeOrEverything(new Target.Detect(), USAGE))
        .isEqualTo(new Scope.Everything(List.of("acme", "umbrella")));
    assertThat(targets.projects("acme")).hasSize(2);
    assertThat(targets.fitting("umbrella", "l*")).hasSize(1);
    assertThat(instance.asked().stream().filter(path -> path.contains("/projects/")))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void aWrittenTargetBeatsSettings() {
    organization = new Named("umbrella", "SENTRY_ORG", false);
    project = new Named("labs", "SENTRY_PROJECT", false);
    assertThat(project("acme/web")).isEqualTo("acme/web");
  }

  @Test
  void flagsNarrowWhatIsWritten() {
    project = new Named("storefront", "--project", true);
    assertThat(projects("acme/")).containsExactly("acme/storefront");
    assertThat(project("acme/")).isEqualTo("acme/storefront");
    assertThat(projects("acme/s*")).containsExactly("acme/storefront");
    assertThat(projects("acme/storefront")).containsExactly("acme/storefront");
    organization = new Named("umbrella", "--org", true);
    assertThat(projects("storefront")).containsExactly("umbrella/storefront");
    assertThat(projects("")).containsExactly("umbrella/storefront");
  }

  @Test
  void flagsThatContradictWhatIsWrittenAreRefused() {
    organization = new Named("umbrella", "--org", true);
    for (String text : List.of("acme/", "acme/web", "acme/w*", "acme/a,umbrella/b")) {
      refused("--org", () -> scope(text));
    }
    refused("--org", () -> organization("acme"));
    project = new Named("labs", "--project", true);
    for (String text : List.of("umbrella/web", "umbrella/w*", "umbrella/labs,web", "web", "202")) {
      refused("--project", () -> scope(text));
      refused("--project", () -> project(text));
    }
    refused("--project", () -> organization("umbrella"));
    assertThat(instance.asked()).isEmpty();
  }

  private static void refused(String flag, ThrowingCallable call) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(call)
        .withMessageContaining(flag)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX));
  }

  @Test
  void settingsBeatWhatTheFolderSays() throws IOException {
    instance.key("k", "acme", "storefront");
    write("a.js", "'" + dsn("k", "101") + "'");
    organization = new Named("umbrella", "SENTRY_ORG", false);
    project = new Named("labs", "SENTRY_PROJECT", false);
    assertThat(project("")).isEqualTo("umbrella/labs");
    assertThat(projects("")).containsExactly("umbrella/labs");
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void aProjectSettingWithoutOrganizationIsSearched() {
    project = new Named("labs", "SENTRY_PROJECT", false);
    assertThat(project("")).isEqualTo("umbrella/labs");
    assertThat(projects("")).containsExactly("umbrella/labs");
  }

  @Test
  void aBareWordIsSearchedInAllOrganizations() {
    assertThat(project("labs")).isEqualTo("umbrella/labs");
    assertThat(instance.asked())
        .containsExactlyInAnyOrder(
            "/api/0/organizations/?per_page=100",
            "/api/0/projects/acme/labs/?collapse=organization",
            "/api/0/projects/umbrella/labs/?collapse=organization");
  }

  @Test
  void whereAWordFitsSeveralProjectsListsUseAllAndOthersAsk() {
    assertThat(projects("storefront")).containsExactly("acme/storefront", "umbrella/storefront");
    TargetException failed = failure(() -> project("storefront"));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.hints().toString()).contains("'acme/storefront'", "'umbrella/storefront'");
    picker = (question, choices) -> choices.getLast();
    assertThat(project("storefront")).isEqualTo("umbrella/storefront");
  }

  @Test
  void anOrganizationTypedAsAProjectIsSaid() {
    TargetException failed = failure(() -> project("acme"));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed).hasMessageContaining("'acme' is an organization");
    assertThat(failed.hints().toString()).contains("'acme/<project>'").doesNotContain("'acme/'");
    assertThat(scope("acme")).isEqualTo(new Scope.Organization("acme"));
    assertThat(notes).singleElement().asString().contains("'acme' is an organization");
  }

  @Test
  void aSingleNearMissIsUsedByListsAndOfferedToPeople() {
    assertThat(projects("payments")).containsExactly("acme/payments-api");
    assertThat(notes).singleElement().asString().contains("'acme/payments-api'");
    TargetException failed = failure(() -> project("payments"));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.hints().toString()).contains("acme/payments-api");
    picker = (question, choices) -> null;
    assertThat(project("payments")).isEqualTo("acme/payments-api");
  }

  @Test
  void whatNothingResemblesIsNotFound() {
    assertThat(failure(() -> project("zzzzz")).exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failure(() -> scope("zzzzz")).exit()).isEqualTo(Exit.RESOLUTION);
  }

  @Test
  void idsNamesAndDsnOrganizationsWork() {
    assertThat(project("202")).isEqualTo("umbrella/labs");
    assertThat(notes).singleElement().asString().contains("'umbrella/labs'");
    assertThat(project("the labs")).isEqualTo("umbrella/labs");
    assertThat(scope("o12")).isEqualTo(new Scope.Organization("umbrella"));
    assertThat(organization("o12")).isEqualTo("umbrella");
    assertThat(organization("acme Inc")).isEqualTo("acme");
  }

  @Test
  void linksNameTheirTarget() {
    assertThat(project(instance.base() + "/settings/acme/projects/web/")).isEqualTo("acme/web");
    assertThat(scope(instance.base() + "/organizations/acme/issues/"))
        .isEqualTo(new Scope.Organization("acme"));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> scope(instance.base() + "/share/issue/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/"))
        .withMessageContaining("a shared issue");
  }

  @Test
  void aLinkToAnotherInstanceIsNotLookedUpHere() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> scope("https://other.example/organizations/acme/"))
        .withMessageContaining("https://other.example")
        .withMessageContaining(instance.base().toString());
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void aDsnInCodeTellsTheProject() throws IOException {
    instance.key("k", "acme", "payments-api");
    write("src/a.js", "x = '" + dsn("k", "102") + "'");
    ProjectTarget found = targets().project(new Target.Detect(), USAGE);
    assertThat(found).hasToString("acme/payments-api");
    assertThat(found.knownId()).isEqualTo("102");
    assertThat(found.detectedFrom()).isEqualTo("src/a.js line 1");
    assertThat(instance.asked()).containsExactly("/api/0/projects/?query=dsn%3Ak");
  }

  @Test
  void theProjectOfADsnIsRememberedBetweenRuns() {
    instance.key("k", "acme", "payments-api");
    variables.put("SENTRY_DSN", dsn("k", "102"));
    assertThat(project("")).isEqualTo("acme/payments-api");
    instance.forgetAsked();
    assertThat(project("")).isEqualTo("acme/payments-api");
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void severalDsnsAreAllUsedByLists() throws IOException {
    instance.key("k", "acme", "payments-api").key("l", "umbrella", "labs");
    write("b.js", "'" + dsn("l", "202") + "'");
    write("a.js", "'" + dsn("k", "102") + "'");
    assertThat(projects("")).containsExactly("acme/payments-api", "umbrella/labs");
    assertThat(project("")).isEqualTo("acme/payments-api");
    assertThat(notes).singleElement().asString().contains("'acme/payments-api' is used");
  }

  @Test
  void anAnswerToADsnSearchCountsOnlyIfTheIdIsThatOfTheDsn() {
    instance.key("k", "acme", "payments-api");
    variables.put("SENTRY_DSN", dsn("k", "999"));
    assertThat(failure(() -> project("")).exit()).isEqualTo(Exit.CONTEXT_MISSING);
  }

  @Test
  void serversThatCannotSearchByKeyAreAskedForTheirProjects() {
    instance.fails("/api/0/projects/", 404);
    variables.put("SENTRY_DSN", dsn("k", "202"));
    assertThat(project("")).isEqualTo("umbrella/labs");
  }

  @Test
  void aDsnOfAnotherInstanceIsNeverAskedForAndSaid() {
    variables.put("SENTRY_DSN", "https://k@o11.ingest.sentry.io/102");
    TargetException failed = failure(() -> project(""));
    assertThat(failed.exit()).isEqualTo(Exit.CONTEXT_MISSING);
    assertThat(failed.details().toString()).contains("o11.ingest.sentry.io");
    assertThat(instance.asked()).noneMatch(path -> path.contains("dsn"));
  }

  @Test
  void theFoldersNameTellsTheProject() throws IOException {
    work = Files.createDirectories(temp.resolve("acme-labs"));
    assertThat(project("")).isEqualTo("umbrella/labs");
    assertThat(notes).containsExactly("detected from directory name \"acme-labs\"");
    instance.forgetAsked();
    assertThat(projects("")).containsExactly("umbrella/labs");
    assertThat(instance.asked()).isEmpty();
  }

  @Test
  void severalProjectsThatFitTheFolderAreAmbiguousForOne() throws IOException {
    work = Files.createDirectories(temp.resolve("storefront"));
    assertThat(projects("")).containsExactly("acme/storefront", "umbrella/storefront");
    TargetException failed = failure(() -> project(""));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.hints().toString()).contains("'acme/storefront'");
  }

  @Test
  void theOnlyOrganizationIsMeant() {
    try (FakeInstance single = new FakeInstance()) {
      single.organization("acme", "11").project("acme", "web", "1", "Web");
      Targets targets = new Targets(single.api(), surroundings());
      assertThat(targets.organization(new Target.Detect(), USAGE)).isEqualTo("acme");
      assertThat(targets.scope(new Target.Detect(), USAGE))
          .isEqualTo(new Scope.Organization("acme"));
      assertThat(targets.project(new Target.Detect(), USAGE)).hasToString("acme/web");
    }
  }

  @Test
  void whereNothingTellsTheMessageSaysWhatWould() {
    TargetException failed = failure(() -> scope(""));
    assertThat(failed.exit()).isEqualTo(Exit.CONTEXT_MISSING);
    assertThat(failed).hasMessageContaining("organization or project");
    assertThat(failed.hints().toString())
        .contains(USAGE, "SENTRY_ORG", "SENTRY_PROJECT", "DSN", ".sentryclirc")
        .contains("sentry org list", "sentry project list <org>/");
    assertThat(failed.details().toString()).contains("'acme/'", "'umbrella/'");
    TargetException one = failure(() -> project(""));
    assertThat(one.details().toString()).contains("'acme/storefront'", "'umbrella/labs'");
    TargetException organization = failure(() -> organization(""));
    assertThat(organization)
        .hasMessageContaining("organization")
        .hasMessageNotContaining("project");
  }

  @Test
  void everythingIsMeantWhereTheCommandAllowsIt() {
    assertThat(targets().scopeOrEverything(new Target.Detect(), USAGE))
        .isEqualTo(new Scope.Everything(List.of("acme", "umbrella")));
  }

  @Test
  void anOrganizationFromASettingIsAllOfItUnlessADsnTellsMore() throws IOException {
    organization = new Named("acme", "SENTRY_ORG", false);
    assertThat(scope("")).isEqualTo(new Scope.Organization("acme"));
    instance.key("k", "acme", "payments-api").key("l", "umbrella", "labs");
    write("a.js", "'" + dsn("l", "202") + "' '" + dsn("k", "102") + "'");
    assertThat(projects("")).containsExactly("acme/payments-api");
    organization = new Named("acme", "--org", true);
    assertThat(scope("")).isEqualTo(new Scope.Organization("acme"));
  }

  @Test
  void aWholeOrganizationIsNoProject() {
    TargetException failed = failure(() -> project("acme/"));
    assertThat(failed.exit()).isEqualTo(Exit.CONTEXT_MISSING);
    assertThat(failed).hasMessageContaining("acme/");
  }

  @Test
  void aMissingProjectNamesTheNearOnes() {
    TargetException failed =
        failure(() -> targets().details(ProjectTarget.named("acme", "storefrnt")));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed).hasMessageContaining("acme/storefrnt");
    assertThat(failed.hints().toString()).contains("'acme/storefront'");
  }

  @Test
  void aMissingOrganizationNamesTheNearOnesAndTheSettingAtFault() {
    organization = new Named("acne", "SENTRY_ORG", false);
    TargetException failed =
        failure(() -> targets().details(ProjectTarget.named("acne", "storefront")));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(failed.details().toString()).contains("SENTRY_ORG");
    assertThat(failed.hints().toString()).contains("'acme'");
  }

  @Test
  void oneOrganizationThatCannotBeSearchedIsNamedAndTheOthersCount() {
    instance.fails("/api/0/projects/acme/labs/", 403);
    assertThat(project("labs")).isEqualTo("umbrella/labs");
    assertThat(notes).singleElement().asString().contains("'acme'");
    instance.fails("/api/0/projects/umbrella/labs/", 403);
    assertThatExceptionOfType(ApiException.Status.class).isThrownBy(() -> project("labs"));
  }

  @Test
  void idsAreAskedForOnlyWhereTheyAreUnknown() {
    List<ProjectTarget> targets =
        targets()
            .withIds(
                List.of(
                    ProjectTarget.named("acme", "storefront"), ProjectTarget.named("acme", "102")));
    assertThat(targets).extracting(ProjectTarget::knownId).containsExactly("101", "102");
    assertThat(instance.asked())
        .containsExactly("/api/0/projects/acme/storefront/?collapse=organization");
  }

  @Test
  void patternsAreMatchedOverAllProjects() {
    assertThat(targets().fitting("acme", "*-api").toString()).contains("acme/payments-api");
    assertThat(targets().fitting("acme", "store*")).hasSize(1);
    assertThat(targets().fitting("acme", "S*FR*T")).hasSize(1);
    assertThat(targets().fitting("acme", "store*store")).isEmpty();
  }

  @Test
  void regionsThatAnOwnInstanceNamesAreNeverAsked() {
    assertThat(targets().organizations().getFirst().regionUrl()).isEqualTo("http://region.example");
    targets().details(ProjectTarget.named("acme", "storefront"));
    assertThat(instance.asked()).noneMatch(path -> path.contains("regions"));
  }

  @Test
  void aProjectInPlaceOfAnOrganizationIsKnownWhereAListHasShownIt() {
    seen.add("acme/seen-here");
    seen.add("gone/seen-here");
    seen.add("acme/another");
    assertThat(targets().noOrganization("seen-here").hints())
        .startsWith("Did you mean 'acme/seen-here'?");
    assertThat(targets().noOrganization("unheard-of").hints())
        .containsExactly("'sentry org list' shows the organizations");
  }

  private Targets targets() {
    return new Targets(instance.api(), surroundings());
  }

  private Surroundings surroundings() {
    return new Surroundings(
        organization,
        project,
        new Workplace(
            () -> ProjectRoot.of(work, temp), new CodeScans(null, Clock.systemUTC(), false)),
        Map.copyOf(variables),
        notes::add,
        () -> seen,
        picker);
  }

  private String organization(String text) {
    return targets().organization(TargetSyntax.parse(text, instance.base()), USAGE);
  }

  private String project(String text) {
    return targets().project(TargetSyntax.parse(text, instance.base()), USAGE).toString();
  }

  @Test
  void aShortIdIsTakenForNoProjectThatResemblesIt() {
    TargetException failed = failure(() -> scope("PAYMENTS-AP"));
    assertThat(failed.exit()).isEqualTo(Exit.RESOLUTION);
    assertThat(String.join(" ", failed.hints()))
        .contains("'acme/payments-api'", "'sentry trace view PAYMENTS-AP'");
    assertThat(projects("payments-ap")).containsExactly("acme/payments-api");
    assertThat(projects("PAYMENTS-API")).containsExactly("acme/payments-api");
  }

  @Test
  void aListSaysWhatItDoesNotUseOfALink() {
    String organization = instance.base() + "/organizations/acme/";
    targets().listed(TargetSyntax.parse(organization + "traces/", instance.base()), USAGE);
    assertThat(notes).isEmpty();
    Target issue = TargetSyntax.parse(organization + "issues/7/", instance.base());
    assertThat(targets().listed(issue, USAGE)).isEqualTo(new Scope.Organization("acme"));
    assertThat(notes)
        .containsExactly(
            "the link leads to an issue; used is only 'acme/' of it, and 'sentry issue view' takes"
                + " the link");
    notes.clear();
    targets().scope(issue, USAGE);
    assertThat(notes).isEmpty();
  }

  private Scope scope(String text) {
    return targets().scope(TargetSyntax.parse(text, instance.base()), USAGE);
  }

  private List<String> projects(String text) {
    Scope scope = scope(text);
    assertThat(scope).isInstanceOf(Scope.Projects.class);
    return ((Scope.Projects) scope).projects().stream().map(ProjectTarget::toString).toList();
  }

  private String dsn(String key, String project) {
    return instance.base().toString().replace("://", "://" + key + "@") + "/" + project;
  }

  private void write(String name, String content) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static TargetException failure(ThrowingCallable call) {
    TargetException failed = catchThrowableOfType(TargetException.class, call);
    assertThat(failed).as("a TargetException").isNotNull();
    return failed;
  }
}
