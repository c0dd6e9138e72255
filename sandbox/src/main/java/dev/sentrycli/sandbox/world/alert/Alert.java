package dev.sentrycli.sandbox.world.alert;

import com.google.gson.JsonObject;
import dev.sentrycli.sandbox.ingest.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that has to do with alerts, as its endpoint tells of it.
///
/// @param projectId null for what belongs to an organization alone
/// @param text the JSON object that is answered
public record Alert(
    Kind kind, long id, long organizationId, @Nullable Long projectId, String text) {
  /// What servers of different ages keep.
  public enum Kind {
    /// What is done about issues, connected to the monitors they come from.
    WORKFLOW,
    /// A monitor: what makes issues of errors, or of a number that is passed.
    DETECTOR,
    /// An alert about issues, as older servers keep it with a project.
    RULE,
    /// An alert about a number, as older servers keep it with an organization.
    METRIC_RULE
  }

  /// A copy of what is answered.
  public JsonObject json() {
    return Objects.requireNonNull(Json.object(text));
  }

  public Alert with(JsonObject json) {
    return new Alert(kind, id, organizationId, projectId, json.toString());
  }
}
