package dev.sentrycli.sandbox;

/// What a new sandbox holds.
public enum Seed {
  /// Two small companies with a history.
  DEMO,
  /// As after an installation: one organization, one user, one project, no events.
  EMPTY
}
