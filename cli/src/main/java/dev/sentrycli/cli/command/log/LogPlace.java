package dev.sentrycli.cli.command.log;

import dev.sentrycli.cli.command.InProjects;
import dev.sentrycli.cli.recovery.TracePlace;
import dev.sentrycli.cli.target.ProjectTarget;
import org.jspecify.annotations.Nullable;

/// Whose logs are looked at.
sealed interface LogPlace {
  String organization();

  /// All that a project logs.
  ///
  /// @param narrowed how requests say so
  record Project(ProjectTarget project, InProjects narrowed) implements LogPlace {
    @Override
    public String organization() {
      return project.organization();
    }

    @Override
    public String toString() {
      return project.toString();
    }
  }

  /// What was logged while a trace was made, in all projects or in one.
  ///
  /// @param search that singles the project out; null for all
  record Trace(TracePlace place, @Nullable String search) implements LogPlace {
    @Override
    public String organization() {
      return place.organization();
    }

    @Override
    public String toString() {
      return place.toString();
    }
  }
}
