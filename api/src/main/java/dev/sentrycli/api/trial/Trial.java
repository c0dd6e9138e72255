package dev.sentrycli.api.trial;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan or product that an organization may use for a while.
///
/// @param name as people call it, one of [#NAMES] where it is known
/// @param category as the server calls it
/// @param start the first day, as the server spells it
/// @param end the last day, as the server spells it
public record Trial(
    String name,
    String category,
    boolean started,
    @Nullable Long days,
    @Nullable String start,
    @Nullable String end) {
  public static final String PLAN = "plan";

  /// What people can ask for.
  public static final List<String> NAMES =
      List.of(
          "seer",
          "replays",
          "performance",
          "spans",
          "profiling",
          "logs",
          "monitors",
          "uptime",
          PLAN);

  /// How far a trial is.
  public enum State {
    AVAILABLE,
    ACTIVE,
    EXPIRED
  }

  static Trial ofProduct(JsonObject product) {
    String category = Fields.textOr(product, "category", "?");
    return new Trial(
        name(category),
        category,
        Fields.truth(product, "isStarted"),
        Fields.wholeOrNull(product, "lengthDays"),
        Fields.textOrNull(product, "startDate"),
        Fields.textOrNull(product, "endDate"));
  }

  /// The trial of a whole plan; null if there is and was none.
  static @Nullable Trial ofPlan(JsonObject customer) {
    boolean running = Fields.truth(customer, "isTrial");
    String end = Fields.textOrNull(customer, "trialEnd");
    return running || end != null || Fields.truth(customer, "canTrial")
        ? new Trial(PLAN, PLAN, running, null, null, end)
        : null;
  }

  public State state(Instant now) {
    Long left = daysLeft(now);
    if (left != null && left < 0) {
      return State.EXPIRED;
    }
    return started ? State.ACTIVE : State.AVAILABLE;
  }

  /// How many days there are until the last one, which counts as none; null if it has no end.
  public @Nullable Long daysLeft(Instant now) {
    String last = end;
    if (last == null || last.length() < 10) {
      return null;
    }
    try {
      return ChronoUnit.DAYS.between(
          now.atZone(ZoneOffset.UTC).toLocalDate(), LocalDate.parse(last.substring(0, 10)));
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }

  private static String name(String category) {
    return switch (category) {
      case "seerUsers", "seerAutofix", "seerScanner" -> "seer";
      case "transactions" -> "performance";
      case "profileDuration", "profileDurationUI" -> "profiling";
      case "logBytes", "logItems" -> "logs";
      case "monitorSeats" -> "monitors";
      default -> category;
    };
  }
}
