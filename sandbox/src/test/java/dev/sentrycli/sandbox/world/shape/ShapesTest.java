package dev.sentrycli.sandbox.world.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.Worlds;
import dev.sentrycli.sandbox.world.credential.Token;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.Project;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.explore.Scope;
import dev.sentrycli.sandbox.world.issue.Issue;
import dev.sentrycli.sandbox.world.telemetry.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The fields that the public description of the API calls required are there.
class ShapesTest {
  private static final String BASE = "https://sentry.acme.example/prefix";

  private final World world = World.demo(new Worlds.MovableClock());
  private final Organization acme = Worlds.organization(world, "acme");
  private final Token token = world.credentials().tokens().getFirst();
  private final Shapes shapes = new Shapes(world, BASE, token);
  private final Project storefront = Worlds.project(world, "storefront");
  private final Issue coupon = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-1"));
  private final Event latest = Objects.requireNonNull(world.issues().latest(coupon));

  private static void has(JsonObject json, String names) {
    assertThat(json.keySet()).contains(names.split(" ", -1));
  }

  @Test
  void organizations() {
    String required =
        "id slug status name dateCreated isEarlyAdopter require2FA avatar links hasAuthProvider"
            + " allowMemberInvite allowMemberProjectCreation allowSuperuserAccess";
    has(shapes.organization(acme), required);
    JsonObject detail = shapes.organizationDetail(acme, true);
    has(detail, required + " features access onboardingTasks orgRole role teams projects");
    assertThat(detail.get("orgRole").getAsString()).isEqualTo("owner");
    assertThat(detail.getAsJsonObject("links").get("regionUrl").getAsString()).isEqualTo(BASE);
    assertThat(shapes.organizationDetail(acme, false).keySet()).doesNotContain("teams", "projects");
  }

  @Test
  void projects() {
    String required =
        "id slug name platform dateCreated isBookmarked isMember features firstEvent"
            + " firstTransactionEvent access hasAccess hasFeedbacks hasFlags hasMinifiedStackTrace"
            + " hasMonitors hasNewFeedbacks hasProfiles hasReplays hasSessions hasInsightsHttp"
            + " hasInsightsDb hasInsightsAssets hasInsightsAppStart hasInsightsScreenLoad"
            + " hasInsightsVitals hasInsightsCaches hasInsightsQueues hasInsightsAgentMonitoring"
            + " hasInsightsMCP hasLogs hasTraceMetrics";
    JsonObject listed = shapes.project(storefront);
    has(listed, required + " team teams platforms hasUserReports environments latestRelease");
    assertThat(listed.get("isMember").getAsBoolean()).isTrue();
    assertThat(listed.get("hasReplays").getAsBoolean()).isTrue();
    assertThat(listed.get("hasFeedbacks").getAsBoolean()).isTrue();
    assertThat(listed.getAsJsonObject("latestRelease").get("version").getAsString())
        .isEqualTo("storefront@5.14.0");
    JsonObject detail = shapes.projectDetail(storefront, false);
    has(
        detail,
        required
            + " isInternal isPublic avatar color status teams latestRelease options digestsMinDelay"
            + " digestsMaxDelay subjectPrefix allowedDomains resolveAge dataScrubber"
            + " dataScrubberDefaults safeFields storeCrashReports sensitiveFields subjectTemplate"
            + " securityToken securityTokenHeader verifySSL scrubIPAddresses scrapeJavaScript"
            + " enableAutoReleaseCreation highlightTags highlightContext highlightPreset"
            + " groupingConfig derivedGroupingEnhancements groupingEnhancements"
            + " secondaryGroupingExpiry secondaryGroupingConfig fingerprintingRules organization"
            + " platforms processingIssues defaultEnvironment relayPiiConfig builtinSymbolSources"
            + " dynamicSamplingBiases symbolSources isDynamicallySampled tempestFetchScreenshots"
            + " autofixAutomationTuning seerScannerAutomation scmSourceContextEnabled debugFilesRole");
    assertThat(shapes.projectDetail(storefront, true).getAsJsonObject("organization").keySet())
        .containsExactly("id", "slug", "name");
    has(shapes.projectWithOrganization(storefront), required + " organization");
  }

