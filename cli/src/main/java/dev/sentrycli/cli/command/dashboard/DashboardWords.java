package dev.sentrycli.cli.command.dashboard;

import dev.sentrycli.cli.dashboard.DashboardReference;
import dev.sentrycli.cli.target.Target;
import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import java.util.List;

/// The words that commands on dashboards take.
final class DashboardWords {
  private DashboardWords() {}

  /// `[<org>/] <dashboard>`.
  static Positional[] dashboard(String missing) {
    return new Positional[] {
      Positional.required(
              "org/dashboard", "A dashboard by number, title or link, or its organization")
          .missing(missing),
      Positional.optional("dashboard", "Its number or title, after the organization")
    };
  }

  /// `[<org>/] <dashboard> <title>`.
  static Positional[] titled(String missing) {
    return new Positional[] {
      Positional.required(
              "org/dashboard", "A dashboard by number, title or link, or its organization")
          .missing(missing),
      Positional.required("title", "The title; the dashboard, after an organization")
          .missing(missing),
      Positional.optional("title", "The title, after an organization and a dashboard")
    };
  }

  static DashboardReference reference(List<String> words) {
    return DashboardReference.parse(words);
  }

  static Target organization(String word) {
    return DashboardReference.organization(word);
  }

  /// @throws UsageException if it is blank
  static String title(String typed) {
    if (typed.isBlank()) {
      throw new UsageException(
          UsageException.Kind.SYNTAX, "The title is empty", "a title has at least one character");
    }
    return typed.strip();
  }
}
