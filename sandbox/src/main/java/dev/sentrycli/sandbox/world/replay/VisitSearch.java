package dev.sentrycli.sandbox.world.replay;

import dev.sentrycli.sandbox.ingest.Json;
import dev.sentrycli.sandbox.world.directory.Organization;
import dev.sentrycli.sandbox.world.event.Event;
import dev.sentrycli.sandbox.world.issue.Issues;
import dev.sentrycli.sandbox.world.search.Expression;
import dev.sentrycli.sandbox.world.search.SearchException;
import dev.sentrycli.sandbox.world.search.SearchParser;
import dev.sentrycli.sandbox.world.search.Term;
import dev.sentrycli.sandbox.world.search.Term.Operand;
import dev.sentrycli.sandbox.world.search.Vocabulary;
import dev.sentrycli.sandbox.world.search.Wildcard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds replays by what they tell.
public final class VisitSearch {
  private static final Set<String> NUMBERS =
      Set.of(
          "activity",
          "count_dead_clicks",
          "count_errors",
          "count_infos",
          "count_rage_clicks",
          "count_segments",
          "count_urls",
          "count_warnings",
          "duration",
          "project_id");
  private static final Set<String> DATES = Set.of("started_at", "finished_at");
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("replay_id", "id"),
          Map.entry("count_screens", "count_urls"),
          Map.entry("error_id", "error_ids"),
          Map.entry("info_id", "info_ids"),
          Map.entry("warning_id", "warning_ids"),
          Map.entry("release", "releases"),
          Map.entry("trace", "trace_ids"),
          Map.entry("trace_id", "trace_ids"),
          Map.entry("url", "urls"),
          Map.entry("screen", "urls"),
          Map.entry("screens", "urls"),
          Map.entry("user.ip_address", "user.ip"),
          Map.entry("os", "os.name"),
          Map.entry("browser", "browser.name"),
          Map.entry("device", "device.name"),
          Map.entry("sdk", "sdk.name"));

  /// What can be sorted by, besides [#NUMBERS] and [#DATES].
  private static final Set<String> TEXTS =
      Set.of(
          "browser.name",
          "browser.version",
          "device.brand",
          "device.family",
          "device.model",
          "device.name",
          "dist",
          "os.name",
          "os.version",
          "platform",
          "sdk.name",
          "sdk.version",
          "user.email",
          "user.id",
          "user.username");

  private final Replays replays;
  private final Issues issues;

  public VisitSearch(Replays replays, Issues issues) {
    this.replays = replays;
    this.issues = issues;
  }

  /// Which replays are wanted. None means all in the lists.
  ///
  /// @param sort a field that [#sortable] knows, `-` before it for the largest first
  public record Wish(
      List<Long> projects,
      List<String> environments,
      Instant start,
      Instant end,
      String query,
      String sort) {}

  /// The replay itself, whatever became of it; null if it has never told anything.
  public @Nullable Visit of(Organization organization, Replay replay) {
    return replay.segments().isEmpty()
        ? null
        : Visit.of(replay, linked(organization).getOrDefault(replay.id(), List.of()));
  }

  public List<Visit> find(Organization organization, Wish wish, Instant now)
      throws SearchException {
    Expression query = SearchParser.eventSearch(wish.query(), new Keys(), now);
    Map<String, List<Event>> linked = linked(organization);
    List<Visit> found = new ArrayList<>();
    for (Replay replay : replays.of(organization)) {
      if (replay.segments().isEmpty()
          || !(wish.projects().isEmpty() || wish.projects().contains(replay.projectId()))) {
        continue;
      }
      Visit visit = Visit.of(replay, linked.getOrDefault(replay.id(), List.of()));
      boolean there =
          !visit.finished().isBefore(wish.start()) && !visit.started().isAfter(wish.end());
      if (there
          && (wish.environments().isEmpty()
              || wish.environments().contains(String.valueOf(visit.environment())))
          && query.matches(term -> satisfies(visit, term))) {
        found.add(visit);
      }
    }
    found.sort(order(wish.sort()).thenComparing(visit -> visit.replay().id()));
    return found;
  }

  /// Whether a list can be sorted by this.
  public static boolean sortable(String sort) {
    String field = named(sort.startsWith("-") ? sort.substring(1) : sort);
    return NUMBERS.contains(field) || DATES.contains(field) || TEXTS.contains(field);
  }

  private static String named(String key) {
    return ALIASES.getOrDefault(key, key);
  }

  private static Comparator<Visit> order(String sort) {
    boolean descending = sort.startsWith("-");
    String field = named(descending ? sort.substring(1) : sort);
    Comparator<Visit> order =
        NUMBERS.contains(field)
            ? Comparator.comparingDouble(visit -> number(visit, field))
            : DATES.contains(field)
                ? Comparator.comparing(visit -> date(visit, field))
                : Comparator.comparing(
                    visit -> texts(visit, field).stream().findFirst().orElse(""));
    return descending ? order.reversed() : order;
  }

  /// The events that name a replay, by its id.
  private Map<String, List<Event>> linked(Organization organization) {
    Map<String, List<Event>> linked = new HashMap<>();
    for (Event event : issues.events(organization)) {
      String replay = event.issueId() == null ? null : event.tag("replayId");
      if (replay != null) {
        linked.computeIfAbsent(replay.replace("-", ""), _ -> new ArrayList<>()).add(event);
      }
    }
    return linked;
  }

  private static double number(Visit visit, String field) {
    return switch (field) {
      case "activity" -> visit.activity();
      case "count_dead_clicks" -> visit.deadClicks();
      case "count_errors" -> visit.errors().size();
      case "count_infos" -> visit.infos().size();
      case "count_rage_clicks" -> visit.rageClicks();
      case "count_segments" -> visit.replay().segments().size();
      case "count_urls" -> visit.urls().size();
      case "count_warnings" -> visit.warnings().size();
      case "project_id" -> visit.replay().projectId();
      default -> visit.seconds();
    };
  }

  private static Instant date(Visit visit, String field) {
    return field.equals("finished_at") ? visit.finished() : visit.started();
  }

  private static Collection<String> texts(Visit visit, String field) {
    int dot = field.indexOf('.');
    String part = dot < 0 ? "" : field.substring(dot + 1);
    String one =
        switch (dot < 0 ? field : field.substring(0, dot)) {
          case "id" -> visit.replay().id();
          case "replay_type" -> Json.text(visit.latest(), "replay_type", "session");
          case "environment", "dist", "platform" -> Json.text(visit.latest(), field);
          case "browser", "os", "device" ->
              visit.context(field.substring(0, dot < 0 ? field.length() : dot), part);
          case "sdk" -> visit.sdk(part);
          case "user" -> Json.text(visit.user(), part.equals("ip") ? "ip_address" : part);
          default -> null;
        };
    if (one != null) {
      return List.of(one);
    }
    return switch (field) {
      case "error_ids" -> visit.errors();
      case "warning_ids" -> visit.warnings();
      case "info_ids" -> visit.infos();
      case "trace_ids" -> visit.traces();
      case "urls" -> visit.urls();
      case "releases" -> visit.releases();
      default -> visit.tags().getOrDefault(tag(field), Set.of());
    };
  }

  private static String tag(String field) {
    return field.startsWith("tags[") ? field.substring(5, field.length() - 1) : field;
  }

  private static boolean satisfies(Visit visit, Term term) {
    return holds(visit, term) != term.negated();
  }

  private static boolean holds(Visit visit, Term term) {
    String key = term.key();
    return switch (term.operand()) {
      case Operand.Numbers(var anyOf) ->
          SearchParser.compares(number(visit, key), term.operator(), anyOf);
      case Operand.Moment(var when) -> term.operator().accepts(date(visit, key).compareTo(when));
      case Operand.Truth(var wanted) -> !wanted;
      case Operand.Presence() -> NUMBERS.contains(key) || !texts(visit, key).isEmpty();
      case Operand.Pattern(var regex) ->
          texts(visit, key).stream().anyMatch(text -> regex.matcher(text).find());
      case Operand.Texts(var anyOf) -> {
        boolean words = key.equals("message");
        Collection<String> values = words ? said(visit) : texts(visit, key);
        yield values.isEmpty()
            ? anyOf.contains("")
            : anyOf.stream()
                .map(text -> new Wildcard(isId(key) ? text.replace("-", "") : text))
                .anyMatch(
                    wanted ->
                        values.stream()
                            .anyMatch(text -> words ? wanted.isIn(text) : wanted.matches(text)));
      }
    };
  }

  private static boolean isId(String key) {
    return key.equals("id") || key.endsWith("_ids");
  }

  /// What words alone are looked for in.
  private static List<String> said(Visit visit) {
    List<String> said = new ArrayList<>(visit.urls());
    said.add(visit.replay().id());
    said.add(Objects.requireNonNullElse(visit.userName(), ""));
    return said;
  }

  /// The keys of searches among replays; others are tags.
  private record Keys() implements Vocabulary {
    @Override
    public String named(String key) {
      return VisitSearch.named(key);
    }

    @Override
    public Kind kind(String key) {
      return NUMBERS.contains(key) ? Kind.NUMBER : DATES.contains(key) ? Kind.DATE : Kind.TEXT;
    }

    @Override
    public @Nullable Kind aggregate(String function) {
      return null;
    }

    @Override
    public boolean knowsIs() {
      return false;
    }

    @Override
    public boolean knowsPatterns() {
      return false;
    }
  }
}