  @Test
  void keys() {
    JsonObject key = shapes.key(world.projects().keys(storefront).getFirst());

    has(
        key,
        "id name label public secret projectId isActive rateLimit dsn browserSdkVersion browserSdk"
            + " dateCreated dynamicSdkLoaderOptions");
    has(
        key.getAsJsonObject("dsn"),
        "secret public csp security minidump nel unreal crons cdn playstation integration"
            + " otlp_traces otlp_logs");
    assertThat(key.getAsJsonObject("dsn").get("public").getAsString())
        .isEqualTo(
            "https://" + key.get("public").getAsString() + "@sentry.acme.example/prefix/101");
  }

  @Test
  void peopleAndTeams() {
    has(
        shapes.team(world.directory().teams(acme).getFirst()),
        "id slug name dateCreated isMember teamRole flags access hasAccess isPending memberCount"
            + " avatar");
    has(
        shapes.member(world.directory().members(acme).getFirst()),
        "id email name user orgRole pending expired flags dateCreated inviteStatus inviterName");
    has(
        shapes.user(world.directory().users().getFirst()),
        "id name username email avatarUrl isActive isSuspended hasPasswordAuth isManaged dateJoined"
            + " lastLogin has2fa lastActive isSuperuser isStaff experiments emails");
  }

  private static final String ISSUE =
      "id shareId shortId title culprit permalink logger level status statusDetails substatus"
          + " isPublic platform priority priorityLockedAt seerFixabilityScore"
          + " seerAutofixLastTriggered seerExplorerAutofixLastTriggered project type issueType"
          + " issueCategory metadata numComments assignedTo isBookmarked isSubscribed"
          + " subscriptionDetails hasSeen annotations";

  @Test
  void issues() {
    JsonObject listed = shapes.issue(coupon, IssueView.whole());
    has(listed, ISSUE + " isUnhandled count userCount firstSeen lastSeen stats lifetime filtered");
    assertThat(listed.get("permalink").getAsString())
        .isEqualTo(BASE + "/organizations/acme/issues/4001/");
    assertThat(listed.get("count").getAsString()).isEqualTo("2134");
    JsonObject detail = shapes.issueDetail(coupon, IssueView.whole());
    has(
        detail,
        ISSUE
            + " isUnhandled count userCount firstSeen lastSeen firstRelease lastRelease tags stats"
            + " activity seenBy userReportCount participants");
    has(detail.getAsJsonObject("stats"), "24h 30d");
    JsonObject shortId = shapes.shortId(coupon, IssueView.whole());
    has(shortId, "organizationSlug projectSlug groupId group shortId");
    has(shortId.getAsJsonObject("group"), ISSUE);
  }

  @Test
  void leavesOutWhatIsCollapsed() {
    IssueView view =
        new IssueView(
            Set.of("stats", "lifetime", "filtered", "unhandled"),
            Set.of(),
            null,
            null,
            null,
            List.of());

    assertThat(shapes.issue(coupon, view).keySet())
        .doesNotContain("stats", "count", "lastSeen", "lifetime", "filtered", "isUnhandled")
        .contains("shortId");
    assertThat(
            shapes
                .issueDetail(
                    coupon,
                    new IssueView(
                        Set.of("release", "stats", "tags"), Set.of(), null, null, null, List.of()))
                .keySet())
        .doesNotContain("firstRelease", "stats", "tags")
        .contains("count", "activity");
  }

