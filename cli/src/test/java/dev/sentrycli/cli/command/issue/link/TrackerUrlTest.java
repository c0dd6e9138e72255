package dev.sentrycli.cli.command.issue.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentrycli.grammar.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"ENG-12", "acme/web#77", "#77"})
  void tellsNamesFromAddresses(String name) {
    assertThat(TrackerUrl.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://github.com/acme/web/issues/77#77", "ENG", "12", "github.com/acme/web"})
  void takesNoAddressForAName(String address) {
    assertThat(TrackerUrl.isName(address)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/web/issues/77, GITHUB, acme/web, 77",
    "https://GitHub.com/acme/web/pull/77/?x=1#note, GITHUB, acme/web, 77",
    "https://git.acme.example/acme/web/issues/77, GITHUB_ENTERPRISE, acme/web, 77",
    "https://bitbucket.org/acme/web/issues/7/a-title, BITBUCKET, acme/web, 7",
    "https://gitlab.com/acme/group/web/-/issues/5, GITLAB, acme/group/web, 5",
    "https://git.acme.example/acme/web/-/merge_requests/5, GITLAB, acme/web, 5",
    "https://dev.azure.com/acme/Shop/_workitems/edit/12, AZURE, acme/Shop, 12",
    "https://acme.visualstudio.com/Shop/_workitems/edit/12, AZURE, Shop, 12",
    "https://acme.atlassian.net/browse/shop-12, JIRA, '', SHOP-12",
    "https://acme.example/jira/browse/SHOP_X-12, JIRA, '', SHOP_X-12",
    "https://linear.app/acme/issue/eng-12/a-title, LINEAR, '', ENG-12",
    "https://github.com/acme/web, UNKNOWN, '', ''",
    "https://github.com/acme/web/issues/new, UNKNOWN, '', ''",
    "https://github.com/acme/web/issues/77/x, UNKNOWN, '', ''",
    "https://tracker.example, UNKNOWN, '', ''",
    "https://acme.example/browse/12, UNKNOWN, '', ''",
  })
  void isRecognisedByItsForm(String text, TrackerUrl.Site site, String place, String key) {
    TrackerUrl url = TrackerUrl.parse(text);
    assertThat(url.site()).isEqualTo(site);
    assertThat(url.place()).isEqualTo(place);
    assertThat(url.key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "77",
        "acme/web#77",
        "github.com/acme/web/issues/77",
        "ftp://github.com/acme",
        "https://",
        "https:///x",
        "https://a b/c",
        "javascript:alert(1)"
      })
  void nothingElseIsAnAddress(String text) {
    assertThatThrownBy(() -> TrackerUrl.parse(text)).isInstanceOf(UsageException.class);
  }

  @Test
  void aPasswordInItIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> TrackerUrl.parse("https://me:hunter2@github.com/a/b/issues/1"))
        .isInstanceOf(UsageException.class)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/web/issues/77, https://github.com/Acme/Web/pull/77, true",
    "https://github.com/acme/web/issues/77, https://github.com/acme/web/issues/78, false",
    "https://github.com/acme/web/issues/77, https://git.acme.example/acme/web/issues/77, false",
    "https://linear.app/acme/issue/ENG-12, https://linear.app/acme/issue/eng-12/title, true",
    "https://linear.app/acme/issue/ENG-12, https://linear.app/acme/issue/ENG-120, false",
    "https://tracker.example/1/, https://tracker.example/1, true",
    "https://tracker.example/1, https://tracker.example/2, false",
    "https://tracker.example/bug?id=1, https://tracker.example/bug?id=1#c2, true",
    "https://tracker.example/bug?id=1, https://tracker.example/bug?id=12, false",
    "https://tracker.example/bug?id=1, https://tracker.example/bug, false",
    "https://tracker.example/1, not an address, false",
  })
  void twoAddressesMayLeadToOneIssue(String one, String other, boolean same) {
    assertThat(TrackerUrl.parse(one).isSameAs(other)).isEqualTo(same);
  }

  @Test
  void whatIsAskedOfAnUnknownSiteBelongsToTheAddress() {
    assertThat(TrackerUrl.parse("https://tracker.example/bug?id=1#c2").text())
        .isEqualTo("https://tracker.example/bug?id=1");
    assertThat(TrackerUrl.parse("https://github.com/acme/web/pull/77?x=1").text())
        .isEqualTo("https://github.com/acme/web/pull/77");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/web/issues/77, github.com/acme, true",
    "https://github.com/Acme/web/issues/77, github.com/acme, true",
    "https://github.com/acmeshop/web/issues/77, github.com/acme, false",
    "https://github.com/acme/web/issues/77, github.com, true",
    "https://dev.azure.com/acme/Shop/_workitems/edit/12, https://dev.azure.com/acme/, true",
    "https://git.acme.example:8443/a/b/-/issues/5, git.acme.example:8443, true",
    "https://evil.example/acme/web/issues/77, github.com/acme, false",
    "https://github.com.evil.example/acme/web/issues/77, github.com/acme, false",
  })
  void liesWhereAnIntegrationLeads(String url, String domain, boolean within) {
    assertThat(TrackerUrl.parse(url).isWithin(domain)).isEqualTo(within);
  }
}
