package dev.sentrycli.cli.command.log;

import com.google.gson.JsonObject;
import dev.sentrycli.api.explore.TableQuery;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.time.TimeSpan;
import dev.sentrycli.cli.command.BadSearch;
import dev.sentrycli.cli.command.Feature;
import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.query.SearchQuery;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.ProjectTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for logs, of a project or of a trace.
///
/// @param typed what the user searches for; null for all
/// @param query the same as servers understand it
/// @param extras columns beyond the usual; only projects have them
record LogSource(
    LogPlace place,
    @Nullable String typed,
    @Nullable String query,
    List<String> extras,
    Session session) {
  /// What each log of a project is told with.
  static final List<String> FIELDS =
      List.of("sentry.item_id", "trace", "severity", "timestamp", "timestamp_precise", "message");

  /// The newest or the oldest.
  ///
  /// @param oldest whether the oldest come first
  Slice<JsonObject> rows(TimeSpan time, boolean oldest, int limit) {
    String sort = oldest ? "timestamp" : "-timestamp";
    return asked(
        () ->
            switch (place) {
              case LogPlace.Project(ProjectTarget _, InProjects project) ->
                  session
                      .api()
                      .explore()
                      .table(
                          place.organization(),
                          table("logs", project, null, time, sort),
                          table("ourlogs", project, null, time, sort),
                          limit,
                          null)
                      .rows();
              case LogPlace.Trace trace ->
                  session
                      .api()
                      .traces()
                      .logs(
                          place.organization(),
                          trace.place().trace(),
                          SearchQuery.within(trace.search(), query),
                          time,
                          sort,
                          limit);
            });
  }

  /// As they are on the server at this moment; the oldest first to the nanosecond, as pages of them
  /// are put one behind the other.
  ///
  /// @param since nanoseconds since 1970; traces can't be searched for it
  Slice<JsonObject> rowsNow(
      @Nullable Long since, TimeSpan time, boolean oldest, int limit, @Nullable String cursor) {
    String sort = oldest ? "timestamp_precise" : "-timestamp";
    return switch (place) {
      case LogPlace.Project(ProjectTarget _, InProjects project) ->
          session
              .api()
              .explore()
              .tableNow(
                  place.organization(),
                  table("logs", project, since, time, sort),
                  table("ourlogs", project, since, time, sort),
                  limit,
                  cursor)
              .rows();
      case LogPlace.Trace trace ->
          session
              .api()
              .traces()
              .logsNow(
                  place.organization(),
                  trace.place().trace(),
                  SearchQuery.within(trace.search(), query),
                  time,
                  sort,
                  limit,
                  cursor);
    };
  }

  /// An answer, or why there is none in words of logs.
  <T> T asked(Supplier<T> question) {
    try {
      return Feature.LOGS.asked(place.organization(), session, question);
    } catch (ApiException.Status refused) {
      throw BadSearch.or(refused, typed);
    }
  }

  private TableQuery table(
      String dataset, InProjects project, @Nullable Long since, TimeSpan time, String sort) {
    List<String> fields = new ArrayList<>(FIELDS);
    fields.addAll(extras);
    String search = SearchQuery.within(project.search(), query);
    if (since != null) {
      search = SearchQuery.within("timestamp_precise:>" + since, search);
    }
    return TableQuery.of(dataset, fields, time).in(project.ids()).where(search).sortedBy(sort);
  }
}
