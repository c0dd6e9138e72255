package dev.sentrycli.cli.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sentrycli.api.gateway.BaseUrl;
import dev.sentrycli.cli.link.SentryUrl.Filter;
import dev.sentrycli.cli.link.SentryUrl.Page;
import dev.sentrycli.grammar.UsageException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentryUrlTest {
  private static final String HEX = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";
  private static final String UUID = "7F3A9C0D-5E1B-4F28-A6C2-D4E8F0A1B3C5";
  private static final BaseUrl PREFIXED = BaseUrl.parse("https://h.example/sentry");

  @Test
  void pagesOfAnOrganizationInPathStyle() {
    leads("organizations/acme/", new Page.Organization());
    leads("organizations/acme", new Page.Organization());
    leads("organizations/acme/issues/5001/", new Page.Issue("5001", null, null));
    leads("organizations/acme/issues/WEB-1A/", new Page.Issue("WEB-1A", null, null));
    leads("organizations/acme/issues/1/events/" + UUID + "/", new Page.Issue("1", HEX, null));
    leads("organizations/acme/issues/1/events/latest/", new Page.Issue("1", "latest", null));
    leads("organizations/acme/issues/1/events/oldest", new Page.Issue("1", "oldest", null));
    leads(
        "organizations/acme/issues/1/events/recommended/?project=3",
        new Page.Issue("1", "recommended", "3"));
    leads("organizations/acme/issues/1/?project=42&referrer=m", new Page.Issue("1", null, "42"));
    leads("organizations/acme/issues/1/?project=-1", new Page.Issue("1", null, null));
    leads("settings/acme/projects/web/keys/", new Page.Project("web"));
    leads("organizations/acme/projects/web/", new Page.Project("web"));
    leads("organizations/acme/explore/traces/trace/" + HEX + "/", new Page.Trace(HEX, null));
    leads("organizations/acme/traces/trace/" + HEX, new Page.Trace(HEX, null));
    leads("organizations/acme/traces/" + HEX + "/", new Page.Trace(HEX, null));
    leads("organizations/acme/performance/trace/" + HEX + "/", new Page.Trace(HEX, null));
    leads("organizations/acme/insights/frontend/trace/" + HEX + "/", new Page.Trace(HEX, null));
    leads("organizations/acme/issues/trace/" + HEX + "/", new Page.Trace(HEX, null));
    leads(
        "organizations/acme/explore/traces/trace/" + HEX + "/?node=span-a1b2c3d4e5f60718&x=1",
        new Page.Trace(HEX, "a1b2c3d4e5f60718"));
    leads("organizations/acme/performance/web:" + HEX + "/", new Page.Event("web", HEX));
    leads("organizations/acme/discover/web:" + HEX + "/", new Page.Event("web", HEX));
    leads("organizations/acme/explore/replays/" + UUID + "/", new Page.Replay(HEX, null));
    leads("organizations/acme/replays/" + HEX, new Page.Replay(HEX, null));
    leads("organizations/acme/replays/web:" + HEX, new Page.Replay(HEX, "web"));
    leads("organizations/acme/dashboard/901/", new Page.Dashboard("901"));
    leads("organizations/acme/dashboards/", new Page.Organization());
    leads("organizations/acme/feedback/?feedbackSlug=web:77", new Page.Feedback("web", "77"));
    leads("organizations/acme/feedback/?feedbackSlug=web%3A77", new Page.Feedback("web", "77"));
    leads("organizations/acme/feedback/", new Page.Organization());
    leads("organizations/acme/share/issue/" + HEX + "/", new Page.Share(HEX));
    leads("organizations/acme/alerts/rules/web/12/", new Page.AlertRule("web", "12"));
    leads("organizations/acme/alerts/rules/web/12/details/", new Page.AlertRule("web", "12"));
    leads("organizations/acme/issues/alerts/rules/details/9/", new Page.AlertRule(null, "9"));
    leads("organizations/acme/monitors/alerts/7101/", new Page.Alert("7101"));
    leads("organizations/acme/monitors/7301/", new Page.Detector("7301"));
    leads("organizations/acme/monitors/alerts/", new Page.Organization());
    leads(
        "organizations/acme/explore/conversations/conv-lamp-17/",
        new Page.Conversation("conv-lamp-17"));
    leads("organizations/acme/explore/conversations/", new Page.Organization());
    leads("organizations/acme/monitors/", new Page.Organization());
    leads("organizations/acme/releases/web%402.4.0%2F1/", new Page.Release("web@2.4.0/1"));
    leads("organizations/acme/crons/web/nightly/", new Page.Monitor("web", "nightly"));
    leads("acme/web/issues/7/", new Page.Issue("7", null, "web"));
    leads("acme/web/issues/7/events/" + HEX + "/", new Page.Issue("7", HEX, "web"));
    leads("organizations/acme/issues/", new Page.IssueList());
    leads("organizations/acme/issues/errors-outages/", new Page.IssueList());
    leads("organizations/acme/explore/traces/", new Page.Organization());
    leads("organizations/acme/stats/", new Page.Organization());
  }

  @Test
  void listsAndDashboardsAreNarrowedByTheQueryOfTheLink() {
    narrows(
        "issues/?project=42&query=is%3Aunresolved+a%20b&statsPeriod=14d",
        new Filter("issues", List.of("42"), List.of(), "is:unresolved a b", "14d"));
    narrows(
        "issues/?project=-1&query=&project=7",
        new Filter("issues", List.of(), List.of(), null, null));
    narrows(
        "explore/traces/?project=101&project=104&query=span.op:db&environment=prod",
        new Filter("traces", List.of("101", "104"), List.of("prod"), "span.op:db", null));
    narrows(
        "explore/logs/?logsQuery=severity:error",
        new Filter("logs", List.of(), List.of(), "severity:error", null));
    narrows(
        "dashboard/902/?start=2026-11-01T00:00:00&end=2026-11-10T12:00:00&utc=true",
        new Filter(
            "902", List.of(), List.of(), null, "2026-11-01T00:00:00Z..2026-11-10T12:00:00Z"));
    narrows("issues/7/?project=42&query=x", Filter.NONE);
  }

  private static void narrows(String path, Filter filter) {
    SentryUrl url = parse("https://sentry.example.com/organizations/acme/" + path);
    assertThat(url.filter()).isEqualTo(filter);
  }

  @Test
  void sharedIssuesNeedNoOrganization() {
    SentryUrl url = parse("https://sentry.example.com/share/issue/" + HEX + "/");
    assertThat(url.organization()).isNull();
    assertThat(url.page()).isEqualTo(new Page.Share(HEX));
  }

  @Test
  void addressesOfTheApiAreTold() {
    SentryUrl url = parse("https://sentry.example.com/api/0/organizations/acme/teams/");
    assertThat(url.page()).isEqualTo(new Page.Api("/api/0/organizations/acme/teams/"));
    assertThat(url.base().prefix()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.sentry.io/, acme, an organization",
    "http://acme.sentry.io/issues/5001/, acme, an issue",
    "https://acme.sentry.io/issues/WEB-1/events/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/, acme, an issue",
    "https://acme.sentry.io/explore/traces/trace/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/, acme, a trace",
    "https://acme.sentry.io/traces/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/, acme, a trace",
    "https://acme.sentry.io/replays/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/, acme, a replay",
    "https://acme.sentry.io/settings/projects/web/, acme, a project",
    "https://acme.sentry.io/dashboard/12/, acme, a dashboard",
    "https://acme.sentry.io/feedback/?feedbackSlug=web:1, acme, feedback",
    "https://acme.sentry.io/share/issue/7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5/, acme, a shared issue",
    "https://sentry.io/organizations/acme/issues/1/, acme, an issue",
    "https://us.sentry.io/organizations/acme/issues/1/, acme, an issue",
  })
  void onTheHostedServiceTheSubdomainIsTheOrganization(String text, String org, String kind) {
    SentryUrl url = parse(text);
    assertThat(url.base()).isEqualTo(BaseUrl.SENTRY_IO);
    assertThat(url.organization()).isEqualTo(org);
    assertThat(url.kind()).isEqualTo(kind);
  }

  @Test
  void aRegionIsNoOrganization() {
    refused("https://us.sentry.io/");
    refused("https://de.sentry.io/issues/1/");
  }

  @Test
  void theConfiguredPrefixIsNotPartOfThePage() {
    SentryUrl url =
        SentryUrl.parse("https://h.example/sentry/organizations/acme/issues/7/", PREFIXED);
    assertThat(url).isEqualTo(new SentryUrl(PREFIXED, "acme", new Page.Issue("7", null, null)));
  }

  @Test
  void aLinkWithoutThePrefixMeansTheConfiguredInstance() {
    SentryUrl url = SentryUrl.parse("https://h.example/organizations/acme/issues/7/", PREFIXED);
    assertThat(url.base()).isEqualTo(PREFIXED);
  }

  @Test
  void anUnknownInstanceTellsItsPrefixByTheFirstKnownPage() {
    SentryUrl url = parse("https://other.example/a/b/organizations/acme/issues/7/");
    assertThat(url.base()).hasToString("https://other.example/a/b");
    assertThat(url.page()).isEqualTo(new Page.Issue("7", null, null));
    assertThat(parse("https://o.example/x/acme/web/issues/7/").base())
        .hasToString("https://o.example/x");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sentry.example.com, http://sentry.example.com/organizations/acme/",
    "http://sentry.example.com, https://SENTRY.example.com:443/organizations/acme/",
    "https://sentry.example.com, sentry.example.com/organizations/acme/",
    "http://localhost:9000, localhost:9000/organizations/acme/",
    "http://sentry, sentry/organizations/acme/",
  })
  void peopleMayPasteEitherScheme(String configured, String text) {
    BaseUrl ours = BaseUrl.parse(configured);
    assertThat(SentryUrl.parse(text, ours).base()).isEqualTo(ours);
  }

  @Test
  void anotherPortIsAnotherInstance() {
    BaseUrl ours = BaseUrl.parse("http://h.example:9000");
    assertThat(SentryUrl.parse("http://h.example/organizations/acme/", ours).base())
        .hasToString("http://h.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/web", "sentry/web", "sentry/", "5001", "WEB-1", "other.example/x"})
  void targetsAreNotTakenForLinks(String text) {
    assertThat(SentryUrl.isSentryUrl(text, BaseUrl.parse("http://sentry"))).isFalse();
    assertThat(SentryUrl.instanceIn(text, BaseUrl.parse("http://sentry"))).isNull();
  }

  @Test
  void theSchemeCountsInAnyCase() {
    assertThat(SentryUrl.isSentryUrl("HtTpS://h/organizations/a/", null)).isTrue();
    assertThat(parse("HTTPS://H.example/organizations/acme/").base())
        .hasToString("https://h.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/",
        "https://h.example",
        "https://h.example/organizations/",
        "https://h.example/organizations//issues/1/",
        "https://h.example/organizations/acme/replays/xyz/",
        "https://h.example/organizations/acme/issues/1/events/xyz/",
        "https://h.example/organizations/%2e%2e/issues/1/",
        "https://h.example/organizations/a%2Fb/issues/1/",
        "https://h.example/organizations/a%/issues/1/",
        "https://h.example/organizations/a%ff/issues/1/",
        "https://h.example/../organizations/acme/",
        "https://h.example/auth/login/acme/",
        "https://h.example/settings/account/",
        "https://h.example/organizations/ac me/",
        "https:///organizations/acme/",
        "https://h.example:99999/organizations/acme/",
        "https://h.example/share/issue/xyz/"
      })
  void linksThatLeadNowhereAreRefused(String text) {
    refused(text);
  }

  @Test
  void aSecretInALinkIsNeitherAcceptedNorRepeated() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("https://tok-secret@h.example/organizations/acme/"))
        .matches(refused -> !(refused.getMessage() + refused.hints()).contains("tok-secret"));
  }

  @Test
  void theWrongKindOfLinkNamesBothKinds() {
    SentryUrl url = parse("https://h.example/organizations/acme/traces/" + HEX + "/");
    UsageException refused = url.insteadOf("an issue");
    assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    assertThat(refused).hasMessageContaining("a trace").hasMessageContaining("an issue");
    assertThat(refused.hints().toString()).contains("sentry trace view");
  }

  @Property
  void anyLinkIsReadOrRefused(@ForAll("links") String text) {
    try {
      assertThat(SentryUrl.parse(text, PREFIXED)).isNotNull();
    } catch (UsageException refused) {
      assertThat(refused.kind()).isEqualTo(UsageException.Kind.SYNTAX);
    }
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                6,
                Arbitraries.of(
                    "organizations",
                    "settings",
                    "issues",
                    "events",
                    "acme",
                    "7",
                    "",
                    "share",
                    "issue",
                    "sentry",
                    "projects",
                    "traces",
                    "trace",
                    "performance",
                    "web:" + HEX,
                    HEX,
                    "alerts",
                    "rules",
                    "feedback",
                    "%2e",
                    "crons",
                    "replays",
                    "?feedbackSlug=web:1",
                    "api",
                    "0")),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
    Arbitrary<String> host =
        Arbitraries.of("h.example", "acme.sentry.io", "sentry.io", "[::1]:9000", "a@b", "");
    return host.flatMap(
        name ->
            piece
                .list()
                .ofMaxSize(7)
                .map(pieces -> "https://" + name + "/" + String.join("/", pieces)));
  }

  private static SentryUrl parse(String text) {
    return SentryUrl.parse(text, null);
  }

  private static void leads(String path, Page page) {
    SentryUrl url = parse("https://sentry.example.com/" + path);
    assertThat(url)
        .isEqualTo(new SentryUrl(BaseUrl.parse("sentry.example.com"), "acme", page, url.filter()));
    SentryUrl below = SentryUrl.parse("https://h.example/sentry/" + path, PREFIXED);
    assertThat(below).isEqualTo(new SentryUrl(PREFIXED, "acme", page, url.filter()));
  }

  private static void refused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(text))
        .matches(refused -> refused.kind() == UsageException.Kind.SYNTAX);
  }
}
