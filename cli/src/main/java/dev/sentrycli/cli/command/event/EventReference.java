package dev.sentrycli.cli.command.event;

import dev.sentrycli.cli.recovery.WrittenId;
import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.Target;
import org.jspecify.annotations.Nullable;

/// How the words of `event view` name one event, before any server is asked.
sealed interface EventReference {
  /// An event by its id.
  ///
  /// @param id 32 lower-case hexadecimal digits
  record ById(Place place, String id) implements EventReference {}

  /// An event by an id that has something around it, or is only a piece of one.
  record ByPiece(Place.Within place, WrittenId written) implements EventReference {}

  /// The latest event of where one works: of the project that settings or the folder tell, else of
  /// the organization.
  record Here() implements EventReference {}

  /// The event of an issue that the issue's link names, else its latest.
  record OfIssue(IssueReference issue) implements EventReference {}

  /// `web-1a`, `acme/web-1a`: an organization or a project if there is one of this name, whose
  /// latest event is meant; else an issue. Typed in capitals it is an issue at once.
  ///
  /// @param word what follows the organization
  record Unclear(@Nullable String organization, String word, IssueReference issue)
      implements EventReference {}

  /// Where an event with a known id is looked for.
  sealed interface Place {
    /// Within what a target names; without one, everywhere.
    record Within(Target target) implements Place {}

    /// In the project of an issue.
    record Beside(IssueReference issue) implements Place {}
  }
}
