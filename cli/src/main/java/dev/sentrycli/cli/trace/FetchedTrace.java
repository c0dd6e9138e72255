package dev.sentrycli.cli.trace;

import dev.sentrycli.api.json.JsonStream;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.api.trace.TraceItem;
import dev.sentrycli.api.trace.Traces;
import dev.sentrycli.cli.session.Session;
import java.util.List;
import java.util.function.Function;

/// Asks for traces by their ids, which don't tell when they were.
public final class FetchedTrace {
  private static final String SHORT = "14d";
  private static final String LONG = "90d";

  private FetchedTrace() {}

  /// The trace; empty if the server has none of this id, or can't find it any more.
  ///
  /// @param attributes names of what spans are to tell beyond the usual
  public static TraceTree of(
      String organization, String trace, List<String> attributes, Session session) {
    Traces traces = session.api().traces();
    return found(time -> traces.within(organization, trace, time, attributes));
  }

  /// As [#of], with no more than people are shown, which is much less where a trace is large.
  public static TraceTree toShow(String organization, String trace, Session session) {
    Traces traces = session.api().traces();
    Thread.ofPlatform().daemon().start(JsonStream::prepare);
    return found(time -> traces.toShow(organization, trace, time));
  }

  private static TraceTree found(Function<TimeSpan, List<TraceItem>> question) {
    TraceTree recent = TraceTree.of(question.apply(TimeSpan.last(SHORT)));
    // Servers search a short time faster.
    return recent.isEmpty() ? TraceTree.of(question.apply(TimeSpan.last(LONG))) : recent;
  }
}
