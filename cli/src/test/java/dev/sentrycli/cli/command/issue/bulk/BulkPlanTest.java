package dev.sentrycli.cli.command.issue.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sentrycli.cli.setting.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkPlanTest {
  static final Environment ENVIRONMENT =
      new Environment(
          Map.of(),
          Path.of("here"),
          Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC),
          () -> ZoneOffset.UTC);

  private static BulkPlan read(String text) {
    return BulkPlan.read(text.replace('\'', '"'), ENVIRONMENT);
  }

  private static String plan(String action) {
    return "{'kind': 'sentry issue bulk', 'format': 1, 'instance': 'https://x', 'org': 'acme',"
        + " 'issues': [], 'action': "
        + action
        + "}";
  }

  private static BulkPlan in(String... projects) {
    return new BulkPlan(
        "https://x",
        "acme",
        List.of(projects),
        "",
        "2026-11-25T12:00:00Z",
        new BulkAction(BulkAction.Kind.UNRESOLVE, null, new JsonObject()),
        List.of());
  }

  @Test
  void saysWhatIsWrongWithIt() {
    for (String text :
        new String[] {
          "",
          "{",
          "[]",
          "{}",
          "{'kind': 'sentry issue bulk', 'format': 2}",
          "{'kind': 'sentry issue bulk', 'format': 1, 'issues': [7]}",
          "{'kind': 'sentry issue bulk', 'format': 1, 'issues': []}"
        }) {
      assertThat(catchThrowable(() -> read(text)))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name': 'archive', 'changes': {'discard': true}}",
        "{'name': 'archive', 'changes': {'merge': true}}",
        "{'name': 'archive', 'changes': {'status': 'ignored', 'substatus': 'archived_forever',"
            + " 'discard': true}}",
        "{'name': 'archive', 'changes': {'status': 'resolved'}}",
        "{'name': 'archive', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_escalating'}}",
        "{'name': 'archive', 'value': 'whenever', 'changes': {'status': 'ignored'}}",
        "{'name': 'archive', 'value': '10x', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreCount': 11}}}",
        "{'name': 'archive', 'value': '2026-12-01', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreDuration': 0}}}",
        "{'name': 'archive', 'value': '2026-12-01', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreDuration': 9,"
            + " 'ignoreCount': 1}}}",
        "{'name': 'resolve', 'changes': {'status': 'ignored'}}",
        "{'name': 'resolve', 'changes': {'status': 'resolved', 'isPublic': true}}",
        "{'name': 'resolve', 'changes': {'status': 'resolved', 'statusDetails': {}}}",
        "{'name': 'resolve', 'changes': {'status': 'resolved', 'statusDetails': {'inRelease':"
            + " '1.2', 'inNextRelease': true}}}",
        "{'name': 'resolve', 'changes': {'status': 'resolved', 'statusDetails': 'inNextRelease'}}",
        "{'name': 'unresolve', 'changes': {'status': 'resolved'}}",
        "{'name': 'assign', 'value': 'me', 'changes': {'assignedTo': 'team:1'}}",
        "{'name': 'assign', 'value': '#web', 'changes': {'assignedTo': 'user:1'}}",
        "{'name': 'assign', 'value': 'team:3', 'changes': {'assignedTo': 'team:4'}}",
        "{'name': 'assign', 'value': 'a@b', 'changes': {'assignedTo': 'c@d'}}",
        "{'name': 'assign', 'value': '', 'changes': {'assignedTo': 'user:1'}}",
        "{'name': 'assign', 'value': '7', 'changes': {'assignedTo': 7}}",
        "{'name': 'assign', 'value': 'a@b', 'changes': {'assignedTo': 'a@b', 'status':"
            + " 'resolved'}}",
        "{'name': 'priority', 'value': 'low', 'changes': {'priority': 'high'}}",
        "{'name': 'priority', 'value': 'urgent', 'changes': {'priority': 'urgent'}}",
      })
  void doesNothingThisProgramWouldNotWrite(String action) {
    assertThatThrownBy(() -> read(plan(action)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this program did not write what it does");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'archive', 'changes': {'status': 'ignored', 'substatus': 'archived_forever'}|archived",
        "'archive', 'value': 'auto', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_escalating'}|archived until escalation",
        "'archive', 'value': '10u/1d', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreUserCount': 10,"
            + " 'ignoreUserWindow': 1440}}|archived until 10 more users within 1d",
        "'archive', 'value': '7d', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreDuration': 10080}}"
            + "|archived for 7d",
        // Has passed, and may still be what is undone.
        "'archive', 'value': '2026-11-01', 'changes': {'status': 'ignored', 'substatus':"
            + " 'archived_until_condition_met', 'statusDetails': {'ignoreDuration': 60}}"
            + "|archived until 2026-11-01",
        "'resolve', 'changes': {'status': 'resolved'}|resolved",
        "'resolve', 'value': '@next', 'changes': {'status': 'resolved', 'statusDetails':"
            + " {'inNextRelease': true}}|resolved in the next release",
        "'resolve', 'value': '1.1', 'changes': {'status': 'resolved', 'statusDetails':"
            + " {'inRelease': '1.2'}}|resolved in release 1.2",
        "'resolve', 'value': '@commit', 'changes': {'status': 'resolved', 'statusDetails':"
            + " {'inCommit': {'commit': 'abc', 'repository': 'a/b'}}}|resolved in commit abc of a/b",
        "'unresolve', 'changes': {'status': 'unresolved'}|opened again",
        "'assign', 'value': 'me', 'changes': {'assignedTo': 'user:1'}|assigned to me (user:1)",
        "'assign', 'value': '#web', 'changes': {'assignedTo': 'team:12'}"
            + "|assigned to #web (team:12)",
        "'assign', 'value': 'a@b', 'changes': {'assignedTo': 'a@b'}|assigned to a@b",
        "'assign', 'value': '', 'changes': {'assignedTo': ''}|assigned to nobody",
        "'priority', 'value': 'low', 'changes': {'priority': 'low'}|given the priority low",
      })
  void itsWordsSayWhatTheServerIsTold(String action, String words) {
    BulkPlan plan = read(plan("{'name': " + action + "}"));
    assertThat(plan.action().participle()).isEqualTo(words);
    assertThat(BulkPlan.read(plan.json().toString(), ENVIRONMENT)).isEqualTo(plan);
  }

  @Test
  void namesItsProjects() {
    assertThat(in("web").place()).isEqualTo("of acme/web");
    assertThat(in("web", "api").place()).isEqualTo("of acme/web, acme/api");
    assertThat(in().place()).isEqualTo("in all projects of acme");
    assertThat(in("a", "b", "c", "d", "e", "f").place())
        .isEqualTo("of acme/a, acme/b, acme/c, acme/d, acme/e and 1 more project");
    JsonObject json = in("web").json();
    json.add(
        "action",
        JsonParser.parseString("{\"name\":\"unresolve\",\"changes\":{\"status\":\"unresolved\"}}"));
    assertThat(BulkPlan.read(json.toString(), ENVIRONMENT).place()).isEqualTo("of acme/web");
    json.remove("projects");
    assertThat(BulkPlan.read(json.toString(), ENVIRONMENT).place()).isEqualTo("of acme");
    assertThatThrownBy(() -> read(plan("{}").replace("'org'", "'projects': [{}], 'org'")))
        .hasMessage("its projects are none");
  }
}
