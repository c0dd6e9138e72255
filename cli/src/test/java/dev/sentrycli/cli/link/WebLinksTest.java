package dev.sentrycli.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrycli.api.gateway.BaseUrl;
import org.junit.jupiter.api.Test;

class WebLinksTest {
  private static final String HEX = "7f3a9c0d5e1b4f28a6c2d4e8f0a1b3c5";

  @Test
  void anOwnInstanceHasTheOrganizationInThePath() {
    WebLinks links = new WebLinks(BaseUrl.parse("http://h:9000/sentry/"));
    assertThat(links.organization("acme")).isEqualTo("http://h:9000/sentry/organizations/acme/");
    assertThat(links.project("acme", "web"))
        .isEqualTo("http://h:9000/sentry/settings/acme/projects/web/");
    assertThat(links.issue("acme", "7"))
        .isEqualTo("http://h:9000/sentry/organizations/acme/issues/7/");
    assertThat(links.issueEvent("acme", "7", "a/b c"))
        .isEqualTo("http://h:9000/sentry/organizations/acme/issues/7/events/a%2Fb%20c/");
  }

  @Test
  void onTheHostedServiceTheOrganizationIsTheSubdomain() {
    WebLinks links = new WebLinks(BaseUrl.SENTRY_IO);
    assertThat(links.organization("acme")).isEqualTo("https://acme.sentry.io/");
    assertThat(links.project("acme", "web"))
        .isEqualTo("https://acme.sentry.io/settings/projects/web/");
    assertThat(links.issue("acme", "7")).isEqualTo("https://acme.sentry.io/issues/7/");
  }

  @Test
  void sectionsAreOfAnOrganizationOrNarrowedToAProject() {
    WebLinks links = new WebLinks(BaseUrl.parse("http://h:9000"));
    assertThat(links.page("acme", null, null)).isEqualTo("http://h:9000/organizations/acme/");
    assertThat(links.page("acme", "web", null))
        .isEqualTo("http://h:9000/settings/acme/projects/web/");
    assertThat(links.page("acme", null, WebLinks.Section.SETTINGS))
        .isEqualTo("http://h:9000/settings/acme/");
    assertThat(links.page("acme", "7", WebLinks.Section.ISSUES))
        .isEqualTo("http://h:9000/organizations/acme/issues/?project=7");
    assertThat(new WebLinks(BaseUrl.SENTRY_IO).page("acme", null, WebLinks.Section.ALERTS))
        .isEqualTo("https://acme.sentry.io/alerts/rules/");
    assertThat(links.event("acme", HEX))
        .isEqualTo("http://h:9000/organizations/acme/issues/?query=event.id:" + HEX);
  }

  @Test
  void whatIsPrintedCanBeReadBack() {
    for (String base : new String[] {"https://h.example", "http://h:9000/sentry", "sentry.io"}) {
      BaseUrl ours = BaseUrl.parse(base);
      WebLinks links = new WebLinks(ours);
      assertThat(SentryUrl.parse(links.issueEvent("acme", "7", HEX), ours))
          .isEqualTo(new SentryUrl(ours, "acme", new SentryUrl.Page.Issue("7", HEX, null)));
      assertThat(SentryUrl.parse(links.organization("acme"), ours).page())
          .isEqualTo(new SentryUrl.Page.Organization());
      assertThat(SentryUrl.parse(links.project("acme", "web"), ours).page())
          .isEqualTo(new SentryUrl.Page.Project("web"));
    }
  }
}
