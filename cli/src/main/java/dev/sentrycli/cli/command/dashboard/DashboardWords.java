package dev.sentrycli.cli.command.dashboard;

import dev.sentrycli.grammar.Positional;
import dev.sentrycli.grammar.UsageException;
import dev.sentrycli.terminal.Block;
import dev.sentrycli.terminal.Text;
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

  /// That something was done to a dashboard, and the address of its page.
  static List<Block> done(String sentence, String url) {
    return List.of(
        new Block.Paragraph(Text.done(sentence)), new Block.Lines(List.of(Text.link(url, url))));
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
