package dev.sentrycli.cli.command.issue.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueStateTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static IssueState state(String json) {
    return IssueState.of(JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject());
  }

  private static BulkAction action(BulkAction.Kind kind, String changes) {
    return new BulkAction(
        kind, null, JsonParser.parseString(changes.replace('\'', '"')).getAsJsonObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'status': 'unresolved', 'substatus': 'new'}"
            + "|{'status':'unresolved','substatus':'new'}",
        "{'status': 'unresolved'}|{'status':'unresolved'}",
        "{'status': 'resolved', 'statusDetails': {}}|{'status':'resolved'}",
        "{'status': 'resolved', 'statusDetails': {'autoResolved': true}}|{'status':'resolved'}",
        "{'status': 'resolved', 'statusDetails': {'inRelease': '1.2', 'actor': {'id': '1'}}}"
            + "|{'status':'resolved','statusDetails':{'inRelease':'1.2'}}",
        "{'status': 'resolved', 'statusDetails': {'inNextRelease': true}}"
            + "|{'status':'resolved','statusDetails':{'inNextRelease':true}}",
        "{'status': 'resolved', 'statusDetails': {'inCommit': {'id': 'abc', 'repository': {'name': 'a/b'}}}}"
            + "|{'status':'resolved','statusDetails':{'inCommit':{'commit':'abc','repository':'a/b'}}}",
        "{'status': 'ignored', 'substatus': 'archived_forever', 'statusDetails': {}}"
            + "|{'status':'ignored','substatus':'archived_forever'}",
        "{'status': 'ignored', 'substatus': 'archived_until_condition_met', 'statusDetails':"
            + " {'ignoreCount': 10, 'ignoreWindow': 5, 'ignoreUntil': null}}"
            + "|{'status':'ignored','substatus':'archived_until_condition_met','statusDetails':{'ignoreCount':10,'ignoreWindow':5}}",
        "{'status': 'ignored', 'statusDetails': {'ignoreUntil': '2026-11-25T13:30:30Z'}}"
            + "|{'status':'ignored','statusDetails':{'ignoreDuration':91}}",
        "{'status': 'ignored', 'statusDetails': {'ignoreUntil': '2026-11-25T11:00:00Z'}}"
            + "|{'status':'unresolved'}",
      })
  void aStatusIsPutBackAsItWas(String recorded, String told) {
    assertThat(String.valueOf(state(recorded).restoringStatus(NOW)))
        .isEqualTo(told.replace('\'', '"'));
  }

  @Test
  void whatServersDecideThemselvesCannotBePutBack() {
    assertThat(state("{'status': 'pending_deletion'}").restoringStatus(NOW)).isNull();
    assertThat(
            action(BulkAction.Kind.PRIORITY, "{'priority': 'low'}")
                .back(state("{'status': 'unresolved'}"), NOW))
        .isNull();
  }

  @Test
  void anAssigneeIsPutBackEvenIfItWasNobody() {
    BulkAction assign = action(BulkAction.Kind.ASSIGN, "{'assignedTo': 'user:1'}");
    assertThat(String.valueOf(assign.back(state("{'assignedTo': null}"), NOW)))
        .isEqualTo("{\"assignedTo\":\"\"}");
    assertThat(
            String.valueOf(assign.back(state("{'assignedTo': {'type': 'team', 'id': 12}}"), NOW)))
        .isEqualTo("{\"assignedTo\":\"team:12\"}");
  }

  @Test
  void isTheSameAfterItWasWrittenDown() {
    for (String json :
        new String[] {
          "{'status': 'ignored', 'substatus': 'archived_forever', 'statusDetails': {'ignoreCount': 3},"
              + " 'assignedTo': {'type': 'user', 'id': '1', 'name': 'A', 'email': 'a@b'}, 'priority': 'low'}",
          "{}",
          "{'status': 7, 'assignedTo': [], 'statusDetails': 'x'}"
        }) {
      assertThat(IssueState.of(state(json).json())).isEqualTo(state(json));
    }
  }

  @Test
  void onlyWhatPeopleDidCountsAsAChange() {
    IssueState recorded = state("{'status': 'unresolved', 'substatus': 'new', 'priority': 'low'}");
    assertThat(
            state("{'status': 'unresolved', 'substatus': 'ongoing', 'priority': 'high'}")
                .changedSince(recorded, false))
        .isNull();
    assertThat(state("{'status': 'unresolved', 'priority': 'high'}").changedSince(recorded, true))
        .isEqualTo("has the priority high now");
    assertThat(state("{'status': 'ignored'}").changedSince(recorded, false))
        .isEqualTo("is archived now");
    assertThat(
            state(
                    "{'status': 'unresolved', 'assignedTo': {'type': 'user', 'id': '1', 'name': 'A'}}")
                .changedSince(recorded, false))
        .isEqualTo("is assigned to A now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'assignedTo': 'user:1'}|{'assignedTo': {'type': 'user', 'id': '1'}}|true",
        "{'assignedTo': 'a@b'}|{'assignedTo': {'type': 'user', 'id': '1', 'email': 'A@b'}}|true",
        "{'assignedTo': 'a@b'}|{'assignedTo': {'type': 'user', 'id': '1', 'email': 'c@d'}}|false",
        "{'assignedTo': 'team:1'}|{'assignedTo': {'type': 'user', 'id': '1'}}|false",
        "{'assignedTo': ''}|{'assignedTo': null}|true",
        "{'assignedTo': ''}|{'assignedTo': {'type': 'user', 'id': '1'}}|false",
      })
  void whoHasAnIssueIsRecognised(String told, String state, boolean reached) {
    assertThat(action(BulkAction.Kind.ASSIGN, told).isReachedBy(state(state))).isEqualTo(reached);
  }

  @Test
  void whatHasConditionsIsNeverTakenForDone() {
    BulkAction until =
        action(
            BulkAction.Kind.ARCHIVE, "{'status': 'ignored', 'statusDetails': {'ignoreCount': 10}}");
    IssueState archived = state("{'status': 'ignored', 'statusDetails': {'ignoreCount': 10}}");
    assertThat(until.isReachedBy(archived)).isFalse();
    assertThat(until.isStillIn(archived)).isTrue();
  }
}
