package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.TargetException;
import java.util.List;

/// A part of a list that could not be had.
///
/// @param source the organization or projects it would have come from
/// @param begun whether a part of it came
record IssueError(String source, boolean begun, RuntimeException failure) {
  private static final int NOT_FOUND = 404;

  private int status() {
    if (failure instanceof ApiException.Status status) {
      return status.status();
    }
    return failure instanceof TargetException ? NOT_FOUND : 0;
  }

  private String message() {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof ApiException.Status status && !status.detail().isBlank()
        ? message + ": " + status.detail()
        : message;
  }

  /// Tells people, and makes the keys of the JSON frame of it.
  static JsonObject tell(List<IssueError> all, Session session) {
    JsonObject extras = new JsonObject();
    JsonArray errors = new JsonArray();
    for (IssueError one : all) {
      String message = one.message();
      JsonObject error = new JsonObject();
      error.addProperty("status", one.status());
      error.addProperty("message", message);
      errors.add(error);
      session
          .notices()
          .warn(
              "issue",
              (one.begun() ? "No further issues from " : "No issues from ")
                  + one.source()
                  + ": "
                  + message);
    }
    if (!errors.isEmpty()) {
      extras.add("errors", errors);
    }
    return extras;
  }
}
