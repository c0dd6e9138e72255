package dev.sentrycli.cli.target;

import dev.sentrycli.api.issue.Issue;
import org.jspecify.annotations.Nullable;

/// An issue that is meant, as the server described it.
///
/// @param event what a link named beside it: an event's id, or `latest`, `oldest`, `recommended`
public record IssueTarget(String organization, Issue issue, @Nullable String event) {
  public String id() {
    return issue.id();
  }
}
