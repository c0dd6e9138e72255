package dev.sentrycli.cli.trace;

import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.session.Session;
import java.util.List;

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
    TraceTree recent = within(SHORT, organization, trace, attributes, session);
    // Servers search a short time faster.
    return recent.isEmpty() ? within(LONG, organization, trace, attributes, session) : recent;
  }

  private static TraceTree within(
      String period, String organization, String trace, List<String> attributes, Session session) {
    return TraceTree.of(
        session.api().traces().within(organization, trace, TimeSpan.last(period), attributes));
  }
}
