package dev.sentrycli.api.alert;

import com.google.gson.JsonObject;
import dev.sentrycli.api.json.Slice;
import dev.sentrycli.api.project.Project;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Alerts about the issues of a project, as a server keeps them. However it does, they are told of
/// as workflows.
public interface IssueAlerts {
  /// Whether its numbers are those that links to alert rules name. Where alerts are kept otherwise,
  /// they are numbered anew.
  boolean hasNumbersOfRules();

  /// Those that are wanted, the newest first.
  ///
  /// @param perPage how many to ask for at a time, which has to stay the same from a cursor on
  Slice<Workflow> list(
      String organization,
      Project project,
      Predicate<Workflow> wanted,
      int perPage,
      int limit,
      @Nullable String cursor);

  /// The one with a number, or null if there is none.
  @Nullable Workflow find(String organization, Project project, String id);

  /// What [#create] is to be told.
  ///
  /// @throws OlderServerException if the server can't be told
  JsonObject draft(String organization, Project project, WorkflowWish wish);

  Workflow create(String organization, Project project, JsonObject draft);

  /// What [#update] is to be told.
  ///
  /// @throws OlderServerException if the server can't be told
  JsonObject changed(String organization, Project project, String id, WorkflowWish change);

  Workflow update(String organization, Project project, String id, JsonObject changed);

  void delete(String organization, Project project, String id);
}
