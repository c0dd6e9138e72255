package dev.sentrycli.cli.target;

import java.util.List;

/// What a command that can work on several things is to work on.
public sealed interface Scope {
  /// @param projects at least one, perhaps of several organizations
  record Projects(List<ProjectTarget> projects) implements Scope {
    public Projects {
      projects = List.copyOf(projects);
    }
  }

  /// All of an organization.
  record Organization(String organization) implements Scope {}

  /// The projects of an organization whose slugs fit a pattern with `*`.
  record Fitting(String organization, String pattern) implements Scope {}

  /// All organizations the account can see.
  record Everything(List<String> organizations) implements Scope {
    public Everything {
      organizations = List.copyOf(organizations);
    }
  }
}
