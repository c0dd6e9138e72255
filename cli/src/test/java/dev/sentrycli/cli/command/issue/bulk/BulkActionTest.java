package dev.sentrycli.cli.command.issue.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class BulkActionTest {
  private static BulkAction assigning(String who) {
    JsonObject told = new JsonObject();
    told.addProperty("assignedTo", who);
    return new BulkAction(BulkAction.Kind.ASSIGN, who, told);
  }

  private static IssueState assigned(String actor) {
    return IssueState.of(
        JsonParser.parseString(
                "{'status': 'unresolved', 'assignedTo': " + actor.replace('\'', '"') + "}")
            .getAsJsonObject());
  }

  @Test
  void aNameThatIsShownSaysNotWhoItIs() {
    IssueState team = assigned("{'type': 'team', 'id': '3', 'name': 'web'}");
    IssueState other =
        assigned("{'type': 'user', 'id': '9', 'name': 'web', 'email': 'w@acme.example'}");
    assertThat(assigning("web").isReachedBy(team)).isFalse();
    assertThat(assigning("web").isReachedBy(other)).isFalse();
    assertThat(assigning("user:9").isReachedBy(other)).isTrue();
    assertThat(assigning("team:3").isReachedBy(team)).isTrue();
    assertThat(assigning("W@acme.example").isReachedBy(other)).isTrue();
    assertThat(assigning("").isReachedBy(assigned("null"))).isTrue();
  }
}
