package dev.sentrycli.cli.command.project;

import dev.sentrycli.api.team.Team;
import dev.sentrycli.cli.output.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The team a new project goes to.
///
/// @param note for the person who did not name it; null if there is nothing to say
record TeamChoice(String slug, @Nullable String note) {
  /// The one that fits best: one the account is in rather than another, one it leads rather than
  /// another, the oldest. Null if there are none.
  static @Nullable TeamChoice among(List<Team> teams) {
    if (teams.isEmpty()) {
      return null;
    }
    List<Team> ranked = new ArrayList<>(teams);
    ranked.sort(
        Comparator.comparing((Team team) -> !team.isMember())
            .thenComparing(team -> !"admin".equals(team.role()))
            .thenComparing(TeamChoice::founded)
            .thenComparing(Team::slug));
    String best = ranked.getFirst().slug();
    return new TeamChoice(
        best,
        teams.size() == 1
            ? null
            : "Team '%s' was chosen out of %d: --team names another".formatted(best, teams.size()));
  }

  private static Instant founded(Team team) {
    Instant founded = Moments.instant(team.dateCreated());
    return founded == null ? Instant.MAX : founded;
  }
}
