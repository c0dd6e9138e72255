package dev.sentrycli.api.alert;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alert about issues should be. Null means what is usual for a new one, and what it is for
/// one that is there.
///
/// @param conditions what makes it look at an issue
/// @param filters what the issue has to pass
/// @param filterMatch `all` or `any-short`
/// @param frequency in minutes
/// @param environment empty for all
/// @param owner such as `team:5`; empty for nobody
public record WorkflowWish(
    @Nullable String name,
    @Nullable List<JsonObject> conditions,
    @Nullable List<JsonObject> filters,
    @Nullable String filterMatch,
    @Nullable List<JsonObject> actions,
    @Nullable Integer frequency,
    @Nullable String environment,
    @Nullable String owner,
    @Nullable Boolean enabled) {
  static final int USUAL_FREQUENCY = 30;
  static final String ALL = "all";
  static final String ANY = "any-short";

  List<JsonObject> conditionsOrNone() {
    return conditions == null ? List.of() : conditions;
  }

  List<JsonObject> filtersOrNone() {
    return filters == null ? List.of() : filters;
  }

  List<JsonObject> actionsOrNone() {
    return actions == null ? List.of() : actions;
  }

  String filterMatchOrAll() {
    return filterMatch == null ? ALL : filterMatch;
  }

  int frequencyOrUsual() {
    return frequency == null ? USUAL_FREQUENCY : frequency;
  }
}
