package dev.sentrycli.api.attribute;

import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.api.gateway.Request;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.organization.Regions;
import dev.sentrycli.api.server.Fallbacks;
import dev.sentrycli.api.time.TimeSpan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be asked about the attributes that spans, logs and metrics are told with.
public final class Attributes {
  private final Regions regions;
  private final Fallbacks fallbacks;

  public Attributes(Regions regions, Fallbacks fallbacks) {
    this.regions = regions;
    this.fallbacks = fallbacks;
  }

  /// Which attributes are wanted.
  ///
  /// @param dataset as servers call it: `spans`, `logs`, `tracemetrics`
  /// @param part of their names; null for all
  /// @param query which items must have them; null for all
  /// @param projects ids; empty for those of the caller
  public record Question(
      String dataset,
      @Nullable String part,
      @Nullable String query,
      List<String> projects,
      TimeSpan time) {
    public Question {
      projects = List.copyOf(projects);
    }
  }

  /// One page of those that hold values of a type. Servers may add some of their own to a page, and
  /// name the same one twice.
  ///
  /// @param type `string`, `number`, `boolean` or `array`
  public Slice<JsonObject> page(
      String organization, Question question, String type, int perPage, @Nullable String cursor) {
    return fallbacks.ask(
        "attributes",
        Attributes::wantsItemType,
        () ->
            regions.page(
                organization,
                request(organization, question, "dataset", type, perPage, cursor),
                row -> row),
        () ->
            regions.page(
                organization,
                request(organization, question, "itemType", type, perPage, cursor),
                row -> row));
  }

  /// Servers before 2026 call the dataset otherwise.
  private static boolean wantsItemType(ApiException.Status status) {
    return status.status() == 400
        && status.detail().toLowerCase(Locale.ROOT).replace("_", "").contains("itemtype");
  }

  private static Request request(
      String organization,
      Question question,
      String datasetName,
      String type,
      int perPage,
      @Nullable String cursor) {
    return question
        .time()
        .of(
            Request.get("/api/0/organizations/{}/trace-items/attributes/", organization)
                .query(datasetName, question.dataset())
                .query("attributeType", type)
                .queryIfPresent("substringMatch", question.part())
                .queryIfPresent("query", question.query())
                .queryEach("project", question.projects()))
        .query("expand", "context")
        .query("per_page", perPage)
        .queryIfPresent("cursor", cursor);
  }
}
