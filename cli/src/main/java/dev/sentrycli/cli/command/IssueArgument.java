package dev.sentrycli.cli.command;

import dev.sentrycli.cli.target.IssueReference;
import dev.sentrycli.cli.target.IssueSyntax;
import dev.sentrycli.grammar.Arguments;
import dev.sentrycli.grammar.Positional;

/// The `<issue>` argument of commands on issues.
public final class IssueArgument {
  private static final String BRIEF = "Short id, number, alias, '@latest', or an address";

  /// One issue, the first of the arguments.
  public static final Positional ONE = Positional.required("issue", BRIEF);

  private IssueArgument() {}

  /// At least one issue.
  ///
  /// @param missing what to say where there is none
  public static Positional several(String missing) {
    return Positional.oneOrMore("issue", BRIEF).missing(missing);
  }

  /// What [#ONE] names.
  ///
  /// @throws dev.sentrycli.grammar.UsageException if it can't name an issue
  public static IssueReference of(Arguments arguments) {
    return IssueSyntax.parse(String.valueOf(arguments.positional(0)));
  }
}
