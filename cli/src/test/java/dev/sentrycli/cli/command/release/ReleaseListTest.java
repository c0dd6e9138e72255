package dev.sentrycli.cli.command.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseListTest {
  private static JsonObject row(String version, int day, double crashFree, int sessions) {
    return (JsonObject)
        JsonParser.parseString(
            """
            {"version":"%s","dateCreated":"2026-11-%02dT00:00:00Z","projects":[{"slug":"p",
            "hasHealthData":true,"healthData":{"hasHealthData":true,"crashFreeSessions":%s,
            "totalSessions":%d}}]}
            """
                .formatted(version, day, crashFree, sessions));
  }

  private static List<String> versions(String sort, int limit) {
    List<List<JsonObject>> lists =
        List.of(
            List.of(row("a3", 9, 99, 10), row("a2", 8, 90, 30), row("a1", 7, 95, 20)),
            List.of(row("b1", 1, 99.9, 5)),
            List.of());
    return ReleaseList.merged(lists, sort, limit).stream()
        .map(row -> row.get("version").getAsString())
        .toList();
  }

  @Test
  void theNewestOfAllComeFirst() {
    assertThat(versions("date", 25)).containsExactly("a3", "a2", "a1", "b1");
  }

  @Test
  void eachProjectKeepsOne() {
    assertThat(versions("date", 2)).containsExactly("a3", "b1");
    assertThat(versions("date", 1)).containsExactly("a3", "b1");
    assertThat(versions("date", 3)).containsExactly("a3", "a2", "b1");
  }

  @Test
  void theOrderAskedForIsKeptAcrossProjects() {
    assertThat(versions("sessions", 25)).containsExactly("a2", "a1", "a3", "b1");
    assertThat(versions("crash_free_sessions", 25)).containsExactly("a2", "a1", "a3", "b1");
  }

  @Test
  void healthIsThatOfTheProjectAskedForOrTheFirstWithAny() {
    JsonObject release =
        (JsonObject)
            JsonParser.parseString(
                """
                {"projects":[{"slug":"none","hasHealthData":false,"healthData":{"adoption":1}},
                {"slug":"one","hasHealthData":true,"healthData":{"adoption":2,"stats":{"24h":[[1,2],[2,"x"]]}}},
                {"slug":"two","hasHealthData":true,"healthData":{"adoption":3}}]}
                """);
    assertThat(Health.of(release, null).number("adoption")).isEqualTo(2);
    assertThat(Health.of(release, "two").number("adoption")).isEqualTo(3);
    assertThat(Health.of(release, null).series()).containsExactly(2, 0);
    assertThat(Health.of(new JsonObject(), null).adoption().plain()).isEqualTo("—");
  }
}
