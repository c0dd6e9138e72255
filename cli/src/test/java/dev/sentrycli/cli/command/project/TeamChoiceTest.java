package dev.sentrycli.cli.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.sentrycli.api.team.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeamChoiceTest {
  private static final String OLD = "2024-01-01T00:00:00Z";
  private static final String NEW = "2025-01-01T00:00:00.5Z";

  private static Team team(String slug, boolean member, @Nullable String role, String created) {
    return new Team(
        JsonParser.parseString(
                """
                {"slug": "%s", "isMember": %s, "teamRole": %s, "dateCreated": "%s"}
                """
                    .formatted(slug, member, role == null ? null : '"' + role + '"', created))
            .getAsJsonObject());
  }

  private static @Nullable String chosen(Team... teams) {
    TeamChoice choice = TeamChoice.among(List.of(teams));
    return choice == null ? null : choice.slug();
  }

  @Test
  void aTeamOfTheAccountGoesBeforeOneItLeadsBeforeTheOldest() {
    assertThat(chosen(team("a", false, null, OLD), team("b", true, "contributor", NEW)))
        .isEqualTo("b");
    assertThat(chosen(team("a", true, "contributor", OLD), team("b", true, "admin", NEW)))
        .isEqualTo("b");
    assertThat(chosen(team("a", true, "admin", NEW), team("b", true, "admin", OLD))).isEqualTo("b");
    assertThat(chosen(team("b", true, "admin", OLD), team("a", true, "admin", OLD))).isEqualTo("a");
  }

  @Test
  void onesOfUnknownAgeGoLast() {
    assertThat(chosen(team("a", true, null, "?"), team("b", true, null, NEW))).isEqualTo("b");
  }

  @Test
  void onlyAChoiceAmongSeveralIsWorthANote() {
    TeamChoice single = TeamChoice.among(List.of(team("a", false, null, OLD)));
    TeamChoice several =
        TeamChoice.among(List.of(team("a", false, null, OLD), team("b", false, null, NEW)));
    assertThat(single).isEqualTo(new TeamChoice("a", null));
    assertThat(several).isNotNull();
    assertThat(several.note()).contains("'a'").contains("2").contains("--team");
    assertThat(TeamChoice.among(List.of())).isNull();
  }
}
