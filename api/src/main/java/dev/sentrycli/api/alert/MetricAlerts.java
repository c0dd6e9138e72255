package dev.sentrycli.api.alert;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Slice;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Alerts about numbers, as a server keeps them. However it does, they are told of as monitors.
public interface MetricAlerts {
  /// Whether its numbers are those that links to alert rules name. Where alerts are kept otherwise,
  /// they are numbered anew.
  boolean hasNumbersOfRules();

  /// Those that are wanted, the newest first.
  ///
  /// @param perPage how many to ask for at a time, which has to stay the same from a cursor on
  Slice<Detector> list(
      String organization,
      Predicate<Detector> wanted,
      int perPage,
      int limit,
      @Nullable String cursor);

  /// @throws dev.sentrycli.api.gateway.ApiException if there is none
  Detector view(String organization, String id);

  /// Makes one that watches a project.
  ///
  /// @throws OlderServerException if the server can't be told
  Detector create(String organization, String project, MetricWish wish);

  /// What [#update] is to be told.
  ///
  /// @param detector what it is now
  /// @throws OlderServerException if the server can't be told
  JsonObject changed(Detector detector, MetricWish change);

  Detector update(String organization, String id, JsonObject changed);

  void delete(String organization, String id);
}
