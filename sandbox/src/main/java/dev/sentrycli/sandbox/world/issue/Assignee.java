package dev.sentrycli.sandbox.world.issue;

/// Who has an issue: a person or a team, by id.
public record Assignee(Kind kind, long id) {

  /// Person or team.
  public enum Kind {
    USER,
    TEAM
  }
}
