package dev.sentrycli.cli.command.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.issue.Issue;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.organization.Fanout;
import dev.sentrycli.api.replay.Replay;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The issues and traces that a replay shows the surroundings of, as far as the server tells.
record RelatedThings(List<RelatedIssue> issues, List<RelatedTrace> traces) {
  private static final int MOST_ISSUES = 3;
  private static final int MOST_TRACES = 2;
  private static final TimeSpan RECENT = TimeSpan.last("14d");

  RelatedThings {
    issues = List.copyOf(issues);
    traces = List.copyOf(traces);
  }

  /// The issue that an error in the replay belongs to.
  record RelatedIssue(String event, Issue issue) {
    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("eventId", event);
      json.addProperty("issueId", issue.id());
      json.addProperty("shortId", issue.shortId());
      json.addProperty("title", issue.title());
      return json;
    }
  }

  /// A trace the replay took part in.
  ///
  /// @param meta how much there is in it, by the names that servers of the day or older ones use
  record RelatedTrace(String trace, JsonObject meta) {
    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("traceId", trace);
      json.addProperty("errorCount", errors());
      json.addProperty("logCount", logs());
      json.addProperty("performanceIssueCount", performanceIssues());
      json.addProperty("spanCount", spans());
      return json;
    }

    long errors() {
      return count("errorsCount", "errors");
    }

    long logs() {
      return count("logsCount", "logs");
    }

    long performanceIssues() {
      return count("performanceIssuesCount", "performance_issues");
    }

    long spans() {
      return count("spansCount", "span_count");
    }

    private long count(String name, String before) {
      Long count = Fields.wholeOrNull(meta, name);
      Long old = count == null ? Fields.wholeOrNull(meta, before) : count;
      return old == null ? 0 : old;
    }
  }

  /// One that is asked for. What can't be had is no reason to show nothing else.
  private sealed interface Wish {
    record ByEvent(String event) implements Wish {}

    record ByTrace(String id) implements Wish {}
  }

  static RelatedThings of(String organization, Replay replay, Session session) {
    List<Wish> wishes = new ArrayList<>();
    replay.errors().stream().limit(MOST_ISSUES).map(Wish.ByEvent::new).forEach(wishes::add);
    replay.traces().stream().limit(MOST_TRACES).map(Wish.ByTrace::new).forEach(wishes::add);
    List<RelatedIssue> issues = new ArrayList<>();
    List<RelatedTrace> traces = new ArrayList<>();
    Function<Wish, @Nullable Record> question = wish -> asked(organization, wish, session);
    for (var outcome : Fanout.<Wish, Record>over(wishes, question)) {
      RuntimeException failure = outcome.failure();
      if (failure != null) {
        session.notices().debug("replay", RefusedException.reason(failure));
      }
      switch (outcome.answer()) {
        case RelatedIssue issue -> issues.add(issue);
        case RelatedTrace trace -> traces.add(trace);
        case null, default -> {}
      }
    }
    return new RelatedThings(issues, traces);
  }

  private static @Nullable Record asked(String organization, Wish wish, Session session) {
    return switch (wish) {
      case Wish.ByEvent(String event) -> {
        Issue issue = session.api().issues().ofEvent(organization, event);
        yield issue == null ? null : new RelatedIssue(event, issue);
      }
      case Wish.ByTrace(String id) ->
          new RelatedTrace(id, session.api().traces().meta(organization, id, RECENT));
    };
  }

  JsonArray issuesJson() {
    JsonArray json = new JsonArray();
    issues.forEach(issue -> json.add(issue.json()));
    return json;
  }

  JsonArray tracesJson() {
    JsonArray json = new JsonArray();
    traces.forEach(trace -> json.add(trace.json()));
    return json;
  }
}
