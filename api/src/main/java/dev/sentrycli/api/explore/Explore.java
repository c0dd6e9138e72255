package dev.sentrycli.api.explore;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Fields;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be asked about the rows of datasets: errors, spans, logs, metrics.
public final class Explore {
  /// Why a server refuses a dataset: it does not know it, or has it switched off.
  private static final Fallbacks.Refusal NO_DATASET =
      status -> status.status() == 404 || (status.status() == 400 && isAboutDataset(status));

  private final Regions regions;
  private final Fallbacks fallbacks;

  public Explore(Regions regions, Fallbacks fallbacks) {
    this.regions = regions;
    this.fallbacks = fallbacks;
  }

  /// The first rows, or those from a cursor on.
  public Table table(String organization, TableQuery query, int limit, @Nullable String cursor) {
    return table(organization, query.request(organization, cursor), limit);
  }

  private Table table(String organization, Request request, int limit) {
    JsonObject[] meta = {new JsonObject()};
    Slice<JsonObject> rows =
        regions.slice(
            organization,
            request,
            regions.pageSize(limit),
            limit,
            answer -> {
              JsonObject page = answer.object();
              JsonObject told = Fields.objectOrNull(page, "meta");
              if (told != null && meta[0].isEmpty()) {
                meta[0] = told;
              }
              return Fields.objects(page, "data");
            },
            row -> row);
    return new Table(rows, meta[0]);
  }

  /// As [#table(String, TableQuery, int, String)]; servers without the dataset are asked otherwise.
  ///
  /// @param older the question for those; null if there is none
  public Table table(
      String organization,
      TableQuery query,
      @Nullable TableQuery older,
      int limit,
      @Nullable String cursor) {
    if (older == null) {
      return table(organization, query, limit, cursor);
    }
    return fallbacks.ask(
        "dataset " + query.dataset(),
        NO_DATASET,
        () -> table(organization, query, limit, cursor),
        () -> table(organization, older, limit, cursor));
  }

  /// As [#table(String, TableQuery, TableQuery, int, String)], but always from the server, for
  /// questions that are asked again and again.
  public Table tableNow(
      String organization, TableQuery query, TableQuery older, int limit, @Nullable String cursor) {
    return fallbacks.ask(
        "dataset " + query.dataset(),
        NO_DATASET,
        () -> now(organization, query, limit, cursor),
        () -> now(organization, older, limit, cursor));
  }

  private Table now(String organization, TableQuery query, int limit, @Nullable String cursor) {
    Request request = query.request(organization, cursor).cached(Request.CacheLife.NONE);
    return table(organization, request, limit);
  }

  /// The first replays, or those from a cursor on, as objects.
  ///
  /// @param query its fields are parts of replays
  public Slice<JsonObject> replays(
      String organization, TableQuery query, int limit, @Nullable String cursor) {
    return regions.slice(
        organization,
        query.replays(organization, cursor),
        regions.pageSize(limit),
        limit,
        answer -> Fields.objects(answer.object(), "data"),
        row -> row);
  }

  /// Numbers over time. Servers that know no `events-timeseries` are asked for `events-stats`.
  public Series series(String organization, SeriesQuery query) {
    return fallbacks.ask(
        "events-timeseries",
        () -> new Series(regions.send(organization, query.timeseries(organization)).object()),
        () ->
            new Series(
                OldSeries.modern(
                    regions.send(organization, query.stats(organization)).object(), query)));
  }

  /// As [#series(String, SeriesQuery)]; servers without the dataset are asked otherwise.
  ///
  /// @param older the question for those; null if there is none
  public Series series(String organization, SeriesQuery query, @Nullable SeriesQuery older) {
    return older == null
        ? series(organization, query)
        : fallbacks.ask(
            "dataset " + query.dataset(),
            NO_DATASET,
            () -> series(organization, query),
            () -> series(organization, older));
  }

  private static boolean isAboutDataset(ApiException.Status status) {
    return status.detail().toLowerCase(Locale.ROOT).contains("dataset");
  }
}
