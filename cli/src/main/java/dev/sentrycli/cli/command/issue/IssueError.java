package dev.sentrycli.cli.command.issue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sentrycli.api.gateway.ApiException;
import dev.sentrycli.cli.command.RefusedException;
import dev.sentrycli.cli.session.Session;
import dev.sentrycli.cli.target.TargetException;
import java.util.List;

/// A part of a list that could not be had.
///
/// @param source the organization or projects it would have come from
/// @param begun whether a part of it came
record IssueError(String source, boolean begun, RuntimeException failure) {
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  private int status() {
    return switch (failure) {
      case ApiException.Status status -> status.status();
      case ApiException.NotSentry page -> page.status();
      case ApiException.RateLimited _ -> TOO_MANY;
      case TargetException _ -> NOT_FOUND;
      default -> 0;
    };
  }

  /// Tells people, and makes the keys of the JSON frame of it.
  static JsonObject tell(List<IssueError> all, Session session) {
    JsonObject extras = new JsonObject();
    JsonArray errors = new JsonArray();
    for (IssueError one : all) {
      String message = RefusedException.reason(one.failure());
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
