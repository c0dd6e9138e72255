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

  /// What people call it: its short id, or its number where it has none.
  public String name() {
    String shortId = issue.shortId();
    return shortId == null ? issue.id() : shortId;
  }

  /// How it is typed.
  @Override
  public String toString() {
    return organization + "/" + name();
  }
}
