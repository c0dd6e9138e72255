package dev.sentrycli.cli.command.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.terminal.Style;
import dev.sentrycli.terminal.Text;
import dev.sentrycli.terminal.format.Amounts;
import org.jspecify.annotations.Nullable;

/// How those fare who use a release in one project.
///
/// @param data what the server counted; null if it counted nothing
record Health(@Nullable JsonObject data) {
  static final String NONE = "—";
  private static final int MUCH = 50;
  private static final int SOME = 10;
  private static final int GOOD = 99;
  private static final int FAIR = 95;

  /// That of the first project of a release that has any.
  ///
  /// @param preferred the slug or id of the project to look at first, or null
  static Health of(JsonObject release, @Nullable String preferred) {
    JsonObject first = null;
    for (JsonObject project : Fields.objects(release, "projects")) {
      JsonObject health = Fields.objectOrNull(project, "healthData");
      boolean counts =
          Fields.truth(project, "hasHealthData") || Fields.truth(health, "hasHealthData");
      if (health != null && counts) {
        boolean wanted =
            preferred != null
                && (preferred.equals(Fields.textOrNull(project, "slug"))
                    || preferred.equals(Fields.textOrNull(project, "id")));
        if (wanted) {
          return new Health(health);
        }
        first = first == null ? health : first;
      }
    }
    return new Health(first);
  }

  @Nullable Double number(String field) {
    return Fields.numberOrNull(data, field);
  }

  /// How many of all use it, by users where they are told apart.
  Text adoption() {
    Double users = number("adoption");
    Double share = users == null ? number("sessionsAdoption") : users;
    return share == null
        ? Text.of(NONE)
        : graded(percent(share, 1), share >= MUCH, share >= SOME, Style.MUTED);
  }

  /// How many sessions, or users where those are not counted, end without a crash.
  Text crashFree() {
    Double sessions = number("crashFreeSessions");
    return crashFree(sessions == null ? number("crashFreeUsers") : sessions);
  }

  Text crashFree(@Nullable Double share) {
    return share == null
        ? Text.of(NONE)
        : graded(percent(share, 2), share >= GOOD, share >= FAIR, Style.RED);
  }

  private static Text graded(String shown, boolean good, boolean fair, Style otherwise) {
    return Text.of(shown, good ? Style.GREEN : fair ? Style.YELLOW : otherwise);
  }

  private static String percent(double share, int decimals) {
    return share == Math.rint(share)
        ? Amounts.share(share / 100, 0)
        : Amounts.share(share / 100, decimals);
  }

  Text count(String field) {
    Double number = number(field);
    return Text.of(number == null ? NONE : Amounts.count(number.longValue()));
  }

  /// Sessions, or whatever was counted, over time.
  double[] series() {
    JsonObject stats = Fields.objectOrNull(data, "stats");
    if (stats == null || stats.isEmpty()) {
      return new double[0];
    }
    if (!(stats.entrySet().iterator().next().getValue() instanceof JsonArray points)) {
      return new double[0];
    }
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      JsonElement point = points.get(i);
      if (point instanceof JsonArray pair
          && pair.size() == 2
          && pair.get(1) instanceof JsonPrimitive number
          && number.isNumber()) {
        values[i] = number.getAsDouble();
      }
    }
    return values;
  }
}
