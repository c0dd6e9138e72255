package dev.sentrycli.sandbox.world.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import dev.sentrycli.sandbox.world.World;
import dev.sentrycli.sandbox.world.Worlds;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.directory.User;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueUpdatesTest {
  private final Worlds.MovableClock clock = new Worlds.MovableClock();
  private final World world = World.demo(clock);
  private final Organization acme = Worlds.organization(world, "acme");
  private final User mira = world.directory().users().getFirst();

  private Issue issue(String shortId) {
    return Objects.requireNonNull(world.issues().get(acme, shortId), shortId);
  }

  private Issue update(String shortId, String body) throws InvalidUpdateException {
    return world
        .issues()
        .update(issue(shortId), JsonParser.parseString(body).getAsJsonObject(), mira);
  }

  @Test
  void resolvesAndReopens() throws Exception {
    assertThat(update("STOREFRONT-1", "{\"status\": \"resolved\"}").triage().status())
        .isEqualTo(Status.RESOLVED);
    assertThat(Worlds.find(world, "is:unresolved"))
        .extracting(Issue::shortId)
        .doesNotContain("STOREFRONT-1");

    Issue reopened = update("STOREFRONT-1", "{\"status\": \"unresolved\"}");
    assertThat(reopened.triage().substatus()).isEqualTo(Substatus.ONGOING);
    assertThat(Worlds.find(world, "is:unresolved"))
        .extracting(Issue::shortId)
        .contains("STOREFRONT-1");
    assertThat(reopened.activity())
        .extracting(Issue.Activity::type)
        .startsWith("set_unresolved", "set_resolved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"inRelease\": \"storefront@5.13.2\"} | storefront@5.13.2",
        "{\"inRelease\": \"latest\"} | storefront@5.14.0",
      })
  void resolvesInARelease(String details, String release) throws Exception {
    Issue resolved =
        update("STOREFRONT-1", "{\"status\": \"resolved\", \"statusDetails\": " + details + "}");

    assertThat(resolved.triage().statusDetails().get("inRelease").getAsString()).isEqualTo(release);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": \"gone\"} | {\"status\":[\"\\\"gone\\\" is not a valid choice.\"]}",
        "{\"status\": \"resolved\", \"statusDetails\": {\"inRelease\": \"x\"}} | {\"statusDetails\":{\"inRelease\":[\"Unable to find a release with the given version.\"]}}",
        "{\"status\": \"ignored\", \"statusDetails\": {\"ignoreCount\": \"x\"}} | {\"statusDetails\":{\"ignoreCount\":[\"A valid integer is required.\"]}}",
        "{\"status\": \"resolved\", \"substatus\": \"ongoing\"} | {\"substatus\":[\"Cannot set the substatus 'ongoing' with status 'resolved'.\"]}",
        "{\"substatus\": \"odd\"} | {\"substatus\":[\"\\\"odd\\\" is not a valid choice.\"]}",
        "{\"priority\": \"urgent\"} | {\"priority\":[\"\\\"urgent\\\" is not a valid choice.\"]}",
        "{\"isBookmarked\": \"yes\"} | {\"isBookmarked\":[\"Must be a valid boolean.\"]}",
        "{\"assignedTo\": \"nobody@acme.example\"} | {\"assignedTo\":[\"Could not parse actor. Format should be `type:id` where type is `team` or `user`.\"]}",
        "{\"assignedTo\": \"ines@lantern.example\"} | {\"assignedTo\":[\"Could not parse actor. Format should be `type:id` where type is `team` or `user`.\"]}",
      })
  void refusesWhatMakesNoSense(String body, String answer) {
    Issue before = issue("STOREFRONT-1");

    assertThatExceptionOfType(InvalidUpdateException.class)
        .isThrownBy(() -> update("STOREFRONT-1", body))
        .satisfies(
            refused ->
                assertThat(refused.json().toString().replace("\\u0027", "'")).isEqualTo(answer));
    assertThat(issue("STOREFRONT-1")).isEqualTo(before);
  }

  @Test
  void archivesForATime() throws Exception {
    update(
        "STOREFRONT-1", "{\"status\": \"ignored\", \"statusDetails\": {\"ignoreDuration\": 30}}");
    assertThat(issue("STOREFRONT-1").triage().substatus())
        .isEqualTo(Substatus.ARCHIVED_UNTIL_CONDITION_MET);

    clock.advance(Duration.ofMinutes(31));

    assertThat(issue("STOREFRONT-1").triage().substatus()).isEqualTo(Substatus.ONGOING);
  }

  @Test
  void archivesUntilItHappenedAgainOftenEnough() throws Exception {
    World empty = World.empty(clock);
    Worlds.send(empty, "{\"message\": \"x\"}");
    empty
        .issues()
        .update(
            Worlds.only(empty),
            JsonParser.parseString(
                    "{\"status\": \"ignored\", \"statusDetails\": {\"ignoreCount\": 2}}")
                .getAsJsonObject(),
            null);

    Worlds.send(empty, "{\"message\": \"x\"}");
    assertThat(Worlds.only(empty).triage().status()).isEqualTo(Status.IGNORED);
    Worlds.send(empty, "{\"message\": \"x\"}");
    assertThat(Worlds.only(empty).triage().status()).isEqualTo(Status.UNRESOLVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": \"ignored\"} | ARCHIVED_FOREVER",
        "{\"status\": \"ignored\", \"substatus\": \"archived_until_escalating\"} | ARCHIVED_UNTIL_ESCALATING",
        "{\"status\": \"muted\", \"substatus\": \"archived_forever\"} | ARCHIVED_FOREVER",
        "{\"substatus\": \"archived_forever\"} | ARCHIVED_FOREVER",
        "{\"status\": \"ignored\", \"substatus\": \"archived_until_condition_met\", \"statusDetails\": {\"ignoreUserCount\": 5, \"ignoreUserWindow\": 60}} | ARCHIVED_UNTIL_CONDITION_MET",
      })
  void archives(String body, Substatus substatus) throws Exception {
    assertThat(update("STOREFRONT-1", body).triage().substatus()).isEqualTo(substatus);
  }

  @ParameterizedTest
  @CsvSource({
    "1,USER,1",
    "user:1,USER,1",
    "jonas@acme.example,USER,2",
    "team:11,TEAM,11",
    "#payments,TEAM,12"
  })
  void assigns(String name, Assignee.Kind kind, long id) throws Exception {
    assertThat(
            update("STOREFRONT-2", "{\"assignedTo\": \"%s\"}".formatted(name)).triage().assignee())
        .isEqualTo(new Assignee(kind, id));
    assertThat(update("STOREFRONT-2", "{\"assignedTo\": \"\"}").triage().assignee()).isNull();
  }

  @Test
  void sharesPrioritizesAndMarks() throws Exception {
    Issue changed =
        update(
            "STOREFRONT-2",
            "{\"isPublic\": true, \"priority\": \"low\", \"hasSeen\": true, \"isBookmarked\": true, \"isSubscribed\": false}");

    assertThat(changed.triage().priority()).isEqualTo(Priority.LOW);
    assertThat(changed.triage().priorityLocked()).isEqualTo(clock.instant());
    assertThat(changed.triage().seen()).isTrue();
    assertThat(changed.triage().bookmarked()).isTrue();
    assertThat(changed.triage().subscribed()).isFalse();
    assertThat(world.issues().shared(Objects.requireNonNull(changed.triage().shareId())))
        .isEqualTo(changed);
    assertThat(update("STOREFRONT-2", "{\"isPublic\": false}").triage().shareId()).isNull();
  }

  @Test
  void mergesIntoTheLargest() throws Exception {
    Issue small = issue("STOREFRONT-6");
    Issue large = issue("STOREFRONT-1");
    int events = world.issues().events(small).size() + world.issues().events(large).size();

    Issue parent = world.issues().merge(List.of(small, large), mira);

    assertThat(parent.id()).isEqualTo(large.id());
    assertThat(parent.occurrences().count(List.of())).isEqualTo(2134 + 58);
    assertThat(world.issues().events(parent)).hasSize(events);
    assertThat(world.issues().get(acme, "STOREFRONT-6")).isNull();
    assertThat(parent.hashes()).hasSize(2);
    assertThatExceptionOfType(InvalidUpdateException.class)
        .isThrownBy(() -> world.issues().merge(List.of(large), mira));
    assertThatExceptionOfType(InvalidUpdateException.class)
        .isThrownBy(
            () ->
                world.issues().merge(List.of(issue("STOREFRONT-B"), issue("STOREFRONT-C")), mira));
  }

  @Test
  void forgetsDeletedIssuesAndProjects() throws Exception {
    Issue issue = issue("MOBILE-1");
    world.issues().remove(issue);
    assertThat(world.issues().get(acme, "MOBILE-1")).isNull();
    assertThat(world.issues().events(issue)).isEmpty();

    world.issues().removeProject(Worlds.project(world, "mobile"));
    assertThat(Worlds.find(world, "")).noneMatch(one -> one.shortId().startsWith("MOBILE"));
    assertThat(world.projects().get(acme, "mobile")).isNull();
  }
}