  @Test
  void showsWhoSetAStatusAndKeepsItsOwnNotesToItself() {
    Issue price = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-8"));
    JsonObject details = shapes.issue(price, IssueView.whole()).getAsJsonObject("statusDetails");

    assertThat(details.keySet()).containsExactly("inRelease", "actor");
    assertThat(details.getAsJsonObject("actor").get("email").getAsString())
        .isEqualTo("mira@acme.example");
  }

  @Test
  void events() {
    has(
        shapes.event(latest),
        "id event.type groupID eventID projectID message title location culprit user tags platform"
            + " dateCreated crashFile metadata");
    JsonObject detail = shapes.eventDetail(latest);
    has(
        detail,
        "id groupID eventID projectID message title location user tags platform dateReceived"
            + " contexts size entries dist sdk context packages type metadata errors occurrence"
            + " _meta release userReport sdkUpdates resolvedWith nextEventID previousEventID"
            + " crashFile culprit dateCreated fingerprints groupingConfig");
    assertThat(detail.get("nextEventID").isJsonNull()).isTrue();
    assertThat(detail.get("previousEventID").getAsString()).hasSize(32);
    has(shapes.eventId(latest), "organizationSlug projectSlug groupId eventId event");
  }

  @Test
  void traces() throws Exception {
    String id = Objects.requireNonNull(latest.traceId());
    JsonObject root = shapes.trace(acme, id, List.of()).get(0).getAsJsonObject();
    has(
        root,
        "description event_id project_id project_slug transaction event_type children errors"
            + " occurrences duration end_timestamp measurements browser_web_vital mobile_app_vital"
            + " op name parent_span_id profile_id profiler_id sdk_name start_timestamp"
            + " is_transaction transaction_id additional_attributes");
    assertThat(root.get("start_timestamp").toString()).doesNotContain("E");
    has(
        shapes.traceMeta(Scope.everything(acme), id),
        "errorsCount logsCount metricsCount performanceIssuesCount spansCount"
            + " transactionChildCountMap spansCountMap");
    Span first = world.traces().spans(acme, id).getFirst();
    JsonObject span =
        shapes.traceItem(
            first.spanId(), world.explore().item(first), world.explore().dataset("spans"));
    has(span, "itemId timestamp attributes meta links");
    assertThat(
            shapes
                .trace(acme, id, List.of("span.op", "unknown"))
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("additional_attributes")
                .keySet())
        .containsExactly("span.op");
  }

  @Test
  void tagsAttachmentsAndTokens() {
    JsonObject tag =
        shapes.tag(Objects.requireNonNull(world.issues().tag(coupon, "browser.name", List.of())));
    has(tag, "uniqueValues totalValues topValues key name");
    assertThat(tag.get("name").getAsString()).isEqualTo("Browser.Name");
    has(
        tag.getAsJsonArray("topValues").get(0).getAsJsonObject(),
        "key name value count lastSeen firstSeen");
    Issue lamp = Objects.requireNonNull(world.issues().get(acme, "STOREFRONT-B"));
    has(
        shapes.attachment(
            world
                .issues()
                .attachments(Objects.requireNonNull(world.issues().latest(lamp)))
                .getFirst()),
        "id event_id type name mimetype dateCreated size headers sha1");
    assertThat(shapes.apiToken(token).toString()).doesNotContain(token.value());
    has(
        shapes.organizationToken(world.credentials().addOrganizational(acme, null, "ci", BASE)),
        "id name scopes tokenLastCharacters dateCreated dateLastUsed projectLastUsedId");
  }

  @Test
  void tellsStrangersNothingOfTheirMembership() {
    Shapes anonymous = new Shapes(world, BASE, null);

    assertThat(anonymous.project(storefront).get("isMember").getAsBoolean()).isFalse();
    assertThat(anonymous.organizationDetail(acme, false).get("orgRole").isJsonNull()).isTrue();
    assertThat(anonymous.sharedIssue(coupon).keySet())
        .contains("id", "shortId", "title", "latestEvent")
        .doesNotContain("assignedTo", "activity");
  }
}
